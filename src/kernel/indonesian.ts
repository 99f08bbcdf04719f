import { type LocalDate, partsOf, weekday } from './time.ts'

/** Month names as printed on documents. */
export const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const

const shortMonths = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'Mei',
  'Jun',
  'Jul',
  'Agu',
  'Sep',
  'Okt',
  'Nov',
  'Des',
] as const

/** `1234567` → `1.234.567`; takes the digits of a decimal text with a point and writes a decimal
 * comma. Never rounds. */
export function printNumber(decimal: string | number): string {
  const [whole = '0', fraction] = String(decimal).replace(/^-/, '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  const sign = String(decimal).startsWith('-') ? '−' : ''
  return `${sign}${grouped}${fraction ? `,${fraction}` : ''}`
}

/** `4619500000` → `Rp 4.619.500.000` with a non-breaking space. */
export const printRupiah = (rupiah: number): string =>
  `${rupiah < 0 ? '−' : ''}Rp\u00a0${printNumber(Math.abs(rupiah))}`

const sizes = [
  [1e12, 'triliun'],
  [1e9, 'miliar'],
  [1e6, 'juta'],
] as const

/** Large money in a sentence: `Rp 1,42 triliun`, `Rp 4,62 miliar`, `Rp 12,50 juta`; below a million
 * in full. Decimals only where they say something: `Rp 4 juta` (`look.md` §8). */
export function printRupiahShort(rupiah: number): string {
  const amount = Math.abs(rupiah)
  // what rounds up to the next size is told in it: 999.999.999 is Rp 1 miliar
  const size =
    amount < 1e6 ? undefined : sizes.find(([one]) => Math.round(amount / (one / 100)) >= 100)
  if (!size) return printRupiah(rupiah)
  const text = (Math.round(amount / (size[0] / 100)) / 100).toFixed(2).replace(/\.00$/, '')
  return `${rupiah < 0 ? '−' : ''}Rp\u00a0${printNumber(text)}\u00a0${size[1]}`
}

/** `2026-08-17` → `17 Agustus 2026`. */
export function printDate(date: LocalDate): string {
  const parts = partsOf(date)
  return parts ? `${parts.day}\u00a0${months[parts.month - 1]}\u00a0${parts.year}` : date
}

/** `2026-08-17` → `17 Agu 2026`, for narrow places. */
export function printDateShort(date: LocalDate): string {
  const parts = partsOf(date)
  return parts ? `${parts.day}\u00a0${shortMonths[parts.month - 1]}\u00a0${parts.year}` : date
}

const days = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const

/** `2026-11-10` → `Selasa, 10 November 2026`. */
export const printDay = (date: LocalDate): string =>
  partsOf(date) ? `${days[weekday(date)]}, ${printDate(date)}` : date

/** `2026-11-12` → `Kamis, 12 Nov`, for days so near that the year goes without saying. */
export function printDayShort(date: LocalDate): string {
  const parts = partsOf(date)
  return parts ? `${days[weekday(date)]}, ${parts.day}\u00a0${shortMonths[parts.month - 1]}` : date
}

/** `198603152010011007` → `19860315 201001 1 007`, the way it stands on paper; other lengths stay
 * as they are. */
export function printNip(nip: string): string {
  return /^\d{18}$/.test(nip)
    ? `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`
    : nip
}

const small = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
] as const

/** Counts up to eleven as words, the rest as figures: for sentences (`look.md` §8). */
export const printCount = (count: number): string => small[count] ?? printNumber(count)

/** First letter in capitals, for a word that opens a sentence. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The same with a small letter first, for the middle of a sentence. */
export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** The text as a sentence: with one full stop, also where it ends with a degree («…, M.Pd.») or with
 * somebody's own sentence in quotes. */
export const ended = (text: string): string => (/\.»?$/.test(text) ? text : `${text}.`)
