import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { csvOf } from '../../../kernel/csv.ts'
import { type Refusal, Refused, refusal } from '../../../kernel/refusal.ts'
import { saveFile } from '../../platform/client.ts'
import { partOf, reloadIfRenewed } from '../../platform/device/installed.ts'
import { Icon } from '../Drawing.tsx'
import { RefusalNote } from '../Note.tsx'
import type { ListFile } from './list.ts'

const formats = ['XLSX', 'CSV'] as const
type Format = (typeof formats)[number]

const noWriter = refusal(
  'web/no-writer',
  0,
  'Pembuat berkas XLSX belum sampai di perangkat ini. Periksa sambungan lalu coba lagi, atau unduh CSV.',
)

const notMade = refusal(
  'web/file-not-made',
  0,
  'Berkas belum dapat dibuat. Daftarnya tetap di sini; coba lagi, atau pilih format yang lain.',
)

/** The writer of XLSX travels only when somebody asks for such a file (`weight.test.ts`). */
async function workbook(list: ListFile): Promise<Blob> {
  const writer = await partOf(() => import('./workbook.ts')).catch((cause: unknown) => {
    void reloadIfRenewed()
    throw new Refused(noWriter, { cause })
  })
  return writer.workbookOf(list)
}

/** *Unduh*: the whole list as XLSX or CSV, made in the browser. What stands in the way is said
 * below; the list stays. */
export function Download({
  noun,
  file,
}: {
  noun: string
  file: () => ListFile | Promise<ListFile>
}): JSX.Element {
  const [state, setState] = useState<{ busy?: boolean; saved?: string; refusal?: Refusal }>({})
  const save = async (format: Format): Promise<void> => {
    setState({ busy: true })
    try {
      const list = await file()
      const blob =
        format === 'XLSX'
          ? await workbook(list)
          : new Blob([csvOf(list)], { type: 'text/csv;charset=utf-8' })
      const name = `${list.name}.${format.toLowerCase()}`
      saveFile({ name, type: blob.type, blob })
      setState({ saved: name })
    } catch (error) {
      if (!(error instanceof Refused)) console.error(error)
      setState({ refusal: error instanceof Refused ? error.refusal : notMade })
    }
  }
  return (
    <>
      <div class="download" aria-busy={state.busy || undefined}>
        <span class="label" aria-hidden="true">
          <Icon name="unduh" />
          {state.busy ? 'Menyiapkan…' : 'Unduh'}
        </span>
        {formats.map((format) => (
          <button key={format} type="button" onClick={() => state.busy || void save(format)}>
            <span class="sr-only">Unduh {noun} sebagai </span>
            {format}
          </button>
        ))}
      </div>
      <span class="sr-only" role="status">
        {state.busy && 'Berkas sedang disiapkan.'}
        {state.saved && `Berkas ${state.saved} diunduh.`}
      </span>
      <RefusalNote refusal={state.refusal ?? null} class="w-full" />
    </>
  )
}
