import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button, type Loudness } from '../../parts/form/ReasonButton.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/client.ts'
import type { Call } from '../../platform/request.ts'
import { factors } from './calls.ts'
import { makePasskey, signWithPasskey } from './passkeys.ts'

type Props<I, O> = {
  words: string
  kind?: Loudness
  ask: Call<Record<string, never>, { options: string }>
  browser: (options: string) => Promise<I | null>
  send: Call<I, O>
  done: (answer: O) => void
}

/** Asks the server for a challenge, the browser for its passkey, and sends what it says. */
function ByBrowser<I, O>({ words, kind, ask, browser, send, done }: Props<I, O>): JSX.Element {
  const begin = useAct(ask)
  const end = useAct(send)
  const [refused, setRefused] = useState(false)
  const press = async (): Promise<void> => {
    setRefused(false)
    const asked = await begin({})
    if (!asked) return
    const answer = await browser(asked.options)
    if (!answer) return setRefused(true)
    const taken = await end(answer)
    if (taken) done(taken)
  }
  return (
    <div>
      <Button {...(kind && { kind })} busy={begin.busy || end.busy} onClick={() => void press()}>
        {words}
      </Button>
      <RefusalNote refusal={begin.refusal ?? end.refusal} class="mt-3" />
      {refused && (
        <Note tone="mid" role="status" class="mt-3">
          Peramban ini tidak memberi kunci sandi. Coba lagi di alamat resmi daerah Anda, atau pakai
          kode.
        </Note>
      )}
    </div>
  )
}

/** Proves oneself with a passkey: at sign-in, or once more. */
export const PasskeyButton = <O,>(
  props: Pick<
    Props<NonNullable<Awaited<ReturnType<typeof signWithPasskey>>>, O>,
    'kind' | 'send' | 'done'
  >,
): JSX.Element => (
  <ByBrowser
    {...props}
    words="Pakai kunci sandi"
    ask={factors.askPasskey}
    browser={signWithPasskey}
  />
)

/** Puts a passkey of this browser in place. */
export const NewPasskeyButton = ({
  done,
}: {
  done: (recoveryCodes: readonly string[] | null) => void
}): JSX.Element => (
  <ByBrowser
    words="Pasang kunci sandi"
    ask={factors.beginPasskey}
    browser={makePasskey}
    send={factors.addPasskey}
    done={({ recoveryCodes }) => done(recoveryCodes)}
  />
)
