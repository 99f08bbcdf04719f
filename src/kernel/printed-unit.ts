import { type Decimal, decimal } from './decimal.ts'
import { printNumber } from './indonesian.ts'

/** What a printed number counts: `menit`, `%`, `rupiah`; `32 kasus per 1000 kelahiran hidup` has
 * word, base (`per`) and population (`of`). `size` is a word of size that stood beside it (`1,5
 * miliar`): the value holds it already, but a bare number next to it may be meant in that size
 * too. */
export type Unit = {
  word: string | null
  per: string | null
  of: string | null
  size: string | null
}

const sizes: Record<string, string> = {
  ribu: '1000',
  juta: '1000000',
  miliar: '1000000000',
  milyar: '1000000000',
  triliun: '1000000000000',
}

/** Shorter words of size; `M` and `T` mean one only beside money, elsewhere metres and tons. */
const shortSizes: Record<string, string> = { rb: 'ribu', jt: 'juta' }
const moneySizes: Record<string, string> = { m: 'miliar', mlr: 'miliar', t: 'triliun' }

/** Words of things that are counted whole: there a lone dot before three digits groups. */
const wholeThings = new Set(
  (
    'orang jiwa kk keluarga kepala rumah unit buah dokumen laporan berkas data kegiatan kelompok ' +
    'desa kelurahan kecamatan sekolah siswa guru peserta pegawai pasien kunjungan kasus ekor ' +
    'usaha umkm koperasi layanan permohonan surat izin'
  ).split(' '),
)

const sameWord: Record<string, string> = {
  persen: '%',
  prosen: '%',
  point: 'poin',
  rp: 'rupiah',
  idr: 'rupiah',
  kh: 'kelahiran hidup',
}

const wordPattern = /^[\p{L}%‰°][\p{L}\p{M}\d%./()' -]*$/u
const perPattern = /^(.*?)\s*\bper\s+(\d[\d.,]*|seribu|seratus ribu)(?:\s+(ribu|juta)\b)?\s*(.*)$/

/** A word of measure in its one spelling; `null` when the text is none (a second number hides in
 * it, or a sign). */
function wordOf(text: string): string | null {
  const word = text.replaceAll('²', '2').replaceAll('³', '3').replace(/\.$/, '')
  if (!wordPattern.test(word) || /\d/.test(word.replace(/m[23]\b/g, 'm'))) return null
  return sameWord[word] ?? word
}

/** The base after «per», as digits: `100.000`, `1000`, `100 ribu`, `seribu`. */
function baseOf(text: string, size: string | undefined): string | null {
  if (text === 'seribu') return '1000'
  if (text === 'seratus ribu') return '100000'
  if (!/^(\d+|[1-9]\d{0,2}([.,]\d{3})+)$/.test(text) || text.length > 15) return null
  return text.replace(/[.,]/g, '') + (sizes[size ?? '']?.slice(1) ?? '')
}

function measureOf(text: string): Omit<Unit, 'size'> | null {
  const [, before = '', base, size, after = ''] = perPattern.exec(text) ?? []
  const [word, of] = [before === '' ? null : wordOf(before), after === '' ? null : wordOf(after)]
  if (base === undefined) {
    const plain = wordOf(text)
    return plain === null ? null : { word: plain, per: null, of: null }
  }
  const per = baseOf(base, size)
  if (per === null || (before !== '' && word === null) || (after !== '' && of === null)) return null
  return { word, per, of }
}

/** Reads what follows a number, in lower case: nothing, a size, a unit; `money` when a currency
 * stood before it («Rp 1,2 M»). `null` when it is no unit at all. */
export function readTail(
  text: string,
  money = false,
): { unit: Unit | null; factor: Decimal } | null {
  const [, word = null, rest = ''] =
    /^(?:(ribu|rb|juta|jt|miliar|milyar|mlr|m|triliun|t)(?![\p{L}\d²³/]))?\.?\s*(.*)$/u.exec(
      text,
    ) ?? []
  const size = word && ((money ? moneySizes[word] : null) ?? shortSizes[word] ?? word)
  if (size !== null && !sizes[size]) return readMeasure(text, null)
  return readMeasure(rest, size)
}

function readMeasure(
  rest: string,
  size: string | null,
): { unit: Unit | null; factor: Decimal } | null {
  const factor = decimal(sizes[size ?? ''] ?? 1)
  if (rest === '') return { unit: size ? { word: null, per: null, of: null, size } : null, factor }
  const measure = measureOf(rest)
  return measure && { unit: { ...measure, size }, factor }
}

/** Does this unit count whole things: «orang», «dokumen»? */
export const countsWhole = (unit: Unit | null): boolean =>
  unit?.size === null && unit.per === null && wholeThings.has(unit.word?.split(' ')[0] ?? '')

const agreeing = (a: string | null, b: string | null): boolean =>
  a === null || b === null || a === b

/** May two numbers be compared? A number without unit takes the other's, unless the other carries a
 * size («1,5 miliar» beside «1,2»). Bases must be the same: per 1000 is not per 100.000. */
export function unitsAgree(a: Unit | null, b: Unit | null): boolean {
  if (a === null || b === null) return (a ?? b)?.size == null
  if (a.per !== b.per) return false
  if (a.per === null && a.word === null && b.word === null)
    return (a.size === null) === (b.size === null)
  return agreeing(a.word, b.word) && agreeing(a.of, b.of)
}

/** A unit in words for a sentence: «per 1.000 kelahiran hidup», «miliar rupiah»; «tanpa satuan» for
 * none. */
export function unitText(unit: Unit | null): string {
  const per = unit?.per ? `per ${printNumber(unit.per)}` : null
  return (
    [unit?.size, unit?.word, per, unit?.of].filter((part) => part != null).join(' ') ||
    'tanpa satuan'
  )
}
