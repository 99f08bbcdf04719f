import type { JSX } from 'preact'
import { PageTitle } from '../parts/PageTitle.tsx'

/** An address that leads nowhere. */
export function NotFoundPage(): JSX.Element {
  return (
    <main id="isi" class="wrap page">
      <PageTitle context="Mungkin alamatnya salah ketik, atau halaman ini berganti nama.">
        Halaman ini tidak ditemukan.
      </PageTitle>
      <p class="mt-5 flex gap-2 flex-wrap">
        <a class="btn btn-quiet" href="/">
          Tugas saya
        </a>
        <a class="btn btn-text" href="/jelajah">
          Lihat semua halaman
        </a>
      </p>
    </main>
  )
}
