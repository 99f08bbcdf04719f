import { printDate } from '../../../kernel/indonesian.ts'
import type { Succession } from '../../../kernel/ports.ts'
import type { Context } from '../../../platform/context.ts'
import { assignmentLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { AssignmentVersion } from '../records/record.contract.ts'
import type { StoredEvent } from './event.store.ts'
import type { EventPlan } from './event-kind.ts'

/** Whoever begins or ends in a post by an event is told of it, once. */
export async function tellWhoMoved(
  ctx: Context<OrganisationTables>,
  { effectiveOn, decreeNumber, title }: StoredEvent,
  { plan, succession }: { plan: EventPlan; succession: Succession },
): Promise<void> {
  const begun = plan.changes
    .filter(({ of }) => of === assignmentLedger)
    .flatMap(({ changes }) =>
      changes
        .filter(({ isNew }) => isNew)
        .map(({ version }) => (version as AssignmentVersion).personId),
    )
  const people = new Set([...begun, ...succession.endings.map(({ personId }) => personId)])
  await ctx.notices.tell(
    [...people].map((personId) => ({
      ...{ personId, kind: 'organisation/moved' },
      title: `Jabatan Anda berubah sejak ${printDate(effectiveOn)}.`,
      detail: decreeNumber ? `${title}, ${decreeNumber}.` : `${title}.`,
      link: `/pegawai/${personId}`,
    })),
  )
}
