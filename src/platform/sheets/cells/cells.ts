import type { CellValue, Choice, ColumnWish } from '../../../kernel/importer.ts'
import { printCount, printDate, printNumber } from '../../../kernel/indonesian.ts'
import { nearest, normalised } from '../../../kernel/near.ts'
import type { NoticeCode } from '../notices.ts'
import type { RawCell } from '../raw.ts'
import { dateIn } from './cell-dates.ts'
import { decimalOfStored, numberIn } from './cell-numbers.ts'
import { dateOfPlainNumber } from './serial-dates.ts'

/** What is wrong with one cell, without its place. */
export type CellFault = { code: string; detail: string; suggestion?: string }

/** A cell as its column wants it. An error leaves `value` empty; a notice does not. */
export type CellRead = { value: CellValue | null; fault?: CellFault; notice?: NoticeCode }

const fault = (code: string, detail: string, suggestion?: string): CellRead => ({
  value: null,
  fault: { code: `sheets/${code}`, detail, ...(suggestion === undefined ? {} : { suggestion }) },
})

/** Control characters (PostgreSQL takes no NUL) and unusual blanks have no place in a value. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\ufeff]/g

/** Printable ASCII with single blanks between words: nearly every cell, and nothing to tidy. */
const isTidy = (text: string): boolean => /^(?:[!-~]+ )*[!-~]+$/.test(text)

const tidied = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(control, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()

const tidy = (text: string): string => (isTidy(text) ? text : tidied(text))
const oneLine = (text: string): string => (isTidy(text) ? text : tidied(text).replace(/\s+/g, ' '))

/** Dashes alone stand for an empty cell, except in plain text, where the importer decides. */
const isDash = (text: string): boolean => /^[-–—]+$/.test(text)

/** Reads one cell for its column: the kind decides, nothing is guessed, and what Excel may have
 * spoilt is refused with the way to mend it. */
export function cellFor(cell: RawCell, wish: ColumnWish, longest: number): CellRead {
  if (cell.kind === 'error') return formulaError(cell.text)
  if (cell.kind === 'uncounted')
    return fault(
      'uncounted-formula',
      'Rumus di sel ini belum punya hasil tersimpan.',
      'Buka berkasnya di Excel, simpan, lalu unggah lagi.',
    )
  if (cell.text.length > longest)
    return fault(
      'cell-too-long',
      `Isi sel ${printNumber(cell.text.length)} huruf; paling banyak ${printNumber(longest)}.`,
    )
  const read = readers[wish.kind](cell, wish)
  return cell.formula && !read.fault && !read.notice ? { ...read, notice: 'formula' } : read
}

function formulaError(error: string): CellRead {
  const shown = error.slice(0, 20)
  return fault(
    'formula-error',
    `Rumus di sel ini berhenti dengan kesalahan ${shown}.`,
    'Perbaiki rumusnya atau tulis nilainya langsung.',
  )
}

/** A system that writes `="00123"` into a CSV wants Excel to keep the zeros; our own export guards
 * formulas with an apostrophe. */
function textRead(
  cell: RawCell,
  shape: (text: string) => string,
): { value: string; notice?: NoticeCode } {
  if (cell.kind !== 'text')
    return { value: cell.kind === 'number' ? decimalOfStored(cell.text) : cell.text }
  const text = shape(cell.text)
  const forced = /^="([^"]*)"$/.exec(text)?.[1]
  if (forced !== undefined) return { value: shape(forced), notice: 'formula-text' }
  if (/^'[=+\-@]/.test(text)) return { value: text.slice(1) }
  return text.startsWith('=') && !cell.formula
    ? { value: text, notice: 'formula-text' }
    : { value: text }
}

/** A number in a column of words comes as an Indonesian spreadsheet shows it (`1234,5`, `85%`), so
 * that it stays unambiguous as text. */
function textCell(cell: RawCell): CellRead {
  if (cell.kind === 'number') {
    const percent = cell.look === 'percent'
    return {
      value: `${decimalOfStored(percent ? `${Number(cell.text) * 100}` : cell.text).replace('.', ',')}${percent ? '%' : ''}`,
    }
  }
  const read = textRead(cell, tidy)
  return read.value === '' ? { value: null } : read
}

