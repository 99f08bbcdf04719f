import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printCount } from '../../kernel/indonesian.ts'
import type { Session } from '../../rooms/identity/session/session.contract.ts'
import { Note } from '../parts/Note.tsx'

/** «Sejak Anda terakhir masuk ada dua belas percobaan gagal dari dua alamat.» */
export const failedWords = ({ count, addresses }: NonNullable<Session['failedSignIns']>): string =>
  `Sejak Anda terakhir masuk ada ${printCount(count)} percobaan gagal dari ${printCount(addresses)} alamat.`

/** Tells once, after signing in, of failed sign-ins since the last time; it goes when it was
 * read. */
export function FailedSignIns({
  failed,
}: {
  failed: Session['failedSignIns']
}): JSX.Element | null {
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
