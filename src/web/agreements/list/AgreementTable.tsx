import type { JSX } from 'preact'
import { capitalised, printCount, printDateShort } from '../../../kernel/indonesian.ts'
import type { AgreementLine } from '../../../rooms/agreements/agreement.contract.ts'
import { stateWord } from '../../../rooms/agreements/state.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import type { Pages } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import type { ListHead } from '../calls.ts'
import { isFiltered, type Question } from './agreement-question.ts'
import { OffBudgetNote, ReviewMark, StateMark } from './StateMark.tsx'

/** The ids are the orders the server knows. */
export const columns: ListColumn<AgreementLine>[] = [
  fileColumn('Nomor', ({ code }) => code),
  fileColumn('Tahun', ({ year }) => year),
  fileColumn('Versi', ({ version }) => version, 'number'),
  column('holder', 'Penerima amanah', ({ firstParty }) => firstParty.name, {
    phone: 'name',
    cell: (line) => (
      <>
        <a href={`/perjanjian/${line.id}`}>{line.firstParty.name}</a>
        <span class="block font-normal text-ink-2">{line.firstParty.title}</span>
        <OffBudgetNote {...line} />
      </>
    ),
  }),
  fileColumn('Jabatan', ({ firstParty }) => firstParty.title),
  fileColumn('Pemberi', ({ secondParty }) => secondParty?.name ?? null),
  column('giver', 'Pemberi amanah', ({ secondParty }) => secondParty?.title ?? null, {
    phone: 'hidden',
    cell: ({ secondParty }) => secondParty?.title ?? 'tidak ada',
  }),
  fileColumn('Perangkat daerah', ({ agencyName }) => agencyName),
  fileColumn('Unit', ({ unitName }) => unitName),
  column('level', 'Tingkat', ({ levelLabel }) => levelLabel, { phone: 'hidden' }),
  column('state', 'Keadaan', ({ promiseState }) => stateWord(promiseState), {
    phone: 'end',
    cell: (line) => <StateOf {...line} />,
  }),
  column('dueOn', 'Batas', ({ dueOn }) => dueOn, {
    kind: 'date',
    class: 'whitespace-nowrap',
    cell: (line) => (line.dueOn === null ? 'belum ada' : <Due {...line} on={line.dueOn} />),
  }),
  column('rows', 'Indikator', ({ rows }) => rows, { kind: 'number', phone: 'hidden' }),
  column('budget', 'Anggaran, Rp', ({ budget }) => budget, { kind: 'rupiah', phone: 'hidden' }),
  fileColumn('Tanda tangan basah', ({ wetOn }) => wetOn, 'date'),
  fileColumn('Perubahan', ({ inForce, state }) => (inForce === null ? null : stateWord(state))),
  fileColumn('Selisih dengan DPA, Rp', ({ offBudget }) => offBudget?.delta ?? null, 'rupiah'),
  fileColumn('Perlu ditinjau', ({ needsReview }) => (needsReview ? 'ya' : null)),
]

/** What the promise is worth, and beside it how far its amendment is. */
const StateOf = ({
  state,
  promiseState,
  inForce,
  needsReview,
  wetOn,
}: AgreementLine): JSX.Element => (
  <>
    <StateMark state={promiseState} wetOn={wetOn} small />
    {inForce !== null && (
      <span class="block text-ink-2">Perubahan: {stateWord(state).toLowerCase()}</span>
    )}
    {needsReview && (
      <span class="block">
        <ReviewMark />
      </span>
    )}
  </>
)

type DueProps = Pick<AgreementLine, 'late' | 'signedLateOn'> & { on: string }

/** The due date, and whether it was missed: also of what was signed since. */
const Due = ({ on, late, signedLateOn }: DueProps): JSX.Element => (
  <>
    {printDateShort(on)}
    {late && <span class="md:block text-bad font-semibold"> lewat batas</span>}
    {signedLateOn && (
      <span class="md:block text-ink-2"> terlambat, {printDateShort(signedLateOn)}</span>
    )}
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
      list={list}
      keyOf={({ id }) => id}
      file={`perjanjian-${question.year}`}
      empty={
        <div class="mt-4">
          <NothingHere filtered={filtered} year={question.year} />
        </div>
      }
    />
  )
}

function NothingHere({ filtered, year }: { filtered: boolean; year: number }): JSX.Element {
  const { actingAs } = useSession().actor
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
      {...(actingAs && {
        action: { href: `/perjanjian/kesiapan?tahun=${year}`, label: 'Lihat kesiapan' },
      })}
    >
      Bagian Organisasi menyusunnya sekaligus dari rencana dan anggaran.
    </Empty>
  )
}
