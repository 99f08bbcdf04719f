import type { JSX } from 'preact'
import type { PendingFactor, Session } from '../../../rooms/identity/session/session.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Lede } from '../../parts/Lede.tsx'
import { useForm } from '../../platform/form.ts'
import { useSessionPlace } from '../../platform/session.tsx'
import { CodeField, codeForm } from './CodeField.tsx'
import { factors } from './calls.ts'
import { PasskeyButton } from './PasskeyButton.tsx'

/** The second step of a sign-in: one code; who waited too long begins again. */
export function SecondStep({
  pending,
  again,
}: {
  pending: PendingFactor
  again: () => void
}): JSX.Element {
  const { entered } = useSessionPlace()
  const form = useForm(factors.finishSignIn, {
    ...codeForm,
    keep: null,
    input: (values) => values,
    done: (session) => entered(session as Session),
  })
  return (
    <>
      <Lede>Satu langkah lagi: kode Anda.</Lede>
      <p class="sec mt-2">Kata sandi Anda benar. Akun ini dijaga faktor kedua.</p>
      {pending.ways.includes('passkey') && (
        <div class="mt-6">
          <PasskeyButton
            send={factors.finishSignIn}
            done={(session) => entered(session as Session)}
          />
        </div>
      )}
      <Form
        form={form}
        class="mt-7 space-y-5"
        actions={
          <>
            <Button kind="primary" type="submit" busy={form.busy} class="w-full">
              Masuk
            </Button>
            <p class="meta">
              Kehilangan ponsel dan kode pemulihan? Bagian Organisasi dapat melepas faktor kedua
              Anda.
            </p>
          </>
        }
      >
        <CodeField form={form} />
      </Form>
      <p class="mt-4">
        <Button kind="text" onClick={again}>
          Masuk dari awal
        </Button>
      </p>
    </>
  )
}
