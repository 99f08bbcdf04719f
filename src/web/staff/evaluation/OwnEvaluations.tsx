import type { JSX } from 'preact'
import { printDate } from '../../../kernel/indonesian.ts'
import { predicateNames, stateNames } from '../../../rooms/staff/evaluation/naming.rules.ts'
import type { ratingContract } from '../../../rooms/staff/evaluation/rating.contract.ts'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../parts/list/list.ts'
import { Mark } from '../../parts/Mark.tsx'
import { type Received, useAnswer } from '../../platform/client.ts'
import { ratings } from './calls.ts'
import { stateMarks } from './rating-draft.ts'

type Own = Received<(typeof ratingContract)['listOwnEvaluations']>['items'][number]

const columns: ListColumn<Own>[] = [
  column('period', 'Periode', ({ label }) => label, {
    phone: 'name',
    cell: ({ id, label }) => <a href={`/penilaian/${id}`}>{label}</a>,
  }),
  column('state', 'Keadaan', ({ state }) => stateNames[state], {
    phone: 'end',
    cell: ({ state }) => (
      <Mark kind={stateMarks[state]} small said="">
        {stateNames[state]}
      </Mark>
    ),
  }),
  column('reportBy', 'Laporkan sebelum', ({ reportBy }) => printDate(reportBy), { phone: 'under' }),
  column('predicate', 'Predikat', ({ predicate }) =>
    predicate ? predicateNames[predicate] : 'Belum disampaikan',
  ),
]

/** My own evaluations. */
export function OwnEvaluations(): JSX.Element | null {
  const { value } = useAnswer(ratings.listOwnEvaluations, {})
  if (!value) return null
  return (
    <DataTable
      sentence="Evaluasi saya"
      noun="evaluasi"
      name="saya"
      columns={columns}
      rows={value.items}
      keyOf={({ id }) => id}
      file="evaluasi-saya"
      first={8}
      empty={
        <p class="sec mt-3">
          Belum ada evaluasi Anda. Evaluasi dibuka sesudah periodenya berakhir dan SKP Anda
          disepakati.
        </p>
      }
    />
  )
}
