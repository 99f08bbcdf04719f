import type { JSX } from 'preact'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import type { IndicatorPage, IndicatorUse } from '../../rooms/planning/indicator/indicator.contract.ts'
import { descentLabels } from '../../rooms/planning/labels.rules.ts'
import { csvFile, csvOf } from '../parts/csv.ts'
import { DataTable } from '../parts/DataTable.tsx'
import type { Column } from '../parts/table.ts'
import { saveFile } from '../platform/client.ts'
import { nodeAddress, unitBeside } from './plan-words.ts'

const targetIn = ({ targets }: IndicatorUse, period: string): string | null =>
  targets.find((target) => target.period === period)?.printed ?? null

/** The nodes that measure with an indicator, with its targets year by year. */
export function IndicatorUses({ page }: { page: IndicatorPage }): JSX.Element {
  const { uses, year, indicator } = page
  const periods = [...new Set(uses.flatMap(({ targets }) => targets.map(({ period }) => period)))].toSorted()
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
    { id: 'turunan', head: 'Turunan', phone: 'under', cell: ({ descent }) => descentLabels[descent], sort: ({ descent }) => descent },
    ...periods.map((period) => ({
      id: period,
      head: `Target ${period}`,
      right: true,
      phone: period === String(year) ? ('end' as const) : ('hidden' as const),
      cell: (use: IndicatorUse) => targetIn(use, period) ?? <span class="text-ink-3">belum ada</span>,
    })),
  ]
  const save = (): void => {
    const heads = ['Kode', 'Kinerja', 'Jenis', 'Unit', 'Turunan', ...periods.map((period) => `Target ${period}`)]
    const cells = uses.map((use) => [
      ...[use.code, use.statement, use.componentLabel, use.unitName, descentLabels[use.descent]],
      ...periods.map((period) => targetIn(use, period)),
    ])
    saveFile(csvFile(`pemakaian-${indicator.code}.csv`, csvOf(heads, cells)))
  }
  return (
    <DataTable
      sentence={`${capitalised(printCount(uses.length))} kinerja memakainya`}
      context={unit ? `Target dalam ${unit}.` : undefined}
      rows={uses}
      keyOf={({ measureId }) => measureId}
      noun="kinerja"
      columns={columns}
      exports={{ csv: save }}
    />
  )
}
