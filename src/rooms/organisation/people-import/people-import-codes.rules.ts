import type { RowProblems } from '../../../kernel/importer.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { plainWords } from '../person/naming.rules.ts'
import type { ColumnTally } from '../records/tally.rules.ts'
import { type Known, titleKey } from './people-import-known.rules.ts'
import type { PeopleRow } from './people-import-sheet.rules.ts'

/** A code that stays the same as long as unit and title do: `02.01/KEPALA-SEKSI-GIZI`. */
export const derivedCode = (unitCode: string, title: string): string =>
  `${unitCode}/${plainWords(title).toUpperCase().replaceAll(' ', '-')}`

/** One post as its rows together say it; `row` is the first of them. */
export type PostDraft = Pick<
  PeopleRow,
  'row' | 'title' | 'unitCode' | 'kind' | 'echelon' | 'level' | 'superiorCode'
> & { code: string }
type Tools = { noteOf: (row: number) => RowProblems; tally: ColumnTally }

/** The code of each row's post: as written, else of the post on record with this unit and title,
 * else derived, which is told. */
export function codesOf(
  rows: readonly PeopleRow[],
  known: Known,
  { noteOf, tally }: Tools,
): Map<number, string> {
  return new Map(
    rows.map(({ row, positionCode, unitCode, title }) => {
      if (positionCode !== null) return [row, positionCode]
      const unit = known.unit.get(unitCode)
      const recorded = unit && known.postByTitle.get(titleKey(unit.id, title))
      if (recorded) return [row, recorded.code]
      tally.warn(noteOf(row), {
        ...{
          key: 'positionCode',
          code: 'organisation/position-code-derived',
          detail: 'Kode jabatan kosong; dibuat dari kode unit dan nama jabatan.',
        },
        all: (count) =>
          `Kolom KODE JABATAN tidak ada; ${printNumber(count)} baris memakai kode yang ` +
          'dibuat dari kode unit dan nama jabatan.',
      })
      return [row, derivedCode(unitCode, title)]
    }),
  )
}

const compared = [
  { key: 'unitCode', noun: 'kode unit' },
  { key: 'kind', noun: 'jenis jabatan' },
  { key: 'echelon', noun: 'eselon' },
  { key: 'level', noun: 'tingkat PK' },
  { key: 'superiorCode', noun: 'atasan' },
] as const

/** Rows of one post brought together: a cell left blank takes the word of another row; two
 * different words are an error of the later row. */
export function postDrafts(
  rows: readonly PeopleRow[],
  codes: ReadonlyMap<number, string>,
  { noteOf }: Tools,
): PostDraft[] {
  const drafts = new Map<string, PostDraft>()
  for (const line of rows) {
    const code = codes.get(line.row) ?? ''
    const first = drafts.get(code)
    if (!first) {
      const { row, title, unitCode, kind, echelon, level, superiorCode } = line
      drafts.set(code, { row, code, title, unitCode, kind, echelon, level, superiorCode })
      continue
    }
    if (plainWords(first.title) !== plainWords(line.title))
      noteOf(line.row).error(
        'title',
        'organisation/post-differs',
        `Jabatan ${code} bernama «${first.title}» di baris ${first.row}.`,
      )
    for (const { key, noun } of compared)
      if (first[key] !== null && line[key] !== null && first[key] !== line[key])
        noteOf(line.row).error(
          key,
          'organisation/post-differs',
          `Jabatan ${code} punya ${noun} lain di baris ${first.row}.`,
        )
    drafts.set(code, {
      ...first,
      ...{
        kind: first.kind ?? line.kind,
        echelon: first.echelon ?? line.echelon,
        level: first.level ?? line.level,
      },
      superiorCode: first.superiorCode ?? line.superiorCode,
    })
  }
  return [...drafts.values()]
}
