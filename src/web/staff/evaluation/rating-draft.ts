import type { MarkKind } from '../../../kernel/marks.ts'
import { whyGroundless } from '../../../rooms/staff/evaluation/deciding.rules.ts'
import type {
  EvaluationState,
  Grade,
  Predicate,
} from '../../../rooms/staff/evaluation/evaluation.contract.ts'
import { gradeNames } from '../../../rooms/staff/evaluation/naming.rules.ts'
import type { RaterLine, Rating } from '../../../rooms/staff/evaluation/rating.contract.ts'
import type { RatingTable } from './calls.ts'

/** What is typed of one person: grades by their codes, empty while nothing is chosen. */
export type Typed = { result: Grade | ''; behaviour: Grade | ''; reason: string }
/** What is typed of a table, by evaluation, as text. */
export type TableDraft = Record<string, string>

export const gradeOptions = (Object.keys(gradeNames) as Grade[]).map((value) => ({
  ...{ value, label: gradeNames[value] },
}))
/** In a narrow cell. */
export const shortGrades = [
  { value: 'ABOVE', label: 'Di atas' },
  { value: 'MEETS', label: 'Sesuai' },
  { value: 'BELOW', label: 'Di bawah' },
] as const
export const stateMarks: Record<EvaluationState | 'OPEN', MarkKind> = {
  ...{ OPEN: 'notyet', REPORTED: 'mid', RATED: 'half', DELIVERED: 'full', ACCEPTED: 'full' },
  ...{ OBJECTED: 'mid', FINAL: 'full' },
}

const fixed = ({ follows }: Pick<RaterLine, 'follows'>): Grade | '' =>
  follows === null || follows === 'UNDECIDED' ? '' : follows

const opened = (line: RaterLine): Typed => ({
  result: line.rating?.result ?? fixed(line),
  ...{ behaviour: line.rating?.behaviour ?? '', reason: line.rating?.reason ?? '' },
})

/** The table as it opens: what was rated or prepared, else nothing. */
export const openedTable = (lines: readonly RaterLine[]): TableDraft =>
  Object.fromEntries(lines.map((line) => [line.id, JSON.stringify(opened(line))]))

export const typedOf = (draft: TableDraft, line: RaterLine): Typed => {
  const text = draft[line.id]
  return text === undefined ? opened(line) : (JSON.parse(text) as Typed)
}

/** The predicate two grades give, or nothing while one is missing. */
export const predicateIn = (
  quadrant: RatingTable['quadrant'],
  { result, behaviour }: Pick<Typed, 'result' | 'behaviour'>,
): Predicate | null => (result && behaviour ? (quadrant?.[result][behaviour] ?? null) : null)

const isOpen = ({ closed }: RaterLine): boolean => closed === null

/** Was something typed, or does a draft of somebody else wait to be settled? */
const isSaid = (draft: TableDraft, line: RaterLine): boolean => {
  const typed = typedOf(draft, line)
  const changed = JSON.stringify(typed) !== JSON.stringify(opened(line))
  return changed || line.rating?.step === 'PREPARED'
}

/** What a press would send: whoever has both grades and says something new. */
export const ratingsIn = (lines: readonly RaterLine[], draft: TableDraft): Rating[] =>
  lines.flatMap((line) => {
    const { result, behaviour, reason } = typedOf(draft, line)
    return isOpen(line) && result && behaviour && isSaid(draft, line)
      ? [{ id: line.id, seen: line.seen, result, behaviour, reason }]
      : []
  })

/** What the rules refuse beforehand, and rows that are half filled. */
export function wrongIn(
  lines: readonly RaterLine[],
  draft: TableDraft,
): Record<string, string | null> {
  return Object.fromEntries(
    lines
      .filter((line) => isOpen(line) && isSaid(draft, line))
      .map((line) => {
        const { result, behaviour, reason } = typedOf(draft, line)
        if (!result && !behaviour && reason === '') return [line.id, null]
        if (!result || !behaviour)
          return [line.id, 'Pilih kedua ratingnya, atau kosongkan keduanya.']
        return [line.id, whyGroundless(line, { result, behaviour, reason })?.detail ?? null]
      }),
  )
}

/** Fills what is still empty with what the facts suggest, behaviour «as expected» beside it. */
export const withSuggestions = (lines: readonly RaterLine[], draft: TableDraft): TableDraft =>
  Object.fromEntries(
    lines.flatMap((line) => {
      const typed = typedOf(draft, line)
      const result = typed.result || line.suggestion.result
      if (!isOpen(line) || !result || (typed.result && typed.behaviour)) return []
      const behaviour = typed.behaviour || line.suggestion.behaviour || 'MEETS'
      return [[line.id, JSON.stringify({ ...typed, result, behaviour })]]
    }),
  )
