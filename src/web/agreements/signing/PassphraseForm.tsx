import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { internalLabel } from '../../../kernel/assurance.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { Form } from '../../parts/form/Form.tsx'
import { PasswordField } from '../../parts/form/PasswordField.tsx'
import { useFields } from '../../platform/form.ts'

type Told = {
  children: ComponentChildren
  /** The words of the call, such as «Tanda tangani». */
  button: string
  busy: boolean
  refusal: Refusal | null
  /** Said instead of the refusal, where the page knows better what happened. */
  instead?: ComponentChildren
  submit: (passphrase: string) => Promise<unknown>
  close: () => void
}

/** The passphrase of one signing act: what is signed, the field, what went wrong. It lives in this
 * form and nowhere else. */
export function PassphraseForm({
  children,
  button,
  busy,
  refusal,
  instead,
  submit,
  close,
}: Told): JSX.Element {
  const [passphrase, change] = useState('')
  const fields = useFields({
    values: { passphrase },
    change: (part) => change(part.passphrase ?? ''),
    busy,
    refusal,
    wrong: () => ({ passphrase: passphrase ? null : 'Tulis kata sandi tanda tangan Anda.' }),
    send: () => void submit(passphrase),
  })
  useEffect(() => {
    fields.element.current?.querySelector<HTMLInputElement>('[data-secret]')?.select()
  }, [])
  return (
    <Form form={fields} button={button} leave={close} instead={instead}>
      {children}
      <PasswordField
        {...fields.field('passphrase')}
        label="Kata sandi tanda tangan"
        autocomplete="off"
        hint={`${internalLabel}.`}
      />
    </Form>
  )
}
