import type { JSX } from 'preact'
import { Form } from '../../parts/form/Form.tsx'
import { TextField } from '../../parts/form/fields.tsx'
import { PasswordField } from '../../parts/form/PasswordField.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { AccountSection } from '../AccountSection.tsx'
import { signOn } from '../SignOn.tsx'

const nothing = {}

/** The providers of single sign-on, and the form that adds one after asking it once. */
export function ProviderSection(): JSX.Element {
  const list = useAnswer(signOn.listProviders, nothing)
  const remove = useAct(signOn.removeProvider)
  const form = useForm(signOn.saveProvider, {
    opens: { name: '', issuer: '', clientId: '', clientSecret: '', nipClaim: 'preferred_username' },
    keep: null,
    input: (values) => values,
    done: () => {
      say('Penyedia tersimpan dan tampil di halaman masuk.')
      void list.again()
    },
  })
  const press = async (providerId: string): Promise<void> => {
    if (!(await remove({ providerId }))) return
    say('Penyedia dilepas.')
    await list.again()
  }
  return (
    <AccountSection id="penyedia" title="Masuk lewat penyedia">
      <p class="sec mb-4">
        Misalnya SSO ASN (OpenID Connect). Orang dikenali dari NIP yang disebut penyedia, tidak dari
        alamat surel. Alamat kembali yang didaftarkan di sana:{' '}
        <span class="wrap-anywhere">{`${location.origin}/masuk/sso`}</span>
      </p>
      <RefusalNote refusal={list.refusal ?? remove.refusal} class="mb-4" />
      {list.value && list.value.items.length > 0 && (
        <div class="mb-6">
          <Rows label="Penyedia">
            {list.value.items.map(({ id, name, issuer, nipClaim }) => (
              <Row
                key={id}
                object={name}
                why={<span class="wrap-anywhere">{issuer}</span>}
                meta={`NIP dari klaim ${nipClaim}`}
                action={
                  <Button busy={remove.busy} onClick={() => void press(id)}>
                    Lepas
                  </Button>
                }
              />
            ))}
          </Rows>
        </div>
      )}
      <Form form={form} button="Coba dan simpan" quiet>
        <TextField {...form.field('name')} label="Nama di halaman masuk" required />
        <TextField {...form.field('issuer')} label="Alamat penerbit (issuer)" required />
        <TextField {...form.field('clientId')} label="Client ID" required />
        <PasswordField {...form.field('clientSecret')} label="Client secret" autocomplete="off" />
        <TextField {...form.field('nipClaim')} label="Klaim yang memuat NIP" required />
      </Form>
    </AccountSection>
  )
}
