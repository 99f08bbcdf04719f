import type { JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import { internalLabel } from '../../kernel/assurance.ts'
import type { Certificate } from '../../rooms/documents/certificate.contract.ts'
import { Loading } from '../parts/Loading.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { type Answer, useAnswer } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'
import { certificates, nothing } from './calls.ts'
import { certificateContext, certificateSentence } from './certificate-words.ts'
import { OwnCertificate } from './OwnCertificate.tsx'
import { RequestForm } from './RequestForm.tsx'
import { WaitingCertificates } from './WaitingCertificates.tsx'

type Mine = { certificate: Certificate | null }

/** My certificate: ask for one, wait, have it, revoke it; for those who confirm, the requests that
 * wait. */
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
            <Own certificate={value.certificate} mine={mine} />
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

function Own({
  certificate,
  mine,
}: {
  certificate: Certificate | null
  mine: Answer<Mine>
}): JSX.Element | null {
  if (!certificate || certificate.state === 'REVOKED' || certificate.state === 'EXPIRED')
    return <RequestForm mine={mine} />
  return <OwnCertificate certificate={certificate} mine={mine} />
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
