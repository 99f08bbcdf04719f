import type { JSX } from 'preact'
import type { TrustPage } from '../../rooms/documents/public.contract.ts'
import { Note } from '../parts/Note.tsx'
import { PublicFrame, PublicOpening } from '../parts/PublicFrame.tsx'

const words = { VALID: 'Berlaku', EXPIRED: 'Berakhir', REVOKED: 'Dicabut' } as const

/** The public list of certificates and the root they hang from. */
export function TrustView({
  region,
  sentence,
  label,
  hasRoot,
  certificates,
}: TrustPage): JSX.Element {
  return (
    <PublicFrame region={region}>
      <PublicOpening
        eyebrow="Daftar umum sertifikat"
        sentence={sentence}
        context={`Setiap sertifikat diminta pemiliknya dan disahkan orang kedua di ${region.governmentName}.`}
        aside={
          <Note tone="accent" title={`${label}.`}>
            Diterbitkan sendiri oleh pemerintah daerah, bukan oleh BSrE. Tanda tangan dinilai
            menurut keadaan sertifikat saat ditandatangani.
          </Note>
        }
      />
      <div class="wrap py-8 md:py-10 space-y-6">
        {hasRoot && (
          <p>
            <a class="link" href="/api/trust/root.pem">
              Unduh sertifikat akar
            </a>{' '}
            <span class="sec">untuk memeriksa dokumen tanpa jaringan dengan ./amanah verify.</span>
          </p>
        )}
        {certificates.length > 0 && (
          <section
            class="sheet px-4 md:px-5 overflow-x-auto"
            aria-label="Tabel sertifikat"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
            tabIndex={0}
          >
            <table class="tbl">
              <caption class="sr-only">Sertifikat tanda tangan internal</caption>
              <thead>
                <tr>
                  <th scope="col">Nama</th>
                  <th scope="col">Keadaan</th>
                  <th scope="col">Berlaku</th>
                  <th scope="col">Nomor seri</th>
                </tr>
              </thead>
              <tbody>
                {certificates.map(({ name, serial, from, to, state, stolen }) => (
                  <tr key={serial}>
                    <th scope="row">{name}</th>
                    <td>
                      {words[state]}
                      {stolen && <span class="meta block">dilaporkan dicuri sejak {stolen}</span>}
                    </td>
                    <td class="whitespace-nowrap">
                      {from} sampai {to}
                    </td>
                    <td class="num wrap-anywhere min-w-40">{serial}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
    </PublicFrame>
  )
}
