import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import type { Session } from '../../rooms/identity/session.contract.ts'
import { TextField } from '../parts/fields.tsx'
import { Lede } from '../parts/Lede.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { PasswordField } from '../parts/PasswordField.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import { useAct, useAnswer } from '../platform/client.ts'
import { navigate, safeReturn, useQuery } from '../platform/router.tsx'
import { sessions, useSessionPlace } from '../platform/session.tsx'
import { Gate } from './Gate.tsx'

const nothing = {}

/** Sign-in: one sentence, two fields. A wrong pair says so in one place; what was typed stays. */
export function SignInPage(): JSX.Element {
  const region = useAnswer(sessions.readRegion, nothing)
  const { session } = useSessionPlace()
  const [{ kembali }] = useQuery()
  useEffect(() => {
    if (session) navigate(safeReturn(kembali), { replace: true })
  }, [session])
  return (
    <Gate region={region.value?.name}>
      <Lede>
        {kembali ? 'Masuk untuk melanjutkan.' : 'Masuk, lalu lihat apa yang menunggu Anda.'}
      </Lede>
      <p class="sec mt-2">
        {region.value
          ? `Perjanjian kinerja ${region.value.governmentName}.`
          : 'Perjanjian kinerja pemerintah daerah.'}
        {region.value?.fictional && ' Daerah ini fiktif; semua datanya contoh.'}
      </p>
      <Gone />
      <SignInForm />
    </Gate>
  )
}

/** What stays on this device after leaving, and what the server has yet to hear. */
function Gone(): JSX.Element | null {
  const { left } = useSessionPlace()
  if (!left) return null
  const { told, unsent } = left
  return (
    <Note
      tone="accent"
      icon={told ? 'info' : 'tanpa-sinyal'}
      role="status"
      class="mt-5"
      title="Anda sudah keluar."
    >
      {!told && 'Server diberi tahu begitu perangkat ini tersambung. '}
      {unsent > 0
        ? `${capitalised(printCount(unsent))} isian yang belum terkirim tetap tersimpan di perangkat ini dan terbuka lagi sesudah Anda masuk.`
        : 'Tidak ada data Anda yang tersisa di perangkat ini.'}
    </Note>
  )
}

function useSigningIn() {
  const { entered } = useSessionPlace()
  const open = useAct(sessions.openSession)
  const [signIn, setSignIn] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const focus = (name: string): void =>
    form.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.select()

  const submit = async (): Promise<void> => {
    setMissing(!signIn.trim() || !password)
    if (!signIn.trim()) return focus('signIn')
    if (!password) return focus('password')
    const session = await open({ signIn, password })
    if (session) entered(session as Session)
    else focus('password')
  }
  return {
    form,
    submit,
    refusal: open.refusal,
    busy: open.busy,
    signIn,
    setSignIn,
    password,
    setPassword,
    missing,
  }
}

function SignInForm(): JSX.Element {
  const { form, submit, refusal, busy, signIn, setSignIn, password, setPassword, missing } =
    useSigningIn()
  return (
    <form
      ref={form}
      class="mt-7 space-y-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <RefusalNote refusal={refusal} />
      <TextField
        label="NIP atau nama masuk"
        hint="NIP 18 angka, boleh dengan spasi."
        name="signIn"
        autocomplete="username"
        required
        value={signIn}
        change={setSignIn}
        error={missing && !signIn.trim() ? 'Tulis NIP atau nama masuk Anda.' : undefined}
      />
      <PasswordField
        label="Kata sandi"
        name="password"
        autocomplete="current-password"
        value={password}
        change={setPassword}
        error={missing && !password ? 'Tulis kata sandi Anda.' : undefined}
      />
      <Button kind="primary" type="submit" busy={busy} class="w-full">
        Masuk
      </Button>
      <p class="meta">
        Lupa kata sandi? Pengelola pengguna di Bagian Organisasi dapat membuatkan yang baru.
      </p>
    </form>
  )
}
