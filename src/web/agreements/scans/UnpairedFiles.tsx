import type { JSX } from 'preact'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import type { ScanFile } from '../../../rooms/agreements/scans/scan.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { printSize } from '../../parts/list/file.ts'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { scanCalls } from './calls.ts'
import { fileAddress } from './UploadScans.tsx'

type Told = { year: number; pk: string | undefined; renew: () => void }

const pagesOf = ({ pages, free }: ScanFile): string => {
  const left = free.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  return left === pages ? `${pages} halaman` : `${left} dari ${pages} halaman belum dipasangkan`
}

/** Files that still belong to no promise, with whose they seem to be. */
export function UnpairedFiles({
  files,
  year,
  pk,
  renew,
}: Told & { files: readonly ScanFile[] }): JSX.Element | null {
  const away = useAct(scanCalls.putAwayScanFile)
  if (files.length === 0) return null
  const drop = async ({ id, name }: ScanFile): Promise<void> => {
    if (!(await away({ fileId: id }))) return
    say(`«${name}» disingkirkan.`)
    renew()
  }
  return (
    <section aria-labelledby="belum" class="space-y-4">
      <h2 id="belum" class="h2">
        {capitalised(printCount(files.length))} berkas belum dipasangkan
      </h2>
      <RefusalNote refusal={away.refusal} />
      <Rows label="Berkas yang belum dipasangkan">
        {files.map((file) => (
          <Row
            key={file.id}
            object={<span class="wrap-anywhere">{file.name}</span>}
            why={
              file.suggested
                ? `Tampaknya ${file.suggested.code}, ${file.suggested.title}.`
                : 'Namanya tidak memuat nomor PK, NIP, atau kode jabatan yang dikenal.'
            }
            meta={`${pagesOf(file)}, ${printSize(file.size)}`}
            action={
              <>
                <Button kind="text" busy={away.busy} onClick={() => void drop(file)}>
                  Singkirkan<span class="sr-only"> {file.name}</span>
                </Button>
                <a class="btn btn-quiet" href={fileAddress(file.id, year, pk)}>
                  Pasangkan<span class="sr-only"> {file.name}</span>
                </a>
              </>
            }
          />
        ))}
      </Rows>
    </section>
  )
}
