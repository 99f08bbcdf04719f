import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import { printMomentShort } from '../../kernel/moment.ts'
import { type ImportRun, importContract } from '../../rooms/imports/import.contract.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import type { ListFile } from '../parts/list-file.ts'
import { Mark } from '../parts/Mark.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import type { Column } from '../parts/table.ts'
import { client, usePages } from '../platform/client.ts'
import { everyPage } from '../platform/every-page.ts'
import { useSession } from '../platform/session.tsx'
import { stateMarks } from './state.ts'

const imports = client(importContract)

const columnsIn = (zone: string): Column<ImportRun>[] => [
  {
    id: 'berkas',
    head: 'Berkas',
    phone: 'name',
    sort: ({ fileName }) => fileName,
    class: 'min-w-48',
    cell: ({ id, fileName, title }) => (
      <>
        <a class="wrap-anywhere" href={`/impor/${id}`}>
          {fileName}
        </a>
        <span class="meta block">{title}</span>
      </>
    ),
  },
  {
    id: 'isi',
    head: 'Isi',
    phone: 'under',
    cell: ({ summary }) => <span class="text-ink-2">{summary.sentence}</span>,
  },
  {
    id: 'diperiksa',
    head: 'Diperiksa',
    phone: 'under',
    sort: ({ checkedAt }) => checkedAt,
    class: 'min-w-36',
    cell: ({ checkedAt }) => <span class="num">{printMomentShort(checkedAt, zone)}</span>,
  },
  {
    id: 'keadaan',
    head: 'Keadaan',
    phone: 'end',
    sort: ({ state }) => stateMarks[state].word,
    cell: ({ state, errors }) => (
      <>
        <Mark kind={stateMarks[state].kind} small said="">
          {stateMarks[state].word}
        </Mark>
        {state === 'REFUSED' && <span class="meta block">{printNumber(errors)} kesalahan</span>}
      </>
    ),
  },
]

/** Every run so far, the newest first. */
export function ImportHistory(): JSX.Element {
  const { region } = useSession()
  const runs = usePages(imports.listImports, { limit: 50 })
  const zone = region.timeZone
  const file = async (): Promise<ListFile> => {
    const heads = [
      'Berkas',
      'Jenis',
      'Keadaan',
      'Isi',
      'Kesalahan',
      'Peringatan',
      'Diperiksa',
      'Disimpan',
      'Dibatalkan',
    ]
    const moment = (at: string | null): string | null => at && printMomentShort(at, zone)
    const rows = (await everyPage(imports.listImports, {})).map((run) => [
      ...[
        run.fileName,
        run.title,
        stateMarks[run.state].word,
        run.summary.sentence,
        run.errors,
        run.warnings,
      ],
      ...[moment(run.checkedAt), moment(run.committedAt), moment(run.undoneAt)],
    ])
    return { name: 'riwayat-impor', heads, rows }
  }
  return (
    <div id="riwayat" class="mt-12">
      <RefusalNote refusal={runs.refusal} again={() => void runs.again()} class="mb-4" />
      {!runs.items && !runs.refusal && <Loading shape="table" />}
      {runs.items && (
        <DataTable
          sentence="Riwayat impor"
          columns={columnsIn(zone)}
          rows={runs.items}
          keyOf={({ id }) => id}
          noun="impor"
          {...(runs.items.length > 0
            ? {
                textOf: ({ fileName, title, summary }: ImportRun) =>
                  `${fileName} ${title} ${summary.sentence}`,
                file,
              }
            : {})}
          more={runs.more && (() => void runs.more?.())}
          busy={runs.busy}
          empty={
            <div class="mt-4">
              <Empty cause="Belum ada berkas yang diperiksa." />
            </div>
          }
        />
      )}
    </div>
  )
}
