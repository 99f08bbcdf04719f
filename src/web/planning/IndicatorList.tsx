import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import type { IndicatorLine } from '../../rooms/planning/indicator/indicator.contract.ts'
import {
  aggregationLabels,
  frequencyLabels,
  polarityLabels,
} from '../../rooms/planning/labels.rules.ts'
import { Chips } from '../parts/Chips.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Loading } from '../parts/Loading.tsx'
import { figureCell, type ListFile } from '../parts/list-file.ts'
import { RefusalNote } from '../parts/Note.tsx'
import type { Column } from '../parts/table.ts'
import { usePages } from '../platform/client.ts'
import { everyPage } from '../platform/every-page.ts'
import { useQuery } from '../platform/router.tsx'
import { plans } from './calls.ts'
import { indicatorAddress } from './plan-words.ts'

const columnsIn = (year: number): Column<IndicatorLine>[] => [
  {
    id: 'indikator',
    head: 'Indikator',
    phone: 'name',
    sort: ({ name }) => name,
    cell: ({ id, name, code, isKey }) => (
      <>
        <a href={indicatorAddress(id, year)}>{name}</a>
        <span class="meta block">{isKey ? `${code} · indikator kinerja utama` : code}</span>
      </>
    ),
  },
  {
    id: 'satuan',
    head: 'Satuan',
    phone: 'under',
    cell: ({ unitLabel }) => unitLabel,
    sort: ({ unitLabel }) => unitLabel,
  },
  {
    id: 'arah',
    head: 'Arah',
    phone: 'under',
    cell: ({ polarity }) => polarityLabels[polarity],
    sort: ({ polarity }) => polarity,
  },
  {
    id: 'unit',
    head: 'Unit',
    phone: 'under',
    cell: ({ units }) =>
      units.length > 3
        ? `${printNumber(units.length)} unit`
        : units.map(({ shortName }) => shortName).join(', ') || '–',
  },
  {
    id: 'dipakai',
    head: 'Kinerja',
    right: true,
    phone: 'end',
    cell: ({ uses }) => printNumber(uses),
    sort: ({ uses }) => uses,
  },
]

/** The dictionary of indicators: what is measured, how, and where. */
export function IndicatorList({ year }: { year: number }): JSX.Element {
  const [{ unit, kata = '', iku }, change] = useQuery()
  const question = {
    year,
    limit: 100,
    ...(unit && { unit }),
    ...(kata && { search: kata.slice(0, 100) }),
    ...(iku === 'ya' && { isKey: true }),
  }
  const found = usePages(plans.listIndicators, question)
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
      <RefusalNote refusal={found.refusal} again={() => void found.again()} />
      {!found.items && !found.refusal && <Loading shape="table" />}
      {found.items && (
        <DataTable
          sentence={`${printNumber(found.head?.total ?? found.items.length)} indikator dalam kamus`}
          context="Angka di kanan: berapa kinerja memakainya."
          rows={found.items}
          keyOf={({ id }) => id}
          noun="indikator"
          first={50}
          columns={columnsIn(year)}
          file={
            found.items.length > 0
              ? async () => fileOf(await everyPage(plans.listIndicators, question), year)
              : undefined
          }
          more={found.more && (() => void found.more?.())}
          busy={found.busy}
          empty={
            <p class="sheet p-5 mt-4">
              Tidak ada indikator yang cocok. Ubah kata atau perangkat daerahnya.
            </p>
          }
        />
      )}
    </div>
  )
}

function fileOf(lines: readonly IndicatorLine[], year: number): ListFile {
  const heads = [
    'Kode',
    'Indikator',
    'IKU',
    'Definisi operasional',
    'Rumus',
    'Satuan',
    'Arah',
    'Akumulasi',
    'Sumber data',
    'Frekuensi',
    'Data dasar',
    'Tahun data dasar',
  ]
  const rows = lines.map((line) => [
    ...[
      line.code,
      line.name,
      line.isKey ? 'Ya' : 'Tidak',
      line.definition,
      line.formulaText,
      line.unitLabel,
      polarityLabels[line.polarity],
    ],
    ...[
      aggregationLabels[line.aggregation],
      line.dataSource,
      frequencyLabels[line.frequency],
      figureCell(line.baseline),
    ],
    line.baselineYear,
  ])
  return { name: `kamus-indikator-${year}`, heads, rows }
}
