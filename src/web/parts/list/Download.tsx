import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { csvOf } from '../../../kernel/csv.ts'
import { type Refusal, Refused, refusal } from '../../../kernel/refusal.ts'
import { type ReceivedFile, saveFile } from '../../platform/client.ts'
import { partOf, reloadIfRenewed } from '../../platform/device/installed.ts'
import { Icon } from '../Drawing.tsx'
import { RefusalNote } from '../Note.tsx'
import type { ListFile } from './list.ts'

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

/** *Unduh*: the whole list as XLSX or CSV, made in the browser. */
export function Download({
  noun,
  file,
}: {
  noun: string
  file: () => ListFile | Promise<ListFile>
}): JSX.Element {
  const made = (ending: string, blobOf: (list: ListFile) => Promise<Blob> | Blob): Format => ({
    name: ending.toUpperCase(),
    make: async () => {
      const list = await file()
      return { name: `${list.name}.${ending}`, blob: await blobOf(list) }
    },
  })
  const csv = (list: ListFile): Blob => new Blob([csvOf(list)], { type: 'text/csv;charset=utf-8' })
  return <Downloads noun={noun} formats={[made('xlsx', workbook), made('csv', csv)]} />
}

/** One button of the group: its format, and how such a file comes about. */
export type Format = {
  name: string
  make: () => Promise<Pick<ReceivedFile, 'name' | 'blob'>>
}

/** The button group *Unduh*, a button for each format; `children` stand in it after them. What
 * stands in the way is said below; the page stays. */
export function Downloads({
  noun,
  formats,
  children,
}: {
  noun: string
  formats: readonly Format[]
  children?: ComponentChildren
}): JSX.Element {
  const [state, setState] = useState<{ busy?: boolean; saved?: string; refusal?: Refusal }>({})
  const save = async ({ make }: Format): Promise<void> => {
    setState({ busy: true })
    try {
      const { name, blob } = await make()
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
          <button key={format.name} type="button" onClick={() => state.busy || void save(format)}>
            <span class="sr-only">Unduh {noun} sebagai </span>
            {format.name}
          </button>
        ))}
        {children}
      </div>
      <span class="sr-only" role="status">
        {state.busy && 'Berkas sedang disiapkan.'}
        {state.saved && `Berkas ${state.saved} diunduh.`}
      </span>
      <RefusalNote refusal={state.refusal ?? null} class="w-full" />
    </>
  )
}
