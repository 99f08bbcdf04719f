import type { Given, Taken } from '../../../kernel/contract.ts'
import { windowOf } from '../../../kernel/paging.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type AuditTables, doersOf } from '../../audit/index.ts'
import { namesOf } from '../organisation.store.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { historyContract } from './history.contract.ts'
import { type ChangeRow, changeOf, whyNotReadAllChanges } from './history.rules.ts'
import { changeRows, namedIn } from './history.store.ts'

type Ctx = Context<OrganisationTables & AuditTables>
type Contract = typeof historyContract

/** Changes of the organisation, page by page: of one unit, post or person for everybody, of the
 * whole region for who manages or examines. */
export async function listChanges(
  ctx: Ctx,
  { limit: size, cursor, ...asked }: Taken<Contract['listChanges']>,
): Promise<Given<Contract['listChanges']>> {
  const one = asked.unit ?? asked.position ?? asked.person
  if (one === undefined) heed(whyNotReadAllChanges(ctx.actor))
  const { start, limit, cut } = windowOf({ limit: size, cursor })
  const { items: rows, next } = cut(await changeRows(ctx, asked, { start, limit: limit + 1 }))
  const named = await namedIn(ctx, rows)
  const doers = await doersOf(
    ctx,
    rows.flatMap(({ recordedBy }) => recordedBy ?? []),
  )
  const names = await namesOf(ctx, [...new Set(doers.map(({ personId }) => personId))])
  const recorderOf = ({ recordedBy, recordedAt }: ChangeRow): string | null => {
    const doer = doers.findLast(({ subject, at }) => subject === recordedBy && at <= recordedAt)
    return doer ? (names.get(doer.personId) ?? null) : null
  }
  const { timeZone } = ctx.region
  return {
    items: rows.map((row) => changeOf(row, named, { timeZone, recorder: recorderOf(row) })),
    next,
  }
}
