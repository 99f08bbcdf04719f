import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printCount, printDate } from '../../kernel/indonesian.ts'
import type { Session } from '../../rooms/identity/session/session.contract.ts'
import { Note } from '../parts/Note.tsx'
import { usePlace } from '../platform/place.ts'

type Told = Pick<Session, 'failedSignIns' | 'enrolBefore' | 'privacyDue'>

/** What somebody is told of their account above every page, until it was read or done. */
export function SessionNotes({ failedSignIns, enrolBefore, privacyDue }: Told): JSX.Element {
  return (
    <>
      <FailedSignIns failed={failedSignIns} />
      <EnrolBefore day={enrolBefore} />
      <PrivacyNote due={privacyDue} />
    </>
  )
}

/** «Sejak Anda terakhir masuk ada dua belas percobaan gagal dari dua alamat.» */
const failedWords = ({ count, addresses }: NonNullable<Session['failedSignIns']>): string =>
  `Sejak Anda terakhir masuk ada ${printCount(count)} percobaan gagal dari ${printCount(addresses)} alamat.`

/** Tells once, after signing in, of failed sign-ins since the last time; it goes when it was
 * read. */
function FailedSignIns({ failed }: { failed: Session['failedSignIns'] }): JSX.Element | null {
  const [read, setRead] = useState(false)
  if (!failed || read) return null
  return (
    <div class="wrap pt-4">
      <Note tone="mid" role="status" title={failedWords(failed)}>
        Bila itu bukan Anda,{' '}
        <a class="link" href="/akun">
          ganti kata sandi Anda
        </a>
        .{' '}
        <button type="button" class="link" onClick={() => setRead(true)}>
          Tutup
        </button>
      </Note>
    </div>
  )
}

/** Tells beforehand of the day from which a second factor is needed. */
function EnrolBefore({ day }: { day: string | null }): JSX.Element | null {
  const { path } = usePlace()
  if (!day || path === '/akun/faktor-kedua') return null
  return (
    <div class="wrap pt-4">
      <Note
        tone="mid"
        role="status"
        title={`Mulai ${printDate(day)} Anda masuk dengan faktor kedua.`}
      >
        <a class="link" href="/akun/faktor-kedua">
          Pasang sekarang
        </a>
      </Note>
    </div>
  )
}

/** Leads to the privacy notice until this version of it was read. */
function PrivacyNote({ due }: { due: boolean }): JSX.Element | null {
  const { path } = usePlace()
  if (!due || path === '/privasi') return null
  return (
    <aside class="wrap pt-4" aria-label="Pemberitahuan privasi">
      <Note tone="accent" title="Data Anda di sini.">
        <a class="link" href="/privasi">
          Baca data apa yang disimpan tentang Anda, dan siapa yang melihatnya
        </a>
        .
      </Note>
    </aside>
  )
}
