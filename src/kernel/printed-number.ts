import { compare, type Decimal, decimal, isDecimalText, multiply, negate } from './decimal.ts'
import { printNumber } from './indonesian.ts'
import { type Digits, type Habit, readDigits } from './printed-digits.ts'
import { type Phrase, phraseOf } from './printed-phrase.ts'
import { countsWhole, readTail, type Unit, unitsAgree, unitText } from './printed-unit.ts'

/** What was printed beside a number: its grade in lower case («81 (A)»), the whole it is a part of
 * («100 dari 110»), or that it is a rank, where lower is better («Peringkat 3»). */
export type Beside = { grade?: string; outOf?: Decimal; rank?: true }

/** What a printed value says. `blank` is «not reported», `refused` carries one Indonesian sentence:
 * ambiguous, or no number at all. */
export type Reading =
  | ({ kind: 'number'; value: Decimal; unit: Unit | null } & Beside)
  | { kind: 'range'; low: Decimal; high: Decimal; unit: Unit | null }
  | { kind: 'blank' }
  | { kind: 'not-applicable' }
  | { kind: 'refused'; why: 'ambiguous' | 'unreadable'; reason: string }

/** What is known about a value before reading it: a column of money, or of whole things («Orang»),
 * makes `1.234` certain. */
export type Known = { rupiah?: boolean; whole?: boolean }

type Piece = {
  shown: string
  digits: Digits
  negative: boolean
  factor: Decimal
  unit: Unit | null
}
type Refusal = Extract<Reading, { kind: 'refused' }>
type Draft =
  | Exclude<Reading, { kind: 'number' | 'range' }>
  | { kind: 'pieces'; pieces: [Piece] | [Piece, Piece]; beside?: Beside; partOf?: true }

const longest = 200
const mostDigits = 28
const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
const unreadable = (text: string): Refusal => ({
  kind: 'refused',
  why: 'unreadable',
  reason: `«${shorten(text.trim())}» tidak terbaca sebagai angka.`,
})

/** Lower case, one kind of space, one kind of minus. */
const tidy = (text: string): string =>
  text
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

const single =
  /^(?:(?:[≤≥<>]=?|=|minimal|maksimal)\s*)?(-|\+)?\s*(?:(rp|idr)(?![a-z])\.?\s*)?(-)?(?:1\s*:\s*)?(\d[\d.,]*)\s*(.*)$/
const range = /^(.*?\d\s*%?)\s*(?:-|s\.?d\.?|s\/d|sampai(?: dengan)?|hingga)\s*(.*\d.*)$/

/** One number with its sign, currency, size and unit; `1:17,9` counts what stands after the
 * colon. */
function pieceOf(text: string): Piece | null {
  const [, sign, currency, innerSign, token, tail = ''] =
    single.exec(text.replace(/(rp.*\d),\s*-$/, '$1')) ?? []
  if (token === undefined || token.replace(/\D/g, '').length > mostDigits || (sign && innerSign))
    return null
  const [digits, read] = [readDigits(token), readTail(tail, currency !== undefined)]
  if (!digits || !read) return null
  const money: Unit = { word: 'rupiah', per: null, of: null, size: read.unit?.size ?? null }
  if (currency && !unitsAgree(read.unit && { ...read.unit, size: null }, money)) return null
  return {
    shown: token,
    digits,
    negative: (sign ?? innerSign) === '-',
    factor: read.factor,
    unit: currency ? money : read.unit,
  }
}

const draftOfPiece = (text: string, beside: Beside, word?: string): Draft | null => {
  const piece = pieceOf(text)
  const unit = word ? { word, per: null, of: null, size: null } : piece?.unit
  return piece && { kind: 'pieces', pieces: [{ ...piece, unit: unit ?? null }], beside }
}

/** Two measures in one cell: which of them counts is not ours to choose. */
function draftOfTwo(text: string, [one, other]: [Piece, Piece]): Draft {
  const reason =
    `«${shorten(text.trim())}» menyebut dua ukuran, ${unitText(one.unit)} dan ` +
    `${unitText(other.unit)}. Tulis satu saja.`
  return { kind: 'refused', why: 'unreadable', reason }
}

