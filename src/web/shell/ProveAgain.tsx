import type { JSX } from 'preact'
import { CodeField, codeForm } from '../identity/factor/CodeField.tsx'
import { factors } from '../identity/factor/calls.ts'
import { Dialog } from '../parts/form/Dialog.tsx'
import { Form } from '../parts/form/Form.tsx'
import { useForm } from '../platform/form.ts'

/** Asks for the second factor once more; the act that needs it goes on by itself afterwards. */
export function ProveAgain({ done }: { done: (proved: boolean) => void }): JSX.Element {
  const form = useForm(factors.proveAgain, {
    ...codeForm,
    keep: null,
    input: (values) => values,
    done: () => done(true),
  })
  return (
    <Dialog title="Kode faktor kedua" open close={() => done(false)}>
      <p class="sec mb-4">
        Perbuatan ini memerlukan kode Anda. Sesudahnya berlangsung sendiri; kode tidak diminta lagi
        selama sepuluh menit.
      </p>
      <Form form={form} button="Lanjutkan" leave={() => done(false)}>
        <CodeField form={form} />
      </Form>
    </Dialog>
  )
}
