import type { RowProblems } from '../../../kernel/importer.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { circleFrom } from '../records/circle.rules.ts'
import type { ColumnTally } from '../records/tally.rules.ts'
import type { Known } from './people-import-known.rules.ts'
import type { SettledPost } from './people-import-posts.rules.ts'

type Tools = { known: Known; noteOf: (row: number) => RowProblems; tally: ColumnTally }

/** What happens where no superior is written (decision 0044). */
const searched = 'pihak kedua dicari dari kebijakan daerah dan susunan unit'

/** The line of superiors as it would stand: each is known, nobody is their own, even in a circle. A
 * post without superior is told, because its PK would have no second party; the head of region has
 * none (`perjanjian-kinerja.md` §3.2). `inFile` also holds codes of rows with errors. */
export function checkSuperiors(
  posts: readonly SettledPost[],
  inFile: ReadonlySet<string>,
  { known, noteOf, tally }: Tools,
): void {
  const recorded = [...known.post.values()].map(({ code, superiorId }): [string, string | null] => [
    code,
    superiorId ? (known.codeOfPost.get(superiorId) ?? null) : null,
  ])
  const superiors = new Map([
    ...recorded,
    ...posts.map(({ fields }): [string, string | null] => [fields.code, fields.superiorCode]),
  ])
  for (const { row, fields } of posts) {
    const { code, superiorCode, kind } = fields
    const told = { found: superiorCode ?? '' }
    if (superiorCode === null) {
      if (kind === 'POLITIK' || kind === 'WAKIL') continue
      tally.warn(noteOf(row), {
        ...{
          key: 'superiorCode',
          code: 'organisation/superior-missing',
          detail: `Atasan tidak tertulis; ${searched}.`,
        },
        all: (count) =>
          `Kolom KODE ATASAN tidak ada; bagi ${printNumber(count)} jabatan ${searched}.`,
      })
    } else if (superiorCode === code)
      noteOf(row).error(
        'superiorCode',
        'organisation/superior-self',
        'Jabatan ini menjadi atasan bagi dirinya sendiri.',
        told,
      )
    else if (!superiors.has(superiorCode) && !inFile.has(superiorCode))
      noteOf(row).error(
        'superiorCode',
        'organisation/superior-unknown',
        `Jabatan atasan ${superiorCode} tidak ada di berkas ini dan belum tercatat pada tanggal itu.`,
        told,
      )
    else {
      const circle = circleFrom(code, superiors)
      if (circle)
        noteOf(row).error(
          'superiorCode',
          'organisation/superior-cycle',
          `Atasannya berputar kembali: ${circle.join(' → ')}.`,
          told,
        )
    }
  }
}
