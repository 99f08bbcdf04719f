import { compare, decimal, decimalText, rounded } from '../../../kernel/decimal.ts'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import { parsePeriod } from '../../../kernel/period.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'
import { readFigure } from '../skp/content.rules.ts'
import type { Indicator, PlannedResult } from '../skp/skp.contract.ts'
import type { Grade } from './evaluation.contract.ts'
import type { Facts, Marks, ResultFact, Suggestion } from './rating.contract.ts'
import { achievementOf, suggestedBehaviour, suggestedGrade } from './rating.rules.ts'

/** What the rated told of one result, and what was logged for it. */
export type ToldResult = {
  resultId: string
  realised: readonly { number: number; value: string | null; text: string }[]
  text: string
  link: string | null
}
type Rules = Pick<StaffPack, 'rating'>

/** What an amount is held against in a period: in a quarter what was planned of it, in a whole year its
 * target, else nothing. Quality, time and cost keep their target. */
function targetIn(
  { aspect, target }: Pick<Indicator, 'aspect' | 'target'>,
  quarters: PlannedResult['quarters'],
  { period, closing }: { period: string; closing: boolean },
): { target: string; ofYear: boolean } {
  const read = parsePeriod(period)
  const isAmount = aspect === 'QUANTITY' || aspect === null
  if (!isAmount || (read?.kind === 'year' && !closing)) return { target, ofYear: false }
  if (read?.kind !== 'quarter') return { target, ofYear: true }
  const planned = readFigure(quarters.find(({ quarter }) => quarter === read.quarter)?.target ?? '')
  return planned.kind === 'number'
    ? { target: decimalText(planned.value), ofYear: false }
    : { target, ofYear: true }
}

/** A result with how far each indicator came in a period. Its mark is `BELOW` where one indicator stays under the
 * pack's share of its target, `ABOVE` where all are beyond it by as much as the pack asks, and none
 * where one cannot be counted: the rater marks it. */
export function resultFact(
  { id, kind, text, indicators, quarters }: PlannedResult,
  period: { period: string; closing: boolean },
  told: ToldResult | undefined,
  logged: { entries: number; minutes: number } | undefined,
  { rating }: Rules,
): ResultFact {
  const reached = indicators.map((indicator, at) => {
    const said = told?.realised.find(({ number }) => number === at + 1)
    const held = targetIn(indicator, quarters, period)
    const value = held.ofYear ? null : (said?.value ?? null)
    return {
      ...{ number: at + 1, ...indicator, ...held, realised: said?.text ?? '' },
      share: achievementOf({ ...indicator, ...held }, value, rating.achievementCap),
    }
  })
  return {
    ...{ id, kind, text, told: told?.text ?? '', link: told?.link ?? null },
    ...{ logEntries: logged?.entries ?? 0, logMinutes: logged?.minutes ?? 0 },
    indicators: reached.map(({ share, ...indicator }) => ({
      ...indicator,
      ...{ achievement: share && decimalText(rounded(share, 1)), offered: null },
    })),
    mark: markOf(
      reached.map(({ share }) => share && decimalText(share)),
      rating,
    ),
  }
}

function markOf(shares: readonly (string | null)[], rating: Rules['rating']): Grade | null {
  const known = shares.flatMap((share) => share ?? [])
  if (known.length === 0 || known.length < shares.length) return null
  const least = known.map(decimal).reduce((a, b) => (compare(a, b) <= 0 ? a : b))
  if (compare(least, decimal(rating.meetsFrom)) < 0) return 'BELOW'
  return compare(least, decimal(rating.aboveFrom)) >= 0 ? 'ABOVE' : 'MEETS'
}

const words: Record<Grade, string> = {
  ...{ ABOVE: 'di atas ekspektasi', MEETS: 'sesuai ekspektasi', BELOW: 'di bawah ekspektasi' },
}

/** «Dua dari tiga hasil kerja di atas ekspektasi.» and what else there is to say of the marks. */
function countedSentences(
  marks: readonly { kind: string; mark: Grade | null }[],
  noun: string,
): string[] {
  const open = marks.filter(({ mark }) => mark === null).length
  const told = (['ABOVE', 'MEETS', 'BELOW'] as const).flatMap((grade) => {
    const count = marks.filter(({ mark }) => mark === grade).length
    return count === 0
      ? []
      : [
          `${capitalised(printCount(count))} dari ${printCount(marks.length)} ${noun} ${words[grade]}.`,
        ]
  })
  if (open > 0)
    told.push(
      `${capitalised(printCount(open))} dari ${printCount(marks.length)} ${noun} belum dinilai.`,
    )
  return told
}

const between = 'Di antara dua rating: penilai menimbang.'

/** What facts and marks suggest, with reasons (§9.1). A mark the rater set counts before that of the
 * facts; behaviour is suggested only where all values are marked. */
export function suggestionOf(
  results: readonly Pick<ResultFact, 'id' | 'kind' | 'mark'>[],
  marks: Marks | undefined,
  {
    rating,
    behaviours,
  }: {
    rating: Parameters<typeof suggestedGrade>[1]
    behaviours: readonly { code: string }[]
  },
): Suggestion {
  const marked = results.map(({ id, kind, mark }) => ({
    ...{ kind, mark: marks?.results[id] ?? mark },
  }))
  const values = behaviours.map(({ code }) => ({
    ...{ kind: 'PRIMARY' as const, mark: marks?.behaviours[code] ?? null },
  }))
  const behaviourMarks = values.map(({ mark }) => mark)
  const result = suggestedGrade(marked, rating)
  const complete = marked.length > 0 && marked.every(({ mark }) => mark !== null)
  return {
    result,
    behaviour: suggestedBehaviour(behaviourMarks, rating),
    reasons: [
      ...countedSentences(marked, 'hasil kerja'),
      ...(complete && result === null ? [between] : []),
      ...(behaviourMarks.some(Boolean) ? countedSentences(values, 'nilai perilaku') : []),
    ],
  }
}

/** Is there anything at all to go by? */
export const restsOnFacts = ({ reported, logMinutes, feedback }: Facts): boolean =>
  reported > 0 || logMinutes > 0 || feedback > 0
