import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { capitalised, printCount, printDayShort } from '../../../kernel/indonesian.ts'
import type { TypedRow } from '../../../rooms/staff/log/log.contract.ts'
import { printMinutes } from '../../../rooms/staff/log/log.rules.ts'
import { FileButton } from '../../parts/FileButton.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/client.ts'
import { logs } from './calls.ts'

type Told = { row: number; why: string }

/** What was copied from a spreadsheet, as the file the server reads. */
const asFile = (pasted: string): File =>
  new File([pasted.replaceAll(';', ',').replaceAll('\t', ';')], 'tempel.csv', { type: 'text/csv' })

/** Days written in a spreadsheet: pasted or as a file; looked through here, then kept like what is
 * typed. */
export function BringTable({
  take,
  personId,
}: {
  take: (rows: TypedRow[]) => void
  personId: string
}): JSX.Element {
  const read = useAct(logs.readLogSheet)
  const [found, setFound] = useState<{ rows: TypedRow[]; told: Told[] } | null>(null)
  const bring = async (file: File): Promise<void> => setFound(await read({ file, personId }))
  return (
    <section class="sheet p-4 space-y-3" aria-label="Dari tabel">
      <p class="sec">
        Salin dari lembar kerja dengan kepala kolomnya: Tanggal, Kegiatan, Menit; boleh juga Mulai,
        Selesai, Hasil kerja, Jumlah, Satuan, Sumber data, Tautan.
      </p>
      <textarea
        class="textarea"
        rows={3}
        aria-label="Tempel tabel di sini"
        placeholder="Tempel di sini"
        onPaste={(event) => {
          event.preventDefault()
          const pasted = event.clipboardData?.getData('text/plain') ?? ''
          event.currentTarget.value = pasted
          void bring(asFile(pasted))
        }}
      />
      <FileButton
        label="Unggah XLSX atau CSV"
        busyLabel="Membaca berkas…"
        busy={read.busy}
        take={(file) => void bring(file)}
      />
      <RefusalNote refusal={read.refusal} />
      {found && found.told.length > 0 && (
        <Note tone="mid" role="status" title="Sebagian tidak terpakai:">
          {found.told
            .slice(0, 8)
            .map(({ row, why }) => `baris ${row}: ${why}`)
            .join('; ')}
          .
        </Note>
      )}
      {found && found.rows.length > 0 && (
        <>
          <ul class="rows">
            {found.rows.map((row) => (
              <li key={row.id} class="py-2">
                {printDayShort(row.day)}: {row.activity}
                <span class="meta num">, {printMinutes(row.minutes)}</span>
              </li>
            ))}
          </ul>
          <Button
            kind="primary"
            onClick={() => {
              take(found.rows)
              setFound(null)
            }}
          >
            Catat {found.rows.length} baris
          </Button>
        </>
      )}
      {found?.rows.length === 0 && (
        <p class="meta">{capitalised(printCount(0))} baris terbaca. Periksa kepala kolomnya.</p>
      )}
    </section>
  )
}
