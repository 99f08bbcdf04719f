import type { JSX } from 'preact'
import { printNumber } from '../../../kernel/indonesian.ts'
import { changeWords, printDelta } from '../../../rooms/agreements/amending/change.rules.ts'
import type { Change, Proposal } from '../../../rooms/agreements/amending/proposal.contract.ts'
import { stateWord } from '../../../rooms/agreements/state.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import { Mark } from '../../parts/Mark.tsx'
import type { Pages } from '../../platform/client.ts'
import type { ProposalHead } from '../calls.ts'
import { changeLine } from './proposal-words.ts'

const columnsOf = (open: boolean): ListColumn<Proposal>[] => [
  fileColumn('Nomor PK', ({ code }) => code),
  column('pk', 'PK yang berlaku', ({ name }) => name, {
    phone: 'name',
    class: 'min-w-64',
    cell: (one) => (
      <>
        <a href={`/perjanjian/${one.id}`}>{one.title}</a>
        <span class="meta block">
          {one.name}, {one.code} versi {one.version}
        </span>
        <Changes of={one.changes} open={open} />
      </>
    ),
  }),
  fileColumn('Jabatan', ({ title }) => title),
  column('opd', 'Perangkat daerah', ({ agencyName }) => agencyName, { phone: 'hidden' }),
  column('tingkat', 'Tingkat', ({ levelLabel }) => levelLabel, { phone: 'hidden' }),
  column('apa', 'Perubahan', ({ sentence }) => sentence, {
    cell: ({ degree, sentence, underWay }) => (
      <>
        <Mark kind={degree === 'MUST' ? 'mid' : 'agreed'} small said="">
          {sentence}
        </Mark>
        {underWay && (
          <span class="meta block">
            Versi {underWay.version} sedang disusun: {stateWord(underWay.state).toLowerCase()}
          </span>
        )}
      </>
    ),
  }),
  fileColumn('Selisih anggaran, Rp', ({ delta }) => delta, 'rupiah'),
  fileColumn('Rincian', ({ changes }) => changes.map(changeLine).join('; ')),
]

/** Every change of one promise: what it says, and what is said today. */
function Changes({ of, open }: { of: readonly Change[]; open: boolean }): JSX.Element {
  return (
    <details class="mt-1" open={open}>
      <summary class="link text-sm font-normal w-fit">{printNumber(of.length)} perbedaan</summary>
      <ul class="sec mt-1 space-y-1.5 font-normal">
        {of.map((change) => (
          <li key={changeLine(change)}>
            <span class="text-ink-2">{changeWords[change.kind]}:</span> {change.of}{' '}
            {change.code && <span class="meta">{change.code}</span>}
            <Sides {...change} />
          </li>
        ))}
      </ul>
    </details>
  )
}

const Sides = ({ before, after, delta }: Change): JSX.Element => (
  <span class="block num">
    {before && (
      <del>
        <span class="sr-only">dalam PK </span>
        {before}
      </del>
    )}{' '}
    {after && (
      <ins>
        <span class="sr-only">sekarang </span>
        {after}
      </ins>
    )}
    {delta !== null && before && after && ` (${printDelta(delta)})`}
  </span>
)

/** The list itself, with its file. */
export function ProposalTable({
  list,
  head,
  year,
  one,
}: {
  list: Pages<Proposal>
  head: ProposalHead
  year: number
  one: string | undefined
}): JSX.Element {
  return (
    <DataTable
      sentence={one ? 'Perbedaan PK ini' : 'Menurut derajat, dari atas ke bawah'}
      columns={columnsOf(one !== undefined)}
      list={list}
      keyOf={({ id }) => id}
      noun="PK"
      file={`perubahan-pk-${year}`}
      empty={
        <div class="mt-4">
          <Empty cause={nothing(head, one)}>
            {head.compared > 0 && 'Isi PK sama dengan rencana dan anggaran yang berlaku.'}
          </Empty>
        </div>
      }
    />
  )
}

const nothing = ({ compared, must, may, underWay }: ProposalHead, one?: string): string => {
  if (compared === 0) return 'Belum ada PK berlaku yang dapat dibandingkan.'
  if (one) return 'PK ini tidak berbeda.'
  return must + may + underWay > 0
    ? 'Tidak ada PK yang cocok dengan saringan.'
    : 'Tidak ada PK yang berbeda.'
}
