import {
  isUnread,
  type Problem,
  type RowProblems,
  type RowRead,
  rowProblems,
  rupiahOf,
  type SheetTable,
  textOf,
} from '../../../kernel/importer.ts'
import { months, printDate } from '../../../kernel/indonesian.ts'
import { isLeafAccount, resolveSupport } from '../code.rules.ts'
import { affairIn, codeIn, oneLine } from '../sipd-import/rekap-row.rules.ts'
import type { Asked, RealisedLine } from './realisation.contract.ts'
import { monthsWords } from './realisation.rules.ts'

/** A whole file as read: one line for each month and account, `rows` that were added, `unpaid` that
 * were not, because their money has not left yet. */
export type FileRead = { lines: RealisedLine[]; rows: number; unpaid: number; problems: Problem[] }
/** Reads a file row by row, so that a long one can be taken in slices. */
export type FileReader = { take: (read: RowRead) => void; end: () => FileRead }
type Columns = Pick<SheetTable, 'columns'>
type Place = Omit<RealisedLine, 'month' | 'amount'>

/** Where a row's money was spent; `null` when an error keeps it from being saved. The office of a
 * spending unit that names none has its code with zeros at the end (§1.7). */
function placeIn(read: RowRead, say: RowProblems): Place | null {
  const named = (key: string): boolean => textOf(read, key) !== null || isUnread(read, key)
  const subUnit = named('subUnitCode') ? codeIn(read, 'subUnitCode', 'skpd', say) : undefined
  const skpdCode =
    subUnit === undefined || named('skpdCode')
      ? codeIn(read, 'skpdCode', 'skpd', say)
      : (subUnit?.replace(/\d+$/, '0000') ?? null)
  const sub = codeIn(read, 'subActivityCode', 'subActivity', say)
  const accountCode = codeIn(read, 'accountCode', 'account', say)
  if (accountCode !== null && !isLeafAccount(accountCode)) {
    const detail = 'Realisasi dibaca dari rekening terkecil, yaitu kode enam bagian.'
    say.error('accountCode', 'budget/account-not-leaf', detail, { found: accountCode })
    return null
  }
  if (skpdCode === null || subUnit === null || sub === null || accountCode === null) return null
  return {
    ...{ row: read.row, skpdCode, subUnitCode: subUnit ?? skpdCode, accountCode },
    skpdName: oneLine(textOf(read, 'skpdName')) ?? skpdCode,
    subActivityCode: resolveSupport(sub, affairIn(read, null, skpdCode)),
  }
}

/** Adds up what falls on the same account in the same month. */
function adder(): { add: (line: RealisedLine) => void; lines: () => RealisedLine[] } {
  const sums = new Map<string, RealisedLine>()
  return {
    add: (line) => {
      const { month, skpdCode, subUnitCode, subActivityCode, accountCode } = line
      const key = [month, skpdCode, subUnitCode, subActivityCode, accountCode].join(' ')
      const known = sums.get(key)
      if (known) known.amount += line.amount
      else sums.set(key, { ...line })
    },
    lines: () => [...sums.values()],
  }
}

const noLines: Problem = {
  ...{ row: null, column: null, severity: 'error', code: 'budget/no-realisation' },
  detail: 'Tidak ada satu pun baris realisasi yang dapat dihitung di berkas ini.',
  suggestion: 'Periksa bulan yang dipilih, atau unduh ulang laporannya.',
}

/** Opens a reader whose rows `read` takes apart; `read` answers whether the row counts. */
function readerOf(
  { columns }: Columns,
  read: (row: RowRead, say: RowProblems, add: (line: RealisedLine) => void) => 'ADDED' | 'UNPAID',
  problems: Problem[] = [],
): FileReader {
  const { add, lines } = adder()
  const counts = { ADDED: 0, UNPAID: 0 }
  return {
    take: (row) => {
      const say = rowProblems(columns, row.row)
      counts[read(row, say, add)]++
      problems.push(...say.found)
    },
    end: () => {
      const found = lines()
      if (found.length === 0 && problems.every(({ severity }) => severity !== 'error'))
        problems.push(noLines)
      return { lines: found, rows: counts.ADDED, unpaid: counts.UNPAID, problems }
    },
  }
}

const identity = [
  ...['documentNumber', 'documentKind', 'transactionKind', 'sp2dNumber', 'spdNumber', 'dptNumber'],
  ...['skpdCode', 'subActivityCode', 'accountCode'],
]

/** The same document twice was counted twice; with another sum both are meant (§1.6: its natural
 * key). */
