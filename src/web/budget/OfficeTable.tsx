import type { JSX } from 'preact'
import { printDateShort, printNumber } from '../../kernel/indonesian.ts'
import type { BudgetPage, OfficeLine } from '../../rooms/budget/version/version.contract.ts'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../parts/list/list.ts'
import { AmountBar } from './AmountBar.tsx'
import { absorbed, monthWord, officeAddress, versionName } from './budget-words.ts'

/** Spent and its share of the ceiling, where at least one office's is known. */
const spentColumns = ({ version, offices }: BudgetPage): ListColumn<OfficeLine>[] =>
  offices.every(({ realised }) => realised === null)
    ? []
    : [
        column('realisasi', 'Realisasi, Rp', ({ realised }) => realised, {
          kind: 'rupiah',
          cell: ({ realised, realisedUpTo }) => (
            <>
              {realised === null ? 'belum ada' : printNumber(realised)}
              {realisedUpTo !== null && (
                <span class="meta block">sampai {monthWord(realisedUpTo, version.year)}</span>
              )}
            </>
          ),
        }),
        column('serapan', 'Serapan', ({ realised, total }) => absorbed(realised, total), {
          class: 'r',
          sort: ({ realised, total }) =>
            realised === null || total === 0 ? null : realised / total,
          cell: ({ realised, total }) => absorbed(realised, total) ?? '–',
        }),
      ]

const columnsOf = (page: BudgetPage, largest: number): ListColumn<OfficeLine>[] => [
  fileColumn('Kode SKPD', ({ skpdCode }) => skpdCode),
  column('pd', 'Perangkat daerah', ({ skpdName }) => skpdName, {
    phone: 'name',
    cell: ({ skpdCode, skpdName }) => (
      <>
        <a href={officeAddress(page.version.id, skpdCode)}>{skpdName}</a>
        <span class="meta block">{skpdCode}</span>
      </>
    ),
  }),
  fileColumn('Unit kerja', ({ unit }) => unit?.name ?? null),
  column('batang', 'Besarnya', null, {
    phone: 'hidden',
    class: 'w-48',
    cell: ({ total }) => <AmountBar amount={total} largest={largest} />,
  }),
  column('pagu', 'Pagu, Rp', ({ total }) => total, { kind: 'rupiah', phone: 'end' }),
  ...spentColumns(page),
  column('program', 'Program', ({ programs }) => programs, { kind: 'number', phone: 'hidden' }),
  column('sub', 'Sub kegiatan', ({ subActivities }) => subActivities, { kind: 'number' }),
  fileColumn('Baris', ({ lines }) => lines, 'number'),
  fileColumn('Nomor DPA', ({ dpaNumber }) => dpaNumber),
  column('dpa', 'DPA disahkan', ({ approvedOn }) => approvedOn, {
    kind: 'date',
    cell: ({ approvedOn, dpaNumber, ownApproval }) => (
      <>
        {printDateShort(approvedOn)}
        <span class="meta block">{dpaNumber ?? (ownApproval ? '' : 'tanggal versi ini')}</span>
      </>
    ),
  }),
  fileColumn('Disahkan oleh', ({ approvedBy }) => approvedBy),
  fileColumn('Disetujui oleh', ({ consentBy }) => consentBy),
]

/** What each office has in a version: a bar beside the largest, the figure, and the day of its
 * DPA. */
export function OfficeTable({ page }: { page: BudgetPage }): JSX.Element {
  const { version, offices } = page
  const largest = Math.max(0, ...offices.map(({ total }) => total))
  const columns = columnsOf(page, largest)
  const behind = spentColumns(page).length
  return (
    <div id="daftar">
      <DataTable
        sentence="Perangkat daerah, dari pagu terbesar"
        context="Pagu dalam rupiah."
        columns={columns}
        rows={offices.toSorted((a, b) => b.total - a.total)}
        keyOf={({ skpdCode }) => skpdCode}
        noun="perangkat daerah"
        search={offices.length > 8}
        file={versionName(version)}
        foot={
          <tr>
            <th scope="row">Jumlah</th>
            <td />
            <td class="r">{printNumber(version.total)}</td>
            <td colSpan={3 + behind} />
          </tr>
        }
      />
    </div>
  )
}
