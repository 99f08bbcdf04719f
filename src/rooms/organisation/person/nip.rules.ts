import { printDate } from '../../../kernel/indonesian.ts'
import { parsePeriod, printPeriod } from '../../../kernel/period.ts'
import { type LocalDate, partsOf } from '../../../kernel/time.ts'

export type NipKind = 'PNS' | 'PPPK'
export type Sex = 'MALE' | 'FEMALE'

/** What an 18-digit NIP tells (`anggaran-organisasi-layanan.md` §2.4). `appointed` is the month
 * `2010-01` for a PNS, the year `2023` for a PPPK. */
export type ReadNip = {
  valid: true
  nip: string
  birthDate: LocalDate
  appointed: string
  sex: Sex
  serial: string
  warnings: string[]
}
export type NipCheck = ReadNip | { valid: false; code: string; reason: string }

/** What is known about the person from elsewhere; a difference is a warning, because old
 * conversions carry errors. */
export type NipQuestion = {
  nip: string
  kind: NipKind
  today: LocalDate
  birthDate?: LocalDate
  sex?: Sex
}

/** Bounds of §2.4 that a region may set otherwise. */
export type NipBounds = {
  firstBirthYear: number
  youngestToday: number
  youngestAtStart: number
  oldestAtStart: number
  usualOldestAtStart: number
}
export const defaultNipBounds: NipBounds = {
  firstBirthYear: 1940,
  youngestToday: 17,
  youngestAtStart: 18,
  oldestAtStart: 60,
  usualOldestAtStart: 40,
}

const sexes: Record<string, Sex> = { '1': 'MALE', '2': 'FEMALE' }
const no = (what: string, reason: string): NipCheck => ({
  valid: false,
  code: `organisation/nip-${what}`,
  reason,
})

/** Spaces, dots and dashes are how people print a NIP; they are dropped before checking. */
export const bareNip = (text: string): string => text.replace(/[\s.\u2010-\u2015\u2212-]/g, '')

function whyNotDigits(nip: string): NipCheck | null {
  const letter = /\D/u.exec(nip)?.[0]
  if (nip === '') return no('empty', 'NIP belum diisi.')
  if (letter !== undefined)
    return no('not-digits', `NIP hanya berisi angka; ada tanda «${letter}».`)
  if (nip.length === 9) return no('old', 'NIP ini masih NIP lama 9 digit; NIP sekarang 18 digit.')
  return nip.length === 18
    ? null
    : no('length', `NIP harus 18 digit; yang ditulis ${nip.length} digit.`)
}

/** `15 Maret 1986`; a date the calendar lacks as its bare parts, `30-02-1986`. */
const shown = (date: LocalDate): string =>
  partsOf(date) ? printDate(date) : date.split('-').toReversed().join('-')

function whyNotBorn(birthDate: LocalDate, today: LocalDate, bounds: NipBounds): NipCheck | null {
  const year = Number(birthDate.slice(0, 4))
  const latest = Number(today.slice(0, 4)) - bounds.youngestToday
  if (!partsOf(birthDate))
    return no('birth-date', `Tanggal lahir ${shown(birthDate)} tidak ada di kalender.`)
  if (birthDate > today)
    return no('birth-future', `Tanggal lahir ${shown(birthDate)} masih di masa depan.`)
  if (year >= bounds.firstBirthYear && year <= latest) return null
  return no('birth-year', `Tahun lahir ${year} di luar ${bounds.firstBirthYear}–${latest}.`)
}

/** PPPK: digits 13–14 are `21`, `22`, …, the count of the appointment, not a month. Some carry a
 * month; that is unusual, not wrong. */
function whyNotMonth(month: number, kind: NipKind): NipCheck | null {
  if (month >= 1 && month <= 12) return null
  if (kind === 'PPPK' && month >= 21 && month <= 29) return null
  const hint =
    kind === 'PNS' && month === 21
      ? ' Angka 21 lazim pada NI PPPK; periksa jenis kepegawaiannya.'
      : ''
  return no('month', `Bulan pengangkatan ${String(month).padStart(2, '0')} tidak ada.${hint}`)
}

/** Age in whole years when appointed: by month for a month, else the age reached within that
 * year. */
function ageAtStart(birthDate: LocalDate, year: number, month: number | null): number {
  const [birthYear, birthMonth] = [Number(birthDate.slice(0, 4)), Number(birthDate.slice(5, 7))]
  return year - birthYear - (month !== null && month < birthMonth ? 1 : 0)
}

function whyNotStart(
  appointed: string,
  age: number,
  today: LocalDate,
  bounds: NipBounds,
): NipCheck | null {
  const period = parsePeriod(appointed)
  if (appointed > today.slice(0, appointed.length))
    return no(
      'start-future',
      `Pengangkatan (${period ? printPeriod(period) : appointed}) masih di masa depan.`,
    )
  if (age >= bounds.youngestAtStart && age <= bounds.oldestAtStart) return null
  return no(
    'age',
    `Usia saat pengangkatan ${age} tahun, di luar ${bounds.youngestAtStart}–${bounds.oldestAtStart} tahun.`,
  )
}

function warningsOf(
  read: Omit<ReadNip, 'warnings' | 'valid'>,
  question: NipQuestion,
  age: number,
  bounds: NipBounds,
): string[] {
  const month = Number(read.nip.slice(12, 14))
  return [
    question.kind === 'PNS' &&
      age > bounds.usualOldestAtStart &&
      `Usia saat pengangkatan ${age} tahun tidak lazim (di atas ${bounds.usualOldestAtStart}).`,
    question.kind === 'PPPK' &&
      month <= 12 &&
      'Digit 13–14 pada NI PPPK lazimnya 21; di sini tertulis bulan seperti pada NIP PNS.',
    read.serial === '000' && 'Nomor urut 000 tidak lazim.',
    question.birthDate !== undefined &&
      question.birthDate !== read.birthDate &&
      `Tanggal lahir di data (${shown(question.birthDate)}) berbeda dengan NIP (${shown(read.birthDate)}).`,
    question.sex !== undefined &&
      question.sex !== read.sex &&
      'Jenis kelamin di data berbeda dengan NIP.',
  ].filter((warning) => warning !== false)
}

/** Checks a NIP (PNS) or NI PPPK in the order of §2.4: digits, length, birth date, month,
 * appointment and age, sex; there is no check digit. Never throws; a number that cannot be one is
 * answered with a code and an Indonesian sentence. */
export function checkNip(question: NipQuestion, bounds: NipBounds = defaultNipBounds): NipCheck {
  const nip = bareNip(question.nip)
  const bad = whyNotDigits(nip)
  if (bad) return bad
  const birthDate = `${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`
  const [year, month] = [Number(nip.slice(8, 12)), Number(nip.slice(12, 14))]
  const counted = question.kind === 'PPPK' && month > 12
  const appointed = counted ? nip.slice(8, 12) : `${nip.slice(8, 12)}-${nip.slice(12, 14)}`
  const age = ageAtStart(birthDate, year, counted ? null : month)
  const why =
    whyNotBorn(birthDate, question.today, bounds) ??
    whyNotMonth(month, question.kind) ??
    whyNotStart(appointed, age, question.today, bounds)
  if (why) return why
  const sex = sexes[nip.slice(14, 15)]
  if (!sex)
    return no(
      'sex',
      `Digit ke-15 harus 1 (laki-laki) atau 2 (perempuan), bukan ${nip.slice(14, 15)}.`,
    )
  const read = { nip, birthDate, appointed, sex, serial: nip.slice(15) }
  return { valid: true, ...read, warnings: warningsOf(read, question, age, bounds) }
}
