import type { CellValue, RowRead, SheetTable } from '../../kernel/importer.ts'
import type { KeySums } from '../../rooms/budget/comparison/comparison.rules.ts'
import type { Sum } from '../../rooms/budget/in-force.rules.ts'
import { rekapSheet } from '../../rooms/budget/sipd-import/rekap-sheet.rules.ts'

/** A group of lines as the database sums it. */
export const aSum = (over: Partial<Sum> = {}): Sum => ({
  ...{
    skpdCode: '1.01.0.00.0.00.01.0000',
    skpdName: 'Dinas Pendidikan',
    subUnitCode: '1.01.0.00.0.00.01.0000',
    subUnitName: 'Dinas Pendidikan',
  },
  ...{ programCode: '1.01.02', programName: 'Program Pengelolaan Pendidikan' },
  ...{ activityCode: '1.01.02.2.01', activityName: 'Pengelolaan Pendidikan Sekolah Dasar' },
  ...{
    subActivityCode: '1.01.02.2.01.0003',
    subActivityName: 'Pembangunan Ruang Kelas Baru',
    source: 'APBD',
    amount: 60_000_000,
  },
  ...over,
})

/** A key of two versions with its sums. */
export const aKey = (over: Partial<KeySums> = {}): KeySums => ({
  ...{
    skpdCode: '1.01.0.00.0.00.01.0000',
    skpdName: 'Dinas Pendidikan',
    subUnitCode: '1.01.0.00.0.00.01.0000',
    subUnitName: 'Dinas Pendidikan',
  },
  ...{ subActivityCode: '1.01.02.2.01.0003', subActivityName: 'Pembangunan Ruang Kelas Baru' },
  ...{
    accountCode: '5.1.02.01.01.0024',
    accountName: 'Belanja Alat Tulis Kantor',
    before: 4_000_000,
    after: 4_000_000,
  },
  ...over,
})

const line: Record<string, CellValue | null> = {
  ...{ number: '1', year: '2026', affairGroupCode: '1', affairGroupName: 'URUSAN WAJIB' },
  ...{
    skpdCode: '1.01.0.00.0.00.01.0000',
    skpdName: 'Dinas Pendidikan',
    subUnitCode: '1.01.0.00.0.00.01.0000',
    subUnitName: 'Dinas Pendidikan',
  },
  ...{
    affairCode: '1.01',
    affairName: 'PENDIDIKAN',
    programCode: '1.01.02',
    programName: 'PROGRAM PENGELOLAAN PENDIDIKAN',
  },
  ...{ activityCode: '1.01.02.2.01', activityName: 'Pengelolaan Pendidikan Sekolah Dasar' },
  ...{ subActivityCode: '1.01.02.2.01.0003', subActivityName: 'Pembangunan Ruang Kelas Baru' },
  ...{ fundCode: '1.2', fundName: 'DANA TRANSFER UMUM-DANA ALOKASI UMUM' },
  ...{
    accountCode: '5.1.02.01.01.0024',
    accountName: 'Belanja Alat Tulis Kantor',
    packageCode: '[#]',
    packageName: '[#] Kelas',
    amount: 4_000_000,
  },
}

/** One row of a rekap as the reader gives it; a value of `null` is an empty cell. */
export const aRekapRow = (over: Record<string, CellValue | null> = {}, row = 2): RowRead => ({
  row,
  values: { ...line, ...over },
})

/** A rekap as read, with every column in SIPD's order; rows are numbered from 2 on where they all
 * have the same number. */
export function aRekap(rows: readonly RowRead[], over: Partial<SheetTable> = {}): SheetTable {
  const columns = rekapSheet.wish.columns.map(({ key, heading }, at) => ({
    key,
    heading,
    letter: String.fromCharCode(65 + at),
  }))
  const numbered = rows.map(({ values, unread }, index) => ({
    row: index + 2,
    values,
    ...(unread ? { unread } : {}),
  }))
  return {
    ...{
      problem: null,
      format: 'CSV',
      sheet: null,
      headerRow: 1,
      columns,
      ignored: [],
      rows: numbered,
    },
    ...{ skipped: 0, problems: [], problemsLeftOut: 0, notices: [] },
    ...over,
  }
}
