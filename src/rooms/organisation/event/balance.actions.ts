import { errorsOf } from '../../../kernel/importer.ts'
import { type Balance, successionOf } from '../../../kernel/ports.ts'
import type { Context } from '../../../platform/context.ts'
import type { AuditTables } from '../../audit/index.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { Heirs } from '../records/undo.actions.ts'
import type { EventPage } from './event.contract.ts'
import { loadEffects, namesOfThings, type StoredEvent } from './event.store.ts'
import type { Weighed } from './execution.actions.ts'

type Ctx = Context<OrganisationTables & AuditTables>

/** A change of more things than that shows the sums of the first. */
const most = 5000

/** What became of the things of a room by an executed event, as it was told. */
async function carriedOut(ctx: Ctx, event: StoredEvent, room: string) {
  const told = await loadEffects(ctx, { eventId: event.id, room, start: 0, limit: most })
  const units = [...Map.groupBy(told, ({ from }) => from)].map(
    ([from, all]): [string, string[]] => [from, [...new Set(all.flatMap(({ to }) => to ?? []))]],
  )
  return successionOf({ on: event.effectiveOn, units: Object.fromEntries(units) })
}

/** The sums that an event divides anew, before and after, with the names of the units; as weighed, or
 * as it was carried out. Nothing of an event that something stands in the way of. */
export async function balancesOf(
  ctx: Ctx,
  heirs: Heirs,
  event: StoredEvent,
  weighed: Weighed | null,
): Promise<EventPage['balances']> {
  if (weighed ? errorsOf(weighed.problems).length > 0 : event.state !== 'EXECUTED') return []
  const all: Balance[] = []
  for (const heir of heirs)
    if (heir.balances) {
      const change = weighed?.succession ?? (await carriedOut(ctx, event, heir.room))
      all.push(...(await heir.balances(ctx, change, weighed === null)))
    }
  const ids = all.flatMap(({ shares }) => shares.flatMap(({ unitId }) => unitId ?? []))
  const names = await namesOfThings(ctx, ids)
  const named = (id: string) => ({
    id,
    name: names.get(id) ?? weighed?.succession.names?.[id] ?? 'tidak lagi tercatat',
  })
  return all.map(({ name, shares }) => ({
    name,
    shares: shares.map(({ unitId, ...share }) => ({
      unit: unitId === null ? null : named(unitId),
      ...share,
    })),
  }))
}
