import type { JSX } from 'preact'
import type { Reached } from '../../../rooms/agreements/succession/handover.contract.ts'
import { printTarget } from '../../../rooms/planning/target/target.rules.ts'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, figureValue, type ListColumn } from '../../parts/list/list.ts'

const columns: readonly ListColumn<Reached>[] = [
  column('indicator', 'Indikator', ({ indicator }) => indicator, {
    phone: 'name',
    cell: ({ indicator, objective, period, reason }) => (
      <>
        {indicator}
        <span class="meta block">
          {objective}. {period ? `Sampai ${period}.` : 'Belum ada angka.'} {reason}
        </span>
      </>
    ),
  }),
  column('unit', 'Satuan', ({ unit }) => unit),
  column(
    'target',
    'Target setahun',
    ({ target }) => figureValue(target || null, printTarget(target)),
    { kind: 'number' },
  ),
  column(
    'realization',
    'Realisasi',
    ({ realization }) => figureValue(realization, realization && printTarget(realization)),
    { kind: 'number' },
  ),
  column('achievement', 'Capaian (%)', ({ achievement }) => achievement, {
    kind: 'number',
    phone: 'end',
  }),
]

/** What was reached of each promised indicator, as it was frozen. */
export const ReachedTable = (props: {
  rows: readonly Reached[]
  sentence: string
  file: string
}): JSX.Element => (
  <DataTable
    {...props}
    sentence={props.rows.length === 0 ? 'PK ini tidak memuat indikator.' : props.sentence}
    columns={columns}
    keyOf={({ objective, indicator }) => `${objective} ${indicator}`}
    noun="indikator"
  />
)
