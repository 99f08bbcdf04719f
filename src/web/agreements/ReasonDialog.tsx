import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Moved } from '../../rooms/agreements/signing.contract.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { TextAreaField } from '../parts/fields.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import type { Act } from '../platform/client.ts'

type Told = {
  id: string
  act: Act<{ id: string; reason: string }, Moved>
  open: boolean
  close: () => void
  moved: (moved: Moved) => void
  title: string
  consequence: string
  question: string
  hint: string
  /** What is said when nothing was written. */
  missing?: string
  button: string
}

/** An act with a reason the other side will read. */
export function ReasonDialog(told: Told): JSX.Element {
  const { id, act, open, close, moved, title, consequence, question, hint, button } = told
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const leave = (): void => {
    act.clear()
    close()
  }
  const submit = async (): Promise<void> => {
    setMissing(!reason.trim())
    if (!reason.trim()) return form.current?.querySelector('textarea')?.focus()
    const answer = await act({ id, reason: reason.trim() })
    if (answer) moved(answer)
  }
  return (
    <Dialog title={title} open={open} close={leave}>
      <form
        ref={form}
        class="space-y-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p>{consequence}</p>
        <TextAreaField
          label={question}
          name="alasan"
          value={reason}
          change={setReason}
          hint={hint}
          error={
            missing && !reason.trim()
              ? (told.missing ?? 'Tulis alasannya, satu kalimat pun cukup.')
              : act.errorAt('/reason')
          }
        />
        <RefusalNote refusal={act.refusal} />
        <div class="flex flex-wrap justify-end gap-2">
          <Button onClick={leave}>Batal</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            {button}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
