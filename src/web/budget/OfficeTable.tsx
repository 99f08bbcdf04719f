import type { JSX } from 'preact'
import { printDateShort, printNumber } from '../../kernel/indonesian.ts'
import type { BudgetPage, OfficeLine } from '../../rooms/budget/version/version.contract.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { dateCell, type ListFile } from '../parts/list-file.ts'
import type { Column } from '../parts/table.ts'
import { AmountBar } from './AmountBar.tsx'
import { officeAddress, versionName } from './budget-words.ts'

function columnsOf(versionId: string, largest: number): Column<OfficeLine>[] {
  return [
    {
      id: 'pd',
      head: 'Perangkat daerah',
      phone: 'name',
      sort: ({ skpdName }) => skpdName,
      cell: ({ skpdCode, skpdName }) => (
        <>
          <a href={officeAddress(versionId, skpdCode)}>{skpdName}</a>
          <span class="meta block">{skpdCode}</span>
        </>
      ),
    },
    {
      id: 'batang',
      head: 'Besarnya',
      phone: 'hidden',
      class: 'w-48',
      cell: ({ total }) => <AmountBar amount={total} largest={largest} />,
    },
    {
      id: 'pagu',
      head: 'Pagu, Rp',
      right: true,
      phone: 'end',
      cell: ({ total }) => printNumber(total),
      sort: ({ total }) => total,
    },
    {
      id: 'program',
      head: 'Program',
      right: true,
      phone: 'hidden',
      cell: ({ programs }) => printNumber(programs),
      sort: ({ programs }) => programs,
    },
    {
      id: 'sub',
      head: 'Sub kegiatan',
      right: true,
      phone: 'under',
      cell: ({ subActivities }) => printNumber(subActivities),
      sort: ({ subActivities }) => subActivities,
    },
    {
      id: 'dpa',
      head: 'DPA disahkan',
      phone: 'under',
      sort: ({ approvedOn }) => approvedOn,
      cell: ({ approvedOn, dpaNumber, ownApproval }) => (
        <>
          {printDateShort(approvedOn)}
          <span class="meta block">{dpaNumber ?? (ownApproval ? '' : 'tanggal versi ini')}</span>
        </>
      ),
    },
  ]
}

function fileOf({ version, offices }: BudgetPage): ListFile {
  const heads = [
    'Kode SKPD',
    'Nama SKPD',
    'Unit kerja',
    'Pagu (Rp)',
    'Program',
    'Sub kegiatan',
    'Baris',
    'Nomor DPA',
    'DPA disahkan',
    'Disahkan oleh',
    'Disetujui oleh',
  ]
  const rows = offices.map((office) => [
    ...[
      office.skpdCode,
      office.skpdName,
      office.unit?.name ?? null,
      office.total,
      office.programs,
      office.subActivities,
      office.lines,
    ],
    ...[office.dpaNumber, dateCell(office.approvedOn), office.approvedBy, office.consentBy],
  ])
  return { name: versionName(version), heads, rows }
}

/** What each office has in a version: a bar beside the largest, the figure, and the day of its DPA. */
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
        {...(offices.length > 8
          ? { textOf: ({ skpdCode, skpdName }: OfficeLine) => `${skpdCode} ${skpdName}` }
          : {})}
        file={() => fileOf(page)}
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
