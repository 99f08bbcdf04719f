import type { TaskToOpen } from '../../../kernel/ports.ts'
import type { LocalDate } from '../../../kernel/time.ts'

/** The task of writing one's SKP, and that of answering those one rates. */
export const draftKind = 'staff/skp-draft'
export const answerKind = 'staff/skp-answer'

/** Asks an official to write the SKP and submit it, or to mend it. */
export const draftTask = (
  { id, year, personId }: { id: string; year: number; personId: string },
  { why = null, dueOn }: { why?: string | null; dueOn: LocalDate | null },
): TaskToOpen => ({
  kind: draftKind,
  subject: id,
  title: why === null ? `Periksa dan ajukan SKP ${year} Anda` : `Perbaiki SKP ${year} Anda`,
  ...(why === null ? {} : { detail: why }),
  holder: { personId },
  dueOn,
  link: `/skp/${id}`,
})

/** Asks who rates to answer everything that was submitted: one task, however many there are. */
export const answerTask = (
  rater: { personId: string } | { agencyId: string | null },
  { subject, year, dueOn }: { subject: string; year: number; dueOn: LocalDate | null },
): TaskToOpen => ({
  kind: answerKind,
  subject,
  title: `Sepakati SKP ${year} yang diajukan kepada Anda`,
  holder:
    'personId' in rater
      ? { personId: rater.personId }
      : rater.agencyId === null
        ? { grant: 'ORGANISATION_BUREAU' }
        : { administratorsOf: rater.agencyId },
  dueOn,
  link: `/skp?tahun=${year}`,
})
