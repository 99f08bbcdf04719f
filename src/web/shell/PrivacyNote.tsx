import type { JSX } from 'preact'
import { Note } from '../parts/Note.tsx'
import { usePlace } from '../platform/place.ts'

/** Leads to the privacy notice until this version of it was read. */
export function PrivacyNote({ due }: { due: boolean }): JSX.Element | null {
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
