import {
  type ColumnRead,
  type Problem,
  type RowRead,
  rowProblems,
  rupiahOf,
  textOf,
} from '../../../kernel/importer.ts'
import { printRupiah } from '../../../kernel/indonesian.ts'
import { isCode, resolveSupport } from '../code.rules.ts'
import type { ParentKey, ParentRow, RekapLine } from './rekap.contract.ts'
import { affairIn, shortCode } from './rekap-row.rules.ts'

const keys = [
  'skpdCode',
  'subUnitCode',
  'affairCode',
  'programCode',
  'activityCode',
  'subActivityCode',
  'fundCode',
] as const satisfies ParentKey[]

/** A row of the hierarchy with the sum it states; `null` when it states none (empty or zero) or
 * names no code to sum by. */
export function parentIn(read: RowRead): ParentRow | null {
  const amount = rupiahOf(read, 'amount')
  if (amount === null || amount === 0) return null
  const skpdCode = textOf(read, 'skpdCode')
  const affair = affairIn(read, textOf(read, 'programCode'), skpdCode ?? '')
  const codes: ParentRow['codes'] = {}
  for (const key of keys) {
    const text =
      key === 'affairCode' || key === 'fundCode' ? shortCode(textOf(read, key)) : textOf(read, key)
    if (
      text === null ||
      (key === 'affairCode' && (!isCode('affairField', text) || text.startsWith('X')))
    )
      continue
    codes[key] = resolveSupport(text, affair)
  }
  return Object.keys(codes).length > 0 ? { row: read.row, codes, amount } : null
}

const patternOf = ({ codes }: ParentRow): ParentKey[] =>
  keys.filter((key) => codes[key] !== undefined)

/** Compares the sums that the file states with those of its own lines (§1.3: a total is computed
 * and compared, never taken over). A sum that differs means that lines are missing or were changed
 * by hand, so the file is not taken in. */
export function sumProblems(
  parents: readonly ParentRow[],
  lines: readonly RekapLine[],
  columns: readonly ColumnRead[],
): Problem[] {
  const groups = Map.groupBy(parents, (parent) => patternOf(parent).join(' '))
  return [...groups.values()].flatMap((group) => {
    const pattern = group[0] ? patternOf(group[0]) : []
    const sums = new Map<string, number>()
    for (const line of lines) {
      const key = pattern.map((name) => line[name]).join(' ')
      sums.set(key, (sums.get(key) ?? 0) + line.amount)
    }
    return group.flatMap((parent) =>
      differs(parent, sums.get(pattern.map((name) => parent.codes[name]).join(' ')) ?? 0, columns),
    )
  })
}

function differs(
  { row, amount }: ParentRow,
  sum: number,
  columns: readonly ColumnRead[],
): Problem[] {
  if (sum === amount) return []
  const say = rowProblems(columns, row)
  const gap = printRupiah(Math.abs(amount - sum))
  say.error(
    'amount',
    'budget/sum-differs',
    `Pagu yang tidak cocok: baris induk ini ${printRupiah(amount)}, jumlah rinciannya ` +
      `${printRupiah(sum)} (selisih ${gap}).`,
    {
      suggestion: 'Unduh ulang rekapnya dari SIPD; mungkin ada baris yang terhapus atau berubah.',
    },
  )
  return say.found
}
