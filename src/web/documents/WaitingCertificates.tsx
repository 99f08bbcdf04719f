import type { JSX } from 'preact'
import type { Certificate } from '../../rooms/documents/certificate.contract.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { type Answer, useAct, useAnswer } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { certificates, nothing } from './calls.ts'
import { dayOf } from './certificate-words.ts'

type Waiting = Answer<{ items: Certificate[] }>

/** Requests that wait for a second person: confirm only what is known to come from its owner. */
export function WaitingCertificates(): JSX.Element {
  const waiting = useAnswer(certificates.listWaitingCertificates, nothing)
  const { value, refusal } = waiting
  return (
    <section aria-labelledby="menunggu">
      <h2 id="menunggu" class="h2">
        Menunggu pengesahan Anda
      </h2>
      <p class="sec mb-3">
        Sahkan hanya bila Anda yakin permintaan ini dari orangnya sendiri, misalnya setelah bertemu
        atau menelepon.
      </p>
      <RefusalNote refusal={refusal} again={() => void waiting.again()} />
      {!value && !refusal && <Loading shape="rows" />}
      {value?.items.length === 0 && <p>Tidak ada permintaan yang menunggu.</p>}
      {value && value.items.length > 0 && (
        <Rows label="Permintaan sertifikat">
          {value.items.map((certificate) => (
            <Request key={certificate.id} certificate={certificate} waiting={waiting} />
          ))}
        </Rows>
      )}
    </section>
  )
}

function Request({
  certificate,
  waiting,
}: {
  certificate: Certificate
  waiting: Waiting
}): JSX.Element {
  const { timeZone } = useSession().region
  const confirm = useAct(certificates.confirmCertificate, { renews: [waiting] })
  const { id, name, requestedAt } = certificate
  const press = async (): Promise<void> => {
    if (await confirm({ certificateId: id })) say(`Sertifikat ${name} disahkan.`)
  }
  return (
    <Row
      object={name}
      why={`Diminta ${dayOf(requestedAt, timeZone)}`}
      meta={confirm.refusal && <span class="text-bad">{confirm.refusal.detail}</span>}
      action={
        <Button onClick={() => void press()} busy={confirm.busy}>
          Sahkan<span class="sr-only"> sertifikat {name}</span>
        </Button>
      }
    />
  )
}
