import { type ColumnRead, type Problem, placeOf, rowProblems } from '../../../kernel/importer.ts'
import { capitalised, printCount, printRupiah } from '../../../kernel/indonesian.ts'
import { canonicalCode } from '../code.rules.ts'
import type { Handed } from '../succession/link.rules.ts'
import type {
  Asked,
  CeilingSum,
  Coverage,
  RealisedLine,
  StoredSum,
} from './realisation.contract.ts'
import { knownUpTo, monthsWords } from './realisation.rules.ts'

type Key = { skpdCode: string; subUnitCode: string; subActivityCode: string }
const keyOf = ({ skpdCode, subUnitCode, subActivityCode }: Key): string =>
  [skpdCode, subUnitCode, canonicalCode(subActivityCode)].join(' ')

/** What a file is held against: the version in force with its ceilings, what else is stored, and
 * which other versions of the year know a code. */
export type Beside = {
  versionName: string
  ceilings: readonly CeilingSum[]
  stored: readonly StoredSum[]
  /** The name of another version that holds a sub kegiatan of an office. */
  elsewhere: (skpdCode: string, subActivityCode: string) => string | null
  /** What the files until now speak for. */
  files: readonly Coverage[]
  /** Codes that others go on for. */
  handed: readonly Handed[]
}

/** What a file says of one sub kegiatan of one spending unit. */
type Spent = Key & { row: number; amount: number; accounts: Map<string, number> }

function spentIn(lines: readonly RealisedLine[]): Spent[] {
  const found = new Map<string, Spent>()
  for (const { row, skpdCode, subUnitCode, subActivityCode, accountCode, amount } of lines) {
    const code = { skpdCode, subUnitCode, subActivityCode }
    const own = found.get(keyOf(code)) ?? { ...code, row, amount: 0, accounts: new Map() }
    own.amount += amount
    if (!own.accounts.has(accountCode)) own.accounts.set(accountCode, row)
    found.set(keyOf(code), own)
  }
  return [...found.values()]
}

/** Offices of the file that no version of the year has: another region's file, or another year's.
 * Nothing of them could ever stand beside a ceiling. */
export function strangeOffices(
  lines: readonly RealisedLine[],
  { ceilings, elsewhere, versionName }: Beside,
  columns: readonly ColumnRead[],
): Problem[] {
  const known = new Set(ceilings.map(({ skpdCode }) => skpdCode))
  const first = new Map<string, RealisedLine>()
  for (const line of lines)
    if (!known.has(line.skpdCode) && elsewhere(line.skpdCode, line.subActivityCode) === null)
      first.set(line.skpdCode, first.get(line.skpdCode) ?? line)
  return [...first.values()].map(({ row, skpdCode, skpdName }) => ({
    ...placeOf(columns, row, 'skpdCode'),
    ...{ severity: 'error', code: 'budget/office-not-in-budget', found: skpdCode },
    detail: `${skpdName} tidak ada dalam ${versionName}.`,
    suggestion: 'Periksa kodenya, atau impor rekap belanja yang memuatnya lebih dahulu.',
  }))
}

/** Sub kegiatan and accounts the budget in force does not have, once each, at their first row. They
 * are kept and count for their office, without a ceiling beside them. */
export function strangeCodes(
  lines: readonly RealisedLine[],
  { ceilings, elsewhere, versionName }: Beside,
  columns: readonly ColumnRead[],
): Problem[] {
  const known = new Map(ceilings.map((sum) => [keyOf(sum), new Set(sum.accounts)]))
  return spentIn(lines).flatMap((spent) => {
    const say = rowProblems(columns, spent.row)
    const accounts = known.get(keyOf(spent))
    const other = elsewhere(spent.skpdCode, spent.subActivityCode)
    if (!accounts)
      say.warn(
        'subActivityCode',
        'budget/sub-activity-unplanned',
        `Sub kegiatan ini tidak ada pada bagian itu dalam ${versionName}` +
          `${other ? `, tetapi ada dalam ${other}` : ''}; realisasinya dihitung pada perangkat ` +
          'daerahnya, tanpa pagu.',
        { found: spent.subActivityCode },
      )
    const strange = accounts
      ? [...spent.accounts].filter(([account]) => !accounts.has(account))
      : []
    return [
      ...say.found,
      ...strange.map(
        ([account, row]): Problem => ({
          ...placeOf(columns, row, 'accountCode'),
          ...{ severity: 'warning', code: 'budget/account-unplanned', found: account },
          detail: `Rekening ini tidak ada pada sub kegiatannya dalam ${versionName}.`,
        }),
      ),
    ]
  })
}

