import type { JSX } from 'preact'
import { printDateShort, printNumber } from '../../kernel/indonesian.ts'
import type { BudgetPage, OfficeLine } from '../../rooms/budget/version/version.contract.ts'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../parts/list/list.ts'
import { AmountBar } from './AmountBar.tsx'
import { officeAddress, versionName } from './budget-words.ts'

const columnsOf = (versionId: string, largest: number): ListColumn<OfficeLine>[] => [
  fileColumn('Kode SKPD', ({ skpdCode }) => skpdCode),
  column('pd', 'Perangkat daerah', ({ skpdName }) => skpdName, {
    phone: 'name',
    cell: ({ skpdCode, skpdName }) => (
      <>
        <a href={officeAddress(versionId, skpdCode)}>{skpdName}</a>
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
  return (
    <div id="daftar">
      <DataTable
        sentence="Perangkat daerah, dari pagu terbesar"
        context="Pagu dalam rupiah."
        columns={columnsOf(version.id, largest)}
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
            <td colSpan={3} />
          </tr>
        }
      />
    </div>
  )
}
