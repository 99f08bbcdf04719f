import type { JSX } from 'preact'
import type { AccountLine } from '../../../rooms/identity/account/account.contract.ts'
import { Empty } from '../../parts/Empty.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import { Mark } from '../../parts/Mark.tsx'
import type { Pages } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import { lastWords, stateMarks, stateWords } from './account-words.ts'

/** May this row be part of an opening or a printing? */
const isOpenable = ({ state, whyNot }: AccountLine): boolean =>
  whyNot === null && (state === 'NONE' || state === 'PENDING')

/** The ids are the orders the server knows; the others are only on the screen or in the file. */
export const columns: ListColumn<AccountLine>[] = [
  column('name', 'Nama', ({ name }) => name, {
    phone: 'name',
    cell: ({ personId, name, post }) => (
      <>
        <a href={`/pengguna/${personId}`}>{name}</a>
        {post && <span class="meta block">{post}</span>}
      </>
    ),
  }),
  column('unit', 'Unit', ({ unit }) => unit, { phone: 'under' }),
  column('state', 'Keadaan', ({ state }) => stateWords[state], {
    phone: 'end',
    cell: ({ state }) => (
      <Mark kind={stateMarks[state]} small said="">
        {stateWords[state]}
      </Mark>
    ),
  }),
  fileColumn('Nama masuk', ({ signIn }) => signIn),
]

/** Everybody with the state of the account; who has none yet, or never signed in, can be chosen. */
export function UserTable({
  list,
  chosen,
  choose,
}: {
  list: Pages<AccountLine>
  chosen: readonly AccountLine[]
  choose: (chosen: readonly AccountLine[]) => void
}): JSX.Element {
  const { timeZone } = useSession().region
  const isChosen = ({ personId }: AccountLine): boolean =>
    chosen.some((one) => one.personId === personId)
  const turn = (line: AccountLine): void =>
    choose(
      isChosen(line)
        ? chosen.filter(({ personId }) => personId !== line.personId)
        : [...chosen, line],
    )
  const screen: ListColumn<AccountLine>[] = [
    {
      ...{ id: 'pilih', head: 'Pilih', value: null, only: 'screen', phone: 'under' },
      cell: (line) =>
        isOpenable(line) && (
          <input
            type="checkbox"
            class="checkbox checkbox-primary"
            aria-label={`Pilih ${line.name}`}
            checked={isChosen(line)}
            onChange={() => turn(line)}
          />
        ),
    },
    {
      ...{ id: 'masuk', head: 'Nama masuk', value: null, only: 'screen', phone: 'under' },
      cell: (line) => (
        <>
          <span class="num whitespace-nowrap">{line.signIn}</span>
          <span class="meta block">
            {line.state === 'NONE' ? 'nama yang akan diberikan' : lastWords(line, timeZone)}
          </span>
        </>
      ),
    },
  ]
  const [pick, name] = screen
  return (
    <DataTable
      sentence="Pengguna dan akunnya"
      noun="orang"
      columns={[...(pick ? [pick] : []), ...columns, ...(name ? [name] : [])]}
      list={list}
      keyOf={({ personId }) => personId}
      file="pengguna"
      empty={
        <div class="mt-4">
          <Empty cause="Tidak ada orang yang cocok.">
            Ubah saringan di atas, atau impor pegawai lebih dahulu.
          </Empty>
        </div>
      }
    />
  )
}
