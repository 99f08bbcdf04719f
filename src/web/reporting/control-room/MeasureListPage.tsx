import type { JSX } from 'preact'
import { capitalised, printCount, printDateShort } from '../../../kernel/indonesian.ts'
import {
  type ControlMeasure,
  type controlRoomContract,
  Shown,
} from '../../../rooms/reporting/control-room/control-room.contract.ts'
import type { BandLine } from '../../../rooms/reporting/tree/tree.contract.ts'
import { printFigure } from '../../measurement/figure/figure-words.ts'
import { Chips } from '../../parts/Chips.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { DataTable, useOrder } from '../../parts/list/DataTable.tsx'
import {
  column,
  figureValue,
  fileColumn,
  type ListColumn,
  type ListValue,
} from '../../parts/list/list.ts'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { addressTo } from '../../platform/address.ts'
import { type Sent, usePages } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { reporting } from '../calls.ts'
import { useSeatQuestion } from '../control-question.ts'
import { lateWords, shownWords } from '../control-words.ts'
import { bandWord, figureAddress, periodWord } from '../reporting-words.ts'
import { NodeMark } from '../tree/NodeMark.tsx'

const tones = ['good', 'fine', 'mid', 'low', 'bad', 'NONE'] as const

type Sort = Sent<(typeof controlRoomContract)['listControlMeasures']>['sort']

/** The measures behind one number of the control room; each opens to its figure. */
export function MeasureListPage(): JSX.Element {
  const { question, change } = useSeatQuestion()
  const [query] = useQuery()
  const show = Shown.options.find((one) => one === query.tampil) ?? 'ALL'
  const tone = tones.find((one) => one === query.nada)
  const group = query.kelompok ? { group: query.kelompok } : {}
  const [sort] = useOrder<Sort>(columnsOf([]))
  const asked = { ...question, ...group, show, ...(tone ? { tone } : {}), ...(sort && { sort }) }
  const list = usePages(reporting.listControlMeasures, { ...asked, limit: 50 })
  const { head } = list
  const back = addressTo('/ruang-kendali', {
    tahun: query.tahun,
    bulan: query.bulan,
    unit: query.unit,
  })
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Indikator di ruang kendali"
        steps={[
          { label: 'Ruang kendali', href: back },
          { label: head?.group ?? head?.seat.name ?? 'Daftar indikator' },
        ]}
        context={head?.month ? `Sampai ${periodWord(head.month)}.` : undefined}
      >
        {head
          ? sentence(head.total, head.group, shownWords(show, tone, head.bands))
          : 'Indikator di balik angka ini.'}
      </PageTitle>
      <div class="mt-6 space-y-6">
        <Chips
          label="Yang ditampilkan"
          chosen={tone ? '' : show}
          choose={(id) => change({ tampil: id === 'ALL' ? undefined : id, nada: undefined })}
          chips={[
            { id: 'ALL', label: 'Semua' },
            { id: 'OBJECTIVES', label: 'Sasaran' },
            { id: 'UNREPORTED', label: 'Belum dilaporkan' },
            { id: 'AWAY', label: 'Tidak ditagih: tidak bertugas' },
            { id: 'LATE', label: 'Lewat batas' },
          ]}
        />
        <DataTable
          sentence="Dari yang paling perlu dilihat"
          noun="indikator"
          columns={columnsOf(head?.bands ?? [])}
          list={list}
          keyOf={({ id }) => id}
          search
          file={`indikator-ruang-kendali-${head?.month ?? head?.year}`}
          empty={
            <Empty
              cause="Tidak ada indikator di sini."
              action={{ href: back, label: 'Kembali ke ruang kendali' }}
            />
          }
        />
      </div>
    </main>
  )
}

const sentence = (total: number, group: string | null, words: string): string =>
  total === 0
    ? `Tidak ada indikator${group ? ` ${group}` : ''} yang ${words}.`
    : `${capitalised(printCount(total))} indikator${group ? ` ${group}` : ''} ${words}.`

