import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { shortestPassword } from '../../rooms/identity/account/password.rules.ts'
import { Form } from '../parts/form/Form.tsx'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Lede } from '../parts/Lede.tsx'
import { useAnswer } from '../platform/client.ts'
import { useForm } from '../platform/form.ts'
import { sessions } from '../platform/session.tsx'
import { accounts } from './accounts/calls.ts'
import { Gate } from './Gate.tsx'

const nothing = {}

/** A password chosen by a link; opening the page changes nothing, only sending the form does. */
export function LinkPage(): JSX.Element {
  const region = useAnswer(sessions.readRegion, nothing)
  const [signIn, chosen] = useState<string | null>(null)
  return (
    <Gate region={region.value?.name}>
      {signIn === null ? (
        <ChooseForm chosen={chosen} />
      ) : (
        <>
          <Lede>Kata sandi Anda tersimpan.</Lede>
          <p class="sec mt-2">
            Nama masuk Anda <b class="wrap-anywhere num">{signIn}</b>. Tautan tadi tidak berlaku
            lagi.
          </p>
          <p class="mt-6">
            <a class="btn btn-primary w-full" href="/masuk">
              Masuk
            </a>
          </p>
        </>
      )}
    </Gate>
  )
}

function ChooseForm({ chosen }: { chosen: (signIn: string) => void }): JSX.Element {
  const form = useForm(accounts.useLink, {
    opens: { next: '' },
    keep: null,
    input: ({ next }) => ({ token: location.hash.slice(1), next }),
    wrong: ({ next }) => ({ next: next ? null : 'Tulis kata sandi baru.' }),
    done: ({ signIn }) => chosen(signIn),
  })
  return (
    <>
      <Lede>Pilih kata sandi Anda sendiri.</Lede>
      <p class="sec mt-2 mb-7">Tautan ini dipakai sekali dan berlaku 72 jam sejak dibuat.</p>
      <Form
        form={form}
        class="space-y-5"
        actions={
          <Button kind="primary" type="submit" busy={form.busy} class="w-full">
            Simpan kata sandi
          </Button>
        }
      >
        <PasswordField
          {...form.field('next')}
          label="Kata sandi baru"
          autocomplete="new-password"
          hint={`Paling pendek ${shortestPassword} huruf. Beberapa kata yang mudah Anda ingat sudah cukup.`}
        />
      </Form>
    </>
  )
}
