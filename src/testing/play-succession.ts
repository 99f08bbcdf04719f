import { type AllTables, events } from '../app.ts'
import { type Ending, type Succession, successionOf } from '../kernel/ports.ts'
import type { LocalDate } from '../kernel/time.ts'
import type { Context } from '../platform/context.ts'
import { endRows, recordsOf, writeVersions } from '../platform/database/ledger.ts'
import { confirmEvent, draftEvent } from '../rooms/organisation/index.ts'
import { assignmentLedger } from '../rooms/organisation/organisation.ledgers.ts'

/** Who takes a post over from whom; without `to` the post is left vacant. `acting`: as a Plt, who keeps
 * their own posts. */
export type Handing = { assignment: string; to?: string; acting?: true }

/** Ends assignments on a date and, where somebody follows, begins theirs in the same posts, for which
 * they leave their own; answers the change as heirs see it. Only for tests of one heir: real changes
 * are events. */
export async function handPosts(
  ctx: Context<AllTables>,
  on: LocalDate,
  handings: readonly Handing[],
): Promise<Succession> {
  const records = await recordsOf(ctx, assignmentLedger)
  const endings: Ending[] = []
  const end = async (ended: (typeof records)[number], next: Ending['next']): Promise<void> => {
    const { rowId, id: assignmentId, personId, positionId } = ended
    await endRows(ctx, assignmentLedger, [rowId], { on, runId: assignmentId })
    endings.push({ assignmentId, personId, positionId, next })
  }
  for (const { assignment, to, acting } of handings) {
    const ended = records.find(({ id }) => id === assignment)
    if (!ended) throw new Error(`no assignment ${assignment}`)
    const next = to === undefined ? null : { assignmentId: ctx.newId(), personId: to }
    await end(ended, acting ? null : next)
    if (!next) continue
    for (const own of records)
      if (!acting && own.personId === next.personId && own.kind === 'D') await end(own, null)
    const begun = { kind: acting ? ('PLT' as const) : ('D' as const), validFrom: on, validTo: null }
    const { rowId: _, ...version } = ended
    const { assignmentId: id, personId } = next
    await writeVersions(ctx, assignmentLedger, [{ ...version, ...begun, id, personId }])
  }
  return successionOf({ on, endings })
}

/** Declares an event, confirms it, and so carries it out; answers its id. */
export async function playEvent(
  ctx: Context<AllTables>,
  kind: string,
  effectiveOn: LocalDate,
  content: Record<string, unknown>,
): Promise<string> {
  const decree = { number: 'Perwali 21/2026', date: null }
  const id = await draftEvent(ctx, events.kinds, { kind, effectiveOn, decree, content })
  await confirmEvent(ctx, events, id)
  return id
}
