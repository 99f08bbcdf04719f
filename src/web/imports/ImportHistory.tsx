import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import { printMomentShort } from '../../kernel/moment.ts'
import { type ImportRun, importContract } from '../../rooms/imports/import.contract.ts'
import { Empty } from '../parts/Empty.tsx'
import { DataTable, useOrder } from '../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../parts/list/list.ts'
import { Mark } from '../parts/Mark.tsx'
import { client, type Sent, usePages } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'
import { stateMarks } from './state.ts'

const imports = client(importContract)
type Sort = Sent<(typeof importContract)['listImports']>['sort']

const columnsIn = (zone: string): ListColumn<ImportRun>[] => [
  column('file', 'Berkas', ({ fileName }) => fileName, {
    phone: 'name',
    class: 'min-w-48',
    cell: ({ id, fileName, title }) => (
      <>
        <a class="wrap-anywhere" href={`/impor/${id}`}>
          {fileName}
        </a>
        <span class="meta block">{title}</span>
      </>
    ),
  }),
  fileColumn('Jenis', ({ title }) => title),
  column('content', 'Isi', ({ summary }) => summary.sentence, {
    cell: ({ summary }) => <span class="text-ink-2">{summary.sentence}</span>,
  }),
  column('checkedAt', 'Diperiksa', ({ checkedAt }) => printMomentShort(checkedAt, zone), {
    sort: ({ checkedAt }) => checkedAt,
    class: 'min-w-36',
    cell: ({ checkedAt }) => <span class="num">{printMomentShort(checkedAt, zone)}</span>,
  }),
  column('state', 'Keadaan', ({ state }) => stateMarks[state].word, {
    phone: 'end',
    cell: ({ state, errors }) => (
      <>
        <Mark kind={stateMarks[state].kind} small said="">
          {stateMarks[state].word}
        </Mark>
        {state === 'REFUSED' && <span class="meta block">{printNumber(errors)} kesalahan</span>}
      </>
    ),
  }),
  fileColumn('Kesalahan', ({ errors }) => errors, 'number'),
  fileColumn('Peringatan', ({ warnings }) => warnings, 'number'),
  fileColumn('Disimpan', ({ committedAt }) => committedAt && printMomentShort(committedAt, zone)),
  fileColumn('Dibatalkan', ({ undoneAt }) => undoneAt && printMomentShort(undoneAt, zone)),
]

/** Every run so far, the newest first. */
export function ImportHistory(): JSX.Element {
  const { region } = useSession()
  const columns = columnsIn(region.timeZone)
  const [sort] = useOrder<Sort>(columns)
  const list = usePages(imports.listImports, { limit: 50, ...(sort && { sort }) })
  return (
    <div id="riwayat" class="mt-12">
      <DataTable
        sentence="Riwayat impor"
        columns={columns}
        list={list}
        keyOf={({ id }) => id}
        noun="impor"
        search={(list.items ?? []).length > 0}
        file="riwayat-impor"
        empty={
          <div class="mt-4">
            <Empty cause="Belum ada berkas yang diperiksa." />
          </div>
        }
      />
    </div>
  )
}