function draftOfPhrase(phrase: Phrase, text: string): Draft | null {
  if (phrase.kind === 'none') return draftOfPiece('0', {})
  if (phrase.kind === 'rank') return draftOfPiece(phrase.number, { rank: true }, 'peringkat')
  if (phrase.kind === 'graded') return draftOfPiece(phrase.number, { grade: phrase.grade })
  const [first, second] =
    phrase.kind === 'part' ? [phrase.number, phrase.whole] : [phrase.one, phrase.other]
  const [one, other] = [pieceOf(first), pieceOf(second)]
  if (!one || !other) return null
  if (phrase.kind === 'two') return draftOfTwo(text, [one, other])
  return { kind: 'pieces', pieces: [one, other], partOf: true }
}

function draftOfText(text: string): Draft {
  if (text.length > longest) return unreadable(text)
  const plain = tidy(text)
  if (plain === '' || plain === '-') return { kind: 'blank' }
  if (plain === 'n/a') return { kind: 'not-applicable' }
  const piece = pieceOf(plain)
  if (piece) return { kind: 'pieces', pieces: [piece] }
  const phrase = phraseOf(plain)
  const said = phrase && draftOfPhrase(phrase, text)
  if (said) return said
  const [, lowText = '', highText = ''] = range.exec(plain) ?? []
  const [low, high] = [pieceOf(lowText), pieceOf(highText)]
  return low && high ? { kind: 'pieces', pieces: [low, high] } : unreadable(text)
}

/** A JSON number, written out without exponent; whole numbers beyond 2^53 have already lost digits
 * and are refused. */
function draftOfNumber(number: number): Draft {
  const [mantissa = '', exponent] = String(Math.abs(number)).split('e-')
  const text =
    exponent === undefined
      ? mantissa
      : `0.${'0'.repeat(Number(exponent) - 1)}${mantissa.replace('.', '')}`
  if (!isDecimalText(text) || Math.abs(number) > Number.MAX_SAFE_INTEGER)
    return unreadable(String(number))
  const piece: Piece = {
    shown: text,
    digits: { kind: 'certain', text, habit: null },
    negative: number < 0,
    factor: decimal(1),
    unit: null,
  }
  return { kind: 'pieces', pieces: [piece] }
}

function draftOf(value: unknown): Draft {
  if (value === null || value === undefined) return { kind: 'blank' }
  if (typeof value === 'number') return draftOfNumber(value)
  if (typeof value === 'string') return draftOfText(value)
  const odd: Refusal = {
    kind: 'refused',
    why: 'unreadable',
    reason: 'Nilai harus berupa angka, teks, atau rentang dengan batas bawah dan batas atas.',
  }
  if (typeof value !== 'object' || !('low' in value) || !('high' in value)) return odd
  const [low, high] = [value.low, value.high].map((bound) =>
    typeof bound === 'object' ? odd : draftOf(bound),
  )
  if (low?.kind === 'refused') return low
  if (high?.kind === 'refused') return high
  if (
    low?.kind !== 'pieces' ||
    high?.kind !== 'pieces' ||
    low.beside ||
    high.beside ||
    low.pieces.length + high.pieces.length > 2
  )
    return odd
  return { kind: 'pieces', pieces: [low.pieces[0], high.pieces[0]] }
}

/** What the certain numbers of a row prove. Money with a word of size («Rp 1,234 miliar») proves
 * nothing: there thousandths are usual. */
function habitsOf(pieces: readonly Piece[], known: Known): Set<Habit> {
  const seen = pieces.flatMap(({ digits }) =>
    digits.kind === 'certain' && digits.habit ? [digits.habit] : [],
  )
  if (known.rupiah || pieces.some(({ unit }) => unit?.word === 'rupiah' && unit.size === null))
    seen.push('money')
  if (known.whole || pieces.some(({ unit }) => countsWhole(unit))) seen.push('whole-things')
  return new Set(seen)
}

