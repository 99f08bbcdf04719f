import type { JSX } from 'preact'
import { printDateShort } from '../../kernel/indonesian.ts'
import { type Change, historyContract } from '../../rooms/organisation/history/history.contract.ts'
import { Empty } from '../parts/Empty.tsx'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../parts/list/list.ts'
import { Mark } from '../parts/Mark.tsx'
import { client, type Sent, usePages } from '../platform/client.ts'
import { personAddress, unitAddress } from './day.tsx'

const history = client(historyContract)
export type AskedChanges = Sent<typeof historyContract.listChanges>

const states = { STANDS: null, REWRITTEN: 'dicatat ulang', WITHDRAWN: 'dibatalkan' } as const

const toldIn =
  ({ person }: AskedChanges) =>
  (change: Change): JSX.Element => {
    const { sentence, late, state, unitId, on } = change
    const personId = person ? null : change.personId
    return (
      <>
        {sentence}{' '}
        {late && (
          <Mark kind="mid" small said="">
            dicatat kemudian
          </Mark>
        )}{' '}
        {states[state] && <span class="text-ink-3">({states[state]})</span>}
        {state !== 'WITHDRAWN' && (
          <span class="meta block">
            {personId && (
              <a class="link" href={personAddress(personId)}>
                Lihat pegawai
              </a>
            )}{' '}
            {unitId && (
              <a class="link" href={unitAddress(unitId, { on })}>
                Lihat unit pada {printDateShort(on)}
              </a>
            )}
          </span>
        )}
      </>
    )
  }

const columnsOf = (of: AskedChanges): ListColumn<Change>[] => [
  column('berlaku', 'Berlaku', ({ on }) => on, { kind: 'date', class: 'whitespace-nowrap' }),
  column('perubahan', 'Perubahan', ({ sentence }) => sentence, { phone: 'name', cell: toldIn(of) }),
  column('keputusan', 'Keputusan', ({ decree }) => decree),
  column('dicatat', 'Dicatat', ({ recordedOn }) => recordedOn, {
    kind: 'date',
    cell: ({ recordedOn, recordedBy }) => (
      <>
        {printDateShort(recordedOn)}
        {recordedBy && <span class="meta block">oleh {recordedBy}</span>}
      </>
    ),
  }),
  column('keadaan', 'Keadaan', ({ state }) => states[state], { only: 'file' }),
]

/** Changes of the organisation, one line each, page by page. */
export function Changes({ of, sentence }: { of: AskedChanges; sentence: string }): JSX.Element {
  const list = usePages(history.listChanges, { ...of, limit: 30 })
  return (
    <DataTable
      sentence={sentence}
      list={list}
      columns={columnsOf(of)}
      keyOf={({ id }) => id}
      noun="perubahan"
      name="riwayat"
      file="riwayat-organisasi"
      empty={<Empty cause="Belum ada perubahan yang tercatat di sini." />}
    />
  )
}
