import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Certificate } from '../../rooms/documents/certificate.contract.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { TextAreaField } from '../parts/fields.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import { type Answer, useAct } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { certificates } from './calls.ts'
import { dayOf } from './certificate-words.ts'

type Told = { certificate: Certificate; mine: Answer<{ certificate: Certificate | null }> }

/** The certificate one has or waits for, in facts, and the way to end it. */
export function OwnCertificate({ certificate, mine }: Told): JSX.Element {
  const { timeZone } = useSession().region
  const [open, setOpen] = useState(false)
  const { name, serial, requestedAt, validFrom, validTo, state } = certificate
  const facts: [string, string | null][] = [
    ['Atas nama', name],
    ['Diminta', dayOf(requestedAt, timeZone)],
    [
      'Berlaku',
      validFrom && validTo && `${dayOf(validFrom, timeZone)} sampai ${dayOf(validTo, timeZone)}`,
    ],
    ['Nomor seri', serial],
  ]
  return (
    <section aria-labelledby="sertifikat-saya">
      <h2 id="sertifikat-saya" class="h2 mb-3">
        Sertifikat Anda
      </h2>
      <dl class="sheet rows text-sm">
        {facts.map(
          ([term, words]) =>
            words && (
              <div key={term} class="px-4 md:px-5 py-2.5 grid sm:grid-cols-[9.5rem_1fr] gap-x-4">
                <dt class="text-ink-3">{term}</dt>
                <dd class="wrap-anywhere">{words}</dd>
              </div>
            ),
        )}
      </dl>
      <p class="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        {state === 'CONFIRMED' && (
          <a class="btn btn-primary" href="/tanda-tangan">
            Lihat yang menunggu tanda tangan
          </a>
        )}
        <Button kind="text" onClick={() => setOpen(true)}>
          {state === 'WAITING' ? 'Batalkan permintaan ini' : 'Cabut sertifikat ini'}
        </Button>
      </p>
      <Revoke certificate={certificate} mine={mine} open={open} close={() => setOpen(false)} />
    </section>
  )
}

function Revoke({
  certificate,
  mine,
  open,
  close,
}: Told & { open: boolean; close: () => void }): JSX.Element {
  const revoke = useAct(certificates.revokeCertificate)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const short = reason.trim().length < 5
  const leave = (): void => {
    revoke.clear()
    close()
  }
  const submit = async (): Promise<void> => {
    setTried(true)
    if (short) return form.current?.querySelector('textarea')?.focus()
    const next = await revoke({ certificateId: certificate.id, reason: reason.trim() })
    if (!next) return
    close()
    mine.replace({ certificate: next })
    say('Sertifikat dicabut.')
  }
  return (
    <Dialog title="Cabut sertifikat tanda tangan" open={open} close={leave}>
      <form
        ref={form}
        class="space-y-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p>
          Mulai sekarang sertifikat ini tidak dapat menandatangani lagi. Yang sudah ditandatangani
          tetap sah.
        </p>
        <TextAreaField
          label="Mengapa dicabut?"
          name="alasan"
          value={reason}
          change={setReason}
          rows={2}
          hint="Misalnya kata sandi lupa, atau ponsel hilang."
          error={
            tried && short ? 'Tulis alasannya, beberapa kata cukup.' : revoke.errorAt('/reason')
          }
        />
        <RefusalNote refusal={revoke.refusal} />
        <div class="flex flex-wrap justify-end gap-2">
          <Button onClick={leave}>Batal</Button>
          <Button kind="primary" type="submit" busy={revoke.busy}>
            Cabut
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
