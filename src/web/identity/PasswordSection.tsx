import type { JSX } from 'preact'
import { say } from '../platform/say.ts'
import { useSession, useSessionPlace } from '../platform/session.tsx'
import { AccountSection } from './AccountSection.tsx'
import { PasswordForm } from './PasswordForm.tsx'

/** A new password; every other session ends with it. */
export function PasswordSection({ changed }: { changed: () => void }): JSX.Element {
  const { account } = useSession()
  const { entered } = useSessionPlace()
  return (
    <AccountSection id="ganti-kata-sandi" title="Ganti kata sandi">
      <p class="sec -mt-2 mb-5">Sesi di perangkat lain berakhir sesudah kata sandi diganti.</p>
      <PasswordForm
        signIn={account.signIn}
        currentLabel="Kata sandi yang sekarang"
        changed={(session) => {
          entered(session)
          say('Kata sandi Anda tersimpan. Sesi di perangkat lain berakhir.')
          changed()
        }}
      />
    </AccountSection>
  )
}
