import type { JSX } from 'preact'
import { printDateShort, printNumber } from '../../../kernel/indonesian.ts'
import type { boardContract, StaffLine } from '../../../rooms/staff/board/board.contract.ts'
import { predicateNames } from '../../../rooms/staff/evaluation/naming.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { SelectField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type Filter, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { YearField } from '../../parts/YearField.tsx'
import { addressTo } from '../../platform/address.ts'
import { useAskedYear } from '../../platform/asked-year.ts'
import { type Received, useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { boards } from './calls.ts'

type Board = Received<(typeof boardContract)['readStaffBoard']>

/** How far the people of each office are, and those whom the reader rates. */
export function StaffBoardPage(): JSX.Element {
  const year = useAskedYear()
  const [{ periode }, change] = useQuery()
  const asked = /^20\d\d(-Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(periode ?? '') ? periode : undefined
  const page = useAnswer(boards.readStaffBoard, { year, ...(asked && { period: asked }) })
  const { value, refusal } = page
  return (
    <main id="isi" class="wrap page">
      <PageTitle title="Kinerja pegawai" context={value && <Context board={value} />}>
        {value ? sentenceOf(value, year) : `Kinerja pegawai ${year}.`}
      </PageTitle>
      <div class="mt-6 space-y-8">
        <div class="flex flex-wrap gap-4">
          <div class="w-32">
            <YearField year={year} />
          </div>
          {value?.period && (
            <div class="w-56">
              <SelectField
                label="Periode penilaian"
                name="periode"
                value={value.period}
                change={(chosen) => change({ periode: chosen })}
                options={value.periods.map(({ period, label }) => ({ value: period, label }))}
              />
            </div>
          )}
        </div>
        <RefusalNote refusal={refusal} again={() => void page.again()} />
        {!value && !refusal && <Loading shape="table" />}
        {value?.own && (
          <DataTable
            sentence="Yang Anda nilai"
            noun="kelompok"
            name="saya"
            columns={columnsFor([value.own], year)}
            rows={[value.own]}
            keyOf={() => 'saya'}
            card={(line) => <Card line={line} year={year} />}
          />
        )}
        {value && value.offices.length > 0 && (
          <DataTable
            sentence="Menurut perangkat daerah"
            noun="perangkat daerah"
            name="perangkat"
            columns={columnsFor(value.offices, year)}
            rows={value.offices}
            keyOf={({ id }) => id ?? ''}
            card={(line) => <Card line={line} year={year} />}
            file={`kinerja-pegawai-${value.period ?? year}`}
            search={value.offices.length > 3}
            filters={value.offices.length > 3 ? filters : []}
          />
        )}
        {value && value.offices.length === 0 && !value.own && (
          <Empty cause="Tidak ada pegawai yang Anda nilai atau kelola." action={own}>
            Papan ini untuk penilai, pengelola kinerja perangkat daerah, dan APIP.
          </Empty>
        )}
      </div>
    </main>
  )
}
const own = { href: '/kinerja-saya', label: 'Buka kinerja saya' }

const filters: Filter<StaffLine>[] = [
  {
    id: 'skp',
    label: 'SKP belum lengkap',
    keeps: ({ skp }) => skp.draft + skp.none + skp.submitted > 0,
  },
  { id: 'catatan', label: 'Catatan kurang', keeps: ({ log }) => log.logged < log.owed },
  { id: 'nilai', label: 'Belum dinilai', keeps: ({ evaluations }) => evaluations.open > 0 },
]

function sentenceOf({ offices, own: mine }: Board, year: number): string {
  const lines = offices.length > 0 ? offices : mine ? [mine] : []
  const total = (of: (line: StaffLine) => number) => lines.reduce((sum, line) => sum + of(line), 0)
  const [all, agreed] = [total(postsOf), total(({ skp }) => skp.agreed)]
  if (all === 0) return `Belum ada pegawai yang ber-SKP pada ${year}.`
  if (agreed === all) return `Semua ${printNumber(all)} SKP ${year} sudah disepakati.`
  return `${printNumber(agreed)} dari ${printNumber(all)} SKP ${year} sudah disepakati.`
}

const postsOf = ({ skp }: StaffLine): number => skp.agreed + skp.submitted + skp.draft + skp.none

const Context = ({ board: { week, smallest } }: { board: Board }): JSX.Element => (
  <>
    Dalam angka, tanpa nama. Catatan harian: hari kerja {printDateShort(week.from)} sampai{' '}
    {printDateShort(week.to)}. Umpan balik: pegawai yang menerimanya triwulan ini. Predikat tidak
    ditampilkan bila yang dinilai kurang dari {smallest} orang; polanya ada di{' '}
    <a class="link" href="/distribusi">
      Distribusi predikat
    </a>
    .
  </>
)

/** Where just the SKPs of a line in some state are listed. */
const skpsOf = ({ id }: StaffLine, year: number, state: string): string =>
  addressTo('/skp', {
    tahun: String(year),
    ...(id && { opd: id }),
    ...(state && { keadaan: state }),
  })

/** A figure of a line; `state` leads to the SKPs in it. */
type Figure = {
  id: string
  head: string
  value: (line: StaffLine) => number
  state?: string
  words?: (line: StaffLine) => string
}

const figures: readonly Figure[] = [
  { id: 'pegawai', head: 'Pegawai', value: ({ people }) => people },
  { id: 'sepakat', head: 'SKP disepakati', value: ({ skp }) => skp.agreed, state: 'AGREED' },
  { id: 'diajukan', head: 'SKP diajukan', value: ({ skp }) => skp.submitted, state: 'SUBMITTED' },
  { id: 'konsep', head: 'SKP konsep', value: ({ skp }) => skp.draft },
  { id: 'belum', head: 'Belum ada SKP', value: ({ skp }) => skp.none, state: 'NONE' },
  {
    ...{ id: 'catatan', head: 'Hari tercatat', value: ({ log }) => log.logged },
    words: ({ log }) => `${printNumber(log.logged)} dari ${printNumber(log.owed)}`,
  },
  { id: 'umpan', head: 'Menerima umpan balik', value: ({ feedback }) => feedback },
  { id: 'terbuka', head: 'Belum dinilai', value: ({ evaluations }) => evaluations.open },
  { id: 'dinilai', head: 'Belum disampaikan', value: ({ evaluations }) => evaluations.rated },
  { id: 'disampaikan', head: 'Disampaikan', value: ({ evaluations }) => evaluations.released },
]

function FigureOf({ figure, line, year }: { figure: Figure; line: StaffLine; year: number }) {
  const value = figure.value(line)
  const words = figure.words?.(line) ?? printNumber(value)
  if (!figure.state || value === 0) return <>{words}</>
  return (
    <a class="link tap" href={skpsOf(line, year, figure.state)}>
      <span class="sr-only">
        {line.name}, {figure.head.toLowerCase()}:{' '}
      </span>
      {words}
    </a>
  )
}

/** The predicates of a line in words; `null` where none may be shown. */
const predicateWords = ({ predicates }: StaffLine): string | null =>
  predicates &&
  Object.entries(predicateNames)
    .flatMap(([code, name]) => (predicates[code] ? [`${name} ${predicates[code]}`] : []))
    .join(', ')

/** Beside the table, which leaves out what nobody is, the file has all. */
const columnsFor = (rows: readonly StaffLine[], year: number): ListColumn<StaffLine>[] => [
  column('nama', 'Kelompok', ({ name }) => name, { class: 'min-w-52' }),
  ...figures.map((figure) =>
    column<StaffLine>(figure.id, figure.head, figure.value, {
      ...{ kind: 'number', class: 'whitespace-normal! [&_.sorter]:whitespace-normal' },
      cell: (line) => <FigureOf figure={figure} line={line} year={year} />,
      ...(!figure.words && rows.every((row) => figure.value(row) === 0) && { only: 'file' }),
    }),
  ),
  fileColumn('Hari wajib dicatat', ({ log }) => log.owed, 'number'),
  fileColumn('Predikat', predicateWords),
]

/** On a phone: one card for each line, the figures always in the same place. */
const Card = ({ line, year }: { line: StaffLine; year: number }): JSX.Element => (
  <div class="space-y-2">
    <div class="font-medium leading-snug">{line.name}</div>
    <dl class="grid grid-cols-3 gap-x-3 gap-y-2">
      {figures.map((figure) => (
        <div key={figure.id} class="flex flex-col justify-between min-w-0">
          <dt class="meta leading-tight">{figure.head}</dt>
          <dd class="num font-semibold">
            <FigureOf figure={figure} line={line} year={year} />
          </dd>
        </div>
      ))}
    </dl>
    {predicateWords(line) && <p class="meta">{predicateWords(line)}</p>}
  </div>
)
