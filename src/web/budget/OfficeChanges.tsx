import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import type {
  BudgetComparison,
  OfficeChange,
} from '../../rooms/budget/comparison/comparison.contract.ts'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../parts/list/list.ts'
import { officeAddress, printDelta } from './budget-words.ts'

const columnsTo = (versionId: string): ListColumn<OfficeChange>[] => [
  fileColumn('Kode SKPD', ({ skpdCode }) => skpdCode),
  column('pd', 'Perangkat daerah', ({ skpdName }) => skpdName, {
    phone: 'name',
    cell: ({ skpdCode, skpdName, after }) =>
      after === 0 ? skpdName : <a href={officeAddress(versionId, skpdCode)}>{skpdName}</a>,
  }),
  column('semula', 'Semula, Rp', ({ before }) => before, { kind: 'rupiah' }),
  column('menjadi', 'Menjadi, Rp', ({ after }) => after, { kind: 'rupiah' }),
  column('selisih', 'Selisih, Rp', ({ delta }) => delta, {
    kind: 'rupiah',
    phone: 'end',
    cell: ({ delta }) => printDelta(delta),
  }),
  column('sub', 'Sub kegiatan berubah', ({ subActivities }) => subActivities, { kind: 'number' }),
]

/** Every office of both versions with its sum before and after. */
export function OfficeChanges({ of }: { of: BudgetComparison }): JSX.Element {
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
      file="beda-perangkat-daerah"
      name="perangkat"
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
