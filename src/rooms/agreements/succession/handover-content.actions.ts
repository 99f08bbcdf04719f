import { decimal, decimalText, fixed, isDecimalText, rounded } from '../../../kernel/decimal.ts'
import { months } from '../../../kernel/indonesian.ts'
import { parsePeriod, printPeriod } from '../../../kernel/period.ts'
import type { Achieved } from '../../../kernel/ports.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { spendingByCode } from '../../budget/index.ts'
import type { DocumentsTables, HandoverContent } from '../../documents/index.ts'
import { chartOn, regionOn } from '../../organisation/index.ts'
import { policyOf } from '../agreement.actions.ts'
import type { AgreementRow, Party } from '../agreement.contract.ts'
import type { Current } from '../agreement.store.ts'
import { blocksOf, promisedBudget } from '../block.store.ts'
import type { DraftingTables } from '../drafting/drafting.actions.ts'
import { levelIn } from '../drafting/mandate.rules.ts'
import { partyIn } from '../proof/content.rules.ts'
import type { Reached } from './handover.contract.ts'
import type { Ended } from './handover.store.ts'

export type HandoverTables = DraftingTables & DocumentsTables
type Ctx = Context<HandoverTables>

/** What somebody writes, and who signs it. */
type Told = {
  unfinished: string
  advice: string
  absence: string | null
  firstParty: Party
  secondParty: Party | null
}

/** A period as people read it. */
export const printed = (period: string | null): string | null => {
  const parsed = period === null ? null : parsePeriod(period)
  return parsed ? printPeriod(parsed) : period
}

/** At most two places: a pooled ratio has forty, and what is frozen is what people read. */
const legible = (value: string | null): string | null =>
  value !== null && isDecimalText(value) ? decimalText(rounded(decimal(value), 2)) : value

/** What was reached of each promised row; of what is not measured here nothing is known. */
export const reachedRows = (
  rows: readonly AgreementRow[],
  heading: string,
  achieved: ReadonlyMap<string, Achieved>,
): Reached[] =>
  rows.map((row) => {
    const found = achieved.get(row.measureId ?? '')
    const { achievement = null, period = null } = found ?? {}
    return {
      ...{ heading: row.heading ?? heading, objective: row.objective, indicator: row.indicator },
      ...{ unit: row.unitLabel, target: row.target, period: printed(period) },
      targetToDate: found?.target ?? null,
      realization: legible(found?.realization ?? null),
      achievement: achievement && fixed(decimal(achievement), 2),
      reason: found?.reason ?? null,
    }
  })

async function rowsOf(
  ctx: Ctx,
  { versionId, year, level }: Current,
  { endedOn }: Ended,
): Promise<HandoverContent['rows']> {
  const { rows } = await blocksOf(ctx, versionId)
  const { heading } = levelIn(await policyOf(ctx, year), level)
  const measureIds = rows.flatMap(({ measureId }) => measureId ?? [])
  const achieved = await ctx.figures.achieved(measureIds, { year, before: endedOn })
  return reachedRows(rows, heading, achieved)
}

/** The money of the promise, and what was spent of it until it ended. */
async function moneyOf(
  ctx: Ctx,
  { id, version, year, agencyId }: Current,
  { endedOn }: Ended,
): Promise<HandoverContent['budget']> {
  const promised = await promisedBudget(ctx, { agreementId: id, version })
  if (!promised) return null
  const on = addDays(endedOn, -1)
  const spent = await spendingByCode(ctx, {
    ...{ year, on, officeId: agencyId, unitId: promised.unitId, until: Number(on.slice(5, 7)) },
  })
  const upTo = spent?.upTo ?? null
  return {
    upTo: upTo === null ? null : `${months[upTo - 1]} ${year}`,
    rows: promised.rows.map(({ code, name, amount }) => ({
      ...{ name, amount, realised: spent?.of(code).realised ?? null },
    })),
  }
}

/** The content of a note as it is today: figures up to the last day, never beyond. */
export async function contentOfHandover(
  ctx: Ctx,
  current: Current,
  ended: Ended,
  { unfinished, advice, absence, firstParty, secondParty }: Told,
): Promise<HandoverContent> {
  const { unit } = await chartOn(ctx, addDays(ended.endedOn, -1))
  const { name, governmentName, place, letterhead, emblem } = await regionOn(ctx, ctx.today)
  return {
    ...{ schema: 'amanah/serah-terima/1', paper: 'st-1', address: ctx.publicUrl },
    region: { code: ctx.region.code, name, governmentName, place },
    letterhead: [...letterhead],
    emblem: emblem === null ? null : { sha256: emblem },
    ...{ code: current.code, version: current.version, agreementDigest: current.digest },
    year: current.year,
    agency: unit.get(current.agencyId ?? '')?.name ?? null,
    unit: current.unitId === current.agencyId ? null : (unit.get(current.unitId)?.name ?? null),
    ...{ from: ended.from, until: addDays(ended.endedOn, -1), date: ctx.today },
    leaving: partyIn(current.firstParty),
    ...{ absence, firstParty: partyIn(firstParty) },
    secondParty: secondParty && partyIn(secondParty),
    rows: await rowsOf(ctx, current, ended),
    budget: await moneyOf(ctx, current, ended),
    ...{ unfinished, advice },
  }
}
