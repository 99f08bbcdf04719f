import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Certificate } from '../../rooms/documents/certificate.contract.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import type { Answer } from '../platform/client.ts'
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
      <ReasonDialog
        call={certificates.revokeCertificate}
        name="reason"
        input={(reason) => ({ certificateId: certificate.id, reason })}
        keep={null}
        open={open}
        close={() => setOpen(false)}
        done={(next) => {
          setOpen(false)
          mine.replace({ certificate: next })
          say('Sertifikat dicabut.')
        }}
        title="Cabut sertifikat tanda tangan"
        consequence="Mulai sekarang sertifikat ini tidak dapat menandatangani lagi. Yang sudah ditandatangani tetap sah."
        question="Mengapa dicabut?"
        hint="Misalnya kata sandi lupa, atau ponsel hilang."
        missing="Tulis alasannya, beberapa kata cukup."
        button="Cabut"
      />
    </section>
  )
}
