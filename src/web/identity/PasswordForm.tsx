import type { JSX } from 'preact'
import { shortestPassword, whyNotPassword } from '../../rooms/identity/account/password.rules.ts'
import type { Session } from '../../rooms/identity/session/session.contract.ts'
import { Form } from '../parts/form/Form.tsx'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { useForm, type Wrong } from '../platform/form.ts'
import { sessions } from '../platform/session.tsx'

/** Which of the two fields stops the person, and why; the same rule the server heeds. */
function faultOf(
  current: string,
  next: string,
  signIn: string,
): Wrong<{ current: string; next: string }> {
  if (!current) return { current: 'Tulis kata sandi yang sekarang.' }
  if (!next) return { next: 'Tulis kata sandi baru.' }
  const refusal = whyNotPassword({ next, current, signIn })
  return refusal ? { next: refusal.detail } : {}
}

/** The current password and a new one; what is asked of it stands below the field before anything
 * is typed. */
export function PasswordForm(props: {
  signIn: string
  currentLabel: string
  changed: (session: Session) => void
}): JSX.Element {
  const form = useForm(sessions.changePassword, {
    opens: { current: '', next: '' },
    keep: null,
    input: (values) => values,
    wrong: ({ current, next }) => faultOf(current, next, props.signIn),
    done: (session) => props.changed(session as Session),
  })
  return (
    <Form
      form={form}
      class="space-y-5"
      actions={
        <Button kind="primary" type="submit" busy={form.busy} class="w-full sm:w-auto">
          Simpan kata sandi
        </Button>
      }
    >
      <input
        type="text"
        name="username"
        autocomplete="username"
        value={props.signIn}
        readOnly
        hidden
      />
      <PasswordField
        {...form.field('current')}
        label={props.currentLabel}
        autocomplete="current-password"
      />
      <PasswordField
        {...form.field('next')}
        label="Kata sandi baru"
        autocomplete="new-password"
        hint={
          `Paling pendek ${shortestPassword} huruf. Beberapa kata yang mudah Anda ingat ` +
          'sudah cukup; spasi boleh.'
        }
      />
    </Form>
  )
}
