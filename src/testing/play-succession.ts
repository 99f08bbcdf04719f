import type { AllTables } from '../app.ts'
import { type Ending, type Succession, successionOf } from '../kernel/ports.ts'
import type { LocalDate } from '../kernel/time.ts'
import type { Context } from '../platform/context.ts'
import { closeRows, recordsOf, writeVersions } from '../platform/database/ledger.ts'
import { assignmentLedger } from '../rooms/organisation/organisation.ledgers.ts'

/** Who takes a post over from whom; without `to` the post is left vacant. */
export type Handing = { assignment: string; to?: string }

/** Ends assignments on a date and, where somebody follows, begins theirs in the same posts; answers
 * the change as heirs see it. Only for tests of one heir: real changes are events. */
export async function handPosts(
  ctx: Context<AllTables>,
  on: LocalDate,
  handings: readonly Handing[],
): Promise<Succession> {
  const records = await recordsOf(ctx, assignmentLedger)
  const endings: Ending[] = []
  for (const { assignment, to } of handings) {
    const ended = records.find(({ id }) => id === assignment)
    if (!ended) throw new Error(`no assignment ${assignment}`)
    const { rowId: _, ...version } = ended
    await closeRows(ctx, assignmentLedger, [ended.rowId], null)
    await writeVersions(ctx, assignmentLedger, [{ ...version, validTo: on }])
    const next = to === undefined ? null : { assignmentId: ctx.newId(), personId: to }
    if (next)
      await writeVersions(ctx, assignmentLedger, [
        {
          ...version,
          id: next.assignmentId,
          personId: next.personId,
          kind: 'D',
          validFrom: on,
          validTo: null,
        },
      ])
    endings.push({
      assignmentId: ended.id,
      personId: ended.personId,
      positionId: ended.positionId,
      next,
    })
  }
  return successionOf({ on, endings })
}
