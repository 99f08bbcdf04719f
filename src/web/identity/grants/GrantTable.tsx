import type { JSX } from 'preact'
import { printDateShort } from '../../../kernel/indonesian.ts'
import { addDays } from '../../../kernel/time.ts'
import type { GrantLine, GrantState } from '../../../rooms/identity/grant/grant.contract.ts'
import { grantStateWords } from '../../../rooms/identity/grant/right-words.rules.ts'
import { grantRights } from '../../../rooms/identity/mandate.rules.ts'
import type { MarkKind } from '../../parts/drawings.ts'
import { Empty } from '../../parts/Empty.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import { Mark } from '../../parts/Mark.tsx'
import type { Pages } from '../../platform/client.ts'
import { GrantActions } from './GrantActions.tsx'

/** The last day of a grant; its end is the day after. */
export const lastDay = (until: string | null): string | null => until && addDays(until, -1)

const marks: Record<GrantState, MarkKind> = {
  WAITING: 'half',
  UPCOMING: 'notyet',
  ACTIVE: 'full',
  ENDED: 'unmeasurable',
}

/** The ids are the orders the server knows, and `decree`, `state`, which it does not sort. */
export const columns: ListColumn<GrantLine>[] = [
  column('name', 'Nama', ({ person }) => person.name, { phone: 'name' }),
  column('role', 'Kewenangan', ({ role }) => grantRights[role].title, {
    phone: 'under',
    cell: ({ role, unit }) => (
      <>
        {grantRights[role].title}
        <span class="meta block">{unit?.name ?? 'seluruh daerah'}</span>
      </>
    ),
  }),
  fileColumn('Unit', ({ unit }) => unit?.name ?? null),
  fileColumn('Nomor keputusan', ({ decree }) => decree.number),
  fileColumn('Tanggal keputusan', ({ decree }) => decree.date, 'date'),
  column('from', 'Berlaku', ({ from }) => from, {
    ...{ kind: 'date', phone: 'hidden', class: 'whitespace-nowrap' },
    cell: ({ from, until }) => (
      <>
        sejak {printDateShort(from)}
        {until && <span class="block">sampai {printDateShort(lastDay(until) ?? until)}</span>}
      </>
    ),
  }),
  fileColumn('Hari terakhir', ({ until }) => lastDay(until), 'date'),
  fileColumn('Keadaan', ({ state }) => grantStateWords[state]),
  fileColumn('Diusulkan', ({ proposedBy }) => proposedBy?.name ?? null),
  fileColumn('Disetujui', ({ confirmedBy }) => confirmedBy?.name ?? null),
  fileColumn('Diakhiri dengan', ({ endDecree }) => endDecree?.number ?? null),
]

const decreeColumn: ListColumn<GrantLine> = {
  ...{ id: 'keputusan', head: 'Keputusan', value: null, only: 'screen', phone: 'hidden' },
  cell: (line) => <ByDecree {...line} />,
}
const stateColumn: ListColumn<GrantLine> = {
  ...{ id: 'keadaan', head: 'Keadaan', value: null, only: 'screen', phone: 'end' },
  cell: ({ state }) => (
    <Mark kind={marks[state]} small said="">
      {grantStateWords[state]}
    </Mark>
  ),
}

function ByDecree({ decree, endDecree, confirmedBy }: GrantLine): JSX.Element {
  return (
    <>
      <span class="wrap-anywhere">{decree.number}</span>
      <span class="meta block">
        {decree.date ? `tanggal ${printDateShort(decree.date)}` : 'tanggal tidak tercatat'}
        {confirmedBy && `, disetujui ${confirmedBy.name}`}
        {endDecree && `, diakhiri dengan ${endDecree.number}`}
      </span>
    </>
  )
}

/** Everybody's roles by decree, with the act on each where the reader may. */
export function GrantTable({
  list,
  changed,
}: {
  list: Pages<GrantLine>
  changed: () => void
}): JSX.Element {
  const act: ListColumn<GrantLine> = {
    ...{ id: 'tindakan', head: 'Tindakan', value: null, only: 'screen', phone: 'under' },
    cell: (line) => <GrantActions grant={line} changed={changed} />,
  }
  return (
    <DataTable
      sentence="Kewenangan menurut keputusan"
      noun="kewenangan"
      columns={[...columns, decreeColumn, stateColumn, act]}
      list={list}
      keyOf={({ id }) => id}
      file="kewenangan"
      empty={
        <div class="mt-4">
          <Empty cause="Tidak ada kewenangan yang cocok.">
            Ubah saringan di atas untuk melihat yang lain.
          </Empty>
        </div>
      }
    />
  )
}
