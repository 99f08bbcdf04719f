import {
  type Ceiling,
  codes,
  mergedName,
  money,
  nameOf,
  nipOf,
  posts,
  recap,
} from './half-a-year.region.ts'
import { type ChosenFile, csvFile } from './import-steps.ts'

/** The decree of May: two heads of division in one office change places. */
export const exchange: ChosenFile = csvFile(
  'sk-mutasi-bidang.csv',
  'NIP;NAMA;JABATAN BARU;TMT;NOMOR SK;TANGGAL SK',
  ...(['roads', 'housing'] as const).map((member, at, both) => {
    const next = posts[both[1 - at] ?? member][1]
    return `${nipOf(member)};${nameOf(member)};${next};2026-05-04;800.1.3.3/91/2026;2026-04-29`
  }),
)

/** What the changed budget gives to roads more, in rupiah. */
export const more = 1_500_000_000
/** A programme that the changed budget brings. */
export const drainage = 'PROGRAM PENGELOLAAN DRAINASE'

const merged: readonly string[] = [codes.industry, codes.trade]
/** The changed budget of September: more for roads, a programme of its own for drains, and the money
 * of both offices under the code of the one. */
export const changedBudget: ChosenFile = recap([
  ...money.map(
    ([code, office, program, title, sum]): Ceiling => [
      ...(merged.includes(code)
        ? ([codes.merged, mergedName] as const)
        : ([code, office] as const)),
      ...([program, title, program === '1.03.10' ? sum + more : sum] as const),
    ],
  ),
  [codes.works, 'Dinas Pekerjaan Umum', '1.03.06', drainage, 800_000_000],
])
