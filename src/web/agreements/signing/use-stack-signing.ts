import type { Refusal } from '../../../kernel/refusal.ts'
import { useAct } from '../../platform/client.ts'
import { signings } from './signing-calls.ts'

/** One passphrase over a stack, as a page holds it. */
export type StackSigning = {
  submit: (stackId: string, passphrase: string) => Promise<void>
  busy: boolean
  refusal: Refusal | null
  clear: () => void
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Is it unknown whether the request arrived? */
export const isCut = (refusal: Refusal | null): boolean =>
  refusal?.code === 'web/offline' || refusal?.code === 'web/unreadable'

/** Signs a stack. The answer comes only when the last one is signed, so meanwhile it looks whether
 * the first one is: `started` is told as soon as the passphrase was accepted, or when the line was
 * cut and the stack itself must be asked. */
export function useStackSigning(started: (stackId: string) => void): StackSigning {
  const sign = useAct(signings.signStack)
  const submit = async (stackId: string, passphrase: string): Promise<void> => {
    let told = false
    const tell = (): void => {
      if (!told) started(stackId)
      told = true
    }
    const watch = async (): Promise<void> => {
      while (!told) {
        await pause(700)
        const state = told
          ? null
          : await signings.readStack({ stackId }).then(
              (stack) => stack.state,
              () => null,
            )
        if (state === 'RUNNING') tell()
      }
    }
    void watch()
    if (await sign({ stackId, passphrase })) tell()
    told = true
  }
  return { submit, busy: sign.busy, refusal: sign.refusal, clear: sign.clear }
}