function codeCell(cell: RawCell): CellRead {
  if (cell.kind === 'date')
    return fault(
      'code-as-date',
      `Excel mengubah kode ini menjadi tanggal ${printDate(cell.text)}.`,
      'Ubah format kolom menjadi Teks, lalu tulis ulang kodenya.',
    )
  if (cell.kind === 'number') return codeFromNumber(cell)
  const read = textRead(cell, oneLine)
  return read.value === '' || isDash(read.value) ? { value: null } : read
}

/** A code kept as a number has lost zeros in front or behind (2.10 became 2.1), unless its format
 * shows them or it is a plain whole number. */
function codeFromNumber({ text, look }: RawCell): CellRead {
  const decimal = decimalOfStored(text)
  const [whole = '', fraction = ''] = decimal.split('.')
  const [front = '', behind = ''] = look && look !== 'percent' ? look.split('.') : []
  if (whole.length > 15)
    return fault(
      'code-as-number',
      'Kode ini tersimpan sebagai angka, sehingga angka terakhirnya sudah dibulatkan Excel.',
      'Ubah format kolom menjadi Teks, lalu tulis ulang kodenya.',
    )
  if (fraction.length > behind.length || decimal.startsWith('-')) {
    return fault(
      'code-as-number',
      `Kode ini tersimpan sebagai angka ${printNumber(decimal)}; nol di belakangnya ` +
        'mungkin hilang (2.10 menjadi 2.1).',
      'Ubah format kolom menjadi Teks, lalu tulis ulang kodenya.',
    )
  }
  const shown =
    whole.padStart(front.length, '0') + (behind ? `.${fraction.padEnd(behind.length, '0')}` : '')
  return shown === decimal ? { value: shown } : { value: shown, notice: 'code-as-shown' }
}

