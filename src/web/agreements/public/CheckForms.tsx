import type { JSX } from 'preact'
import { PlainFileInput } from '../../parts/form/PlainFileInput.tsx'

/** A PDF of one's own, sent to be checked; works without JavaScript. `code` compares it with the
 * document that is open. */
export function CheckFileForm({
  code,
  quiet,
}: {
  code: string | null
  quiet?: boolean
}): JSX.Element {
  return (
    <form
      method="post"
      action="/verifikasi"
      encType="multipart/form-data"
      class="space-y-4"
      aria-labelledby="periksa-berkas"
    >
      <div>
        <h2 id="periksa-berkas" class="h2">
          Periksa berkas Anda
        </h2>
        <p class="sec mt-1">
          {code
            ? 'Pastikan PDF yang Anda terima sama dengan dokumen ini, sampai ke hurufnya.'
            : 'PDF dibaca di sini, tanda tangannya dibuktikan, lalu berkasnya tidak disimpan.'}
        </p>
      </div>
      {code && <input type="hidden" name="kode" value={code} />}
      <div class="field">
        <label for="berkas">Berkas PDF</label>
        <PlainFileInput
          id="berkas"
          name="file"
          accept="application/pdf,.pdf"
          describedBy="berkas-batas"
        />
        <p id="berkas-batas" class="hint">
          Paling besar 3 MB.
        </p>
      </div>
      <button type="submit" class={`btn ${quiet ? 'btn-quiet' : 'btn-primary'}`}>
        Periksa berkas
      </button>
    </form>
  )
}

/** A code typed by hand, as printed at the foot of every page. */
export function CheckCodeForm(): JSX.Element {
  return (
    <form method="get" action="/verifikasi" class="space-y-4" aria-labelledby="periksa-kode">
      <div>
        <h2 id="periksa-kode" class="h2">
          Periksa dengan kode
        </h2>
        <p class="sec mt-1">
          Kode tercetak di kaki setiap halaman; kode QR membuka halamannya langsung.
        </p>
      </div>
      <div class="field">
        <label for="kode">Kode atau nomor PK</label>
        <input
          id="kode"
          name="kode"
          class="input"
          required
          maxLength={100}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
      </div>
      <div class="field">
        <label for="sidik">Delapan huruf pertama Sidik isi</label>
        <input
          id="sidik"
          name="sidik"
          class="input"
          maxLength={80}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-describedby="sidik-perlu"
        />
        <p id="sidik-perlu" class="hint">
          Ada di kaki halaman, di samping nomornya. Perlu untuk PK di bawah eselon III; selain itu
          boleh kosong.
        </p>
      </div>
      <button type="submit" class="btn btn-quiet">
        Periksa kode
      </button>
    </form>
  )
}
