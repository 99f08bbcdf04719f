import {
  choice,
  code,
  filled,
  type RowOf,
  required,
  sheetOf,
  text,
} from '../../../kernel/fields.ts'
import {
  type Problem,
  type RowProblems,
  rowProblems,
  type SheetTable,
} from '../../../kernel/importer.ts'
import { printCount } from '../../../kernel/indonesian.ts'
import { isBelow, isCode } from '../code.rules.ts'
import { type NomenclatureItem, NomenclatureLevel } from './nomenclature.contract.ts'

const labels: Record<NomenclatureLevel, string> = {
  urusan: 'urusan',
  bidang_urusan: 'bidang urusan',
  program: 'program',
  kegiatan: 'kegiatan',
  sub_kegiatan: 'sub kegiatan',
}

const levelWords = Object.fromEntries(
  Object.entries(labels).map(([level, label]) => [level, [label]]),
) as Record<NomenclatureLevel, string[]>

/** The columns of a nomenclature list; performance, indicator and unit came with Kepmendagri
 * 050-5889/2021. */
const fields = {
  level: filled(choice('level', levelWords, ['Tingkat', 'Jenis'])),
  code: filled(code('kode')),
  parentCode: required(code('kode_induk')),
  name: filled(text('nama', ['Nomenklatur', 'Uraian'])),
  performance: text('kinerja'),
  indicator: text('indikator'),
  unitLabel: text('satuan'),
  regulation: text('peraturan'),
}

/** The list, by its fields. */
export const nomenclatureSheet = sheetOf({ name: 'Nomenklatur', example: 'level' }, fields)

const fits: Record<NomenclatureLevel, (code: string) => boolean> = {
  urusan: (code) => /^[1-9X]$/.test(code),
  bidang_urusan: (code) => isCode('affairField', code),
  program: (code) => isCode('program', code),
  kegiatan: (code) => isCode('activity', code),
  sub_kegiatan: (code) => isCode('subActivity', code),
}

function itemIn(
  { row: _, unread: __, ...item }: RowOf<typeof fields>,
  say: RowProblems,
): NomenclatureItem | null {
  const { level, code: own, parentCode } = item
  if (!fits[level](own)) {
    say.error('code', 'budget/nomenclature-code', `Kode ini bukan kode ${labels[level]}.`, {
      found: own,
    })
    return null
  }
  if (parentCode === null || isBelow(own, parentCode)) return item
  say.error(
    'parentCode',
    'budget/nomenclature-parent',
    `Kode ${own} tidak berada di bawah ${parentCode}.`,
    { found: parentCode },
  )
  return null
}

/** A list as read: its rows, how many each level has, and what is wrong. */
export type NomenclatureRead = {
  items: NomenclatureItem[]
  counts: Record<NomenclatureLevel, number>
  problems: Problem[]
}

/** Reads a list row by row: codes by level, no code twice, every parent there unless the list
 * begins below it. */
export function readNomenclature({
  columns,
  rows,
  problems: unread,
}: Pick<SheetTable, 'columns' | 'rows' | 'problems'>): NomenclatureRead {
  const [known, problems] = [
    new Map<string, { item: NomenclatureItem; row: number }>(),
    [...unread],
  ]
  for (const read of nomenclatureSheet.rows({ rows })) {
    const say = rowProblems(columns, read.row)
    const item = itemIn(read, say)
    const twin = item && known.get(item.code)
    if (twin)
      say.error('code', 'budget/nomenclature-twice', `Kode ini sudah ada di baris ${twin.row}.`, {
        found: item.code,
      })
    else if (item) known.set(item.code, { item, row: read.row })
    problems.push(...say.found)
  }
  const items = [...known.values()].map(({ item }) => item)
  const top = Math.min(...items.map(({ level }) => NomenclatureLevel.options.indexOf(level)))
  for (const { item, row } of known.values()) {
    if (NomenclatureLevel.options.indexOf(item.level) === top || known.has(item.parentCode ?? ''))
      continue
    const say = rowProblems(columns, row)
    say.error(
      'parentCode',
      'budget/nomenclature-orphan',
      `Induk ${item.parentCode ?? 'baris ini'} tidak ada di berkas.`,
    )
    problems.push(...say.found)
  }
  const counts = Object.fromEntries(
    NomenclatureLevel.options.map((level) => [level, 0]),
  ) as NomenclatureRead['counts']
  for (const { level } of items) counts[level]++
  return { items, counts, problems }
}

/** `sepuluh urusan, 46 bidang urusan, …`: what a list holds, in words. */
export const printCounts = (counts: NomenclatureRead['counts']): string =>
  NomenclatureLevel.options
    .filter((level) => counts[level] > 0)
    .map((level) => `${printCount(counts[level])} ${labels[level]}`)
    .join(', ')
