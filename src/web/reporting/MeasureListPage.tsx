import type { JSX } from 'preact'
import { capitalised, printCount, printDateShort } from '../../kernel/indonesian.ts'
import { type ControlMeasure, Shown } from '../../rooms/reporting/control-room.contract.ts'
import type { BandLine } from '../../rooms/reporting/tree.contract.ts'
import { printFigure } from '../measurement/figure-words.ts'
import { Chips } from '../parts/Chips.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import {
  dateCell,
  decimalCell,
  figureCell,
  type ListCell,
  type ListFile,
} from '../parts/list-file.ts'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import type { Column } from '../parts/table.ts'
import { usePages } from '../platform/client.ts'
import { everyPage } from '../platform/every-page.ts'
import { useQuery } from '../platform/router.tsx'
import { reporting } from './calls.ts'
import { useSeatQuestion } from './control-question.ts'
import { lateWords, shownWords } from './control-words.ts'
import { NodeMark } from './NodeMark.tsx'
import { bandWord, figureAddress, periodWord } from './reporting-words.ts'

const tones = ['good', 'fine', 'mid', 'low', 'bad', 'NONE'] as const

/** The measures behind one number of the control room; each opens to its figure. */
export function MeasureListPage(): JSX.Element {
  const { question, change } = useSeatQuestion()
  const [query] = useQuery()
  const show = Shown.options.find((one) => one === query.tampil) ?? 'ALL'
  const tone = tones.find((one) => one === query.nada)
  const group = query.kelompok ? { group: query.kelompok } : {}
  const asked = { ...question, ...group, show, ...(tone ? { tone } : {}) }
  const list = usePages(reporting.listControlMeasures, { ...asked, limit: 200 })
  const { head, items } = list
  const back = `/ruang-kendali?${new URLSearchParams(Object.entries(query).filter(([name]) => name === 'tahun' || name === 'bulan' || name === 'unit'))}`
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
            { id: 'LATE', label: 'Lewat batas' },
          ]}
        />
        <RefusalNote refusal={list.refusal} again={() => void list.again()} />
        {!items && !list.refusal && <Loading shape="table" />}
        {items && head && (
          <DataTable
            sentence="Dari yang paling perlu dilihat"
            noun="indikator"
            columns={columnsOf(head.bands)}
            rows={items}
            keyOf={({ id }) => id}
            textOf={({ indicator, objective, group: name, holder }) =>
              [indicator, objective, name, holder?.name, holder?.title].join(' ')
            }
            file={
              head.total > 0
                ? async () => fileOf(await everyPage(reporting.listControlMeasures, asked), head)
                : undefined
            }
            more={list.more}
            busy={list.busy}
            empty={
              <Empty
                cause="Tidak ada indikator di sini."
                action={{ href: back, label: 'Kembali ke ruang kendali' }}
              />
            }
          />
        )}
      </div>
    </main>
  )
}

const sentence = (total: number, group: string | null, words: string): string =>
  total === 0
    ? `Tidak ada indikator${group ? ` ${group}` : ''} yang ${words}.`
    : `${capitalised(printCount(total))} indikator${group ? ` ${group}` : ''} ${words}.`

const columnsOf = (bands: readonly BandLine[]): Column<ControlMeasure>[] => [
  {
    ...{
      id: 'indikator',
      head: 'Indikator',
      phone: 'name',
      class: 'w-[34%]',
      sort: ({ indicator }) => indicator,
    },
    cell: (measure) => <Named measure={measure} />,
  },
  {
    id: 'unit',
    head: 'Unit',
    phone: 'under',
    cell: ({ group }) => group,
    sort: ({ group }) => group,
  },
  {
    ...{ id: 'pengampu', head: 'Pengampu', phone: 'under', class: 'w-[22%]' },
    cell: ({ holder }) => holder?.name ?? holder?.title ?? 'belum ada',
    sort: ({ holder }) => holder?.name ?? holder?.title ?? null,
  },
  {
    ...{
      id: 'nilai',
      head: 'Nilai dan target',
      right: true,
      phone: 'under',
      class: 'whitespace-normal!',
    },
    cell: (measure) => <Value measure={measure} />,
  },
  {
    ...{
      id: 'capaian',
      head: 'Capaian',
      phone: 'end',
      cell: (measure) => <NodeMark node={measure} bands={bands} />,
    },
    sort: ({ achievement }) => (achievement === null ? null : Number(achievement)),
  },
  {
    ...{ id: 'batas', head: 'Batas lapor', phone: 'under', sort: ({ lateDays }) => -lateDays },
    cell: (measure) => <Due measure={measure} />,
  },
]

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

const heads = [
  ...[
    'Indikator',
    'Indikator utama',
    'Sasaran',
    'Unit',
    'Pengampu',
    'Jabatan pengampu',
    'Satuan',
    'Nilai',
    'Target sampai periode nilai',
  ],
  ...[
    'Target setahun',
    'Capaian, %',
    'Arti capaian',
    'Batas lapor',
    'Hari lewat batas',
    'Ditunggu oleh',
  ],
]

function fileOf(
  measures: readonly ControlMeasure[],
  { year, month, bands }: { year: number; month: string | null; bands: BandLine[] },
): ListFile {
  return {
    name: `indikator-ruang-kendali-${month ?? year}`,
    heads,
    rows: measures.map((measure) => cellsOf(measure, bands)),
  }
}

function cellsOf(measure: ControlMeasure, bands: readonly BandLine[]): ListCell[] {
  const {
    indicator,
    isKey,
    objective,
    group,
    holder,
    unit,
    value,
    against,
    target,
    achievement,
    tone,
    state,
    dueOn,
    lateDays,
    waiting,
  } = measure
  const figure = (text: string | null): ListCell =>
    figureCell(text, text && printFigure(text, { unitKind: measure.unitKind, unitLabel: unit }))
  const due = state === 'NOT_REPORTED' && dueOn !== null
  return [
    ...[
      indicator,
      isKey ? 'Ya' : 'Tidak',
      objective,
      group,
      holder?.name ?? null,
      holder?.title ?? null,
      unit,
    ],
    ...[
      figure(value),
      figure(against),
      figure(target),
      decimalCell(achievement),
      bandWord(bands, tone) ?? measure.reason,
    ],
    ...(due
      ? [dateCell(dueOn), lateDays, waiting?.name ?? waiting?.title ?? null]
      : [null, null, null]),
  ]
}
