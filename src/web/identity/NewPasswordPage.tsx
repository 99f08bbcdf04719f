import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Lede } from '../parts/Lede.tsx'
import { safeReturn } from '../platform/address.ts'
import { navigate, useQuery } from '../platform/place.ts'
import { say } from '../platform/say.ts'
import { useSessionPlace } from '../platform/session.tsx'
import { Gate } from './Gate.tsx'
import { PasswordForm } from './PasswordForm.tsx'

/** The first password becomes one of one's own; everything else opens afterwards. */
export function NewPasswordPage(): JSX.Element | null {
  const { session, entered, leave } = useSessionPlace()
  const [{ kembali }] = useQuery()
  useEffect(() => {
    if (session === null) navigate('/masuk', { replace: true })
    if (session && !session.mustChangePassword) navigate(safeReturn(kembali), { replace: true })
  }, [session])
  if (!session) return null
  return (
    <Gate region={session.region.name}>
      <Lede>Pilih kata sandi Anda sendiri.</Lede>
      <p class="sec mt-2 mb-7">
        Selamat datang, {session.person.name}. Kata sandi pertama hanya untuk masuk sekali ini;
        sesudah diganti, semua halaman Anda terbuka. Nama masuk Anda tetap{' '}
        <b class="font-semibold text-ink wrap-anywhere">{session.account.signIn}</b>.
      </p>
      <PasswordForm
        signIn={session.account.signIn}
        currentLabel="Kata sandi pertama"
        changed={(fresh) => {
          entered(fresh)
          say('Kata sandi Anda tersimpan.')
        }}
      />
      <p class="mt-6">
        <Button kind="text" onClick={() => void leave()}>
          Keluar
        </Button>
      </p>
    </Gate>
  )
}
