import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printNumber } from '../../kernel/indonesian.ts'
import { Icon } from './Drawing.tsx'
import { Field, type FieldWords } from './Field.tsx'

const megabyte = 1024 * 1024

/** The size of a file as Indonesians write it: `34 MB`, `0,4 MB`. */
export function printSize(bytes: number): string {
  const size = bytes / megabyte
  return `${printNumber(size >= 10 ? Math.round(size) : size.toFixed(1))} MB`
}

/** Why a file may not be chosen, or `null`: empty, too large, or of a kind not taken here. */
export function whyNotFile(file: { name: string; size: number }, accept: string[], limit: number): string | null {
  if (file.size === 0) return `Berkas «${file.name}» kosong. Pilih berkas yang berisi.`
  if (file.size > limit) return `Berkas ${printSize(file.size)} terlalu besar. Paling besar ${printSize(limit)}.`
  if (accept.length > 0 && !accept.some((ending) => file.name.toLowerCase().endsWith(ending)))
    return `Berkas «${file.name}» tidak dapat dibaca di sini. Pilih ${accept.join(', ')}.`
  return null
}

/** One file: chosen or dropped, checked at once. `accept` holds endings (`.xlsx`), `limit` is in bytes (20 MB unless told). */
export function FileField(
  told: FieldWords & { name: string; file: File | null; change: (file: File | null) => void; accept?: string[]; limit?: number },
): JSX.Element {
  const [wrong, setWrong] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const { file, accept = [], limit = 20 * megabyte } = told

  const take = (chosen: File | undefined): void => {
    setOver(false)
    if (!chosen) return
    const why = whyNotFile(chosen, accept, limit)
    setWrong(why)
    told.change(why ? null : chosen)
  }
  return (
    <Field {...told} error={wrong ?? told.error} hint={told.hint ?? `${accept.join(', ')}, paling besar ${printSize(limit)}`}>
      {(wiring) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way; the input inside is the way for everybody
        <div
          class="drop"
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            take(event.dataTransfer?.files[0])
          }}
        >
          <input
            {...wiring}
            type="file"
            name={told.name}
            accept={accept.join(',')}
            onChange={(event) => take(event.currentTarget.files?.[0])}
          />
          <span class="drop-face">
            <Icon name="bukti" size={20} />
            <span class="min-w-0 break-words">
              {file ? (
                <>
                  <b class="font-semibold">{file.name}</b>, {printSize(file.size)}
                </>
              ) : (
                'Pilih berkas, atau letakkan di sini'
              )}
            </span>
          </span>
        </div>
      )}
    </Field>
  )
}
