import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { may } from '../../kernel/actor.ts'
import { internalLabel } from '../../kernel/assurance.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAnswer } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'
import { certificates, nothing } from './calls.ts'
import { certificateContext, certificateSentence } from './certificate-words.ts'
import { type Mine, OwnCertificate } from './OwnCertificate.tsx'
import { OwnRequest, WhoConfirms } from './OwnRequest.tsx'
import { RequestForm } from './RequestForm.tsx'
import { WaitingCertificates } from './WaitingCertificates.tsx'

/** My certificate: choose a passphrase, wait, have it, revoke it, replace it; for those who confirm,
 * the requests that wait. */
export function CertificatePage(): JSX.Element {
  const mine = useAnswer(certificates.readMyCertificate, nothing)
  const { actor, region } = useSession()
  const { value } = mine
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        steps={[{ label: 'Perjanjian', href: '/perjanjian' }, { label: 'Sertifikat' }]}
        context={value && certificateContext(value.certificate)}
      >
        {value
          ? certificateSentence(value.certificate, region.timeZone)
          : 'Sertifikat tanda tangan Anda.'}
      </PageTitle>
      <div class="grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-12 gap-y-10 mt-7">
        <div class="space-y-10 min-w-0">
          <RefusalNote refusal={mine.refusal} again={() => void mine.again()} />
          {value ? (
            <Own value={value} changed={() => void mine.again()} />
          ) : (
            !mine.refusal && <Loading />
          )}
          {may(actor, 'organisation.manage') && <WaitingCertificates />}
        </div>
        <Beside />
      </div>
    </main>
  )
}

function Own({ value, changed }: { value: Mine; changed: () => void }): JSX.Element {
  const { certificate, request, confirmers } = value
  const [lost, setLost] = useState(false)
  const inForce = certificate?.state === 'CONFIRMED' ? certificate : null
  return (
    <>
      {!inForce && <Steps at={request ? 1 : 0} />}
      {inForce && <OwnCertificate certificate={inForce} changed={changed} />}
      {request && <OwnRequest request={request} confirmers={confirmers} changed={changed} />}
      {inForce && !request && !lost && (
        <Button kind="text" onClick={() => setLost(true)}>
          Kata sandi tanda tangan lupa?
        </Button>
      )}
      {!request && (!inForce || lost) && (
        <RequestForm
          replaces={inForce !== null}
          done={() => {
            setLost(false)
            changed()
          }}
        />
      )}
      {!request && confirmers && <WhoConfirms confirmers={confirmers} />}
    </>
  )
}

const steps = [
  'Anda memilih kata sandi tanda tangan',
  'Orang kedua mengesahkan; Anda diberi tahu',
  'Anda menandatangani',
]

/** The way from no certificate to the first signature. */
function Steps({ at }: { at: number }): JSX.Element {
  return (
    <ol class="flex flex-wrap gap-x-6 gap-y-1.5 text-sm" aria-label="Langkah">
      {steps.map((step, i) => (
        <li
          key={step}
          class={i === at ? 'font-semibold' : 'text-ink-3'}
          aria-current={i === at ? 'step' : undefined}
        >
          {i + 1}. {step}
        </li>
      ))}
    </ol>
  )
}

function Beside(): JSX.Element {
  return (
    <aside class="space-y-8">
      <Note tone="accent" title={`${internalLabel}.`}>
        Sertifikat ini diterbitkan pemerintah daerah sendiri. Setiap halaman dan PDF menyebutkannya.
      </Note>
      <section aria-labelledby="terbuka">
        <h2 id="terbuka" class="h2 mb-1">
          Terbuka untuk diperiksa
        </h2>
        <ul class="sec space-y-1.5">
          <li>
            <a class="link" href="/verifikasi/sertifikat">
              Daftar umum sertifikat
            </a>
          </li>
          <li>
            <a class="link" href={certificates.downloadRoot.address(nothing)}>
              Unduh sertifikat akar
            </a>
          </li>
          <li>
            <a class="link" href="/verifikasi">
              Periksa keaslian dokumen
            </a>
          </li>
        </ul>
      </section>
    </aside>
  )
}
