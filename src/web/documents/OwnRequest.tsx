import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { may } from '../../kernel/actor.ts'
import { printMoment } from '../../kernel/moment.ts'
import type { Confirmers } from '../../rooms/documents/certificate.contract.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import { Note } from '../parts/Note.tsx'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { certificates } from './calls.ts'
import { spelled, whoWords } from './certificate-words.ts'
import type { Mine } from './OwnCertificate.tsx'

type Told = {
  request: NonNullable<Mine['request']>
  confirmers: Confirmers | null
  changed: () => void
}

/** The request that waits: who confirms it, the code to read out to them, the way to take it
 * back. */
export function OwnRequest({ request, confirmers, changed }: Told): JSX.Element {
  const { timeZone } = useSession().region
  const [open, setOpen] = useState(false)
  const { id, requestedAt, characters } = request
  return (
    <section aria-labelledby="permintaan" class="space-y-4">
      <h2 id="permintaan" class="h2">
        Permintaan Anda
      </h2>
      <div class="sheet p-5 md:p-6 space-y-3 max-w-136">
        <p class="sec">Diminta {printMoment(requestedAt, timeZone)}</p>
        <p>
          Kode pengesahan: <b class="num text-lg tracking-widest">{spelled(characters)}</b>
        </p>
        <p class="sec">
          Bacakan kode ini bila pengesah menemui atau menelepon Anda. Jangan dikirim lewat pesan.
        </p>
        {confirmers && <WhoConfirms confirmers={confirmers} />}
      </div>
      <Button kind="text" onClick={() => setOpen(true)}>
        Batalkan permintaan ini
      </Button>
      <ReasonDialog
        call={certificates.revokeCertificate}
        name="reason"
        input={(reason) => ({ certificateId: id, reason })}
        keep={null}
        open={open}
        close={() => setOpen(false)}
        done={() => {
          setOpen(false)
          changed()
          say('Permintaan dibatalkan.')
        }}
        title="Batalkan permintaan sertifikat"
        consequence="Permintaan ini tidak dapat disahkan lagi. Anda dapat meminta yang baru."
        question="Mengapa dibatalkan?"
        hint="Misalnya kata sandi tanda tangannya keliru."
        missing="Tulis alasannya, beberapa kata cukup."
        button="Batalkan permintaan"
      />
    </section>
  )
}

/** Who may confirm; where nobody may, whom to appoint, with the way there for who appoints. */
export function WhoConfirms({ confirmers }: { confirmers: Confirmers }): JSX.Element {
  const { actor } = useSession()
  const words = whoWords(confirmers)
  if (!confirmers.advice) return <p class="sec">{words}</p>
  return (
    <Note tone="mid">
      {words}{' '}
      {may(actor, 'grants.manage') && (
        <a class="link" href="/kewenangan">
          Tunjuk sekarang
        </a>
      )}
    </Note>
  )
}
