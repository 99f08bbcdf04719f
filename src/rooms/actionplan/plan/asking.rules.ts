import type { TaskToOpen } from '../../../kernel/ports.ts'
import type { LocalDate } from '../../../kernel/time.ts'

type Asked = {
  id: string
  year: number
  firstParty: { personId: string; name: string }
  giverPositionId: string | null
}

/** The task of writing a plan, and that of answering one. */
export const draftKind = 'actionplan/draft'
export const answerKind = 'actionplan/answer'
export const planKinds = [draftKind, answerKind] as const

const linkTo = ({ id }: Pick<Asked, 'id'>): string => `/rencana-aksi/${id}`

/** Asks the receiver to write the plan, or to mend it. */
export const draftTask = (
  promise: Asked,
  { why, dueOn }: { why: string | null; dueOn: LocalDate | null },
): TaskToOpen => ({
  kind: draftKind,
  subject: promise.id,
  title:
    why === null
      ? `Susun rencana aksi PK ${promise.year} Anda`
      : `Perbaiki rencana aksi PK ${promise.year} Anda`,
  ...(why === null ? {} : { detail: why }),
  holder: { personId: promise.firstParty.personId },
  dueOn,
  link: linkTo(promise),
})

/** Asks the giver to answer; where nobody holds that post, Bagian Organisasi. */
export const answerTask = (promise: Asked, answerer: string | null): TaskToOpen => ({
  kind: answerKind,
  subject: promise.id,
  title: `Rencana aksi ${promise.year} dari ${promise.firstParty.name}`,
  holder:
    answerer !== null && promise.giverPositionId !== null
      ? { positionId: promise.giverPositionId }
      : { grant: 'ORGANISATION_BUREAU' },
  waiting: promise.firstParty.name,
  link: linkTo(promise),
})
