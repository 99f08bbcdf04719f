import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PendingFactor, Session } from '../../rooms/identity/session/session.contract.ts'
import { Lede } from '../parts/Lede.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { useAct } from '../platform/client.ts'
import { navigate, useQuery } from '../platform/place.ts'
import { useSessionPlace } from '../platform/session.tsx'
import { SecondStep } from './factor/SecondStep.tsx'
import { Gate } from './Gate.tsx'
import { signOn } from './SignOn.tsx'

const toSignIn = (): void => navigate('/masuk', { replace: true })

/** Where a browser comes back from a provider; what it brings is sent once. */
export function SignOnPage(): JSX.Element {
  const { session, entered } = useSessionPlace()
  const [{ state = '', code = '', iss }] = useQuery()
  const end = useAct(signOn.endSignOn)
  const [pending, setPending] = useState<PendingFactor | null>(null)
  useEffect(() => {
    if (!code) return toSignIn()
    void end({ state, code, ...(iss && { iss }) }).then((answer) => {
      if (!answer) return
      if ('pending' in answer) setPending(answer)
      else entered(answer as Session)
    })
  }, [])
  useEffect(() => {
    if (session) navigate('/', { replace: true })
  }, [session])
  return (
    <Gate region={undefined}>
      {pending ? (
        <SecondStep pending={pending} again={toSignIn} />
      ) : (
        <>
          <Lede>{end.refusal ? 'Anda belum masuk.' : 'Sebentar, Anda sedang masuk.'}</Lede>
          <RefusalNote refusal={end.refusal} class="mt-5" />
          {end.refusal && (
            <p class="mt-5">
              <a class="link" href="/masuk">
                Ke halaman masuk
              </a>
            </p>
          )}
        </>
      )}
    </Gate>
  )
}
