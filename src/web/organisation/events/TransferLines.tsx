import type { JSX } from 'preact'
import { printDateShort } from '../../../kernel/indonesian.ts'
import { addDays } from '../../../kernel/time.ts'
import type {
  Transfer,
  TransferRow,
} from '../../../rooms/organisation/transfer/transfer.contract.ts'
import { lineWords } from '../../../rooms/organisation/transfer/transfer-words.rules.ts'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../parts/list/list.ts'
import { personAddress } from '../day.tsx'

const last = (until: string | null): string | null => until && addDays(until, -1)

const columns: ListColumn<TransferRow>[] = [
  column('pegawai', 'Pegawai', ({ name }) => name, {
    phone: 'name',
    cell: ({ name, personId }) => (
      <a class="link" href={personAddress(personId)}>
        {name}
      </a>
    ),
  }),
  column('jabatan', 'Menjadi', lineWords),
  column('sampai', 'Sampai dengan', ({ until }) => last(until), { kind: 'date' }),
  column('sk', 'Keputusan', ({ decreeNumber }) => decreeNumber, {
    cell: ({ decreeNumber, decreeDate, inauguratedOn }) => (
      <>
        {decreeNumber ?? '–'}
        {decreeDate && <span class="meta block">{printDateShort(decreeDate)}</span>}
        {inauguratedOn && <span class="meta block">dilantik {printDateShort(inauguratedOn)}</span>}
      </>
    ),
  }),
]

/** The lines of a transfer, as its event keeps them. */
export function TransferLines({ content }: { content: unknown }): JSX.Element | null {
  const { rows } = content as Transfer
  if (rows.length === 0) return null
  return (
    <DataTable
      sentence="Yang diputuskan"
      columns={columns}
      rows={rows}
      keyOf={({ personId, positionId, kind, reason }) =>
        `${personId} ${positionId} ${kind} ${reason}`
      }
      noun="baris"
      first={20}
      search={rows.length > 8}
      name="mutasi"
    />
  )
}
