import type { JSX } from 'preact'
import { type ImportKind, importContract } from '../../rooms/imports/import.contract.ts'
import { ChoiceField } from '../parts/form/fields.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { client, useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { ImportForm } from './ImportForm.tsx'
import { ImportHistory } from './ImportHistory.tsx'
import { KindGuide } from './KindGuide.tsx'

const imports = client(importContract)
const nothing = {}

/** Files in: what kind, its options, the file; then the dry run. Below: every run so far. */
export function ImportPage(): JSX.Element {
  const kinds = useAnswer(imports.listImportKinds, nothing)
  const mine = kinds.value?.items.filter(({ allowed }) => allowed)
  const barred = mine?.length === 0
  return (
    <main id="isi" class="wrap page">
      <PageTitle title="Impor" wide>
        {barred
          ? 'Impor dikerjakan oleh pengelola data.'
          : 'Berkas diperiksa dulu; baru tersimpan setelah Anda setuju.'}
      </PageTitle>
      <RefusalNote refusal={kinds.refusal} again={() => void kinds.again()} class="mt-6" />
      <div class="mt-8">
        {!kinds.value && !kinds.refusal && <Loading shape="rows" />}
        {kinds.value && barred && <NotYours kinds={kinds.value.items} />}
        {mine && !barred && <Choosing kinds={mine} />}
      </div>
    </main>
  )
}

function Choosing({ kinds }: { kinds: readonly ImportKind[] }): JSX.Element {
  const [{ jenis = '' }, change] = useQuery()
  const kind =
    kinds.find((one) => one.kind === jenis) ?? (kinds.length === 1 ? kinds[0] : undefined)
  return (
    <>
      <div class="grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-12 gap-y-8">
        <div class="max-w-160 space-y-7">
          <ChoiceField
            label="Apa isi berkasnya?"
            name="jenis"
            value={kind?.kind ?? ''}
            change={(value) => change({ jenis: value })}
            options={kinds.map(({ kind: value, title, sentence }) => ({
              value,
              label: title,
              hint: sentence,
            }))}
            error={
              jenis && !kind
                ? 'Jenis berkas pada tautan ini tidak dikenal atau bukan bagian Anda. Pilih salah satu.'
                : undefined
            }
          />
          {kind && <ImportForm key={kind.kind} kind={kind} />}
        </div>
        {kind && <KindGuide kind={kind} />}
      </div>
      <ImportHistory />
    </>
  )
}

function NotYours({ kinds }: { kinds: readonly ImportKind[] }): JSX.Element {
  return (
    <div class="space-y-6 max-w-[64ch]">
      <Note icon="kunci">
        Anda belum memegang hak mengimpor, jadi berkas tidak dapat diunggah dari akun ini. Bila itu
        bagian tugas Anda, mintalah hak itu kepada Bagian Organisasi.
      </Note>
      <section>
        <h2 class="h2 mb-3">Yang masuk lewat impor</h2>
        <ul class="sheet rows">
          {kinds.map(({ kind, title, sentence }) => (
            <li key={kind} class="module">
              <p class="font-medium">{title}</p>
              <p class="sec">{sentence}</p>
            </li>
          ))}
        </ul>
      </section>
      <p class="sec">
        Datanya sendiri terbuka untuk Anda:{' '}
        <a class="link" href="/organisasi">
          organisasi
        </a>
        ,{' '}
        <a class="link" href="/perencanaan">
          perencanaan
        </a>
        ,{' '}
        <a class="link" href="/anggaran">
          anggaran
        </a>
        .
      </p>
    </div>
  )
}
