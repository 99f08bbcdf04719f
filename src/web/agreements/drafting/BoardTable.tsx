import type { JSX } from 'preact'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type Filter, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import { addressTo } from '../../platform/address.ts'
import type { ProposalHead, Readiness } from '../calls.ts'
import { type BoardRow, boardFigures, Due, FigureGrid, FigureLink } from './board.tsx'

const draftedOf = ({ obliged, missing }: BoardRow): number => obliged - missing

/** Drafted is not complete: every PK that is owed is in force. */
const isComplete = ({ obliged, active }: Pick<BoardRow, 'obliged' | 'active'>): boolean =>
  active === obliged

const few = 3

const filters: Filter<BoardRow>[] = [
  { id: 'belum', label: 'Belum lengkap', keeps: (row) => !isComplete(row) },
  { id: 'lewat', label: 'Lewat batas', keeps: ({ late }) => late > 0 },
  { id: 'selaras', label: 'Tidak selaras', keeps: ({ incoherent }) => incoherent > 0 },
  { id: 'ubah', label: 'Perlu perubahan', keeps: ({ must }) => (must ?? 0) > 0 },
]

function sentenceOf(complete: number, offices: number): string {
  if (complete === 0) return 'Belum ada perangkat daerah yang lengkap PK-nya'
  if (complete === offices) return 'Semua perangkat daerah lengkap PK-nya'
  return `${capitalised(printCount(complete))} dari ${printNumber(offices)} perangkat daerah lengkap PK-nya`
}

type Board = { readiness: Readiness; changes: ProposalHead | undefined }

/** Every office with its figures; the least ready first, as the server orders them. What belongs to
 * no office, the PK of the head of region, is told by `RegionLine`. */
export function OfficeTable({ readiness, changes }: Board): JSX.Element {
  const tahun = String(readiness.year)
  const rows = readiness.offices.flatMap(({ agencyId, agencyName, ...figures }): BoardRow[] =>
    agencyId === null
      ? []
      : [
          {
            ...figures,
            ...{ id: agencyId, name: agencyName, note: '', of: { tahun, unit: agencyId } },
            href: addressTo('/perjanjian/kesiapan', { tahun, unit: agencyId }),
            must: mustIn(
              changes,
              changes?.offices.find(({ id }) => id === agencyId),
            ),
          },
        ],
  )
  const complete = rows.filter(isComplete).length
  return (
    <BoardTable
      sentence={sentenceOf(complete, rows.length)}
      context="Yang paling belum siap disebut dulu. Batang muda: sudah disusun. Batang tua: aktif."
      of={['perangkat daerah', 'Perangkat daerah', 'perangkat']}
      rows={rows}
      readiness={readiness}
    />
  )
}

const mustIn = (
  changes: ProposalHead | undefined,
  own: { must: number } | undefined,
): number | null => (changes ? (own?.must ?? 0) : null)

/** Every level with its figures, of the region or of the one office that is looked at: which of them
 * national law obliges, and which the region. */
export function LevelTable({
  readiness,
  changes,
  unit,
}: Board & { unit: string | undefined }): JSX.Element {
  const of = { tahun: String(readiness.year), ...(unit && { unit }) }
  const rows = readiness.levels.map(
    ({ level, label, ...figures }): BoardRow => ({
      ...figures,
      ...{ id: level, name: label, href: null, of: { ...of, tingkat: level } },
      note: figures.byLaw.obliged > 0 ? 'peraturan nasional' : 'kebijakan daerah',
      must: mustIn(
        changes,
        changes?.levels.find((one) => one.level === level),
      ),
    }),
  )
  return (
    <BoardTable
      sentence="Menurut tingkat"
      context="Wajib menurut peraturan nasional, atau menurut kebijakan daerah."
      of={['tingkat', 'Tingkat', 'tingkat']}
      rows={rows}
      readiness={readiness}
    />
  )
}

