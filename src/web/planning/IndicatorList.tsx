import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import type {
  IndicatorLine,
  indicatorContract,
} from '../../rooms/planning/indicator/indicator.contract.ts'
import {
  aggregationLabels,
  frequencyLabels,
  polarityLabels,
} from '../../rooms/planning/labels.rules.ts'
import { Chips } from '../parts/Chips.tsx'
import { DataTable, useOrder } from '../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../parts/list/list.ts'
import { type Sent, usePages } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { plans } from './calls.ts'
import { indicatorAddress } from './plan-words.ts'

const columnsIn = (year: number): ListColumn<IndicatorLine>[] => [
  fileColumn('Kode', ({ code }) => code),
  column('name', 'Indikator', ({ name }) => name, {
    phone: 'name',
    cell: ({ id, name, code, isKey }) => (
      <>
        <a href={indicatorAddress(id, year)}>{name}</a>
        <span class="meta block">{isKey ? `${code} · indikator kinerja utama` : code}</span>
      </>
    ),
  }),
  fileColumn('IKU', ({ isKey }) => (isKey ? 'Ya' : 'Tidak')),
  fileColumn('Definisi operasional', ({ definition }) => definition),
  fileColumn('Rumus', ({ formulaText }) => formulaText),
  column('unitLabel', 'Satuan', ({ unitLabel }) => unitLabel),
  column('polarity', 'Arah', ({ polarity }) => polarityLabels[polarity]),
  fileColumn('Akumulasi', ({ aggregation }) => aggregationLabels[aggregation]),
  fileColumn('Sumber data', ({ dataSource }) => dataSource),
  fileColumn('Frekuensi', ({ frequency }) => frequencyLabels[frequency]),
  fileColumn('Data dasar', ({ baseline }) => baseline, 'number'),
  fileColumn('Tahun data dasar', ({ baselineYear }) => baselineYear, 'number'),
  fileColumn('Kode referensi', ({ referenceCode }) => referenceCode),
  column('units', 'Unit', ({ units }) => units.map(({ shortName }) => shortName).join(', '), {
    cell: ({ units }) =>
      units.length > 3
        ? `${printNumber(units.length)} unit`
        : units.map(({ shortName }) => shortName).join(', ') || '–',
  }),
  column('uses', 'Kinerja', ({ uses }) => uses, { kind: 'number', phone: 'end' }),
]

type Sort = Sent<(typeof indicatorContract)['listIndicators']>['sort']

/** The dictionary of indicators: what is measured, how, and where. */
export function IndicatorList({ year }: { year: number }): JSX.Element {
  const [{ unit, kata = '', iku }, change] = useQuery()
  const columns = columnsIn(year)
  const [sort] = useOrder<Sort>(columns)
  const question = {
    year,
    limit: 100,
    ...(unit && { unit }),
    ...(kata && { search: kata.slice(0, 100) }),
    ...(iku === 'ya' && { isKey: true }),
    ...(sort && { sort }),
  }
  const list = usePages(plans.listIndicators, question)
  return (
    <div class="space-y-4">
      <Chips
        label="Saring indikator"
        chosen={iku ?? ''}
        choose={(only) => change({ iku: only })}
        chips={[
          { id: '', label: 'Semua indikator' },
          { id: 'ya', label: 'Hanya IKU' },
        ]}
      />
      <DataTable
        sentence={`${printNumber(list.head?.total ?? 0)} indikator dalam kamus`}
        context="Angka di kanan: berapa kinerja memakainya."
        list={list}
        keyOf={({ id }) => id}
        noun="indikator"
        columns={columns}
        file={`kamus-indikator-${year}`}
        empty={
          <p class="sheet p-5 mt-4">
            Tidak ada indikator yang cocok. Ubah kata atau perangkat daerahnya.
          </p>
        }
      />
    </div>
  )
}
