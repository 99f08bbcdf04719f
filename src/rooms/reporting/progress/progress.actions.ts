import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type AgreementsTables, promisedBudget } from '../../agreements/index.ts'
import { sightOf, whyNotRead } from '../../agreements/words.ts'
import { type BudgetTables, spendingByCode } from '../../budget/index.ts'
import { packOf } from '../../organisation/index.ts'
import { dateWithin } from '../../planning/words.ts'
import { measuresShown } from '../measure.store.ts'
import { lastEndedMonth } from '../moment.rules.ts'
import type { MeasureEntry, Moment } from '../standing.rules.ts'
import { RollUpShape, type TreeTables, wantedAt } from '../tree/tree.actions.ts'
import type { AgreementProgress, progressContract } from './progress.contract.ts'
import { agreementProgress, missingAbove } from './progress.rules.ts'
import { nodesOfMeasures, type PromisedRows, promisedRows } from './progress.store.ts'

type Ctx = Context<TreeTables & AgreementsTables & BudgetTables>
type Contract = typeof progressContract

const nothingPromised = refusal(
  'reporting/nothing-promised',
  404,
  'PK ini tidak ditemukan, sudah ditarik, atau belum memuat indikator. Cari di daftar perjanjian.',
  { mend: { href: '/perjanjian', label: 'Buka daftar perjanjian' } },
)

/** The measures of an agreement with those above them whose figures they share. */
async function entriesOf(
  ctx: Ctx,
  measureIds: readonly string[],
  moment: Moment,
): Promise<MeasureEntry[]> {
  const on = dateWithin(moment.year, moment.today)
  const entries: MeasureEntry[] = []
  let wanted: readonly string[] = measureIds
  while (wanted.length > 0) {
    const known = new Set(entries.map(({ id }) => id))
    const found = await measuresShown(ctx, wantedAt(moment, on, await nodesOfMeasures(ctx, wanted)))
    const fresh = found.filter(({ id }) => !known.has(id))
    entries.push(...fresh)
    wanted = fresh.length > 0 ? missingAbove(entries) : []
  }
  return entries
}

/** Until when an agreement is looked at: today, or the last day of one that counts no more. */
function momentOf({ year, endedOn }: PromisedRows, today: LocalDate): Moment {
  const isOver = endedOn !== null && endedOn <= today
  const day = isOver ? addDays(endedOn, -1) : today
  return { year, upTo: lastEndedMonth(year, isOver ? endedOn : today), today: day }
}

/** How far an agreement is; refuses whoever may not read it, with the sentence of its own room. */
export async function readProgress(
  ctx: Ctx,
  { id, version }: Taken<Contract['readProgress']>,
): Promise<Given<Contract['readProgress']>> {
  const rows = await promisedRows(ctx, id, version)
  if (!rows) throw new Refused(nothingPromised)
  const { year, agencyId, personId, giver, measureIds } = rows
  heed(whyNotRead(sightOf(ctx.actor), { agencyId, firstParty: { personId }, secondParty: giver }))
  const moment = momentOf(rows, ctx.today)
  const { content: pack } = await packOf(ctx, 'pengukuran', year, RollUpShape)
  const entries = await entriesOf(ctx, measureIds, moment)
  return {
    ...agreementProgress({ agreementId: id, measureIds }, entries, moment, pack),
    money: await moneyOf(ctx, id, rows, moment.today),
  }
}

/** The money an agreement promises, beside the budget in force and what was spent of it. */
async function moneyOf(
  ctx: Ctx,
  agreementId: string,
  { year, version, agencyId }: Pick<PromisedRows, 'year' | 'version' | 'agencyId'>,
  today: LocalDate,
): Promise<AgreementProgress['money']> {
  const promised = await promisedBudget(ctx, { agreementId, version })
  if (!promised) return null
  const { unitId, rows } = promised
  const on = dateWithin(year, today)
  const until = Number(on.slice(5, 7))
  const now = await spendingByCode(ctx, { year, on, officeId: agencyId, unitId, until })
  return {
    realisedUpTo: now?.upTo ?? null,
    lines: rows.map(({ code, name, source, amount }) => ({
      ...{ code, name, source, promised: amount },
      ceiling: now?.of(code).ceiling ?? null,
      realised: now?.of(code).realised ?? null,
    })),
  }
}
