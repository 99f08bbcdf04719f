import type { Actor } from '../../../kernel/actor.ts'
import { isDecimalText } from '../../../kernel/decimal-text.ts'
import { type FieldError, type Refusal, refusal } from '../../../kernel/refusal.ts'
import { sameTarget } from '../../planning/words.ts'
import type { PlannedResult } from '../skp/skp.contract.ts'
import { readShare, whyNotDivide } from './division.rules.ts'
import type { MatrixColumn, MatrixPage, MatrixRow, TypedCell, TypedRow } from './matrix.contract.ts'

/** Why somebody does not divide these results: only the leader whose they are does. */
export const whyNotDivideAs = (
  { personId }: Pick<Actor, 'personId'>,
  { leader }: Pick<MatrixPage, 'leader'>,
): Refusal | null =>
  personId === leader.personId
    ? null
    : refusal(
        'staff/not-leader',
        403,
        `Hasil kerja ini dibagi oleh ${leader.name}. Anda dapat membacanya.`,
      )

/** Why a row cannot be filled in now: it is another leader's, it waits for an answer, or it was written
 * since. Without a typed row: why nobody fills it in. */
export function whyNotFill(
  { name, by, skp }: Pick<MatrixRow, 'name' | 'by' | 'skp'>,
  typed?: Pick<TypedRow, 'seen'>,
): Refusal | null {
  if (by === 'OTHER')
    return refusal(
      'staff/not-rated-by-you',
      403,
      `${name} dinilai oleh pimpinan lain, jadi bagiannya diisi bersama pimpinan itu.`,
    )
  if (skp?.state === 'SUBMITTED')
    return refusal(
      'staff/waits-for-answer',
      409,
      by === 'RATER'
        ? `SKP ${name} sedang menunggu jawaban Anda. Setujui atau kembalikan dahulu, lalu bagi lagi.`
        : `SKP ${name} sedang menunggu jawaban penilainya. Bagi lagi sesudah dijawab.`,
      { mend: { href: `/skp/${skp.id}`, label: `Buka SKP ${name}` } },
    )
  const [seen, is] = [typed?.seen, skp?.seen]
  if (typed && (seen?.number !== is?.number || seen?.edits !== is?.edits))
    return refusal(
      'staff/changed-since',
      409,
      `SKP ${name} sudah disimpan di tempat lain sejak Anda membukanya. Muat ulang, lalu ulangi perubahan pada barisnya.`,
    )
  return null
}

/** What is wrong with one cell, in one sentence that says where; the cell as it is kept else. */
function readCell(
  cell: TypedCell,
  column: MatrixColumn,
  row: MatrixRow,
): { cell: TypedCell } | string {
  const at = `${row.name}, «${column.text}»`
  const note = cell.note?.trim() || null
  if (cell.text.trim() === '') return `${at}: tulis hasil kerja pegawai ini.`
  if (cell.mode === 'INDIRECT')
    return note === null
      ? `${at}: dukungan tidak langsung memerlukan satu kalimat tentang sumbangannya.`
      : { cell: { ...cell, share: null, note } }
  const isNumber = column.whole.target !== null && isDecimalText(column.whole.target)
  const read = isNumber ? readShare(cell.share) : { share: null }
  return typeof read === 'string' ? `${at}: ${read}` : { cell: { ...cell, ...read, note } }
}

/** The rows as they are kept, or what is wrong with them. */
export function readRows(
  { columns, rows }: Pick<MatrixPage, 'columns' | 'rows'>,
  typed: readonly TypedRow[],
): { rows: (TypedRow & { row: MatrixRow })[]; wrong: FieldError[] } {
  const wrong: FieldError[] = []
  const stale = 'Matriks ini sudah berubah sejak Anda membukanya. Muat ulang, lalu ulangi.'
  const kept = typed.flatMap((one, at) => {
    const pointer = `/rows/${at}`
    const row = rows.find(({ assignmentId }) => assignmentId === one.assignmentId)
    const ids = one.cells.flatMap(({ id }) => id ?? [])
    const known = ids.every((id) => row?.results.some((result) => result.id === id))
    if (!row || !known || new Set(ids).size < ids.length) {
      wrong.push({ pointer, detail: stale })
      return []
    }
    const cells = one.cells.flatMap((cell) => {
      const column = columns.find(({ id }) => id === cell.parentResultId)
      const read = column ? readCell(cell, column, row) : stale
      if (typeof read !== 'string') return [read.cell]
      wrong.push({ pointer, detail: read })
      return []
    })
    return [{ ...one, row, cells }]
  })
  return { rows: kept, wrong }
}

/** Why the results cannot be divided so: two or more carry more than there is. */
export function whyBeyond(
  { columns, rows }: Pick<MatrixPage, 'columns' | 'rows'>,
  changed: readonly TypedRow[],
): Refusal | null {
  for (const column of columns) {
    const parts = rows.flatMap((row) => {
      const typed = changed.find(({ assignmentId }) => assignmentId === row.assignmentId)
      return (typed?.cells ?? row.results).flatMap(({ parentResultId, mode, share }) =>
        parentResultId === column.id && mode ? [{ name: row.name, mode, share }] : [],
      )
    })
    const why = whyNotDivide(column.text, column.whole, parts)
    if (why) return why
  }
  return null
}

/** The results of a person with the cells of a row in them. A cell that was emptied leaves the SKP where
 * it was never agreed and stands in no promise; else only what it supports is taken away. */
export function withCells(
  before: readonly PlannedResult[],
  cells: readonly TypedCell[],
  {
    columns,
    agreed,
    newId,
  }: {
    columns: readonly MatrixColumn[]
    agreed: ReadonlySet<string>
    newId: () => string
  },
): PlannedResult[] {
  const wholeOf = new Map(columns.map(({ id, whole }) => [id, whole]))
  const kept = before.flatMap((result) => {
    const cell = cells.find(({ id }) => id === result.id)
    if (cell) return [filled(result, cell)]
    if (!wholeOf.has(result.parentResultId ?? '')) return [result]
    return agreed.has(result.id) || result.measureId !== null
      ? [{ ...result, parentResultId: null, mode: null, share: null, note: null }]
      : []
  })
  const added = cells
    .filter(({ id }) => id === null)
    .map((cell): PlannedResult => {
      const whole = wholeOf.get(cell.parentResultId)
      const target = cell.share ?? whole?.target
      const isCarried = cell.mode === 'DIRECT' && whole && target
      const indicator = {
        ...{ aspect: 'QUANTITY' as const, text: cell.text, target: target ?? '' },
        ...{ unit: whole?.unit ?? '', polarity: whole?.polarity ?? 'MAXIMIZE' },
      }
      return {
        ...{ ...cell, id: newId(), kind: 'PRIMARY', holder: 'ORGANISATION', perspective: null },
        ...{ measureId: null, basis: null, indicators: isCarried ? [indicator] : [], quarters: [] },
      }
    })
  return [...kept, ...added]
}

/** A result as its cell says; a target that was the part follows the part. */
const filled = (result: PlannedResult, { id: _, ...cell }: TypedCell): PlannedResult => ({
  ...result,
  ...cell,
  indicators: result.indicators.map((own) =>
    cell.share !== null && result.share !== null && sameTarget(own.target, result.share)
      ? { ...own, target: cell.share }
      : own,
  ),
})
