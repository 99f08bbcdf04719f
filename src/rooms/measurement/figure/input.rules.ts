import { isDecimalText } from '../../../kernel/decimal.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { UnitKind } from '../../planning/words.ts'
import type { Amount } from '../computing/amount.rules.ts'
import { amountOf, ratioValue } from '../computing/result.rules.ts'
import type { MeasurementPack } from '../pack.contract.ts'
import type { Figure, FigureInput } from './figure.contract.ts'
import type { Judged } from './figure.rules.ts'

/** What a version says; two equal ones are the same figure. */
export type FigureContent = Pick<
  Figure,
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'blank'
  | 'provisional'
  | 'analysis'
  | 'reason'
  | 'evidenceIds'
>
type Given = Omit<FigureInput, 'measureId' | 'period'>

/** What the input must fit: the unit, and the target it will be held against. */
export type Expected = { unitKind: UnitKind; target: string | null }

const wrong = (pointer: string, detail: string): Refusal =>
  refusal('measurement/value', 422, detail, { errors: [{ pointer, detail }] })

/** A quarter of an hour: clocks of phones run differently. */
const tolerated = 15 * 60_000

const isWordy = (unitKind: UnitKind): boolean => unitKind === 'GRADE' || unitKind === 'MILESTONE'

/** Exactly one of value, ratio and blank. */
function whyNotOne({ value, numerator, denominator, blank }: Given): Refusal | null {
  const given = [
    value !== undefined,
    numerator !== undefined || denominator !== undefined,
    Boolean(blank),
  ].filter(Boolean)
  if (given.length !== 1)
    return wrong(
      '/value',
      'Isi salah satu: angkanya, pembilang dan penyebutnya, atau tandai belum dapat diukur.',
    )
  if ((numerator === undefined) !== (denominator === undefined))
    return wrong(
      numerator === undefined ? '/numerator' : '/denominator',
      'Pembilang dan penyebut diisi keduanya.',
    )
  return null
}

function whyNotParts({ numerator, denominator }: Given, unitKind: UnitKind): Refusal | null {
  if (numerator === undefined || denominator === undefined) return null
  if (isWordy(unitKind))
    return wrong('/numerator', 'Satuan indikator ini tidak dihitung dari pembilang dan penyebut.')
  if (!isDecimalText(numerator))
    return wrong('/numerator', 'Pembilang harus berupa angka, misalnya 61482 atau 61482.5.')
  if (!isDecimalText(denominator))
    return wrong('/denominator', 'Penyebut harus berupa angka, misalnya 84106.')
  if (ratioValue(numerator, denominator, unitKind) !== null) return null
  return wrong(
    '/denominator',
    'Penyebut nol tidak dapat membagi. Bila memang tidak ada yang dihitung, pilih belum dapat diukur.',
  )
}

/** Numbers where the unit counts; where it does not, a predicate or date that can be held against
 * the target. */
function whyNotWord(
  { value }: Given,
  { unitKind, target }: Expected,
  pack: MeasurementPack,
): Refusal | null {
  if (value === undefined) return null
  if (!isWordy(unitKind))
    return isDecimalText(value) ? null : wrong('/value', 'Nilai harus berupa angka, misalnya 87.5.')
  const [reality, goal] = [
    amountOf(value, target ?? value, pack),
    target === null ? null : amountOf(target, value, pack),
  ]
  if (goal?.kind === 'date' && reality?.kind === 'done' && reality.done)
    return wrong('/value', 'Tulis tanggal selesainya.')
  const timed = (amount: Amount | null): boolean =>
    amount?.kind === 'date' || amount?.kind === 'done'
  if (goal === null || (timed(goal) ? timed(reality) : reality?.kind === goal.kind)) return null
  return wrong(
    '/value',
    goal?.kind === 'grade'
      ? 'Pilih predikat yang dikenal pada skala targetnya.'
      : 'Tulis tanggal selesai, atau belum.',
  )
}

/** When it was written down: a real moment of this age, not in the future. */
function whyNotCaptured(capturedAt: string, now: string): Refusal | null {
  const at = Date.parse(capturedAt)
  if (Number.isNaN(at) || at < Date.UTC(1900))
    return wrong('/capturedAt', 'Waktu pencatatan ditulis seperti 2026-07-01T08:00:00Z.')
  return at > Date.parse(now) + tolerated
    ? wrong(
        '/capturedAt',
        'Waktu pencatatan tidak boleh di masa depan. Periksa jam perangkat Anda.',
      )
    : null
}

/** What a correction must say: why a verified figure changes, and the answer to the question it was
 * returned with. */
function whyNotExplained(
  { blank, analysis, reason }: Given,
  current: Pick<Judged, 'verdict'> | null,
): Refusal | null {
  if (blank && !analysis?.trim())
    return wrong('/analysis', 'Tulis mengapa angka ini belum dapat diukur dan kapan tersedia.')
  if (reason?.trim()) return null
  if (current?.verdict === 'VERIFIED')
    return wrong('/reason', 'Angka ini sudah disahkan. Tulis alasan koreksinya.')
  return current?.verdict === 'RETURNED'
    ? wrong('/reason', 'Angka ini dikembalikan dengan pertanyaan. Tulis jawabannya.')
    : null
}

/** Why what was given in is no figure. */
export function whyNotValue(
  input: Given,
  expected: Expected,
  current: Pick<Judged, 'verdict'> | null,
  pack: MeasurementPack,
  now: string,
): Refusal | null {
  return (
    whyNotOne(input) ??
    whyNotParts(input, expected.unitKind) ??
    whyNotWord(input, expected, pack) ??
    whyNotCaptured(input.capturedAt ?? now, now) ??
    whyNotExplained(input, current)
  )
}

const plain = (text: string | undefined): string | null => text?.trim() || null
const unsigned = (text: string | undefined): string | null =>
  plain(text)?.replace(/^\+/, '') ?? null

/** The content of a version from what was given in; give it only what `whyNotValue` let pass. */
export function contentOf(input: Given, unitKind: UnitKind): FigureContent {
  const [numerator, denominator] = [unsigned(input.numerator), unsigned(input.denominator)]
  const ratio =
    numerator !== null && denominator !== null ? ratioValue(numerator, denominator, unitKind) : null
  return {
    value: input.blank ? null : (unsigned(input.value) ?? ratio),
    numerator,
    denominator,
    blank: input.blank ?? null,
    provisional: input.provisional ?? false,
    analysis: plain(input.analysis),
    reason: plain(input.reason),
    evidenceIds: [...new Set(input.evidenceIds ?? [])].toSorted(),
  }
}

/** Do both say the same? Then sending it again changes nothing (PUT by content), whatever the time
 * of writing. */
export const sameContent = (a: FigureContent, b: FigureContent): boolean =>
  (
    ['value', 'numerator', 'denominator', 'blank', 'provisional', 'analysis', 'reason'] as const
  ).every((name) => a[name] === b[name]) &&
  a.evidenceIds.toSorted().join() === b.evidenceIds.toSorted().join()
