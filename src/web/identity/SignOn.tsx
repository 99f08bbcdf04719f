import type { JSX } from 'preact'
import { providerContract } from '../../rooms/identity/sign-on/provider.contract.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { client, useAct, useAnswer } from '../platform/client.ts'

export const signOn = client(providerContract)
const nothing = {}

/** The providers of the region by which one may sign in instead of a password. */
export function SignOn(): JSX.Element | null {
  const providers = useAnswer(signOn.listSignOn, nothing)
  const begin = useAct(signOn.beginSignOn)
  const go = async (providerId: string): Promise<void> => {
    const answer = await begin({ providerId })
    if (answer) location.assign(answer.url)
  }
  if (!providers.value?.items.length) return null
  return (
    <div class="mt-6 space-y-3">
      <RefusalNote refusal={begin.refusal} />
      {providers.value.items.map(({ id, name }) => (
        <Button key={id} class="w-full" busy={begin.busy} onClick={() => void go(id)}>
          Masuk lewat {name}
        </Button>
      ))}
    </div>
  )
}
