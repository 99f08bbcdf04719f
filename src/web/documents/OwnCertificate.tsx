import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Given } from '../../kernel/contract.ts'
import { instantIn } from '../../kernel/moment.ts'
import type {
  Certificate,
  certificateContract,
} from '../../rooms/documents/certificate.contract.ts'
import { Dialog } from '../parts/form/Dialog.tsx'
import { Form } from '../parts/form/Form.tsx'
import { CheckField, DateField, TextAreaField, TextField } from '../parts/form/fields.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { TechnicalDetails } from '../parts/TechnicalDetails.tsx'
import { useForm } from '../platform/form.ts'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { useToday } from '../platform/today.ts'
import { certificates } from './calls.ts'
import { dayOf } from './certificate-words.ts'

/** What is read about one's own certificate. */
export type Mine = Given<(typeof certificateContract)['readMyCertificate']>
type Told = { certificate: Certificate; changed: () => void }

/** The certificate in force, in facts, and the way to end it. */
export function OwnCertificate({ certificate, changed }: Told): JSX.Element {
  const { timeZone } = useSession().region
  const [open, setOpen] = useState(false)
  const { name, serial, requestedAt, validFrom, validTo } = certificate
  const facts: [string, string | null][] = [
    ['Atas nama', name],
    ['Diminta', dayOf(requestedAt, timeZone)],
    [
      'Berlaku',
      validFrom && validTo && `${dayOf(validFrom, timeZone)} sampai ${dayOf(validTo, timeZone)}`,
    ],
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
      {serial && (
        <TechnicalDetails>
          <p class="sec wrap-anywhere">
            Nomor seri <span class="num">{serial}</span>
          </p>
        </TechnicalDetails>
      )}
      <p class="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <a class="btn btn-quiet" href="/tanda-tangan">
          Lihat yang menunggu tanda tangan
        </a>
        <Button kind="text" onClick={() => setOpen(true)}>
          Cabut sertifikat ini
        </Button>
      </p>
      <Dialog title="Cabut sertifikat tanda tangan" open={open} close={() => setOpen(false)}>
        <RevokeForm
          certificate={certificate}
          close={() => setOpen(false)}
          done={() => {
            setOpen(false)
            changed()
            say('Sertifikat dicabut.')
          }}
        />
      </Dialog>
    </section>
  )
}

/** Why it ends, and since when somebody else may have signed with it. */
function RevokeForm({
  certificate,
  close,
  done,
}: {
  certificate: Certificate
  close: () => void
  done: () => void
}): JSX.Element {
  const { timeZone } = useSession().region
  const today = useToday()
  const [stolen, setStolen] = useState(false)
  const form = useForm(certificates.revokeCertificate, {
    opens: { reason: '', since: today, time: '' },
    keep: null,
    input: ({ reason, since, time }) => ({
      certificateId: certificate.id,
      reason,
      ...(stolen ? { since: instantIn(since, time, timeZone) ?? '' } : {}),
    }),
    wrong: ({ reason, since, time }) => ({
      reason: reason.trim() ? null : 'Tulis alasannya, beberapa kata cukup.',
      time:
        stolen && instantIn(since, time, timeZone) === null ? 'Tulis jamnya seperti 09.30.' : null,
    }),
    done,
  })
  return (
    <Form form={form} button="Cabut" leave={close}>
      <p>
        Mulai sekarang sertifikat ini tidak dapat menandatangani lagi. Yang sudah ditandatangani
        tetap sah.
      </p>
      <TextAreaField
        {...form.field('reason')}
        label="Mengapa dicabut?"
        hint="Misalnya ponsel hilang."
      />
      <CheckField
        name="stolen"
        label="Orang lain mungkin sudah memakainya"
        hint="Tanda tangan sejak waktu itu ditandai pada halaman Periksa keaslian."
        checked={stolen}
        change={setStolen}
      />
      {stolen && (
        <div class="grid sm:grid-cols-2 gap-4">
          <DateField {...form.field('since')} label="Sejak tanggal" max={today} />
          <TextField {...form.field('time')} label="Pukul" hint="Waktu setempat, misalnya 09.30." />
        </div>
      )}
    </Form>
  )
}
