import type { JSX } from 'preact'
import { capitalised, printCount, printDateShort, printNumber } from '../../kernel/indonesian.ts'
import type { AgreementLine } from '../../rooms/agreements/agreement.contract.ts'
import { stateWords } from '../../rooms/agreements/words.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { dateCell, type ListCell, type ListFile } from '../parts/list-file.ts'
import type { Column } from '../parts/table.ts'
import type { Pages } from '../platform/client.ts'
import { everyPage } from '../platform/every-page.ts'
import { isFiltered, type Question } from './agreement-question.ts'
import { agreements, type ListHead } from './calls.ts'
import { ReviewMark, StateMark } from './StateMark.tsx'

const columns: Column<AgreementLine>[] = [
  {
    id: 'penerima',
    head: 'Penerima amanah',
    phone: 'name',
    cell: ({ id, firstParty }) => (
      <>
        <a href={`/perjanjian/${id}`}>{firstParty.name}</a>
        <span class="block font-normal text-ink-2">{firstParty.title}</span>
      </>
    ),
  },
  {
    id: 'pemberi',
    head: 'Pemberi amanah',
    phone: 'hidden',
    cell: ({ secondParty }) => secondParty?.title ?? 'tidak ada',
  },
  { id: 'tingkat', head: 'Tingkat', phone: 'hidden', cell: ({ levelLabel }) => levelLabel },
  { id: 'keadaan', head: 'Keadaan', phone: 'end', cell: (line) => <StateOf {...line} /> },
  {
    id: 'batas',
    head: 'Batas',
    phone: 'under',
    class: 'whitespace-nowrap',
    cell: ({ dueOn, late }) => (dueOn === null ? 'belum ada' : <Due on={dueOn} late={late} />),
  },
  {
    id: 'indikator',
    head: 'Indikator',
    right: true,
    phone: 'hidden',
    cell: ({ rows }) => printNumber(rows),
  },
  {
    id: 'anggaran',
    head: 'Anggaran, Rp',
    right: true,
    phone: 'hidden',
    cell: ({ budget }) => (budget === null ? '–' : printNumber(budget)),
  },
]

const StateOf = ({
  state,
  needsReview,
}: Pick<AgreementLine, 'state' | 'needsReview'>): JSX.Element => (
  <>
    <StateMark state={state} small />
    {needsReview && (
      <span class="block">
        <ReviewMark />
      </span>
    )}
  </>
)

const Due = ({ on, late }: { on: string; late: boolean }): JSX.Element => (
  <>
    {printDateShort(on)}
    {late && <span class="md:block text-bad font-semibold"> lewat batas</span>}
  </>
)

/** The list itself, with its file. */
export function AgreementTable({
  list,
  question,
  head,
}: {
  list: Pages<AgreementLine>
  question: Question
  head: ListHead
}): JSX.Element {
  const filtered = isFiltered(question)
  return (
    <DataTable
      sentence={
        head.total === 0
          ? 'Daftar PK'
          : `${capitalised(printCount(head.total))} PK${filtered ? ' cocok dengan saringan' : ''}`
      }
      noun="PK"
      columns={columns}
      rows={list.items ?? []}
      keyOf={({ id }) => id}
      first={question.limit * 100}
      file={head.total > 0 ? () => fileOf(question) : undefined}
      more={list.more && (() => void list.more?.())}
      busy={list.busy}
      empty={
        <div class="mt-4">
          <NothingHere filtered={filtered} year={question.year} />
        </div>
      }
    />
  )
}

function NothingHere({ filtered, year }: { filtered: boolean; year: number }): JSX.Element {
  return filtered ? (
    <Empty
      cause="Tidak ada PK yang cocok."
      action={{ href: `/perjanjian?tahun=${year}`, label: 'Lihat semua PK' }}
    >
      Ubah saringan di atas, atau mulai lagi dari seluruh daftar.
    </Empty>
  ) : (
    <Empty
      cause={`Belum ada PK ${year}.`}
      action={{ href: `/perjanjian/kesiapan?tahun=${year}`, label: 'Lihat kesiapan' }}
    >
      Bagian Organisasi menyusunnya sekaligus dari rencana dan anggaran.
    </Empty>
  )
}

const heads = [
  ...[
    'Nomor',
    'Tahun',
    'Versi',
    'Keadaan',
    'Penerima',
    'Jabatan',
    'Pemberi',
    'Jabatan pemberi',
    'Perangkat daerah',
    'Unit',
  ],
  ...['Tingkat', 'Batas', 'Indikator', 'Anggaran (Rp)', 'Perlu ditinjau'],
]

const cellsOf = (line: AgreementLine): ListCell[] => [
  ...[
    line.code,
    line.year,
    line.version,
    stateWords[line.state],
    line.firstParty.name,
    line.firstParty.title,
  ],
  ...[
    line.secondParty?.name ?? null,
    line.secondParty?.title ?? null,
    line.agencyName,
    line.unitName,
  ],
  ...[
    line.levelLabel,
    dateCell(line.dueOn),
    line.rows,
    line.budget,
    line.needsReview ? 'ya' : null,
  ],
]

/** The whole list as it is filtered. */
async function fileOf(question: Question): Promise<ListFile> {
  const lines = await everyPage(agreements.listAgreements, question)
  return { name: `perjanjian-${question.year}`, heads, rows: lines.map(cellsOf) }
}
