import { capitalised, printCount, printNumber } from '../../kernel/indonesian.ts'
import { parsePeriod } from '../../kernel/period.ts'
import type {
  ControlRoom,
  Group,
  Shown,
} from '../../rooms/reporting/control-room/control-room.contract.ts'
import type { BandLine } from '../../rooms/reporting/tree/tree.contract.ts'
import { bandWord, periodWord } from './reporting-words.ts'

/** What the groups of a room are called in a sentence. */
export const nounOf = ({ kind }: ControlRoom['seat']): string =>
  kind === 'REGION' ? 'perangkat daerah' : 'unit kerja'

/** The month of a period, 1–12. */
export function monthNumber(period: string | null): number | null {
  const parsed = period === null ? null : parsePeriod(period)
  return parsed?.kind === 'month' ? parsed.month : null
}

/** The first words of the page: how many are on track, or why that cannot be said. */
export function openingOf({ counts, month, year, seat, own }: ControlRoom): string {
  if (counts.groups === 0 && !own) return `Belum ada rencana kinerja untuk ${year}.`
  if (month === null) return `Belum ada bulan yang berakhir pada ${year}.`
  if (counts.onTrack + counts.behind === 0)
    return `Belum ada capaian yang dilaporkan sampai ${periodWord(month)}.`
  const noun = nounOf(seat)
  if (counts.onTrack === counts.groups)
    return `Semua ${printNumber(counts.groups)} ${noun} di jalur.`
  return (
    `${counts.onTrack === 0 ? 'Belum satu pun' : capitalised(printCount(counts.onTrack))} ` +
    `dari ${printNumber(counts.groups)} ${noun} di jalur.`
  )
}

/** What the list page counts, after the number: «indikator sudah disahkan». */
export function shownWords(
  show: Shown,
  tone: string | undefined,
  bands: readonly BandLine[],
): string {
  if (tone === 'NONE') return 'belum punya capaian'
  if (tone)
    return (
      bandWord(bands, bands.find((band) => band.tone === tone)?.tone ?? null)?.toLowerCase() ?? ''
    )
  const words: Record<Shown, string> = {
    ALL: 'dipantau',
    OBJECTIVES: 'menentukan capaian sasaran',
    EXPECTED: 'sudah waktunya dilaporkan',
    REPORTED: 'sudah dilaporkan',
    VERIFIED: 'sudah disahkan',
    UNREPORTED: 'belum dilaporkan',
    AWAY: 'tidak ditagih karena pemegangnya tidak bertugas',
    LATE: 'lewat batas lapor',
  }
  return words[show]
}

/** How many objectives make a group's number. */
export const objectivesWords = ({ objectives }: Pick<Group, 'objectives'>): string =>
  objectives === 1 ? 'Dari satu sasaran' : `Rata-rata ${printCount(objectives)} sasaran`

/** «lewat 5 hari», for people who wait. */
export const lateWords = (days: number): string =>
  days > 0 ? `lewat ${printNumber(days)} hari` : 'belum lewat batas'
