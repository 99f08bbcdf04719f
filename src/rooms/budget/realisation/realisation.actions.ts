import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { chartOn, type OrganisationTables } from '../../organisation/index.ts'
import type { BudgetTables } from '../budget.tables.ts'
import { aliasesOf, versionInForce } from '../in-force.store.ts'
import type { Spent, SpentLine } from './realisation.contract.ts'
import { knownUpTo, sumsByCode } from './realisation.rules.ts'
import {
  ceilingsOf,
  coverageOf,
  realisedAccounts,
  realisedByMonth,
  realisedLines,
} from './realisation.store.ts'

type Ctx = Context<BudgetTables & OrganisationTables>

/** Finds what an office has spent by its code, as far as that is known. */
export type SpentBy = (skpdCode: string) => Spent

const unknown: Spent = { realised: null, realisedUpTo: null }

/** What every office of a year has spent, as far as it is known; two statements. */
export async function spentByOffice(ctx: Ctx, year: number): Promise<SpentBy> {
  const files = await coverageOf(ctx, year)
  if (files.length === 0) return () => unknown
  const rows = Map.groupBy(await realisedByMonth(ctx, year), ({ skpdCode }) => skpdCode)
  return (skpdCode) => {
    const upTo = knownUpTo(files, skpdCode)
    if (upTo === 0) return unknown
    const counting = (rows.get(skpdCode) ?? []).filter(({ month }) => month <= upTo)
    return {
      realised: counting.reduce((sum, { amount }) => sum + amount, 0),
      realisedUpTo: upTo,
    }
  }
}

/** What one office has spent, by spending unit and sub kegiatan, up to the month that is known;
 * nothing where that is none. */
export async function spentLinesOf(
  ctx: Ctx,
  { year, skpdCode }: { year: number; skpdCode: string },
): Promise<SpentLine[]> {
  const upTo = knownUpTo(await coverageOf(ctx, year), skpdCode)
  return upTo === 0 ? [] : realisedLines(ctx, { year, upTo, skpdCodes: [skpdCode] })
}

/** What one office, or a sub kegiatan of it, has spent by account; `null` where nothing is known. */
export async function spentOnAccounts(
  ctx: Ctx,
  asked: { year: number; skpdCode: string; subActivity?: string | undefined },
): Promise<{ upTo: number; of: (accountCode: string) => number } | null> {
  const upTo = knownUpTo(await coverageOf(ctx, asked.year), asked.skpdCode)
  if (upTo === 0) return null
  const rows = await realisedAccounts(ctx, { ...asked, upTo })
  const sums = new Map(rows.map(({ accountCode, amount }) => [accountCode, amount]))
  return { upTo, of: (accountCode) => sums.get(accountCode) ?? 0 }
}

/** The codes that stand for a unit on a date: linked by hand, else its own. */
async function codesOf(ctx: Ctx, unitId: string, on: LocalDate): Promise<string[]> {
  const aliases = await aliasesOf(ctx)
  const linked = [...aliases].flatMap(([code, unit]) => (unit === unitId ? [code] : []))
  const own = (await chartOn(ctx, on)).organisation.units.find(({ id }) => id === unitId)?.skpdCode
  return own && !aliases.has(own) ? [...linked, own] : linked
}

/** Ceiling and spending under a code, whole rupiah. */
export type CodeSums = { ceiling: number; realised: number | null }

/** Ceilings of the budget in force on a date and what was spent, of one office (and of a unit in it
 * only its own part, where it spends under a code of its own) or of the whole region, by any code.
 * Known is the month up to which every office concerned is. `null` while the year has no budget. */
export async function spendingByCode(
  ctx: Ctx,
  {
    year,
    on,
    officeId,
    unitId,
  }: { year: number; on: LocalDate; officeId: string | null; unitId: string },
): Promise<{ upTo: number | null; of: (code: string) => CodeSums } | null> {
  const version = await versionInForce(ctx, year, on)
  if (!version) return null
  const skpdCodes = officeId === null ? undefined : await codesOf(ctx, officeId, on)
  const ceilings = await ceilingsOf(ctx, version.id, skpdCodes)
  const files = await coverageOf(ctx, year)
  const offices = new Set(ceilings.map(({ skpdCode }) => skpdCode))
  const upTo =
    offices.size === 0 ? 0 : Math.min(...[...offices].map((code) => knownUpTo(files, code)))
  const lines = upTo === 0 ? [] : await realisedLines(ctx, { year, upTo, skpdCodes })
  const parts = unitId === officeId ? [] : await codesOf(ctx, unitId, on)
  const isPart = ({ subUnitCode }: { subUnitCode: string }): boolean => parts.includes(subUnitCode)
  const own = ceilings.some(isPart) ? isPart : () => true
  const [ceiling, realised] = [sumsByCode(ceilings.filter(own)), sumsByCode(lines.filter(own))]
  return {
    upTo: upTo || null,
    of: (code) => ({ ceiling: ceiling(code), realised: upTo === 0 ? null : realised(code) }),
  }
}
