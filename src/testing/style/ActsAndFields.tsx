import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { refusal } from '../../kernel/refusal.ts'
import { Dialog } from '../../web/parts/form/Dialog.tsx'
import { FileField } from '../../web/parts/form/FileField.tsx'
import {
  CheckField,
  ChoiceField,
  DateField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../web/parts/form/fields.tsx'
import { PasswordField } from '../../web/parts/form/PasswordField.tsx'
import { Button, ReasonButton } from '../../web/parts/form/ReasonButton.tsx'
import { RefusalNote } from '../../web/parts/Note.tsx'
import { say } from '../../web/platform/say.ts'

const incomplete = refusal(
  'planning/target-missing',
  409,
  'Dua indikator belum punya target triwulan.',
  {
    mend: { href: '#isi', label: 'Lengkapi sekarang' },
  },
)

function Acts(): JSX.Element {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  return (
    <div class="space-y-5">
      <h2 class="h2">Tombol dan alasan</h2>
      <div class="flex flex-wrap gap-2">
        <Button kind="primary" onClick={() => setAsking(true)}>
          Tanda tangani
        </Button>
        <Button busy={busy} onClick={() => setBusy(true)}>
          Belum siap
        </Button>
        <Button kind="text" onClick={() => say('Riwayat dibuka.')}>
          Lihat riwayat
        </Button>
      </div>
      <ReasonButton refusal={incomplete} kind="quiet">
        Ajukan
      </ReasonButton>
      <RefusalNote
        refusal={refusal(
          'web/offline',
          0,
          'Tanpa sinyal. Isian Anda tetap di halaman ini; coba lagi saat tersambung.',
        )}
        again={() => say('Mencoba lagi.')}
      />
      <RefusalNote
        refusal={refusal(
          'kernel/stale',
          412,
          'Angka ini diubah Rudi Hartono pukul 09.12, saat Anda sedang mengisi. Lihat ' +
            'perbedaannya, lalu pilih.',
        )}
      />
      <Asking open={asking} close={() => setAsking(false)} />
    </div>
  )
}

function Asking({ open, close }: { open: boolean; close: () => void }): JSX.Element {
  return (
    <Dialog
      title="Tanda tangani PK Perubahan 2026?"
      open={open}
      close={close}
      actions={
        <>
          <Button onClick={close}>Baca lagi</Button>
          <Button kind="primary" onClick={close}>
            Tanda tangani
          </Button>
        </>
      }
    >
      <p class="sec">Setelah ini isinya tidak dapat diubah; perubahan menjadi versi baru.</p>
    </Dialog>
  )
}

/** Buttons with their reasons, and every kind of field. */
export function ActsAndFields(): JSX.Element {
  const [values, setValues] = useState<Record<string, string>>({
    target: '1.234',
    satuan: 'persen',
    arah: 'naik',
    sandi: '',
  })
  const bound = (
    name: string,
  ): { name: string; value: string; change: (value: string) => void } => ({
    name,
    value: values[name] ?? '',
    change: (value) => setValues((old) => ({ ...old, [name]: value })),
  })
  return (
    <section class="grid md:grid-cols-2 gap-x-12 gap-y-8">
      <Acts />
      <form class="space-y-5" onSubmit={(event) => event.preventDefault()}>
        <h2 class="h2">Isian</h2>
        <TextField
          {...bound('target')}
          label="Target tahun 2026"
          figures
          suffix="persen"
          error="Bisa berarti 1,234 atau 1.234. Tulis 1.234,00 bila yang dimaksud seribu dua ratus tiga puluh empat."
        />
        <TextAreaField
          {...bound('alasan')}
          label="Apa yang membuat angka ini naik?"
          rows={2}
          hint="Dibaca Kepala Dinas dan tersimpan dalam riwayat. Dua kalimat cukup."
        />
        <div class="grid grid-cols-2 gap-4">
          <SelectField
            {...bound('satuan')}
            label="Satuan"
            options={[
              { value: 'persen', label: 'persen' },
              { value: 'orang', label: 'orang' },
            ]}
          />
          <DateField {...bound('tanggal')} label="Tanggal DPA" optional />
        </div>
        <Choices {...bound('arah')} />
        <PasswordField
          {...bound('sandi')}
          label="Sandi tanda tangan"
          autocomplete="current-password"
        />
      </form>
    </section>
  )
}

function Choices(arah: {
  name: string
  value: string
  change: (value: string) => void
}): JSX.Element {
  const [file, setFile] = useState<File | null>(null)
  const [agreed, setAgreed] = useState(true)
  return (
    <>
      <ChoiceField
        {...arah}
        label="Arah indikator"
        options={[
          { value: 'naik', label: 'Makin tinggi makin baik' },
          { value: 'turun', label: 'Makin rendah makin baik', hint: 'Misalnya angka kemiskinan.' },
        ]}
      />
      <CheckField
        label="Ikut ditampilkan untuk warga"
        name="warga"
        checked={agreed}
        change={setAgreed}
      />
      <FileField
        label="Berkas SIPD"
        name="berkas"
        file={file}
        change={setFile}
        accept={['.xlsx', '.csv']}
      />
    </>
  )
}
