import type { JSX } from 'preact'
import { CodeField, codeForm } from '../identity/factor/CodeField.tsx'
import { factors } from '../identity/factor/calls.ts'
import { PasskeyButton } from '../identity/factor/PasskeyButton.tsx'
import { Dialog } from '../parts/form/Dialog.tsx'
import { Form } from '../parts/form/Form.tsx'
import { useAnswer } from '../platform/client.ts'
import { useForm } from '../platform/form.ts'

const nothing = {}

/** Asks for the second factor once more; the act that needs it goes on by itself afterwards. */
export function ProveAgain({ done }: { done: (proved: boolean) => void }): JSX.Element {
  const form = useForm(factors.proveAgain, {
    ...codeForm,
    keep: null,
    input: (values) => values,
    done: () => done(true),
  })
  const mine = useAnswer(factors.listFactors, nothing)
  return (
    <Dialog title="Kode faktor kedua" open close={() => done(false)}>
      <p class="sec mb-4">
        Perbuatan ini memerlukan kode Anda. Sesudahnya berlangsung sendiri; kode tidak diminta lagi
        selama sepuluh menit.
      </p>
      {mine.value?.items.some(({ kind }) => kind === 'PASSKEY') && (
        <div class="mb-5">
          <PasskeyButton send={factors.proveAgain} done={() => done(true)} />
        </div>
      )}
      <Form form={form} button="Lanjutkan" leave={() => done(false)}>
        <CodeField form={form} />
      </Form>
    </Dialog>
  )
}
