import type { JSX } from 'preact'
import { SuperiorsSection } from '../organisation/superiors/SuperiorsSection.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAnswer } from '../platform/client.ts'
import { sessions, useSession } from '../platform/session.tsx'
import { AccountSection } from './AccountSection.tsx'
import { DelegationsSection } from './grants/DelegationsSection.tsx'
import { MandatesSection } from './grants/MandatesSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { SessionsSection } from './SessionsSection.tsx'

const nothing = {}

/** Akun saya: the name one signs in by, and all that belongs to it, a section each. */
export function AccountPage(): JSX.Element {
  const { viewing, person } = useSession()
  if (!viewing) return <OwnAccount />
  return (
    <main id="isi" class="wrap page">
      <PageTitle title="Akun saya">
        Akun {person.name} hanya terbuka untuk dirinya sendiri.
      </PageTitle>
    </main>
  )
}

function OwnAccount(): JSX.Element {
  const { account, person, actor } = useSession()
  const open = useAnswer(sessions.listSessions, nothing)
  return (
    <main id="isi" class="wrap page">
      <PageTitle greeting="Akun saya" title="Akun saya" context={person.name}>
        Anda masuk dengan nama <span class="wrap-anywhere">{account.signIn}</span>.
      </PageTitle>
      <div class="grid lg:grid-cols-2 gap-x-12 gap-y-10 mt-8">
        <div class="space-y-10 min-w-0 max-w-124">
          <PasswordSection changed={() => void open.again()} />
        </div>
        <div class="space-y-10 min-w-0">
          <SessionsSection open={open} />
          <FactorSection />
          <NoticesSection />
          {actor.actingAs && <CertificateSection />}
          <PrivacySection />
        </div>
      </div>
      {actor.actingAs && (
        <div class="mt-12 space-y-12">
          <SuperiorsSection personId={person.id} />
          <DelegationsSection personId={person.id} />
          <MandatesSection personId={person.id} />
        </div>
      )}
    </main>
  )
}

function FactorSection(): JSX.Element {
  return (
    <AccountSection id="faktor-kedua" title="Faktor kedua">
      <p class="sec">
        Kode dari ponsel menjaga akun Anda juga ketika kata sandi Anda diketahui orang lain.{' '}
        <a class="link" href="/akun/faktor-kedua">
          Lihat atau pasang faktor kedua
        </a>
      </p>
    </AccountSection>
  )
}

function PrivacySection(): JSX.Element {
  return (
    <AccountSection id="data-saya" title="Data Anda">
      <p class="sec">
        <a class="link" href="/privasi">
          Apa yang disimpan tentang Anda, siapa yang melihatnya, dan yang pernah Anda lihat
        </a>
      </p>
    </AccountSection>
  )
}

function NoticesSection(): JSX.Element {
  return (
    <AccountSection id="jalan-pemberitahuan" title="Jalan pemberitahuan">
      <p class="sec">
        Kabar dapat sampai ke surel, WhatsApp, atau peramban Anda.{' '}
        <a class="link" href="/pemberitahuan/jalan">
          Pilih jalan pemberitahuan
        </a>
      </p>
    </AccountSection>
  )
}

function CertificateSection(): JSX.Element {
  return (
    <AccountSection id="sertifikat-saya" title="Tanda tangan elektronik">
      <p class="sec">
        Sertifikat dan kata sandi tanda tangan Anda ada di{' '}
        <a class="link" href="/sertifikat">
          halaman sertifikat
        </a>
        .
      </p>
    </AccountSection>
  )
}