function BoardTable(told: {
  sentence: string
  context: string
  /** What the lines are: in a sentence, as a head, in addresses. */
  of: [noun: string, head: string, id: string]
  rows: readonly BoardRow[]
  readiness: Readiness
}): JSX.Element {
  const { rows, readiness } = told
  const [noun, head, id] = told.of
  const { year, today } = readiness
  return (
    <DataTable
      sentence={told.sentence}
      context={told.context}
      noun={noun}
      name={id}
      columns={columnsOf(head, rows, today)}
      rows={rows}
      keyOf={(row) => row.id}
      card={(row) => <Card row={row} today={today} />}
      file={`kesiapan-pk-${year}${id === 'tingkat' ? '-per-tingkat' : ''}`}
      search={id !== 'tingkat' && rows.length > few}
      filters={id !== 'tingkat' && rows.length > few ? filters : []}
    />
  )
}

/** On a phone: one card for each line, the figures always in the same place. */
const Card = ({ row, today }: { row: BoardRow; today: string }): JSX.Element => (
  <div class="space-y-2">
    <div class="font-medium leading-snug">
      <Name row={row} />
    </div>
    <FigureGrid row={row} />
    <p class="meta">
      Batas: <Due row={row} today={today} />
    </p>
  </div>
)

/** Beside the table, which leaves out what nobody is, the file has all. */
function columnsOf(head: string, rows: readonly BoardRow[], today: string): ListColumn<BoardRow>[] {
  const always = new Set(['wajib', 'belum', 'aktif'])
  // the bar below the name shows it
  const never = new Set(['disusun'])
  const figures = boardFigures.map((figure) =>
    column<BoardRow>(figure.id, figure.head, figure.value, {
      ...{ kind: 'number', class: 'whitespace-normal! [&_.sorter]:whitespace-normal' },
      cell: (row) => <FigureLink figure={figure} row={row} class="tap" />,
      ...((never.has(figure.id) ||
        (!always.has(figure.id) && rows.every((row) => !figure.value(row)))) && { only: 'file' }),
    }),
  )
  return [
    column('nama', head, ({ name }) => name, {
      class: 'min-w-52',
      cell: (row) => <Name row={row} />,
    }),
    ...figures,
    fileColumn('Dapat disusun', ({ ready }) => ready, 'number'),
    fileColumn('Belum ada dan lewat batas', ({ lateMissing }) => lateMissing, 'number'),
    fileColumn('Ditandatangani terlambat', ({ signedLate }) => signedLate, 'number'),
    fileColumn('Bertanda tangan basah', ({ wet }) => wet, 'number'),
    fileColumn('Wajib menurut peraturan nasional', ({ byLaw }) => byLaw.obliged, 'number'),
    fileColumn('Aktif di antaranya', ({ byLaw }) => byLaw.active, 'number'),
    column('batas', 'Batas', ({ dueOn }) => dueOn, {
      kind: 'date',
      class: 'whitespace-nowrap',
      cell: (row) => <Due row={row} today={today} />,
    }),
  ]
}

function Name({ row }: { row: BoardRow }): JSX.Element {
  const whole = Math.max(row.obliged, 1)
  return (
    <>
      {row.href ? <a href={row.href}>{row.name}</a> : row.name}
      {row.note && <span class="meta block">{row.note}</span>}
      <svg
        class="block w-full mt-1.5"
        height="6"
        viewBox={`0 0 ${whole} 6`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect width={whole} height="6" fill="var(--sunken)" />
        <rect width={draftedOf(row)} height="6" fill="var(--accent)" fill-opacity=".4" />
        <rect width={row.active} height="6" fill="var(--accent)" />
      </svg>
    </>
  )
}

/** The PK of the head of region, which no office has. */
export function RegionLine({ readiness }: { readiness: Readiness }): JSX.Element | null {
  const region = readiness.offices.find(({ agencyId }) => agencyId === null)
  if (!region) return null
  return (
    <p class="sec">
      PK kepala daerah:{' '}
      {region.missing === region.obliged ? (
        <a class="link" href="#belum">
          belum disusun
        </a>
      ) : (
        <a class="link" href={`/perjanjian?tahun=${readiness.year}&tingkat=REGION_HEAD`}>
          {isComplete(region) ? 'aktif' : 'sudah disusun, belum aktif'}
        </a>
      )}
      .
    </p>
  )
}
