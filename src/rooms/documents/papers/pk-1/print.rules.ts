import { isDecimalText } from '../../../../kernel/decimal.ts'

// How this paper writes numbers, dates and words. A copy of its own: what the rest of the house prints may change, a signed page may not.

const months = [
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

/** `-1234.50` → `−1.234,50`. Never rounds. */
export function printNumber(decimal: string | number): string {
  const [whole = '0', fraction] = String(decimal).replace(/^-/, '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  const sign = String(decimal).startsWith('-') ? '−' : ''
  return `${sign}${grouped}${fraction ? `,${fraction}` : ''}`
}

const isDate = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00.000Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(at) &&
    new Date(at).toISOString().startsWith(text)
  )
}

/** `2026-08-17` → `17 Agustus 2026`, held together by non-breaking spaces. */
export function printDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return isDate(date) ? `${day}\u00a0${months[(month ?? 1) - 1]}\u00a0${year}` : date
}

/** `198603152010011007` → `19860315 201001 1 007`; other lengths stay as they are. */
export const printNip = (nip: string): string =>
  /^\d{18}$/.test(nip)
    ? `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`
    : nip

const longWord = /\S{27,}/g

/** Text fit for paper: well formed, one line, without control and direction characters; words nobody could break get places to break. */
export function printable(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Zl}\p{Zp}\t\n\v\f\r ]+/gu, ' ')
    .replace(/[\p{Cc}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu, '')
  return line.trim().replace(longWord, (word) => word.replace(/.{10}(?=.)/gu, '$&\u200b'))
}

/** `sha256:9f3a71c0…` → first eight and last four digits, enough to compare by eye. */
export function printDigest(digest: string): string {
  const digits = digest.replace(/^sha256:/, '')
  return digits.length > 12 ? `${digits.slice(0, 8)}…${digits.slice(-4)}` : digits
}

/** A target as printed, and whether it stands at the right as a number: ranges, grades and dates are words, a missing one is told. */
export function printTarget(target: string): { target: string; isNumber: boolean } {
  if (target === '') return { target: 'belum ada', isNumber: false }
  if (/^-?\d+(\.\d+)?$/.test(target)) return { target: printNumber(target), isNumber: true }
  if (isDate(target)) return { target: printable(printDate(target)), isNumber: false }
  const bounds = target.split('..')
  const words = bounds.every(isDecimalText) ? bounds.map(printNumber).join('–') : target
  return { target: printable(words), isNumber: false }
}
