import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { whenProofNeeded } from '../platform/request.ts'

type Asking = {
  Proof: ComponentType<{ done: (proved: boolean) => void }>
  done: (proved: boolean) => void
}

/** Shows the question for the second factor when an act was refused for want of it. */
export function AskProof(): JSX.Element | null {
  const [asking, setAsking] = useState<Asking | null>(null)
  useEffect(
    () =>
      whenProofNeeded(async () => {
        const { ProveAgain: Proof } = await import('./ProveAgain.tsx')
        return new Promise<boolean>((resolve) => {
          const done = (proved: boolean): void => {
            setAsking(null)
            resolve(proved)
          }
          setAsking({ Proof, done })
        })
      }),
    [],
  )
  return asking && <asking.Proof done={asking.done} />
}
