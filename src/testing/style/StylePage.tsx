import type { JSX } from 'preact'
import { Logo } from '../../web/parts/Drawing.tsx'
import { Button } from '../../web/parts/form/ReasonButton.tsx'
import { StayBar } from '../../web/parts/form/StayBar.tsx'
import { PageTitle } from '../../web/parts/PageTitle.tsx'
import { Said } from '../../web/shell/Said.tsx'
import { ActsAndFields } from './ActsAndFields.tsx'
import { Pictures } from './Pictures.tsx'
import { Colours, States } from './States.tsx'
import { Tables } from './Tables.tsx'

/** Every part on one sheet: for those who build pages, and for looking at a change of look as a
 * whole. */
export function StylePage(): JSX.Element {
  return (
    <>
      <a class="skip" href="#isi">
        Lewati ke isi
      </a>
      <header class="top">
        <div class="wrap bar">
          <a class="brand" href="/">
            <Logo />
            Amanah<small>Lembar gaya</small>
          </a>
        </div>
      </header>
      <main id="isi" class="wrap page space-y-12">
        <PageTitle
          wide
          context="Semua bagian di bawah dipakai di halaman Amanah; datanya karangan."
        >
          Kalimat dulu, gambar kemudian, tabel selalu ada.
        </PageTitle>
        <Colours />
        <States />
        <ActsAndFields />
        <Tables />
        <Pictures />
      </main>
      <StayBar
        label="Simpan impor"
        actions={
          <>
            <Button>Unggah ulang</Button>
            <Button kind="primary">Simpan 400 baris</Button>
          </>
        }
      >
        <b class="text-ink font-semibold">11 usulan akan dipakai.</b> Enam baris sisanya menunggu di
        Tugas saya.
      </StayBar>
      <Said />
    </>
  )
}
