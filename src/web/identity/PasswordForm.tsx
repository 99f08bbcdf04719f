import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Session } from '../../rooms/identity/session.contract.ts'
import { shortestPassword, whyNotPassword } from '../../rooms/identity/words.ts'
import { RefusalNote } from '../parts/Note.tsx'
import { PasswordField } from '../parts/PasswordField.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import { useAct } from '../platform/client.ts'
import { sessions } from '../platform/session.tsx'

/** Which of the two fields stops the person, and why; the same rule the server heeds. */
function faultOf(
  current: string,
  next: string,
  signIn: string,
): { current?: string; next?: string } {
  if (!current) return { current: 'Tulis kata sandi yang sekarang.' }
  if (!next) return { next: 'Tulis kata sandi baru.' }
  const refusal = whyNotPassword({ next, current, signIn })
  return refusal ? { next: refusal.detail } : {}
}

function useChange(signIn: string, changed: (session: Session) => void) {
  const change = useAct(sessions.changePassword)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [fault, setFault] = useState<ReturnType<typeof faultOf>>({})
  const form = useRef<HTMLFormElement>(null)
  const focus = (name: string): void =>
    form.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.select()
  const submit = async (): Promise<void> => {
    const found = faultOf(current, next, signIn)
    setFault(found)
    if (found.current || found.next) return focus(found.current ? 'current' : 'next')
    const session = await change({ current, next })
    if (!session) return focus('current')
    setCurrent('')
    setNext('')
    changed(session as Session)
  }
  const errors = {
    current: fault.current ?? change.errorAt('/current'),
    next: fault.next ?? change.errorAt('/next'),
  }
  return {
    form,
    submit,
    current,
    setCurrent,
    next,
    setNext,
    errors,
    refusal: change.refusal,
    busy: change.busy,
  }
}

/** The current password and a new one; what is asked of it stands below the field before anything is typed. */
export function PasswordForm(told: {
  signIn: string
  currentLabel: string
  changed: (session: Session) => void
}): JSX.Element {
  const { form, submit, current, setCurrent, next, setNext, errors, refusal, busy } = useChange(
    told.signIn,
    told.changed,
  )
  return (
    <form
      ref={form}
      class="space-y-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void submit()
      }}
    >
      {!refusal?.errors && <RefusalNote refusal={refusal} />}
      <input
        type="text"
        name="username"
        autocomplete="username"
        value={told.signIn}
        readOnly
        hidden
      />
      <PasswordField
        label={told.currentLabel}
        name="current"
        autocomplete="current-password"
        value={current}
        change={setCurrent}
        error={errors.current}
      />
      <PasswordField
        label="Kata sandi baru"
        name="next"
        autocomplete="new-password"
        hint={`Paling pendek ${shortestPassword} huruf. Beberapa kata yang mudah Anda ingat sudah cukup; spasi boleh.`}
        value={next}
        change={setNext}
        error={errors.next}
      />
      <Button kind="primary" type="submit" busy={busy} class="w-full sm:w-auto">
        Simpan kata sandi
      </Button>
    </form>
  )
}
