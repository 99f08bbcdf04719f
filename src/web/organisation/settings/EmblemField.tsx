import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { FileField } from '../../parts/form/FileField.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { megabyte } from '../../parts/list/file.ts'
import { useAct } from '../../platform/client.ts'
import { calls } from './calls.ts'

/** The emblem: a file is drawn at once, and counts when the form is saved. */
export function EmblemField({
  value,
  change,
  error,
}: {
  value: string
  change: (sha256: string) => void
  error: string | undefined
}): JSX.Element {
  const [file, setFile] = useState<File | null>(null)
  const draw = useAct(calls.drawEmblem)
  const take = async (chosen: File | null): Promise<void> => {
    draw.clear()
    setFile(chosen)
    const drawn = chosen && (await draw({ file: chosen }))
    if (drawn) change(drawn.sha256)
  }
  return (
    <div class="space-y-2">
      <FileField
        label="Lambang"
        name="emblem"
        file={file}
        change={(chosen) => void take(chosen)}
        accept={['.png', '.jpg', '.jpeg', '.svg']}
        limit={4 * megabyte}
        error={draw.refusal?.detail ?? error}
        hint={
          draw.busy
            ? 'Sedang digambar…'
            : 'PNG, JPEG, atau SVG sampai 4 MB. Digambar sekali menjadi PNG; berkas aslinya tidak disimpan.'
        }
      />
      {value && (
        <Button kind="text" onClick={() => change('')}>
          Lepas lambang
        </Button>
      )}
    </div>
  )
}