const columnsOf = (bands: readonly BandLine[]): ListColumn<ControlMeasure>[] => [
  column('indicator', 'Indikator', ({ indicator }) => indicator, {
    phone: 'name',
    class: 'w-[34%]',
    cell: (measure) => <Named measure={measure} />,
  }),
  fileColumn('Indikator utama', ({ isKey }) => (isKey ? 'Ya' : 'Tidak')),
  fileColumn('Sasaran', ({ objective }) => objective),
  column('group', 'Unit', ({ group }) => group),
  column('holder', 'Pengampu', ({ holder }) => holder?.name ?? null, {
    class: 'w-[22%]',
    sort: ({ holder }) => holder?.name ?? holder?.title ?? null,
    cell: ({ holder }) => holder?.name ?? holder?.title ?? 'belum ada',
  }),
  fileColumn('Jabatan pengampu', ({ holder }) => holder?.title ?? null),
  fileColumn('Satuan', ({ unit }) => unit),
  column('nilai', 'Nilai dan target', null, {
    kind: 'number',
    class: 'whitespace-normal!',
    cell: (measure) => <Value measure={measure} />,
  }),
  fileColumn('Nilai', (measure) => figureIn(measure, measure.value), 'number'),
  fileColumn(
    'Target sampai periode nilai',
    (measure) => figureIn(measure, measure.against),
    'number',
  ),
  fileColumn('Target setahun', (measure) => figureIn(measure, measure.target), 'number'),
  column('achievement', 'Capaian, %', ({ achievement }) => achievement, {
    kind: 'number',
    phone: 'end',
    cell: (measure) => <NodeMark node={measure} bands={bands} />,
  }),
  fileColumn('Arti capaian', ({ tone, reason }) => bandWord(bands, tone) ?? reason),
  column('due', 'Batas lapor', (measure) => (isDue(measure) ? measure.dueOn : null), {
    kind: 'date',
    sort: ({ lateDays }) => -lateDays,
    cell: (measure) => <Due measure={measure} />,
  }),
  fileColumn('Hari lewat batas', (line) => (isDue(line) ? line.lateDays : null), 'number'),
  fileColumn('Ditunggu oleh', (line) =>
    isDue(line) ? (line.waiting?.name ?? line.waiting?.title ?? null) : null,
  ),
]

const isDue = ({ state, dueOn }: ControlMeasure): boolean =>
  state === 'NOT_REPORTED' && dueOn !== null

const figureIn = ({ unitKind, unit }: ControlMeasure, value: string | null): ListValue =>
  figureValue(value, value && printFigure(value, { unitKind, unitLabel: unit }))

function Named({ measure }: { measure: ControlMeasure }): JSX.Element {
  const { state, last } = measure
  const address = figureAddress(state === 'NOT_REPORTED' ? { ...measure, period: last } : measure)
  return (
    <>
      {address ? <a href={address}>{measure.indicator}</a> : measure.indicator}
      <span class="meta block font-normal">{measure.objective}</span>
    </>
  )
}

function Value({ measure }: { measure: ControlMeasure }): JSX.Element {
  const unit = { unitKind: measure.unitKind, unitLabel: measure.unit }
  if (measure.value === null)
    return (
      <span class="text-ink-3">
        {measure.target === null ? '–' : `target ${printFigure(measure.target, unit)}`}
      </span>
    )
  return (
    <>
      {printFigure(measure.value, unit)}
      {measure.against && <span class="meta block">dari {printFigure(measure.against, unit)}</span>}
    </>
  )
}

function Due({
  measure: { state, dueOn, lateDays, waiting },
}: {
  measure: ControlMeasure
}): JSX.Element {
  if (state !== 'NOT_REPORTED' || !dueOn) return <span class="text-ink-3">–</span>
  return (
    <>
      {printDateShort(dueOn)}
      <span class={`block ${lateDays > 0 ? 'text-bad font-semibold' : 'text-ink-2'}`}>
        {lateWords(lateDays)}
      </span>
      {waiting && <span class="meta block">ditunggu {waiting.name ?? waiting.title}</span>}
    </>
  )
}
