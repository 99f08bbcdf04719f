import { type Actor, may } from '../../../kernel/actor.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import type { Achieved } from '../../../kernel/ports.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'

/** The first day on which the promises of a year can be closed: when it is over. */
export const closesFrom = (year: number): LocalDate => `${year + 1}-01-01`

/** Why this person cannot look after the close of a year. */
export const whyNotManageClosing = (actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null =>
  may(actor, 'agreements.draft')
    ? null
    : refusal(
        'agreements/not-yours-to-close',
        403,
        'Menutup PK satu tahun hanya untuk Bagian Organisasi.',
      )

/** Why the year cannot be closed on this day. */
export const whyNotYet = (year: number, today: LocalDate): Refusal | null =>
  today >= closesFrom(year)
    ? null
    : refusal(
        'agreements/year-not-over',
        409,
        `PK ${year} baru dapat ditutup sejak ${printDate(closesFrom(year))}, setelah angkanya dikunci.`,
      )

const hindrances: Partial<Record<Achieved['standing'], string>> = {
  OPEN: 'belum dikunci',
  PROVISIONAL: 'masih sementara',
  BLANK: 'belum dapat diukur',
  MISSING: 'belum dilaporkan',
}

/** Every figure that is not final, in a sentence; rows that are measured nowhere stop nothing. */
export const openFigures = (
  rows: readonly { indicator: string; measureId: string | null }[],
  achieved: ReadonlyMap<string, Achieved>,
  periodName: (period: string | null) => string | null,
): string[] =>
  rows.flatMap(({ indicator, measureId }) => {
    const found = achieved.get(measureId ?? '')
    const word = found && hindrances[found.standing]
    return word ? [`«${indicator}»: angka ${periodName(found.due) ?? 'tahun ini'} ${word}.`] : []
  })
