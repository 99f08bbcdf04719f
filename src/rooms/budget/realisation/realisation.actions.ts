import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../../organisation/index.ts'
import type { BudgetTables } from '../budget.tables.ts'
import { codesOn } from '../in-force.actions.ts'
import { versionInForce } from '../in-force.store.ts'
import type { Handed } from '../succession/link.rules.ts'
import type { Spent, SpentLine } from './realisation.contract.ts'
import { knownUpTo, sumsByCode } from './realisation.rules.ts'
import {
  ceilingsOf,
  codesIn,
  coverageOf,
  realisedAccounts,
  realisedByMonth,
  realisedLines,
} from './realisation.store.ts'

type Ctx = Context<BudgetTables & OrganisationTables>

/** Finds what an office has spent by its code, as far as that is known. */
export type SpentBy = (skpdCode: string) => Spent

const unknown: Spent = { realised: null, realisedUpTo: null }

/** A version of a year, whose codes others may go on for. */
type InVersion = { id: string; year: number }

/** What is spent under an office's code in a version: its own, and the codes it goes on for where
 * the version has no office of that code any more. */
async function countingIn(ctx: Ctx, { id, year }: InVersion) {
  const files = await coverageOf(ctx, year)
  const { handed } = files.length === 0 ? { handed: [] } : await codesOn(ctx, ctx.today)
  const gone = handed.map(({ code }) => code)
  const standing = new Set(gone.length === 0 ? [] : await codesIn(ctx, id, gone))
  return {
    upTo: (skpdCode: string) => knownUpTo(files, skpdCode, { year, handed }),
    codes: (skpdCode: string) => [
      skpdCode,
      ...new Set(
        handed
          .filter(({ code, heirCode }: Handed) => heirCode === skpdCode && !standing.has(code))
          .map(({ code }) => code),
      ),
    ],
    isKnown: files.length > 0,
  }
}

/** What every office of a version has spent, as far as it is known. */
export async function spentByOffice(ctx: Ctx, version: InVersion): Promise<SpentBy> {
  const counting = await countingIn(ctx, version)
  if (!counting.isKnown) return () => unknown
  const rows = Map.groupBy(await realisedByMonth(ctx, version.year), ({ skpdCode }) => skpdCode)
  return (skpdCode) => {
    const upTo = counting.upTo(skpdCode)
    if (upTo === 0) return unknown
    const own = counting
      .codes(skpdCode)
      .flatMap((code) => rows.get(code) ?? [])
      .filter(({ month }) => month <= upTo)
    return { realised: own.reduce((sum, { amount }) => sum + amount, 0), realisedUpTo: upTo }
  }
}

/** What one office has spent, by spending unit and sub kegiatan, up to the month that is known;
 * nothing where that is none. What was spent under a code it goes on for is its own. */
export async function spentLinesOf(
  ctx: Ctx,
  { version, skpdCode }: { version: InVersion; skpdCode: string },
): Promise<SpentLine[]> {
  const counting = await countingIn(ctx, version)
  const upTo = counting.upTo(skpdCode)
  const skpdCodes = counting.codes(skpdCode)
  if (upTo === 0) return []
  const lines = await realisedLines(ctx, { year: version.year, upTo, skpdCodes })
  const own = lines.map(({ skpdCode: code, subUnitCode, ...line }) => ({
    ...line,
    subUnitCode: subUnitCode === code ? skpdCode : subUnitCode,
  }))
  const alike = Map.groupBy(own, (line) => `${line.subUnitCode} ${line.subActivityCode}`)
  return [...alike.values()].flatMap(([first, ...others]) =>
    first
      ? [{ ...first, amount: others.reduce((sum, { amount }) => sum + amount, first.amount) }]
      : [],
  )
}

/** What one office, or a sub kegiatan of it, has spent by account; `null` where nothing is known. */
export async function spentOnAccounts(
  ctx: Ctx,
  asked: { version: InVersion; skpdCode: string; subActivity?: string | undefined },
): Promise<{ upTo: number; of: (accountCode: string) => number } | null> {
  const counting = await countingIn(ctx, asked.version)
  const upTo = counting.upTo(asked.skpdCode)
  if (upTo === 0) return null
  const rows = await realisedAccounts(ctx, {
    ...{ year: asked.version.year, upTo, subActivity: asked.subActivity },
    skpdCodes: counting.codes(asked.skpdCode),
  })
  const sums = new Map(rows.map(({ accountCode, amount }) => [accountCode, amount]))
  return { upTo, of: (accountCode) => sums.get(accountCode) ?? 0 }
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
    until = 12,
  }: {
    year: number
    on: LocalDate
    officeId: string | null
    unitId: string
    /** The last month that is counted. */
    until?: number
  },
): Promise<{ upTo: number | null; of: (code: string) => CodeSums } | null> {
  const version = await versionInForce(ctx, year, on)
  if (!version) return null
  const { unitOf, links, own, handed } = await codesOn(ctx, on)
  const isOf = (code: string, subActivityCode?: string): boolean =>
    unitOf(code, subActivityCode)?.id === officeId
  const linked = links.map(({ code }) => code)
  const candidates = [...own.map(({ code }) => code).filter((code) => isOf(code)), ...linked]
  const skpdCodes = officeId === null ? undefined : [...new Set(candidates)]
  const isTheirs = (line: { skpdCode: string; subActivityCode: string }): boolean =>
    officeId === null || isOf(line.skpdCode, line.subActivityCode)
  const ceilings = (await ceilingsOf(ctx, version.id, skpdCodes)).filter(isTheirs)
  const files = await coverageOf(ctx, year)
  const offices = new Set(ceilings.map(({ skpdCode }) => skpdCode))
  const known = [...offices].map((code) => knownUpTo(files, code, { year, handed }))
  const upTo = offices.size === 0 ? 0 : Math.min(until, ...known)
  const lines =
    upTo === 0 ? [] : (await realisedLines(ctx, { year, upTo, skpdCodes })).filter(isTheirs)
  const isPart = ({ subUnitCode }: { subUnitCode: string }): boolean =>
    unitId !== officeId && unitOf(subUnitCode)?.id === unitId
  const counts = ceilings.some(isPart) ? isPart : () => true
  const [ceiling, realised] = [
    sumsByCode(ceilings.filter(counts)),
    sumsByCode(lines.filter(counts)),
  ]
  return {
    upTo: upTo || null,
    of: (code) => ({ ceiling: ceiling(code), realised: upTo === 0 ? null : realised(code) }),
  }
}
