import type { JSX } from 'preact'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import type {
  IndicatorPage,
  IndicatorUse,
} from '../../rooms/planning/indicator/indicator.contract.ts'
import { descentLabels } from '../../rooms/planning/labels.rules.ts'
import type { Target } from '../../rooms/planning/target/target.contract.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { figureCell, type ListCell, type ListFile } from '../parts/list-file.ts'
import type { Column } from '../parts/table.ts'
import { nodeAddress, unitBeside } from './plan-words.ts'

const targetOf = ({ targets }: IndicatorUse, period: string): Target | undefined =>
  targets.find((target) => target.period === period)

const targetCell = (use: IndicatorUse, period: string): ListCell => {
  const { value = null, printed = null } = targetOf(use, period) ?? {}
  return figureCell(value, printed)
}

/** The nodes that measure with an indicator, with its targets year by year. */
export function IndicatorUses({ page }: { page: IndicatorPage }): JSX.Element {
  const { uses, year, indicator } = page
  const periods = [
    ...new Set(uses.flatMap(({ targets }) => targets.map(({ period }) => period))),
  ].toSorted()
  const unit = unitBeside(indicator)
  const columns: Column<IndicatorUse>[] = [
    {
      id: 'kinerja',
      head: 'Kinerja',
      phone: 'name',
      sort: ({ code }) => code,
      class: 'min-w-64',
      cell: ({ nodeId, statement, componentLabel, unitName }) => (
        <>
          <a href={nodeAddress(nodeId, year)}>{statement}</a>
          <span class="meta block">{[componentLabel, unitName].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    {
      id: 'turunan',
      head: 'Turunan',
      phone: 'under',
      cell: ({ descent }) => descentLabels[descent],
      sort: ({ descent }) => descent,
    },
    ...periods.map((period) => ({
      id: period,
      head: `Target ${period}`,
      right: true,
      phone: period === String(year) ? ('end' as const) : ('hidden' as const),
      cell: (use: IndicatorUse) =>
        targetOf(use, period)?.printed ?? <span class="text-ink-3">belum ada</span>,
    })),
  ]
  const file = (): ListFile => ({
    name: `pemakaian-${indicator.code}`,
    heads: [
      'Kode',
      'Kinerja',
      'Jenis',
      'Unit',
      'Turunan',
      ...periods.map((period) => `Target ${period}`),
    ],
    rows: uses.map((use) => [
      ...[use.code, use.statement, use.componentLabel, use.unitName, descentLabels[use.descent]],
      ...periods.map((period) => targetCell(use, period)),
    ]),
  })
  return (
    <DataTable
      sentence={`${capitalised(printCount(uses.length))} kinerja memakainya`}
      context={unit ? `Target dalam ${unit}.` : undefined}
      rows={uses}
      keyOf={({ measureId }) => measureId}
      noun="kinerja"
      columns={columns}
      file={file}
    />
  )
}
