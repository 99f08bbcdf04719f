import { isDecimalText } from '../../../kernel/decimal-text.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { whyNotFill } from '../../../rooms/staff/matrix/cells.rules.ts'
import { type Part, readShare } from '../../../rooms/staff/matrix/division.rules.ts'
import type {
  MatrixColumn,
  MatrixPage,
  MatrixRow,
  TypedRow,
} from '../../../rooms/staff/matrix/matrix.contract.ts'
import type { LinkMode } from '../../../rooms/staff/skp/skp.contract.ts'

/** A cell as it is typed; the amount as printed. */
export type Entry = {
  key: string
  assignmentId: string
  /** `null`: a result the person does not have yet. */
  id: string | null
  parentResultId: string
  text: string
  mode: LinkMode
  share: string
  note: string
}

/** What is typed into a matrix. */
export type MatrixDraft = { entries: Entry[]; own: string[] }

/** A matrix as it opens. */
export const openedMatrix = ({ columns, rows }: MatrixPage): MatrixDraft => ({
  entries: rows.flatMap(({ assignmentId, results }) =>
    results.flatMap(({ id, parentResultId, text, mode, share, note }) =>
      parentResultId !== null && columns.some((column) => column.id === parentResultId)
        ? [
            {
              ...{ key: id, assignmentId, id, parentResultId, text, mode: mode ?? 'DIRECT' },
              share: share !== null && isDecimalText(share) ? printNumber(share) : (share ?? ''),
              note: note ?? '',
            },
          ]
        : [],
    ),
  ),
  own: columns.flatMap(({ id, own }) => (own ? [id] : [])),
})

/** Tells the content that was opened apart from what others have written since. */
export const stampOf = ({ rows }: MatrixPage): number =>
  rows.reduce((sum, { skp }) => sum + (skp ? skp.seen.number * 1000 + skp.seen.edits + 1 : 0), 0)

/** The rows that changed, whole, as the act takes them. */
export function changedRows(page: MatrixPage, { entries }: MatrixDraft): TypedRow[] {
  const opened = openedMatrix(page).entries
  return page.rows.flatMap(({ assignmentId, skp }) => {
    const of = (all: readonly Entry[]) => all.filter((one) => one.assignmentId === assignmentId)
    if (JSON.stringify(of(entries)) === JSON.stringify(of(opened))) return []
    const cells = of(entries).map(({ key: _, assignmentId: __, share, note, ...cell }) => ({
      ...{ ...cell, share: share.trim() || null, note: note.trim() || null },
    }))
    return [{ assignmentId, seen: skp?.seen ?? null, cells }]
  })
}

/** Who carries what of a column, as typed so far; what cannot be read counts as nothing yet. */
export const partsOf = (
  { rows }: MatrixPage,
  { entries }: MatrixDraft,
  { id }: MatrixColumn,
): Part[] =>
  entries
    .filter(({ parentResultId }) => parentResultId === id)
    .map(({ assignmentId, mode, share }) => {
      const read = readShare(share)
      const name = rows.find((row) => row.assignmentId === assignmentId)?.name ?? ''
      return { name, mode, share: typeof read === 'string' ? null : read.share }
    })

/** The draft with one entry written, anew or in the place of what had its key. */
export const withEntry = (draft: MatrixDraft, entry: Entry): MatrixDraft => {
  const known = draft.entries.some(({ key }) => key === entry.key)
  const entries = known
    ? draft.entries.map((one) => (one.key === entry.key ? entry : one))
    : [...draft.entries, entry]
  return { ...draft, entries }
}

export const withoutEntry = (draft: MatrixDraft, key: string): MatrixDraft => ({
  ...draft,
  entries: draft.entries.filter((one) => one.key !== key),
})

/** An entry in another cell: within a row it goes on supporting something else, with another person it
 * is a new result of theirs. */
export const moved = (entry: Entry, assignmentId: string, parentResultId: string): Entry => ({
  ...{ ...entry, parentResultId },
  ...(assignmentId === entry.assignmentId ? {} : { assignmentId, id: null }),
})

/** Rows that can be filled in. */
export const fillable = ({ rows }: MatrixPage): MatrixRow[] =>
  rows.filter((row) => whyNotFill(row) === null)

/** A fresh entry of a cell. */
export const newEntry = (assignmentId: string, column: MatrixColumn): Entry => ({
  ...{ key: crypto.randomUUID(), assignmentId, id: null, parentResultId: column.id },
  ...{ text: '', mode: 'DIRECT', share: '', note: '' },
})
