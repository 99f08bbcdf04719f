import type { JSX } from 'preact'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import type {
  IndicatorPage,
  IndicatorUse,
} from '../../rooms/planning/indicator/indicator.contract.ts'
import { descentLabels } from '../../rooms/planning/labels.rules.ts'
import type { Target } from '../../rooms/planning/target/target.contract.ts'
import { DataTable } from '../parts/list/DataTable.tsx'
import {
  column,
  figureValue,
  fileColumn,
  type ListColumn,
  type ListValue,
} from '../parts/list/list.ts'
import { nodeAddress, unitBeside } from './plan-words.ts'

const targetOf = ({ targets }: IndicatorUse, period: string): Target | undefined =>
  targets.find((target) => target.period === period)

const targetIn =
  (period: string) =>
  (use: IndicatorUse): ListValue => {
    const { value = null, printed = null } = targetOf(use, period) ?? {}
    return figureValue(value, printed)
  }

/** The nodes that measure with an indicator, with its targets year by year. */
export function IndicatorUses({ page }: { page: IndicatorPage }): JSX.Element {
  const { uses, year, indicator } = page
  const periods = [
    ...new Set(uses.flatMap(({ targets }) => targets.map(({ period }) => period))),
  ].toSorted()
  const unit = unitBeside(indicator)
  const columns: ListColumn<IndicatorUse>[] = [
    fileColumn('Kode', ({ code }) => code),
    column('kinerja', 'Kinerja', ({ statement }) => statement, {
      phone: 'name',
      sort: ({ code }) => code,
      class: 'min-w-64',
      cell: ({ nodeId, statement, componentLabel, unitName }) => (
        <>
          <a href={nodeAddress(nodeId, year)}>{statement}</a>
          <span class="meta block">{[componentLabel, unitName].filter(Boolean).join(' · ')}</span>
        </>
      ),
    }),
    fileColumn('Jenis', ({ componentLabel }) => componentLabel),
    fileColumn('Unit', ({ unitName }) => unitName),
    column('turunan', 'Turunan', ({ descent }) => descentLabels[descent]),
    ...periods.map((period) =>
      column<IndicatorUse>(period, `Target ${period}`, targetIn(period), {
        kind: 'number',
        phone: period === String(year) ? 'end' : 'hidden',
        cell: (use) => targetOf(use, period)?.printed ?? <span class="text-ink-3">belum ada</span>,
      }),
    ),
  ]
  return (
    <DataTable
      sentence={`${capitalised(printCount(uses.length))} kinerja memakainya`}
      context={unit ? `Target dalam ${unit}.` : undefined}
      rows={uses}
      keyOf={({ measureId }) => measureId}
      noun="kinerja"
      columns={columns}
      file={`pemakaian-${indicator.code}`}
    />
  )
}
