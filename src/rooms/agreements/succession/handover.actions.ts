import type { TaskToOpen } from '../../../kernel/ports.ts'
import type { Context } from '../../../platform/context.ts'
import type { AgreementsTables } from '../agreements.tables.ts'

type Tasks = Pick<Context<AgreementsTables>, 'tasks'>

/** The kind of task by which the note of a handover is asked for. */
const handover = 'agreements/hand-over'

/** A promise that ended in the middle of its year, and who takes its work over. */
export type Handover = {
  /** The ended promise. */
  agreementId: string
  title: string
  /** Who writes the note: the official who leaves; the giver's post where they no longer work
   * here. */
  writer: { personId: string } | { positionId: string } | null
  successor: { name: string } | null
}

/** Asks for the handover notes of promises that end. The note itself is not written here: whatever
 * takes it closes the tasks with `handedOver`. */
export async function askForHandovers(ctx: Tasks, handovers: readonly Handover[]): Promise<void> {
  const tasks = handovers.flatMap(({ agreementId, title, writer, successor }): TaskToOpen[] =>
    writer === null
      ? []
      : [
          {
            kind: handover,
            subject: agreementId,
            title: `Serahkan pekerjaan ${title}`,
            detail: 'Capaian sampai hari terakhir dan yang belum selesai.',
            holder: writer,
            ...(successor && { waiting: successor.name }),
            link: `/perjanjian/${agreementId}`,
          },
        ],
  )
  await ctx.tasks.open(tasks)
}

/** Whoever takes the work over has promised it: nobody waits for the note any more. */
export async function handedOver(
  ctx: Tasks,
  { succeedsId }: { succeedsId: string | null },
): Promise<void> {
  if (succeedsId !== null)
    await ctx.tasks.close({
      kind: handover,
      subjects: [succeedsId],
      reason: 'Penggantinya sudah menandatangani PK',
    })
}