function ambiguous(
  { grouped, pointed }: Extract<Digits, { kind: 'either' | 'comma' }>,
  shown: string,
): Refusal {
  const reason =
    `Angka «${shown}» belum jelas: ${printNumber(pointed)} atau ${printNumber(grouped)}? ` +
    `Tulis ${printNumber(pointed)} atau ${grouped} supaya pasti.`
  return { kind: 'refused', why: 'ambiguous', reason }
}

/** The digits of one piece, decided by the habits of the row; a refusal when they do not decide. */
function settleDigits(
  { digits, shown, unit }: Piece,
  habits: ReadonlySet<Habit>,
): string | Refusal {
  if (digits.kind === 'certain') return digits.text
  const scaled = unit?.size != null
  const [grouping, pointing] = [
    habits.has('dot-groups') || habits.has('money') || habits.has('whole-things'),
    habits.has('dot-points') || habits.has('comma-groups'),
  ]
  if (digits.kind === 'comma')
    return habits.has('comma-groups') || (habits.has('money') && !scaled)
      ? ambiguous(digits, shown)
      : digits.pointed
  if (grouping === pointing || scaled) return ambiguous(digits, shown)
  return grouping ? digits.grouped : digits.pointed
}

function settlePiece(piece: Piece, habits: ReadonlySet<Habit>): NumberRead | Refusal {
  const text = settleDigits(piece, habits)
  if (typeof text !== 'string') return text
  const value = multiply(decimal(text), piece.factor)
  return { kind: 'number', value: piece.negative ? negate(value) : value, unit: piece.unit }
}

type NumberRead = Extract<Reading, { kind: 'number' }>

/** «100 dari 110 orang»: the part counts, the whole is kept beside it. */
function partOf(some: NumberRead, whole: NumberRead): Reading {
  if (compare(whole.value, decimal(0)) > 0 && unitsAgree(some.unit, whole.unit))
    return { ...some, unit: some.unit ?? whole.unit, outOf: whole.value }
  const reason =
    'Sesudah «dari» harus ada keseluruhannya, lebih dari nol dan dalam satuan yang sama.'
  return { kind: 'refused', why: 'unreadable', reason }
}

function settle(draft: Draft, habits: ReadonlySet<Habit>): Reading {
  if (draft.kind !== 'pieces') return draft
  const [low, high] = draft.pieces.map((piece) => settlePiece(piece, habits))
  if (low === undefined || low.kind === 'refused') return low ?? { kind: 'blank' }
  if (high === undefined) return { ...low, ...draft.beside }
  if (high.kind === 'refused') return high
  if (draft.partOf) return partOf(low, high)
  const why = 'unreadable'
  if (!unitsAgree(low.unit, high.unit))
    return {
      kind: 'refused',
      why,
      reason: `Satuan kedua batas rentang berbeda: ${unitText(low.unit)} dan ${unitText(high.unit)}.`,
    }
  if (compare(low.value, high.value) > 0)
    return {
      kind: 'refused',
      why,
      reason: 'Batas bawah rentang lebih besar daripada batas atasnya.',
    }
  return { kind: 'range', low: low.value, high: high.value, unit: high.unit ?? low.unit }
}

/** Reads values that stand together in one row (target, realisation, baseline), so that one shows
 * how the others are written: `1.234` beside `1.234.567` is 1234. Accepts numbers, printed text and
 * `{low, high}`; never throws, never guesses. */
export function readTogether(values: readonly unknown[], known: Known = {}): Reading[] {
  const drafts = values.map(draftOf)
  const habits = habitsOf(
    drafts.flatMap((draft) => (draft.kind === 'pieces' ? draft.pieces : [])),
    known,
  )
  return drafts.map((draft) => settle(draft, habits))
}

/** Reads one value on its own; see `readTogether`. */
export const readPrinted = (value: unknown, known: Known = {}): Reading =>
  readTogether([value], known)[0] ?? { kind: 'blank' }
