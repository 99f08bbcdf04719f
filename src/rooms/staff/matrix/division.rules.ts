import {
  add,
  compare,
  type Decimal,
  decimal,
  decimalText,
  isNegative,
  isZero,
  negate,
  percentOf,
  rounded,
  subtract,
  sumOf,
  zero,
} from '../../../kernel/decimal.ts'
import { isDecimalText } from '../../../kernel/decimal-text.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { readTail } from '../../../kernel/printed-unit.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { printTarget, unitKindOf } from '../../planning/words.ts'
import { readFigure } from '../skp/content.rules.ts'
import type { Indicator, LinkMode } from '../skp/skp.contract.ts'
import type { Whole } from './matrix.contract.ts'

/** What one person carries of a result; the amount canonical, `null` where none was said. */
export type Part = { name: string; mode: LinkMode; share: string | null }

/** How a result of a leader is divided (§5.2). SUM: amounts that add up to its target; `rest` is what
 * nobody carries, below zero where more is carried than there is. COMPARED: each beside the target,
 * `worse` those that promise less. OWN: the leader does it. */
export type Division =
  | { kind: 'SUM'; parts: Decimal; rest: Decimal; silent: string[] }
  | { kind: 'COMPARED'; worse: string[] }
  | { kind: 'OWN' }
  | { kind: 'NOBODY' }

type UnitWords = Parameters<typeof unitKindOf>[1]

/** The figure of a result that is divided or compared: its quantity, else its first indicator. Only
 * things and money that are to grow are added up: no percentages, indices, days or rates. */
export function wholeOf(indicators: readonly Indicator[], words: UnitWords): Whole {
  const own = indicators.find(({ aspect }) => aspect === 'QUANTITY') ?? indicators[0]
  if (!own) return { target: null, unit: '', polarity: 'MAXIMIZE', additive: false }
  const { target, unit, polarity } = own
  const kind = unitKindOf(unit, words)
  const counted = (kind === 'NUMBER' || kind === 'RUPIAH') && unitIn(unit)?.per == null
  const additive = counted && polarity === 'MAXIMIZE' && isDecimalText(target)
  return { target: target === '' ? null : target, unit, polarity, additive }
}

const unitIn = (label: string) => readTail(label.trim().toLowerCase())?.unit ?? null

/** An amount as typed (`5.000`), canonical; `null` where nothing was typed; a sentence where it cannot
 * be taken. */
export function readShare(text: string | null): { share: string | null } | string {
  const read = readFigure(text ?? '')
  if (read.kind === 'blank') return { share: null }
  if (read.kind === 'number' && !isNegative(read.value) && !isZero(read.value))
    return { share: decimalText(read.value) }
  return `«${text}» bukan jumlah. Tulis angkanya saja, lebih dari nol, misalnya 5.000.`
}

/** Divides a result over those who carry it. Who alone carries it and names no amount carries it whole;
 * help (INDIRECT) is never counted. */
export function divisionOf(whole: Whole, parts: readonly Part[], own: boolean): Division {
  if (parts.length === 0) return { kind: own ? 'OWN' : 'NOBODY' }
  const direct = parts.filter(({ mode }) => mode === 'DIRECT')
  if (whole.target === null || !whole.additive || direct.length === 0)
    return { kind: 'COMPARED', worse: worseThan(whole, direct) }
  const target = decimal(whole.target)
  const lone = direct.length === 1 && direct[0]?.share === null
  const sum = lone ? target : sumOf(direct.map(({ share }) => (share ? decimal(share) : zero)))
  const rest = subtract(target, sum)
  const covered = own && !isNegative(rest) ? zero : rest
  const silent = lone ? [] : direct.filter(({ share }) => share === null).map(({ name }) => name)
  return { kind: 'SUM', parts: sum, rest: covered, silent }
}