function nipCell(cell: RawCell): CellRead {
  if (cell.kind === 'number' || cell.kind === 'date') return nipAsNumber
  const { value, notice } = textRead(cell, oneLine)
  const bare = value.replace(/[\s.\-'`’]/g, '')
  if (bare === '' || isDash(bare)) return { value: null }
  if (/^\d([.,]?\d+)?e\+?\d+$/i.test(value)) return nipAsNumber
  const stranger = /\D/u.exec(bare)?.[0]
  if (stranger) return fault('nip-not-digits', `NIP hanya berisi angka; di sini ada «${stranger}».`)
  if (bare.length === 18) return notice ? { value: bare, notice } : { value: bare }
  const gap = Math.abs(18 - bare.length)
  return fault(
    'nip-length',
    `${bare.length < 18 ? 'Kurang' : 'Lebih'} ${printCount(gap)} angka; NIP selalu 18 angka.`,
  )
}

/** Excel keeps 15 digits of a number, a NIP has 18: the last three are lost for good. */
const nipAsNumber = fault(
  'nip-as-number',
  'NIP tersimpan sebagai angka, sehingga tiga angka terakhirnya sudah hilang.',
  'Ubah format kolom NIP menjadi Teks, lalu tulis ulang NIP-nya.',
)

function decimalFor(cell: RawCell, rupiah: boolean): CellRead & { value: string | null } {
  if (cell.kind === 'date')
    return {
      ...fault(
        'date-not-number',
        `Sel ini berisi tanggal ${printDate(cell.text)}, bukan angka.`,
        'Ubah format kolom menjadi Angka, lalu tulis ulang.',
      ),
      value: null,
    }
  if (cell.kind === 'number') {
    if (cell.look === 'percent')
      return { value: decimalOfStored(`${Number(cell.text) * 100}`), notice: 'percent' }
    return { value: decimalOfStored(cell.text) }
  }
  const text = oneLine(cell.text)
  if (text === '' || isDash(text)) return { value: null }
  const found = numberIn(text, rupiah)
  if ('decimal' in found) return { value: found.decimal }
  return { ...notNumber(text, found.why, rupiah), value: null }
}

function notNumber(
  text: string,
  why: 'not-a-number' | 'ambiguous' | 'scientific',
  rupiah: boolean,
): CellRead {
  if (why === 'scientific')
    return fault(
      'scientific',
      'Angka ini tertulis dalam bentuk ilmiah, sehingga sebagian angkanya mungkin hilang.',
      'Tulis angkanya secara lengkap.',
    )
  if (why === 'not-a-number')
    return fault(
      'not-a-number',
      text.startsWith('=')
        ? 'Sel ini berisi rumus sebagai teks, bukan angka.'
        : 'Isi sel ini bukan angka.',
    )
  const digits = /\d[\d.,]*/.exec(text)?.[0] ?? text
  const [asDot, asComma] = [digits.replace(',', '.'), digits.replace('.', ',')]
  if (rupiah)
    return fault(
      'ambiguous-number',
      `Bisa berarti Rp ${asDot} atau Rp ${asComma}.`,
      `Tulis ${asDot} bila ribuan; rupiah ditulis tanpa sen.`,
    )
  return fault(
    'ambiguous-number',
    `Bisa berarti ${asComma} atau ${asDot}.`,
    `Tulis ${asDot},00 atau ${asComma}.`,
  )
}

function rupiahCell(cell: RawCell): CellRead {
  const read = decimalFor(cell, true)
  if (read.value === null) return { value: null, ...(read.fault ? { fault: read.fault } : {}) }
  const [whole = '', fraction = ''] = read.value.split('.')
  if (/[1-9]/.test(fraction))
    return fault(
      'not-whole-rupiah',
      `Rp ${printNumber(read.value)} memuat sen; anggaran dicatat dalam rupiah penuh.`,
      'Bulatkan angkanya di berkas asal.',
    )
  const rupiah = Number(whole)
  if (!Number.isSafeInteger(rupiah))
    return fault('rupiah-too-large', 'Angka ini terlalu besar untuk rupiah.')
  return { value: rupiah, ...(read.notice ? { notice: read.notice } : {}) }
}

function dateCell(cell: RawCell): CellRead {
  if (cell.kind === 'date') return { value: cell.text }
  const text = oneLine(cell.text)
  if (text === '' || isDash(text)) return { value: null }
  const plain = cell.kind === 'number' || /^\d{5}$/.test(text)
  const date = plain ? dateOfPlainNumber(Number(text)) : dateIn(text)
  return date
    ? { value: date }
    : fault(
        'not-a-date',
        'Isi sel ini bukan tanggal yang dikenal.',
        'Tulis misalnya 7 Januari 2026 atau 07-01-2026.',
      )
}

const choiceOf = (choice: string | Choice): Choice =>
  typeof choice === 'string' ? { value: choice } : choice

function choiceCell(cell: RawCell, { choices = [] }: ColumnWish): CellRead {
  const { value: text } = textRead(cell, oneLine)
  if (text === '' || isDash(text)) return { value: null }
  const words = choices
    .map(choiceOf)
    .flatMap(({ value, words: others = [] }) => [value, ...others].map((word) => ({ value, word })))
  const found = words.find(({ word }) => normalised(word) === normalised(text))
  if (found) return { value: found.value }
  const near = nearest(text, words, ({ word }) => word)
  const listed = choices
    .slice(0, 12)
    .map((choice) => choiceOf(choice))
    .map(({ value, words: [shown] = [] }) => shown ?? value)
  return fault(
    'not-a-choice',
    `Isi sel ini tidak ada dalam pilihan: ${listed.join(', ')}${choices.length > 12 ? ', …' : ''}.`,
    near ? `Mungkin maksudnya ${near.word}.` : undefined,
  )
}

const readers: Record<ColumnWish['kind'], (cell: RawCell, wish: ColumnWish) => CellRead> = {
  text: textCell,
  code: codeCell,
  nip: nipCell,
  number: (cell) => decimalFor(cell, false),
  rupiah: rupiahCell,
  date: dateCell,
  choice: choiceCell,
}
