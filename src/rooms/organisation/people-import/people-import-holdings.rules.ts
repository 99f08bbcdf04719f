import { overlaps, type Span } from '../../../kernel/dating.ts'
import type { RowProblems } from '../../../kernel/importer.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { AssignmentKind } from '../organisation.contract.ts'
import { assignmentKindNames } from '../person/naming.rules.ts'
import { type Difference, differencesOf } from '../records/difference.rules.ts'
import type { AssignmentRecord } from '../records/record.contract.ts'
import type { Holding, HoldingChange, PeopleQuestion } from './people-import.contract.ts'
import { type Known, personKeyOf } from './people-import-known.rules.ts'
import type { PeopleRow } from './people-import-sheet.rules.ts'

export type Tools = { question: PeopleQuestion; known: Known; noteOf: (row: number) => RowProblems }
/** A post as holdings need to know it. */
export type PostOfHolding = { code: string; title: string; singleHolder: boolean }

/** Kinds that answer for a post; a Plh stands in beside the absent holder, an additional duty
 * beside anybody (§2.3). */
export const answers = (kind: AssignmentKind): boolean =>
  kind === 'D' || kind === 'PLT' || kind === 'PJ'

/** What the rows say about who holds what; `names` has every row whose holder is known. */
export function holdingsOf(
  rows: readonly PeopleRow[],
  codes: ReadonlyMap<number, string>,
  names: ReadonlyMap<number, string>,
): Holding[] {
  return rows.flatMap(({ row, nip, as, since, decreeNumber, decreeDate }) => {
    const [name, postCode] = [names.get(row), codes.get(row)]
    if (name === undefined || postCode === undefined) return []
    return [
      {
        row,
        personKey: personKeyOf({ nip, name }),
        postCode,
        kind: as ?? 'D',
        since,
        decreeNumber,
        decreeDate,
      },
    ]
  })
}

/** Contradictions among the rows themselves (`anggaran-organisasi-layanan.md` §2.3), told at the
 * later row. */
export function checkHoldings(
  holdings: readonly Holding[],
  posts: ReadonlyMap<string, PostOfHolding>,
  { noteOf }: Pick<Tools, 'noteOf'>,
): void {
  const [holder, definitive, seen] = [
    new Map<string, Holding>(),
    new Map<string, Holding>(),
    new Map<string, number>(),
  ]
  for (const holding of holdings) {
    const { row, personKey, postCode, kind } = holding
    const note = noteOf(row)
    const before = seen.get(`${personKey} ${postCode} ${kind}`)
    if (before !== undefined) {
      note.error(
        null,
        'organisation/holding-twice',
        `Baris ini mengulang baris ${before}: orang, jabatan, dan penugasannya sama.`,
      )
      continue
    }
    seen.set(`${personKey} ${postCode} ${kind}`, row)
    if (kind === 'D') tellSecondPost(definitive, holding, posts, note)
    if (answers(kind) && posts.get(postCode)?.singleHolder) tellSecondHolder(holder, holding, note)
  }
}

function tellSecondPost(
  definitive: Map<string, Holding>,
  holding: Holding,
  posts: ReadonlyMap<string, PostOfHolding>,
  note: RowProblems,
): void {
  const first = definitive.get(holding.personKey)
  if (first)
    note.error(
      'as',
      'organisation/definitive-twice',
      'Orang ini sudah definitif sebagai ' +
        `${posts.get(first.postCode)?.title ?? first.postCode} di baris ${first.row}.`,
      { suggestion: 'Isi SEBAGAI dengan Plt, Plh, atau Tugas tambahan untuk jabatan keduanya.' },
    )
  else definitive.set(holding.personKey, holding)
}

function tellSecondHolder(holder: Map<string, Holding>, holding: Holding, note: RowProblems): void {
  const first = holder.get(holding.postCode)
  if (!first) {
    holder.set(holding.postCode, holding)
    return
  }
  const at = `di baris ${first.row}`
  if (first.kind === 'D' && holding.kind === 'D')
    note.error(
      'as',
      'organisation/two-definitive-holders',
      `Jabatan ini sudah punya pejabat definitif ${at}.`,
    )
  else if (first.kind === 'D' || holding.kind === 'D')
    note.error(
      'as',
      'organisation/definitive-and-acting',
      'Jabatan ini punya pejabat definitif dan ' +
        `${assignmentKindNames[first.kind === 'D' ? holding.kind : first.kind]} sekaligus ` +
        `(lihat baris ${first.row}).`,
      { suggestion: 'Bila pejabat definitifnya berhalangan sementara, isi SEBAGAI dengan Plh.' },
    )
  else
    note.error(
      'as',
      'organisation/two-acting-holders',
      `Jabatan ini sudah punya ${assignmentKindNames[first.kind]} ${at}.`,
    )
}

const labels = { since: 'TMT', decreeNumber: 'Nomor SK', decreeDate: 'Tanggal SK' } as const

/** A row beside the person, the post and the assignment on record that it speaks of, where they are
 * known. */
export type Matched = {
  holding: Holding
  personId: string | undefined
  positionId: string | undefined
  recorded: AssignmentRecord | undefined
}

/** Finds what a row speaks of; the assignment on record has the same person, post and kind, and is
 * not over before the row's begins. */
export function matchedOf(
  holding: Holding,
  { question, known }: Pick<Tools, 'question' | 'known'>,
): Matched {
  const personId = known.person.get(holding.personKey)?.id
  const positionId = known.post.get(holding.postCode)?.id
  const from = holding.since ?? question.on
  const recorded = (known.heldBy.get(personId ?? '') ?? []).findLast(
    (record) =>
      record.positionId === positionId &&
      record.kind === holding.kind &&
      (record.validTo === null || record.validTo > from),
  )
  return { holding, personId, positionId, recorded }
}

/** A recorded assignment with what a row says about it, where that differs. */
export function correctionOf(
  holding: Holding,
  before: AssignmentRecord,
  singleHolder: boolean,
): HoldingChange[] {
  const after: AssignmentRecord = {
    ...before,
    ...{
      singleHolder,
      validFrom: holding.since ?? before.validFrom,
      decreeNumber: holding.decreeNumber ?? before.decreeNumber,
    },
    decreeDate: holding.decreeDate ?? before.decreeDate,
  }
  const differences: Difference[] = differencesOf(printable(before), printable(after), labels)
  if (differences.length === 0 && before.singleHolder === singleHolder) return []
  return [{ what: 'corrected', row: holding.row, before, after, differences }]
}

const printable = ({
  validFrom,
  decreeNumber,
  decreeDate,
}: AssignmentRecord): { [K in keyof typeof labels]: string | null } => ({
  since: printDate(validFrom),
  decreeNumber,
  decreeDate: decreeDate && printDate(decreeDate),
})

/** An end that makes room: at the day the new holding begins, never before the old one began. */
export function endFor(
  before: AssignmentRecord,
  begin: LocalDate,
  row: number,
): { change: Extract<HoldingChange, { what: 'ends' }> } | { tooLate: true } | null {
  const span: Span = { validFrom: begin, validTo: null }
  if (!overlaps(before, span)) return null
  return before.validFrom > begin
    ? { tooLate: true }
    : { change: { what: 'ends', row, before, on: begin } }
}
