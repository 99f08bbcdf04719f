import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Icon } from '../Drawing.tsx'
import { megabyte, printSize, whyNotFile } from '../list/file.ts'
import { Field, type FieldWords } from './Field.tsx'

/** One file: chosen or dropped, checked at once. `accept` holds endings (`.xlsx`), `limit` is in
 * bytes (20 MB unless told). */
export function FileField(
  props: FieldWords & {
    name: string
    file: File | null
    change: (file: File | null) => void
    accept?: string[]
    limit?: number
  },
): JSX.Element {
  const [wrong, setWrong] = useState<string | null>(null)
  const { file, accept = [], limit = 20 * megabyte } = props

  const take = (chosen: File | undefined): void => {
    if (!chosen) return
    const why = whyNotFile(chosen, accept, limit)
    setWrong(why)
    props.change(why ? null : chosen)
  }
  return (
    <Field
      {...props}
      error={wrong ?? props.error}
      hint={props.hint ?? `${accept.join(', ')}, paling besar ${printSize(limit)}`}
    >
      {(wiring) => (
        <DropPlace take={take}>
          <input
            {...wiring}
            type="file"
            name={props.name}
            accept={accept.join(',')}
            onChange={(event) => take(event.currentTarget.files?.[0])}
          />
          <span class="drop-face">
            <span class="btn btn-quiet" aria-hidden="true">
              <Icon name="bukti" size={20} />
              {file ? 'Ganti berkas' : 'Pilih berkas'}
            </span>
            {file ? (
              <span class="min-w-0 break-words" role="status">
                <span class="text-ink font-semibold">{file.name}</span>, {printSize(file.size)}
              </span>
            ) : (
              <span class="hidden md:inline">atau letakkan di sini</span>
            )}
          </span>
        </DropPlace>
      )}
    </Field>
  )
}

function DropPlace({
  take,
  children,
}: {
  take: (file: File | undefined) => void
  children: ComponentChildren
}): JSX.Element {
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way beside the input
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
        setOver(false)
        take(event.dataTransfer?.files[0])
      }}
    >
      {children}
    </div>
  )
}