/** Sub kegiatan that would have spent more than their ceiling, with all that is known of the
 * year. */
export function overCeiling(
  lines: readonly RealisedLine[],
  { ceilings, stored, versionName }: Beside,
  columns: readonly ColumnRead[],
): Problem[] {
  const ceiling = new Map(ceilings.map((sum) => [keyOf(sum), sum]))
  const kept = new Map<string, number>()
  for (const sum of stored) kept.set(keyOf(sum), (kept.get(keyOf(sum)) ?? 0) + sum.kept)
  return spentIn(lines).flatMap((spent): Problem[] => {
    const own = ceiling.get(keyOf(spent))
    const sum = spent.amount + (kept.get(keyOf(spent)) ?? 0)
    if (!own || sum <= own.amount) return []
    return [
      {
        ...placeOf(columns, spent.row, 'subActivityCode'),
        ...{ severity: 'warning', code: 'budget/over-ceiling', found: spent.subActivityCode },
        detail:
          `${own.subActivityName}: realisasi ${printRupiah(sum)} melebihi pagunya ` +
          `${printRupiah(own.amount)} dalam ${versionName}, lebih ${printRupiah(sum - own.amount)}.`,
        suggestion: 'Periksa lagi, atau impor anggaran yang terbaru.',
      },
    ]
  })
}

const warning = (code: string, detail: string, suggestion?: string): Problem => ({
  ...{ row: null, column: null, severity: 'warning', code, detail },
  ...(suggestion ? { suggestion } : {}),
})

/** How many offices are named one by one. */
const named = 5

/** What the file does to months: those it takes the place of, offices it leaves at nothing, and
 * months before it that nobody has brought. */
export function monthProblems(
  lines: readonly RealisedLine[],
  { year, fromMonth, toMonth, whole }: Asked,
  { ceilings, stored, files, handed }: Beside,
): Problem[] {
  const inFile = new Set(lines.map(({ skpdCode }) => skpdCode))
  const offices = new Map(ceilings.map(({ skpdCode, skpdName }) => [skpdCode, skpdName]))
  const told: Problem[] = []
  const replaced = stored.reduce((sum, one) => sum + one.replaced, 0)
  const span = `${monthsWords(fromMonth, toMonth)} ${year}`
  if (replaced !== 0)
    told.push(
      warning(
        'budget/month-replaced',
        `Realisasi ${span} sudah tersimpan ${printRupiah(replaced)}; berkas ini menggantikannya, ` +
          'tidak menambahkannya.',
      ),
    )
  const silent = whole ? [...offices].filter(([code]) => !inFile.has(code)) : []
  if (silent.length > 0) {
    const names = silent.slice(0, named).map(([, name]) => name)
    const more = silent.length > named ? `, dan ${printCount(silent.length - named)} lainnya` : ''
    told.push(
      warning(
        'budget/offices-at-zero',
        `${capitalised(printCount(silent.length))} perangkat daerah tidak ada di berkas, jadi realisasinya ` +
          `${span} dihitung nol: ${names.join(', ')}${more}.`,
        'Bila berkasnya hanya sebagian, pilih «Hanya perangkat daerah di berkas ini».',
      ),
    )
  }
  const gap = [...inFile].filter((code) => knownUpTo(files, code, { year, handed }) < fromMonth - 1)
  if (gap.length > 0)
    told.push(
      warning(
        'budget/months-before-missing',
        `Bulan sebelum ${monthsWords(fromMonth, fromMonth)} belum lengkap untuk ` +
          `${printCount(gap.length)} perangkat daerah; serapannya baru tampil setelah dilengkapi.`,
      ),
    )
  return told
}
