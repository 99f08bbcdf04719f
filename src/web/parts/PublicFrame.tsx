import type { ComponentChildren, JSX } from 'preact'
import type { PublicRegion } from '../../rooms/documents/public.contract.ts'
import { Logo } from './Drawing.tsx'

/** What stands around a public page: no session, no script. A failure that knows no region shows
 * none. */
export function PublicFrame({
  region,
  children,
}: {
  region?: PublicRegion
  children: ComponentChildren
}): JSX.Element {
  return (
    <>
      <a class="skip" href="#isi">
        Lewati ke isi
      </a>
      <header class="top">
        {region?.fictional && (
          <p class="banner">
            <span class="wrap block">
              Data contoh: daerah fiktif. Semua nama, angka, dan dokumen di sini karangan.
            </span>
          </p>
        )}
        <div class="wrap bar">
          <a class="brand" href="/verifikasi">
            <Logo />
            Amanah
            {region && <small class="truncate">{region.name}</small>}
          </a>
          <nav class="ml-auto flex gap-5 text-sm" aria-label="Halaman umum">
            <a class="link hidden sm:inline" href="/verifikasi">
              Periksa dokumen
            </a>
            <a class="link" href="/verifikasi/sertifikat">
              Sertifikat
            </a>
          </nav>
        </div>
      </header>
      <main id="isi">{children}</main>
      <footer class="wrap meta pb-10">
        <p class="border-t border-line pt-4">
          {region
            ? `Amanah, perjanjian kinerja ${region.governmentName}.`
            : 'Amanah, perjanjian kinerja pemerintah daerah.'}{' '}
          Halaman ini berfungsi tanpa JavaScript dan tidak menyimpan data pengunjung.
        </p>
      </footer>
    </>
  )
}

/** The white opening of a public page: what it is, its sentence, one line of context, and a word
 * beside it. */
export function PublicOpening(props: {
  eyebrow: string
  sentence: string
  context?: string | null
  aside?: ComponentChildren
}): JSX.Element {
  return (
    <div class="bg-surface border-b border-line">
      <div class="wrap py-8 md:py-12 grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-12 gap-y-6 items-end">
        <div class="min-w-0">
          <p class="eyebrow">{props.eyebrow}</p>
          <h1 class="lede mt-1.5">{props.sentence}</h1>
          {props.context && <p class="sec mt-3 max-w-[64ch] wrap-anywhere">{props.context}</p>}
        </div>
        {props.aside}
      </div>
    </div>
  )
}
