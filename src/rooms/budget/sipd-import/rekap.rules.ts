import {
  errorsOf,
  isUnread,
  type Problem,
  type RowProblems,
  type RowRead,
  rowProblems,
  type SheetTable,
  textOf,
} from '../../../kernel/importer.ts'
import { canonicalCode } from '../code.rules.ts'
import type { ParentRow, RekapLine, RekapRead } from './rekap.contract.ts'
import { nameKeeper } from './rekap-names.rules.ts'
import { parentIn, sumProblems } from './rekap-parents.rules.ts'
import { lineIn, yearIn } from './rekap-row.rules.ts'
import { hasStandardPrices } from './rekap-sheet.rules.ts'

/** Reads a rekap row by row, so that a long file can be taken in slices; `end` says what it all
 * comes to. */
export type RekapReader = { take: (read: RowRead) => void; end: () => RekapRead }

const naturalKey = (line: RekapLine): string =>
  [
    ...[
      line.skpdCode,
      line.subUnitCode,
      canonicalCode(line.subActivityCode),
      line.accountCode,
      line.fundCode,
    ],
    ...[line.packageCode, line.packageName],
  ].join('\u0001')

/** The same line with the same pagu was counted twice; with another pagu, or one of several goods
 * at standard price, both are meant. */
function twinKeeper(standardPrices: boolean): (line: RekapLine, say: RowProblems) => void {
  const first = new Map<string, { row: number; amount: number }>()
  return (line, say) => {
    const key = naturalKey(line)
    const twin = first.get(key)
    if (!twin) first.set(key, { row: line.row, amount: line.amount })
    else if (twin.amount === line.amount && !standardPrices)
      say.error(
        'accountCode',
        'budget/line-twice',
        `Baris ini sama persis dengan baris ${twin.row}, termasuk pagunya; tanpa ` +
          'diperbaiki pagunya terhitung dua kali.',
      )
    else
      say.warn(
        'accountCode',
        'budget/key-twice',
        `Rekening ini sudah ada di baris ${twin.row} pada sub kegiatan, dana, dan paket ` +
          'yang sama; keduanya dijumlahkan.',
      )
  }
}

/** One file holds one year: the first that a line names. */
function yearKeeper(): {
  check: (read: RowRead, say: RowProblems) => void
  year: () => number | null
} {
  let first: { year: number; row: number } | null = null
  return {
    check: (read, say) => {
      const year = yearIn(read, say)
      if (year === null) return
      first ??= { year, row: read.row }
      if (year !== first.year)
        say.error(
          'year',
          'budget/mixed-years',
          `Baris ini tahun ${year}, sedangkan baris ${first.row} tahun ${first.year}; satu ` +
            'berkas memuat satu tahun anggaran.',
        )
    },
    year: () => first?.year ?? null,
  }
}

const noLines: Problem = {
  row: null,
  column: null,
  severity: 'error',
  code: 'budget/no-lines',
  detail: 'Tidak ada satu pun baris belanja (baris yang KODE REKENING-nya terisi) di berkas ini.',
  suggestion: 'Unduh «Rekap» sampai rincian rekening dari SIPD.',
}

/** Opens a reader for one file; rows without account are sums of others, counted and compared but
 * never added (§1.8 A). */
export function openRekap({
  columns,
  skipped,
}: Pick<SheetTable, 'columns' | 'skipped'>): RekapReader {
  const [names, years, twins] = [nameKeeper(), yearKeeper(), twinKeeper(hasStandardPrices(columns))]
  const [lines, parents, problems]: [RekapLine[], ParentRow[], Problem[]] = [[], [], []]
  let [passedOver, unread] = [skipped, 0]
  const takeLine = (read: RowRead): void => {
    const say = rowProblems(columns, read.row)
    years.check(read, say)
    const line = lineIn(read, say)
    if (line) {
      names.check(line, say)
      twins(line, say)
      lines.push(line)
    } else unread++
    problems.push(...say.found)
  }
  return {
    take: (read) => {
      if (textOf(read, 'accountCode') !== null || isUnread(read, 'accountCode'))
        return takeLine(read)
      passedOver++
      const parent = parentIn(read)
      if (parent) parents.push(parent)
    },
    end: () => {
      if (unread === 0 && errorsOf(problems).length === 0)
        problems.push(...sumProblems(parents, lines, columns))
      if (lines.length === 0 && unread === 0) problems.push(noLines)
      return { year: years.year(), lines, passedOver, problems }
    },
  }
}
