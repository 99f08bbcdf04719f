import type { RowRead, SheetTable, SheetWish } from '../../kernel/importer.ts'
import { sheetLimits } from '../../platform/sheets/limits.ts'
import { readTable, type TableRead } from '../../platform/sheets/reading.ts'
import type { TestCell, TestSheet } from './workbooks.ts'

/** A true NIP, and the list of people most tests of reading use. */
export const nip = '198603152010011007'
export const people: SheetWish = {
  columns: [
    { key: 'nip', heading: 'NIP', kind: 'nip', required: true, filled: true },
    { key: 'name', heading: 'Nama', aliases: ['Nama Pegawai'], kind: 'text', required: true },
    { key: 'unit', heading: 'Kode Unit', kind: 'code' },
    { key: 'born', heading: 'Tanggal Lahir', kind: 'date' },
    { key: 'pagu', heading: 'Pagu', kind: 'rupiah' },
  ],
}
/** The headings of that list. */
export const heads = ['NIP', 'Nama', 'Kode Unit', 'Tanggal Lahir', 'Pagu']

/** Reads in this thread, which is the same code and much faster to test. */
export async function readHere(
  bytes: Uint8Array | string,
  wanted: SheetWish = people,
  limits = sheetLimits,
): Promise<TableRead & { rows: RowRead[] }> {
  const rows: RowRead[] = []
  const table = await readTable(
    typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    wanted,
    limits,
    async (piece) => void rows.push(...piece),
  )
  return { ...table, rows }
}

/** The table of a file that must be readable. */
export async function tableOf(bytes: Uint8Array | string, wanted?: SheetWish): Promise<SheetTable> {
  const answer = await readHere(bytes, wanted)
  if (answer.problem)
    throw new Error(
      `${answer.problem.code}: ${answer.problem.detail} ${answer.problem.cause ?? ''}`,
    )
  return answer
}

/** A sheet of people with its header. */
export const sheetOfPeople = (rows: TestCell[][], more: Partial<TestSheet> = {}): TestSheet => ({
  name: 'Data',
  rows: [heads, ...rows],
  ...more,
})
