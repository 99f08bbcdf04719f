import type { RowProblems } from '../../../kernel/importer.ts'
import { circleFrom } from '../records/circle.rules.ts'
import type { UnitRecord } from '../records/record.contract.ts'
import type { UnitFields } from './unit-import.contract.ts'

type Settled = readonly { row: number; fields: UnitFields }[]

/** The tree as it would stand: every parent exists, nobody is above itself, no SKPD code belongs to
 * two units (`anggaran-organisasi-layanan.md` §2.6). `inFile` also holds codes of rows with errors
 * of their own, so that one error is told once. */
export function checkTree(
  settled: Settled,
  here: readonly UnitRecord[],
  codeOfId: ReadonlyMap<string, string>,
  inFile: ReadonlySet<string>,
  noteOf: (row: number) => RowProblems,
): void {
  const onRecord = here.map(({ code, parentId }): [string, string | null] => [
    code,
    parentId ? (codeOfId.get(parentId) ?? null) : null,
  ])
  const parents = new Map([
    ...onRecord,
    ...settled.map(({ fields }): [string, string | null] => [fields.code, fields.parentCode]),
  ])
  for (const { row, fields } of settled) {
    const { code, parentCode } = fields
    if (parentCode === null) continue
    const told = { found: parentCode }
    if (parentCode === code)
      noteOf(row).error(
        'parentCode',
        'organisation/parent-self',
        'Unit ini menjadi induk bagi dirinya sendiri.',
        told,
      )
    else if (!parents.has(parentCode) && !inFile.has(parentCode))
      noteOf(row).error(
        'parentCode',
        'organisation/parent-unknown',
        `Induk ${parentCode} tidak ada di berkas ini dan belum tercatat pada tanggal itu.`,
        told,
      )
    else {
      const circle = circleFrom(code, parents)
      if (circle)
        noteOf(row).error(
          'parentCode',
          'organisation/parent-cycle',
          `Induknya berputar kembali ke unit ini: ${circle.join(' → ')}.`,
          told,
        )
    }
  }
  checkSkpdCodes(settled, here, noteOf)
}

function checkSkpdCodes(
  settled: Settled,
  here: readonly UnitRecord[],
  noteOf: (row: number) => RowProblems,
): void {
  const changed = new Set(settled.map(({ fields }) => fields.code))
  const owner = new Map(
    here.flatMap(({ code, skpdCode, name }) =>
      skpdCode && !changed.has(code) ? [[skpdCode, name] as const] : [],
    ),
  )
  for (const { row, fields } of settled) {
    if (!fields.skpdCode) continue
    const other = owner.get(fields.skpdCode)
    if (other === undefined) owner.set(fields.skpdCode, fields.name)
    else
      noteOf(row).error(
        'skpdCode',
        'organisation/skpd-code-twice',
        `Kode SKPD ini juga dipakai ${other}.`,
        { found: fields.skpdCode },
      )
  }
}
