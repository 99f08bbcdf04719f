import { turnOf } from '../../../kernel/dating.ts'
import type { Context } from '../../../platform/context.ts'
import { closeRows, recordsOf, writeVersions } from '../../../platform/database/ledger.ts'
import { wordingLedger } from '../agreements.ledgers.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { isUnfrozen, statesThat } from '../state.rules.ts'
import type { DatedWording } from './wording.contract.ts'

type Ctx = Context<AgreementsTables>

/** Every wording of the region, in one statement. */
export const loadWordings = (ctx: Ctx): Promise<DatedWording[]> => recordsOf(ctx, wordingLedger)

/** What counts from a day on, until the wording that follows it; what counted before is closed, not
 * lost. */
export async function saveWording(
  ctx: Ctx,
  { validFrom, ...wording }: Omit<DatedWording, 'validTo'>,
): Promise<DatedWording> {
  const all = await recordsOf(ctx, wordingLedger)
  const { replaced, kept, span } = turnOf(
    all.filter(({ scope }) => scope === wording.scope),
    validFrom,
  )
  await closeRows(ctx, wordingLedger, replaced ? [replaced.rowId] : [], null)
  const saved = { ...wording, ...span }
  await writeVersions(ctx, wordingLedger, [
    ...(replaced && kept ? [{ ...replaced, ...kept }] : []),
    saved,
  ])
  return saved
}

/** A draft of the year that these words would be printed on; `undefined` while there is none. */
export async function draftWith(
  { db, tenantId }: Ctx,
  year: number,
  levels: readonly string[],
): Promise<string | undefined> {
  const row = await db
    .selectFrom('agreements.current')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where('level', 'in', [...levels])
    .where('state', 'in', statesThat(isUnfrozen))
    .orderBy('code')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}
