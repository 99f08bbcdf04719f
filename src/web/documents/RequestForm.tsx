import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Certificate } from '../../rooms/documents/certificate.contract.ts'
import { whyNotPassphrase } from '../../rooms/documents/certificate.rules.ts'
import { RefusalNote } from '../parts/Note.tsx'
import { PasswordField } from '../parts/PasswordField.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import { type Answer, useAct } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { certificates } from './calls.ts'

/** Asking for a certificate: a new passphrase, written twice because nobody can tell it again. */
export function RequestForm({
  mine,
}: {
  mine: Answer<{ certificate: Certificate | null }>
}): JSX.Element {
  const { person } = useSession()
  const request = useAct(certificates.requestCertificate)
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const weak = whyNotPassphrase(first, person.name)?.detail
  const different = first === second ? undefined : 'Kedua isian belum sama.'

  const submit = async (): Promise<void> => {
    setTried(true)
    const wrong = weak ? 'sandi-baru' : different ? 'sandi-ulang' : null
    if (wrong) return form.current?.querySelector<HTMLInputElement>(`[name=${wrong}]`)?.focus()
    const certificate = await request({ passphrase: first })
    if (!certificate) return
    mine.replace({ certificate })
    say('Permintaan terkirim. Tinggal menunggu pengesahan orang kedua.')
  }
  return (
    <form
      ref={form}
      class="sheet p-5 md:p-6 space-y-5 max-w-136"
      noValidate
      autocomplete="off"
      aria-labelledby="minta"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2 id="minta" class="h2">
        Minta sertifikat
      </h2>
      <PasswordField
        label="Kata sandi tanda tangan baru"
        name="sandi-baru"
        autocomplete="new-password"
        hint="Sedikitnya 10 huruf; beberapa kata yang mudah Anda ingat. Jangan sama dengan kata sandi masuk."
        value={first}
        change={setFirst}
        error={(tried && weak) || request.errorAt('/passphrase')}
      />
      <PasswordField
        label="Tulis sekali lagi"
        name="sandi-ulang"
        autocomplete="new-password"
        value={second}
        change={setSecond}
        error={tried && !weak ? different : undefined}
      />
      <p class="sec">
        Bila lupa, kata sandi ini tidak dapat dibuka siapa pun: sertifikat lama dicabut dan Anda
        meminta yang baru.
      </p>
      {!request.errorAt('/passphrase') && <RefusalNote refusal={request.refusal} />}
      <Button kind="primary" type="submit" busy={request.busy}>
        Minta sertifikat
      </Button>
    </form>
  )
}
