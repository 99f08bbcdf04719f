import type * as z from 'zod/mini'

type Misfit = z.core.$ZodRawIssue

const counted: Record<string, string> = {
  string: 'huruf',
  array: 'butir',
  set: 'butir',
  map: 'butir',
  file: 'byte',
}
const formats: Record<string, string> = {
  uuid: 'Pilih dari daftar; penandanya tidak dikenal.',
  date: 'Tulis tanggal seperti 2026-01-31.',
  datetime: 'Tulis waktu seperti 2026-01-31T08:00:00Z.',
}
const expecteds: Record<string, string> = {
  string: 'Isi dengan teks.',
  number: 'Isi dengan angka.',
  int: 'Isi dengan bilangan bulat.',
  boolean: 'Pilih ya atau tidak.',
  array: 'Isi dengan daftar.',
}

const most = (issue: Extract<Misfit, { code: 'too_big' }>): string =>
  counted[issue.origin]
    ? `Paling banyak ${issue.maximum} ${counted[issue.origin]}.`
    : `Paling besar ${issue.maximum}.`

const least = (issue: Extract<Misfit, { code: 'too_small' }>): string =>
  counted[issue.origin]
    ? `Paling sedikit ${issue.minimum} ${counted[issue.origin]}.`
    : `Paling kecil ${issue.minimum}.`

/** What to do about a field that does not fit its shape, where the shape itself says nothing
 * better. */
export function misfitSentence(issue: Misfit): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'Belum diisi.'
        : (expecteds[issue.expected] ?? 'Bentuk isiannya tidak cocok.')
    case 'too_big':
      return most(issue)
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'Belum diisi.' : least(issue)
    case 'invalid_format':
      return formats[issue.format] ?? 'Bentuk tulisannya tidak dikenal. Periksa, lalu tulis lagi.'
    case 'invalid_value':
      return 'Pilih salah satu yang tersedia.'
    default:
      return 'Isiannya tidak cocok. Periksa, lalu isi lagi.'
  }
}
