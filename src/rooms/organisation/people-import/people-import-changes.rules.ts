import { printDate } from '../../../kernel/indonesian.ts'
import { holds, type LocalDate } from '../../../kernel/time.ts'
import { titleAs } from '../organisation.rules.ts'
import type { AssignmentRecord } from '../records/record.contract.ts'
import type { Holding, HoldingChange } from './people-import.contract.ts'
import {
  answers,
  correctionOf,
  endFor,
  type Matched,
  type PostOfHolding,
  type Tools,
} from './people-import-holdings.rules.ts'

/** Who a recorded assignment belongs to and what it is, in words. */
export const wordsOf = (
  { personId, positionId, kind }: AssignmentRecord,
  { personOfId, postOfId }: Tools['known'],
): { who: string; what: string } => ({
  who: personOfId.get(personId)?.name ?? 'Pejabat lain',
  what: titleAs({ title: postOfId.get(positionId)?.title ?? 'jabatan lain' }, kind),
})

/** What the rows change about who holds what. A new holder of a post with one holder ends the old
 * one, a new definitive post ends the person's former one, a post the file shows vacant ends its
 * holder: each is told as a warning, nothing ends silently. Whoever the file merely leaves out
 * stays. */
export function holdingChangesOf(
  matched: readonly Matched[],
  vacated: ReadonlyMap<string, number>,
  posts: ReadonlyMap<string, PostOfHolding>,
  tools: Tools,
): HoldingChange[] {
  const restated = new Set(matched.flatMap(({ recorded }) => (recorded ? [recorded.rowId] : [])))
  const others = tools.question.records.assignments.filter(({ rowId }) => !restated.has(rowId))
  const byPost = Map.groupBy(others, ({ positionId }) => positionId)
  const byPerson = Map.groupBy(others, ({ personId }) => personId)
  const begun = matched.flatMap((match): HoldingChange[] => {
    const single = posts.get(match.holding.postCode)?.singleHolder ?? false
    const begin = match.holding.since ?? match.recorded?.validFrom ?? tools.question.on
    const own: HoldingChange[] = match.recorded
      ? correctionOf(match.holding, match.recorded, single)
      : [
          {
            what: 'begins',
            row: match.holding.row,
            holding: match.holding,
            span: { validFrom: begin, validTo: null },
            singleHolder: single,
          },
        ]
    const onPost =
      single && answers(match.holding.kind) ? (byPost.get(match.positionId ?? '') ?? []) : []
    const ofPerson = match.holding.kind === 'D' ? (byPerson.get(match.personId ?? '') ?? []) : []
    return [
      ...own,
      ...endsOf(
        onPost.filter(({ kind }) => answers(kind)),
        match.holding,
        begin,
        'holder-replaced',
        tools,
      ),
      ...endsOf(
        ofPerson.filter(({ kind }) => kind === 'D'),
        match.holding,
        begin,
        'holder-moved',
        tools,
      ),
    ]
  })
  return earliestEnds([...begun, ...vacatedEnds(vacated, byPost, tools)])
}

const because = {
  'holder-replaced': 'Digantikan',
  'holder-moved': 'Orang ini berpindah',
}

function endsOf(
  records: readonly AssignmentRecord[],
  { row }: Holding,
  begin: LocalDate,
  why: keyof typeof because,
  { known, noteOf }: Tools,
): HoldingChange[] {
  return records.flatMap((record) => {
    const end = endFor(record, begin, row)
    if (!end) return []
    const { who, what } = wordsOf(record, known)
    if ('tooLate' in end) {
      noteOf(row).error(
        'since',
        'organisation/holder-later',
        `${who} tercatat sebagai ${what} sejak ${printDate(record.validFrom)}, sesudah TMT ` +
          `di baris ini (${printDate(begin)}).`,
        { suggestion: 'Periksa TMT, atau pastikan berkas ini yang terbaru.' },
      )
      return []
    }
    noteOf(row).warn(
      'since',
      `organisation/${why}`,
      `${because[why]}: penugasan ${who} sebagai ${what} berakhir per ${printDate(begin)}.`,
    )
    return [end.change]
  })
}

/** Posts that the file shows without holder while somebody on record answers for them on the
 * date. */
function vacatedEnds(
  vacated: ReadonlyMap<string, number>,
  byPost: ReadonlyMap<string, readonly AssignmentRecord[]>,
  { question, known, noteOf }: Tools,
): HoldingChange[] {
  return [...vacated].flatMap(([code, row]) =>
    (byPost.get(known.post.get(code)?.id ?? '') ?? [])
      .filter((record) => answers(record.kind) && holds(record, question.on))
      .map((record): HoldingChange => {
        const { who, what } = wordsOf(record, known)
        noteOf(row).warn(
          'name',
          'organisation/post-vacated',
          `Jabatan ini kosong di berkas: penugasan ${who} sebagai ${what} berakhir per ` +
            `${printDate(question.on)}.`,
        )
        return { what: 'ends', row, before: record, on: question.on }
      }),
  )
}

/** An assignment that ends for two reasons ends once, on the earlier day. */
function earliestEnds(changes: readonly HoldingChange[]): HoldingChange[] {
  const ends = new Map<string, Extract<HoldingChange, { what: 'ends' }>>()
  for (const change of changes) {
    if (change.what !== 'ends') continue
    const known = ends.get(change.before.rowId)
    if (!known || change.on < known.on) ends.set(change.before.rowId, change)
  }
  return [...changes.filter(({ what }) => what !== 'ends'), ...ends.values()]
}
