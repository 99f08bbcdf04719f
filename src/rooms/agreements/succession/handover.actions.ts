import type { TaskToOpen } from '../../../kernel/ports.ts'
import type { Context } from '../../../platform/context.ts'
import type { AgreementsTables } from '../agreements.tables.ts'

type Tasks = Pick<Context<AgreementsTables>, 'tasks'>

/** The kinds of task by which the note of a handover is asked for, and by which whoever takes over is
 * asked to read and sign it. */
const [giving, taking] = ['agreements/hand-over', 'agreements/take-over']

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

const linkTo = (agreementId: string): string => `/perjanjian/${agreementId}/serah-terima`

const givingTask = (
  { agreementId, title, successor }: Handover,
  holder: TaskToOpen['holder'],
): TaskToOpen => ({
  kind: giving,
  subject: agreementId,
  title: `Serahkan pekerjaan ${title}`,
  detail: 'Capaian sampai hari terakhir dan yang belum selesai.',
  holder,
  ...(successor && { waiting: successor.name }),
  link: linkTo(agreementId),
})

/** Asks for the handover notes of promises that end; the note closes them. */
export async function askForHandovers(ctx: Tasks, handovers: readonly Handover[]): Promise<void> {
  await ctx.tasks.open(
    handovers.flatMap((one) => (one.writer === null ? [] : [givingTask(one, one.writer)])),
  )
}

/** A promise as a task names it. */
type Named = { id: string; firstParty: { title: string; name: string } }

/** Asks who hands over to sign what was written. */
export const askToHandOver = (
  ctx: Tasks,
  { id, firstParty }: Named,
  personId: string,
  waiting: string | undefined,
): Promise<void> =>
  ctx.tasks.open([
    givingTask(
      {
        ...{ agreementId: id, title: firstParty.title, writer: { personId } },
        successor: waiting === undefined ? null : { name: waiting },
      },
      { personId },
    ),
  ])

/** Who hands over has signed: whoever takes over reads it now. */
export const askToTakeOver = (
  ctx: Tasks,
  { id, firstParty }: Named,
  personId: string,
): Promise<void> =>
  ctx.tasks.open(
    [
      {
        ...{ kind: taking, subject: id, holder: { personId }, waiting: firstParty.name },
        title: `Baca memori serah terima ${firstParty.title}`,
        detail: 'Capaian sampai hari terakhir dan yang belum selesai, untuk Anda lanjutkan.',
        link: linkTo(id),
      },
    ],
    [{ kind: giving, subjects: [id], reason: 'Memorinya sudah ditandatangani' }],
  )

/** Nobody waits for the note any more. */
export const closeHandover = (ctx: Tasks, id: string, reason: string): Promise<void> =>
  ctx.tasks.open(
    [],
    [giving, taking].map((kind) => ({ kind, subjects: [id], reason })),
  )
