import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { internalLabel } from '../../kernel/assurance.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { RefusalNote } from '../parts/Note.tsx'
import { PasswordField } from '../parts/PasswordField.tsx'
import { Button } from '../parts/ReasonButton.tsx'

type Told = {
  children: ComponentChildren
  /** The words of the call, such as «Tanda tangani». */
  button: string
  busy: boolean
  refusal: Refusal | null
  /** Said instead of the refusal, where the page knows better what happened. */
  instead?: ComponentChildren
  submit: (passphrase: string) => Promise<unknown>
  close: () => void
}

/** The passphrase of one signing act: what is signed, the field, what went wrong. It lives in this form and nowhere else. */
export function PassphraseForm({
  children,
  button,
  busy,
  refusal,
  instead,
  submit,
  close,
}: Told): JSX.Element {
  const [passphrase, setPassphrase] = useState('')
  const [missing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const wrong = refusal?.errors?.find(({ pointer }) => pointer === '/passphrase')?.detail
  const focus = (): void =>
    form.current?.querySelector<HTMLInputElement>('[name=kata-sandi-tanda-tangan]')?.select()
  useEffect(focus, [])
  useEffect(() => {
    if (refusal) focus()
  }, [refusal])
  return (
    <form
      ref={form}
      class="space-y-4"
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (busy) return
        setMissing(!passphrase)
        if (passphrase) void submit(passphrase)
        else focus()
      }}
    >
      {children}
      <PasswordField
        label="Kata sandi tanda tangan"
        name="kata-sandi-tanda-tangan"
        autocomplete="off"
        value={passphrase}
        change={setPassphrase}
        hint={`${internalLabel}.`}
        error={missing && !passphrase ? 'Tulis kata sandi tanda tangan Anda.' : wrong}
      />
      {instead ?? (!wrong && <RefusalNote refusal={refusal} />)}
      <div class="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Batal</Button>
        <Button kind="primary" type="submit" busy={busy}>
          {button}
        </Button>
      </div>
    </form>
  )
}
