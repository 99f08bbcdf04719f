import type { JSX } from 'preact'
import type { Factor } from '../../../rooms/identity/factor/factor.contract.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { useForm } from '../../platform/form.ts'
import { CodeField, codeForm } from './CodeField.tsx'
import { factors } from './calls.ts'

/** Asks for a code before a factor goes. */
export function RemoveFactor(told: {
  factor: Factor
  done: () => void
  leave: () => void
}): JSX.Element {
  const form = useForm(factors.removeOwnFactor, {
    ...codeForm,
    keep: null,
    input: ({ code }) => ({ factorId: told.factor.id, code }),
    done: told.done,
  })
  return (
    <Dialog title={`Lepas ${told.factor.name}?`} open close={told.leave}>
      <p class="sec mb-4">Sesudah dilepas, masuk tidak lagi meminta faktor ini.</p>
      <Form form={form} button="Lepas" leave={told.leave}>
        <CodeField form={form} />
      </Form>
    </Dialog>
  )
}
