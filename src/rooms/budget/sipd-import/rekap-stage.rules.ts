import type { Problem } from '../../../kernel/importer.ts'
import { printDate, printNumber } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Stage } from '../in-force.contract.ts'
import type { BudgetVersion } from '../version/version.contract.ts'
import { printVersion } from '../version/version.rules.ts'
import type { Former } from './rekap-summary.rules.ts'

type Known = Pick<
  BudgetVersion,
  'id' | 'year' | 'sequence' | 'stage' | 'approvedOn' | 'effectiveFrom' | 'withdrawnAt'
>

const warning = (code: string, detail: string, suggestion: string): Problem => ({
  row: null,
  column: null,
  severity: 'warning',
  code,
  detail,
  suggestion,
})

/** What the year, stage and day of approval say together; only the person knows them, so a strange
 * one is asked about, not refused. */
export function stageProblems(
  {
    year,
    stage,
    approvedOn,
    today,
  }: { year: number; stage: Stage; approvedOn: LocalDate; today: LocalDate },
  versions: readonly Known[],
): Problem[] {
  const standing = versions.filter(({ withdrawnAt }) => withdrawnAt === null)
  const later = standing.find(({ effectiveFrom }) => effectiveFrom > approvedOn)
  const strange =
    approvedOn < `${year - 1}-10-01` || approvedOn > `${year}-12-31` || approvedOn > today
  return [
    ...(strange
      ? [
          warning(
            'budget/approval-date',
            `Pengesahan DPA ${printDate(approvedOn)} tidak lazim untuk tahun anggaran ${year}.`,
            'Periksa lagi tanggal pengesahannya.',
          ),
        ]
      : []),
    ...(stage !== 'MURNI' && standing.length === 0
      ? [
          warning(
            'budget/no-original',
            `Anggaran ${year} belum memiliki versi murni.`,
            'Periksa lagi tahapnya, atau impor versi murninya lebih dahulu.',
          ),
        ]
      : []),
    ...(later
      ? [
          warning(
            'budget/not-latest',
            `Sudah ada ${printVersion(later)}; versi ini disimpan sebagai riwayat dan tidak menggantikannya.`,
            'Periksa lagi tahap dan tanggal pengesahannya.',
          ),
        ]
      : []),
  ]
}

/** How many offices that a version would no longer count are named one by one. */
const named = 5

/** A version replaces the one before as a whole: what its file leaves out counts no more, and that
 * is said before it is saved. */
export function coverageProblems(
  offices: readonly { skpdCode: string }[],
  former: Former | null,
): Problem[] {
  if (!former) return []
  const inFile = new Set(offices.map(({ skpdCode }) => skpdCode))
  const gone = [...former.offices].filter(([code]) => !inFile.has(code))
  if (gone.length === 0) return []
  const names = gone.slice(0, named).map(([, { skpdName }]) => skpdName)
  const more = gone.length > named ? `, dan ${printNumber(gone.length - named)} lainnya` : ''
  return [
    warning(
      'budget/offices-missing',
      `Berkas ini mencakup ${printNumber(former.offices.size - gone.length)} dari ` +
        `${printNumber(former.offices.size)} perangkat daerah pada ${printVersion(former)}; ` +
        `bila disimpan, pagu yang lain tidak terhitung lagi: ${names.join(', ')}${more}.`,
      'Unduh rekap seluruh perangkat daerah, kecuali pagunya memang dihapus.',
    ),
  ]
}

/** The same lines are not taken in twice as two versions. */
export function whySameContent(twin: Known | undefined): Refusal | null {
  if (!twin) return null
  return refusal(
    'budget/same-content',
    409,
    `Isi berkas ini sudah tersimpan sebagai ${printVersion(twin)}; tidak ada yang ditulis dua kali.`,
  )
}

/** A version goes back only while nothing was built on it: the newest goes first, so that history
 * has no holes. */
export function whyNotWithdraw(version: Known, versions: readonly Known[]): Refusal | null {
  const later = versions.find(
    ({ sequence, withdrawnAt }) => withdrawnAt === null && sequence > version.sequence,
  )
  if (!later) return null
  return refusal(
    'budget/later-version',
    409,
    `Sesudahnya sudah ada ${printVersion(later)}. Batalkan impor itu lebih dahulu.`,
  )
}
