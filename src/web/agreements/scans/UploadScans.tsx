import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printNumber } from '../../../kernel/indonesian.ts'
import { Icon } from '../../parts/Drawing.tsx'
import { Field } from '../../parts/form/Field.tsx'
import { megabyte, printSize, whyNotFile } from '../../parts/list/file.ts'
import { Note } from '../../parts/Note.tsx'
import { refusalIn } from '../../platform/answers.ts'
import { navigate } from '../../platform/place.ts'
import { scanCalls } from './calls.ts'

const endings = ['.pdf', '.jpg', '.jpeg', '.png']
const limit = 20 * megabyte

/** Takes several files at once, one after the other; what is refused is told by its name, and the
 * others are in. A single file for a promise leads on to its form. */
export function UploadScans(told: {
  year: number
  pk: string | undefined
  renew: () => void
}): JSX.Element {
  const [busy, setBusy] = useState<string | null>(null)
  const [refused, setRefused] = useState<string[]>([])
  const take = async (files: readonly File[]): Promise<void> => {
    const wrong: string[] = []
    let last: string | null = null
    for (const [at, file] of files.entries()) {
      setBusy(`Mengunggah ${at + 1} dari ${printNumber(files.length)}: ${file.name}`)
      const why = whyNotFile(file, endings, limit)
      const sent = why
        ? null
        : await scanCalls.uploadScanFile({ year: told.year, file }).catch(refusalIn)
      if (sent && 'id' in sent) last = sent.id
      else wrong.push(`${file.name}: ${why ?? (sent && 'detail' in sent ? sent.detail : '')}`)
    }
    setBusy(null)
    setRefused(wrong)
    if (last && files.length === 1 && wrong.length === 0)
      navigate(fileAddress(last, told.year, told.pk))
    else told.renew()
  }
  return (
    <section aria-labelledby="unggah" class="space-y-4">
      <h2 id="unggah" class="h2">
        Unggah pindaian
      </h2>
      <div class="max-w-124">
        <Field
          label="Berkas pindaian"
          hint={`Satu PDF tiap PK, beberapa sekaligus, atau satu tumpukan. PDF, JPEG, atau PNG, paling besar ${printSize(limit)}. Nama berkas yang memuat nomor PK, NIP, atau kode jabatan langsung dikenali.`}
        >
          {(wiring) => (
            <div class="drop">
              <input
                {...wiring}
                type="file"
                multiple
                accept={endings.join(',')}
                disabled={busy !== null}
                onChange={(event) => {
                  const chosen = [...(event.currentTarget.files ?? [])]
                  event.currentTarget.value = ''
                  void take(chosen)
                }}
              />
              <span class="drop-face">
                <span class="btn btn-quiet" aria-hidden="true">
                  <Icon name="bukti" size={20} />
                  Pilih berkas
                </span>
                <span class="hidden md:inline">satu atau beberapa</span>
              </span>
            </div>
          )}
        </Field>
      </div>
      {busy && (
        <p role="status" class="sec">
          {busy}
        </p>
      )}
      {refused.length > 0 && (
        <Note
          tone="mid"
          role="status"
          title={`${printNumber(refused.length)} berkas tidak diterima.`}
        >
          {refused.map((words) => (
            <span key={words} class="block wrap-anywhere">
              {words}
            </span>
          ))}
        </Note>
      )}
    </section>
  )
}

/** Where a file is paired with a promise. */
export const fileAddress = (id: string, year: number, pk?: string): string =>
  `/perjanjian/pindaian/berkas/${id}?tahun=${year}${pk ? `&pk=${pk}` : ''}`