function worseThan({ target, polarity }: Whole, direct: readonly Part[]): string[] {
  if (target === null || !isDecimalText(target) || polarity === 'RANGE') return []
  const order = polarity === 'MAXIMIZE' ? -1 : 1
  return direct
    .filter(({ share }) => share !== null && compare(decimal(share), decimal(target)) === order)
    .map(({ name, share }) => `${name} (${printNumber(share ?? '')})`)
}

const counted = (amount: Decimal, { unit }: Whole): string =>
  `${printNumber(decimalText(amount))} ${unit}`.trim()

/** How a result is divided, in words: `11.500 dari 12.000 permohonan (95,8%): 500 belum terbagi.` */
export function divisionSentence(whole: Whole, division: Division): string {
  switch (division.kind) {
    case 'NOBODY':
      return 'Belum ada yang mendukung hasil ini. Bagikan, atau tandai dikerjakan sendiri.'
    case 'OWN':
      return 'Dikerjakan sendiri.'
    case 'COMPARED':
      return comparedSentence(whole, division.worse)
    case 'SUM':
      return sumSentence(whole, division)
  }
}

function comparedSentence({ target, unit }: Whole, worse: readonly string[]): string {
  if (target === null) return 'Tanpa angka untuk dijumlahkan.'
  const beside = `Dibandingkan dengan ${printTarget(target)} ${unit}`.trim()
  return worse.length === 0
    ? `${beside}, tidak dijumlahkan.`
    : `${beside}, tidak dijumlahkan. Belum setara: ${worse.join(', ')}.`
}

function sumSentence(
  whole: Whole,
  { parts, rest, silent }: Extract<Division, { kind: 'SUM' }>,
): string {
  const target = decimal(whole.target ?? '0')
  const percent = isZero(target)
    ? ''
    : ` (${printNumber(decimalText(rounded(percentOf(parts, target), 1)))}%)`
  const sum = `${printNumber(decimalText(parts))} dari ${counted(target, whole)}${percent}`
  const end = isZero(rest)
    ? isZero(subtract(target, parts))
      ? ''
      : ', sisanya dikerjakan sendiri'
    : isNegative(rest)
      ? `: ${printNumber(decimalText(negate(rest)))} melebihi target`
      : `: ${printNumber(decimalText(rest))} belum terbagi`
  return silent.length === 0
    ? `${sum}${end}.`
    : `${sum}${end}. Belum ada bagiannya: ${silent.join(', ')}.`
}

/** Something to think about: nobody, a part that nobody carries, or promises below the target. */
export const isOpen = (division: Division): boolean =>
  division.kind === 'NOBODY' ||
  (division.kind === 'COMPARED' && division.worse.length > 0) ||
  (division.kind === 'SUM' && (!isZero(division.rest) || division.silent.length > 0))

/** Why a result cannot be divided so: together they carry more than there is. A person's own target
 * may be higher than the part. */
export function whyNotDivide(text: string, whole: Whole, parts: readonly Part[]): Refusal | null {
  const division = divisionOf(whole, parts, false)
  if (division.kind !== 'SUM' || !isNegative(division.rest)) return null
  const most = counted(add(division.parts, division.rest), whole)
  return refusal(
    'staff/beyond-whole',
    422,
    `«${text}» terbagi ${counted(division.parts, whole)}, padahal targetnya ${most}. ` +
      'Kurangi bagian salah satu pegawai; target pegawai sendiri boleh lebih tinggi daripada bagiannya.',
  )
}

/** A link between two results: who supports which. */
export type Link = { resultId: string; parentResultId: string }

/** Do these links lead back to where they began? Given what stands already and what is added. */
export function closesCircle(links: readonly Link[]): boolean {
  const parentsOf = Map.groupBy(links, ({ resultId }) => resultId)
  const leadsTo = (from: string, end: string, seen: Set<string>): boolean =>
    (parentsOf.get(from) ?? []).some(({ parentResultId: at }) => {
      if (at === end) return true
      if (seen.has(at)) return false
      seen.add(at)
      return leadsTo(at, end, seen)
    })
  return links.some(({ resultId }) => leadsTo(resultId, resultId, new Set()))
}
