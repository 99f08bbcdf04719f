import {
  type Problem,
  type RowProblems,
  type RowRead,
  rowProblems,
  type SheetTable,
  type SheetWish,
  textOf,
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

/** The columns of a nomenclature list; performance, indicator and unit came with Kepmendagri 050-5889/2021. */
export const nomenclatureWish: SheetWish = {
  sheet: 'Nomenklatur',
  columns: [
    {
      ...{
        key: 'level',
        heading: 'level',
        kind: 'choice',
        required: true,
        filled: true,
        aliases: ['Tingkat', 'Jenis'],
      },
      choices: NomenclatureLevel.options.map((value) => ({ value, words: [labels[value]] })),
    },
    { key: 'code', heading: 'kode', kind: 'code', required: true, filled: true },
    { key: 'parentCode', heading: 'kode_induk', kind: 'code', required: true },
    {
      key: 'name',
      heading: 'nama',
      kind: 'text',
      required: true,
      filled: true,
      aliases: ['Nomenklatur', 'Uraian'],
    },
    { key: 'performance', heading: 'kinerja', kind: 'text' },
    { key: 'indicator', heading: 'indikator', kind: 'text' },
    { key: 'unitLabel', heading: 'satuan', kind: 'text' },
    { key: 'regulation', heading: 'peraturan', kind: 'text' },
  ],
}

const fits: Record<NomenclatureLevel, (code: string) => boolean> = {
  urusan: (code) => /^[1-9X]$/.test(code),
  bidang_urusan: (code) => isCode('affairField', code),
  program: (code) => isCode('program', code),
  kegiatan: (code) => isCode('activity', code),
  sub_kegiatan: (code) => isCode('subActivity', code),
}

const oneLine = (text: string | null): string | null => text?.replace(/\s+/g, ' ') ?? null

function itemIn(read: RowRead, say: RowProblems): NomenclatureItem | null {
  const level = NomenclatureLevel.safeParse(textOf(read, 'level'))
  const [code, name] = [textOf(read, 'code'), oneLine(textOf(read, 'name'))]
  if (!level.success || code === null || name === null) return null
  if (!fits[level.data](code)) {
    say.error('code', 'budget/nomenclature-code', `Kode ini bukan kode ${labels[level.data]}.`, {
      found: code,
    })
    return null
  }
  const parentCode = textOf(read, 'parentCode')
  if (parentCode !== null && !isBelow(code, parentCode)) {
    say.error(
      'parentCode',
      'budget/nomenclature-parent',
      `Kode ${code} tidak berada di bawah ${parentCode}.`,
      { found: parentCode },
    )
    return null
  }
  const [performance, indicator] = [
    oneLine(textOf(read, 'performance')),
    oneLine(textOf(read, 'indicator')),
  ]
  const [unitLabel, regulation] = [
    oneLine(textOf(read, 'unitLabel')),
    oneLine(textOf(read, 'regulation')),
  ]
  return {
    code,
    level: level.data,
    parentCode,
    name,
    performance,
    indicator,
    unitLabel,
    regulation,
  }
}

/** A list as read: its rows, how many each level has, and what is wrong. */
export type NomenclatureRead = {
  items: NomenclatureItem[]
  counts: Record<NomenclatureLevel, number>
  problems: Problem[]
}

/** Reads a list row by row: codes by level, no code twice, every parent there unless the list begins below it. */
export function readNomenclature({
  columns,
  rows,
  problems: unread,
}: Pick<SheetTable, 'columns' | 'rows' | 'problems'>): NomenclatureRead {
  const [known, problems] = [
    new Map<string, { item: NomenclatureItem; row: number }>(),
    [...unread],
  ]
  for (const read of rows) {
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