function twinKeeper(): (read: RowRead, net: number, say: RowProblems) => void {
  const first = new Map<string, { row: number; net: number }>()
  return (read, net, say) => {
    const key = identity.map((name) => textOf(read, name) ?? '').join('\u0001')
    const twin = first.get(key)
    if (!twin) first.set(key, { row: read.row, net })
    else if (twin.net === net)
      say.error(
        'documentNumber',
        'budget/document-twice',
        `Dokumen ini sama persis dengan baris ${twin.row}; tanpa diperbaiki nilainya terhitung ` +
          'dua kali.',
      )
    else
      say.warn(
        'documentNumber',
        'budget/document-again',
        `Dokumen ini sudah ada di baris ${twin.row} pada rekening yang sama; keduanya dijumlahkan.`,
      )
  }
}

/** Spent less what was paid back; `null` where a sum is missing, which is told. */
function netIn(read: RowRead, say: RowProblems): number | null {
  const [spent, refund] = [rupiahOf(read, 'amount'), rupiahOf(read, 'refund')]
  if (spent === null && !isUnread(read, 'amount'))
    say.error(
      'amount',
      'budget/realised-missing',
      'Nilai realisasi baris ini kosong; tulis 0 bila memang tidak ada.',
    )
  return spent === null || isUnread(read, 'refund') ? null : spent - (refund ?? 0)
}

/** The day that decides the month of a row: of money paid directly (SPP-LS) the day it was
 * transferred, else the day of the document (§1.6). */
function dayIn(read: RowRead, say: RowProblems): { day: string | null; unpaid: boolean } {
  const direct = /ls/i.test(textOf(read, 'documentKind') ?? '')
  const key = direct ? 'transferDate' : 'documentDate'
  const day = textOf(read, key)
  if (day !== null || isUnread(read, key)) return { day, unpaid: false }
  if (direct)
    say.warn(
      key,
      'budget/not-transferred',
      'SPP-LS ini belum ditransfer, jadi belum dihitung sebagai realisasi.',
    )
  else
    say.error(key, 'budget/date-missing', 'Tanggal dokumen kosong, jadi bulannya tidak diketahui.')
  return { day: null, unpaid: direct }
}

/** Does a day lie in the months asked for? */
function isWithin(day: string, asked: Asked, say: RowProblems): boolean {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const within = year === asked.year && asked.fromMonth <= month && month <= asked.toMonth
  if (!within)
    say.error(
      'documentDate',
      'budget/month-outside',
      `Uangnya keluar ${printDate(day)}, di luar ${monthsWords(asked.fromMonth, asked.toMonth)} ` +
        `${asked.year} yang dipilih.`,
      { suggestion: 'Sesuaikan bulannya, atau unduh laporannya untuk bulan itu saja.' },
    )
  return within
}

/** Reads «Laporan Realisasi Per Dokumen», a row a document. */
export function readDocuments(table: Columns, asked: Asked): FileReader {
  const twins = twinKeeper()
  return readerOf(table, (read, say, add) => {
    const place = placeIn(read, say)
    const net = netIn(read, say)
    const { day, unpaid } = dayIn(read, say)
    if (place === null || net === null || day === null) return unpaid ? 'UNPAID' : 'ADDED'
    twins(read, net, say)
    if (isWithin(day, asked, say)) add({ ...place, month: Number(day.slice(5, 7)), amount: net })
    return 'ADDED'
  })
}

/** Reads the cash plan with its realisation, a row an account: an empty month spent nothing. */
export function readCashPlan(table: Columns, { toMonth }: Asked): FileReader {
  const wanted = Array.from({ length: toMonth }, (_, at) => at + 1)
  const missing = wanted.filter(
    (month) => !table.columns.some(({ key }) => key === `realised${month}`),
  )
  return readerOf(
    table,
    (read, say, add) => {
      const place = placeIn(read, say)
      for (let month = 1; month <= 12; month++) {
        const key = `realised${month}`
        const amount = rupiahOf(read, key) ?? 0
        if (month > toMonth && amount !== 0)
          say.error(
            key,
            'budget/month-outside',
            `${months[month - 1]} terisi, sedangkan yang dipilih hanya sampai ${months[toMonth - 1]}.`,
          )
        else if (place && amount !== 0) add({ ...place, month, amount })
      }
      return 'ADDED'
    },
    missing.map((month) => ({
      ...{
        row: null,
        column: `realisasi_${month}`,
        severity: 'error',
        code: 'budget/month-missing',
      },
      detail: `Berkas ini tidak memuat realisasi bulan ${months[month - 1]}.`,
    })),
  )
}
