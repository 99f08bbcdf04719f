import type { JSX } from 'preact'
import { whyNotPassphrase } from '../../rooms/documents/certificate.rules.ts'
import { Form } from '../parts/form/Form.tsx'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { useForm } from '../platform/form.ts'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { certificates } from './calls.ts'

/** Asking for a certificate: a new passphrase, written twice because nobody can tell it again.
 * `replaces`: the one in force, whose passphrase is lost. */
export function RequestForm({
  replaces,
  done,
}: {
  replaces: boolean
  done: () => void
}): JSX.Element {
  const { person } = useSession()
  const form = useForm(certificates.requestCertificate, {
    opens: { passphrase: '', again: '' },
    keep: null,
    input: ({ passphrase }) => ({ passphrase, ...(replaces ? { replaces } : {}) }),
    wrong: ({ passphrase, again }) => {
      const weak = whyNotPassphrase(passphrase, person.name)?.detail
      const different = passphrase === again ? null : 'Kedua isian belum sama.'
      return weak ? { passphrase: weak } : { again: different }
    },
    done: () => {
      done()
      say('Permintaan terkirim. Tinggal menunggu pengesahan orang kedua.')
    },
  })
  return (
    <Form
      form={form}
      class="sheet p-5 md:p-6 space-y-5 max-w-136"
      label="minta"
      actions={
        <Button kind="primary" type="submit" busy={form.busy}>
          Minta sertifikat
        </Button>
      }
    >
      <h2 id="minta" class="h2">
        {replaces ? 'Minta sertifikat pengganti' : 'Pilih kata sandi tanda tangan'}
      </h2>
      <PasswordField
        {...form.field('passphrase')}
        label="Kata sandi tanda tangan baru"
        autocomplete="new-password"
        hint="Sedikitnya 10 huruf; beberapa kata yang mudah Anda ingat. Jangan sama dengan kata sandi masuk."
      />
      <PasswordField
        {...form.field('again')}
        label="Tulis sekali lagi"
        autocomplete="new-password"
      />
      <p class="sec">
        {replaces
          ? 'Sertifikat lama berakhir saat yang baru disahkan. Yang sudah ditandatangani tetap sah.'
          : 'Bila lupa, kata sandi ini tidak dapat dibuka siapa pun: Anda meminta sertifikat baru, dan yang sudah ditandatangani tetap sah.'}
      </p>
    </Form>
  )
}
