import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Refused } from '../../../kernel/refusal.ts'
import { Icon } from '../../parts/Drawing.tsx'
import { FieldError, FieldGroup } from '../../parts/form/Field.tsx'
import { megabyte, printSize, whyNotFile } from '../../parts/list/file.ts'
import { Mark } from '../../parts/Mark.tsx'
import { useOnline } from '../../platform/device/device.ts'
import { dropFiles, keepFile } from '../../platform/device/kept-files.ts'
import { isUncertain } from '../../platform/device/memory.ts'
import { shrunkPhoto } from '../../platform/device/photo.ts'
import { freshKey } from '../../platform/request.ts'
import { draftOwner, useSession } from '../../platform/session.tsx'
import type { DraftFile, FigureDraft } from './draft.ts'
import { uploadFile } from './sending.ts'

const kinds = ['.pdf', '.jpg', '.jpeg', '.png', '.webp', '.docx', '.xlsx', '.pptx', '.txt', '.csv']
const limit = 20 * megabyte

type Held = Pick<FigureDraft, 'files' | 'sending'>
/** A form that carries files: that of a figure, of a day's work. */
type FormWithFiles = {
  draft: Pick<Held, 'files'>
  patch: (changes: (now: Held) => Partial<Held>) => void
}

/** Evidence of a figure: photos straight from the camera, or files. Each is kept on the device
 * first and sent by itself. */
export function EvidenceField({ form }: { form: FormWithFiles }): JSX.Element {
  const [wrong, setWrong] = useState<string | null>(null)
  const { draft, patch } = form
  const owner = draftOwner(useSession())

  const replace = (key: string, next: DraftFile | null): void =>
    patch((now) => ({
      sending: now.sending,
      files: now.files.flatMap((one) => (one.key !== key ? one : (next ?? []))),
    }))

  const leave = (key: string): void => {
    void dropFiles([key])
    patch((now) => ({ files: now.files.filter((one) => one.key !== key) }))
  }

  const take = async (chosen: File): Promise<void> => {
    const file = await shrunkPhoto(chosen)
    const why = whyNotFile(file, kinds, limit)
    setWrong(why)
    if (why) return
    const added: DraftFile = { key: freshKey(), item: null, name: file.name, size: file.size }
    await keepFile(owner, added.key, file)
    patch((now) => ({ files: [...now.files, added] }))
    try {
      replace(added.key, await uploadFile(added))
    } catch (error) {
      if (!(error instanceof Refused) || isUncertain(error.refusal)) return
      setWrong(error.refusal.detail)
      leave(added.key)
    }
  }
  return (
    <FieldGroup
      label="Bukti"
      hint="Foto atau berkas, paling besar 20 MB. Foto diperkecil sendiri di perangkat ini."
    >
      {draft.files.length > 0 && (
        <ul class="sheet rows mb-2">
          {draft.files.map((file) => (
            <FileRow key={file.key} file={file} leave={() => leave(file.key)} />
          ))}
        </ul>
      )}
      {wrong && <FieldError id="bukti-salah">{wrong}</FieldError>}
      <div class="grid grid-cols-2 gap-2 md:flex">
        <Picker icon="foto" words="Ambil foto" accept="image/*" camera take={take} />
        <Picker icon="bukti" words="Pilih berkas" accept={kinds.join(',')} take={take} />
      </div>
    </FieldGroup>
  )
}

function FileRow({ file, leave }: { file: DraftFile; leave: () => void }): JSX.Element {
  const online = useOnline()
  return (
    <li class="flex items-center gap-3 p-3">
      <span class="text-ink-3">
        <Icon name="bukti" size={20} />
      </span>
      <span class="flex-1 min-w-0 leading-tight">
        <span class="block truncate">{file.name}</span>
        <span class="meta">{printSize(file.size)}</span>
      </span>
      {file.item ? (
        <Mark kind="good" small said="">
          Terkirim
        </Mark>
      ) : (
        <Mark kind="notyet" small said="">
          {online ? 'Belum terkirim' : 'Menunggu sinyal'}
        </Mark>
      )}
      <button type="button" class="fold" aria-label={`Lepaskan ${file.name}`} onClick={leave}>
        <Icon name="tutup" />
      </button>
    </li>
  )
}

type Picked = {
  icon: 'foto' | 'bukti'
  words: string
  accept: string
  camera?: boolean
  take: (file: File) => Promise<void>
}

/** A button that opens the camera or the files of the device; on a large screen the camera is one
 * of the files. */
function Picker({ icon, words, accept, camera, take }: Picked): JSX.Element {
  const choose = async (input: HTMLInputElement): Promise<void> => {
    for (const file of input.files ?? []) await take(file)
    input.value = ''
  }
  return (
    <label
      class={
        'btn btn-quiet relative has-focus-visible:outline-3 ' +
        'has-focus-visible:outline-offset-2 has-focus-visible:outline-(--accent) ' +
        `${camera ? 'md:hidden' : ''}`
      }
    >
      <Icon name={icon} size={20} />
      {words}
      <input
        type="file"
        class="sr-only"
        accept={accept}
        multiple={!camera}
        {...(camera ? { capture: 'environment' } : {})}
        onChange={(event) => void choose(event.currentTarget)}
      />
    </label>
  )
}
