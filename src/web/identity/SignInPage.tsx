import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import type { PendingFactor, Session } from '../../rooms/identity/session/session.contract.ts'
import { Form } from '../parts/form/Form.tsx'
import { TextField } from '../parts/form/fields.tsx'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Lede } from '../parts/Lede.tsx'
import { Note } from '../parts/Note.tsx'
import { safeReturn } from '../platform/address.ts'
import { useAnswer } from '../platform/client.ts'
import { useForm } from '../platform/form.ts'
import { navigate, useQuery } from '../platform/place.ts'
import { sessions, useSessionPlace } from '../platform/session.tsx'
import { SecondStep } from './factor/SecondStep.tsx'
import { Gate } from './Gate.tsx'
import { SignOn } from './SignOn.tsx'

const nothing = {}

/** Sign-in: one sentence, two fields. A wrong pair says so in one place; what was typed stays. */
export function SignInPage(): JSX.Element {
  const region = useAnswer(sessions.readRegion, nothing)
  const { session, ended } = useSessionPlace()
  const [{ kembali }] = useQuery()
  const [pending, setPending] = useState<PendingFactor | null>(null)
  useEffect(() => {
    if (session) navigate(safeReturn(kembali), { replace: true })
  }, [session])
  if (pending)
    return (
      <Gate region={region.value?.name}>
        <SecondStep pending={pending} again={() => setPending(null)} />
      </Gate>
    )
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
      {ended && (
        <Note tone="mid" role="alert" class="mt-5">
          {ended}
        </Note>
      )}
      <Gone />
      <SignInForm waits={setPending} />
      <SignOn />
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
        ? `${capitalised(printCount(unsent))} isian yang belum terkirim tetap tersimpan di ` +
          'perangkat ini dan terbuka lagi sesudah Anda masuk.'
        : 'Tidak ada data Anda yang tersisa di perangkat ini.'}
    </Note>
  )
}

function SignInForm({ waits }: { waits: (pending: PendingFactor) => void }): JSX.Element {
  const { entered } = useSessionPlace()
  const form = useForm(sessions.openSession, {
    opens: { signIn: '', password: '' },
    keep: null,
    input: (values) => values,
    wrong: ({ signIn, password }) => ({
      signIn: signIn.trim() ? null : 'Tulis NIP atau nama masuk Anda.',
      password: password ? null : 'Tulis kata sandi Anda.',
    }),
    done: (answer) => ('pending' in answer ? waits(answer) : entered(answer as Session)),
  })
  return (
    <Form
      form={form}
      class="mt-7 space-y-5"
      actions={
        <>
          <Button kind="primary" type="submit" busy={form.busy} class="w-full">
            Masuk
          </Button>
          <p class="meta">
            Lupa kata sandi? Pengelola pengguna di Bagian Organisasi dapat membuatkan yang baru.
          </p>
        </>
      }
    >
      <TextField
        {...form.field('signIn')}
        label="NIP atau nama masuk"
        hint="NIP 18 angka, boleh dengan spasi."
        autocomplete="username"
        required
      />
      <PasswordField
        {...form.field('password')}
        label="Kata sandi"
        autocomplete="current-password"
      />
    </Form>
  )
}
