import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import type {
  BudgetComparison,
  OfficeChange,
} from '../../rooms/budget/comparison/comparison.contract.ts'
import { DataTable } from '../parts/DataTable.tsx'
import type { ListFile } from '../parts/list-file.ts'
import type { Column } from '../parts/table.ts'
import { officeAddress, printDelta } from './budget-words.ts'

const columnsTo = (versionId: string): Column<OfficeChange>[] => [
  {
    id: 'pd',
    head: 'Perangkat daerah',
    phone: 'name',
    sort: ({ skpdName }) => skpdName,
    cell: ({ skpdCode, skpdName, after }) =>
      after === 0 ? skpdName : <a href={officeAddress(versionId, skpdCode)}>{skpdName}</a>,
  },
  {
    id: 'semula',
    head: 'Semula, Rp',
    right: true,
    phone: 'under',
    cell: ({ before }) => printNumber(before),
    sort: ({ before }) => before,
  },
  {
    id: 'menjadi',
    head: 'Menjadi, Rp',
    right: true,
    phone: 'under',
    cell: ({ after }) => printNumber(after),
    sort: ({ after }) => after,
  },
  {
    id: 'selisih',
    head: 'Selisih, Rp',
    right: true,
    phone: 'end',
    cell: ({ delta }) => printDelta(delta),
    sort: ({ delta }) => delta,
  },
  {
    id: 'sub',
    head: 'Sub kegiatan berubah',
    right: true,
    phone: 'under',
    cell: ({ subActivities }) => printNumber(subActivities),
    sort: ({ subActivities }) => subActivities,
  },
]

/** Every office of both versions with its sum before and after. */
export function OfficeChanges({ of }: { of: BudgetComparison }): JSX.Element {
  const file = (): ListFile => {
    const rows = of.offices.map(({ skpdCode, skpdName, before, after, delta, subActivities }) => [
      skpdCode,
      skpdName,
      before,
      after,
      delta,
      subActivities,
    ])
    const heads = [
      'Kode SKPD',
      'Nama SKPD',
      'Semula (Rp)',
      'Menjadi (Rp)',
      'Selisih (Rp)',
      'Sub kegiatan berubah',
    ]
    return { name: 'beda-perangkat-daerah', heads, rows }
  }
  return (
    <DataTable
      sentence="Menurut perangkat daerah"
      context="Dalam rupiah; di kanan selisihnya."
      columns={columnsTo(of.to.id)}
      rows={of.offices.toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta))}
      keyOf={({ skpdCode }) => skpdCode}
      noun="perangkat daerah"
      filters={
        of.offices.some(({ subActivities }) => subActivities === 0)
          ? [{ id: 'berubah', label: 'Berubah', keeps: ({ subActivities }) => subActivities > 0 }]
          : []
      }
      file={file}
      foot={
        <tr>
          <th scope="row">Jumlah</th>
          <td class="r">{printNumber(of.before)}</td>
          <td class="r">{printNumber(of.after)}</td>
          <td class="r">{printDelta(of.delta)}</td>
          <td class="r">{printNumber(of.changes.length)}</td>
        </tr>
      }
    />
  )
}
