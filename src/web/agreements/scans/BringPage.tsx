import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import type { ScanFile } from '../../../rooms/agreements/scans/scan.contract.ts'
import { whyNotScanned } from '../../../rooms/agreements/scans/scan.rules.ts'
import { Form } from '../../parts/form/Form.tsx'
import { CheckField, DateField, TextField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAskedYear } from '../../platform/asked-year.ts'
import { useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { navigate, useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { useToday } from '../../platform/today.ts'
import { agreements } from '../calls.ts'
import { scanCalls } from './calls.ts'
import { PaperBlocks } from './PaperBlocks.tsx'
import { PromisePicker } from './PromisePicker.tsx'
import { paperInput, typedOf } from './paper-form.ts'

/** Pairs a file with the draft it is the paper of, and writes down what the paper says. */
export function BringPage({ fileId }: { fileId: string }): JSX.Element {
  const year = useAskedYear()
  const [{ pk }, change] = useQuery()
  const file = useAnswer(scanCalls.readScanFile, { fileId, year })
  const chosen = pk ?? file.value?.suggested?.id
  const agreement = useAnswer(agreements.readAgreement, chosen ? { id: chosen } : null)
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Pasangkan pindaian"
        steps={[
          { label: 'Perjanjian', href: `/perjanjian?tahun=${year}` },
          { label: 'Pindaian', href: `/perjanjian/pindaian?tahun=${year}` },
          { label: 'Pasangkan' },
        ]}
        context={file.value && <span class="wrap-anywhere">Berkas «{file.value.name}».</span>}
      >
        {agreement.value
          ? `Pindaian ini PK ${agreement.value.firstParty.title}.`
          : 'PK mana yang dipindai di berkas ini?'}
      </PageTitle>
      <div class="mt-6 space-y-7">
        <RefusalNote refusal={file.refusal ?? agreement.refusal} />
        {!file.value && !file.refusal && <Loading shape="rows" />}
        {file.value && (
          <p>
            <a
              class="btn btn-quiet"
              href={scanCalls.openScanFile.address({ fileId })}
              target="_blank"
              rel="noopener"
            >
              Buka berkas<span class="sr-only"> di tab baru</span>
            </a>
          </p>
        )}
        {file.value && (
          <PromisePicker year={year} chosen={agreement.value} choose={(id) => change({ pk: id })} />
        )}
        {file.value && agreement.value && (
          <BringForm
            key={agreement.value.id}
            file={file.value}
            agreement={agreement.value}
            year={year}
          />
        )}
      </div>
    </main>
  )
}

type Told = { file: ScanFile; agreement: AgreementPage; year: number }

function BringForm({ file, agreement, year }: Told): JSX.Element {
  const today = useToday()
  const [differs, setDiffers] = useState(false)
  const [typed, setTyped] = useState(() => typedOf(agreement))
  useEffect(() => setTyped(typedOf(agreement)), [agreement])
  const { first, last } = file.free[0] ?? { first: 1, last: file.pages }
  const form = useForm(scanCalls.bringScan, {
    opens: { first: String(first), last: String(last), signedOn: '', paperNumber: '' },
    keep: `pindaian/${file.id}/${agreement.id}`,
    input: (values) => ({
      ...{ fileId: file.id, agreementId: agreement.id, signedOn: values.signedOn },
      ...{ first: Number(values.first), last: Number(values.last) },
      ...(values.paperNumber.trim() && { paperNumber: values.paperNumber.trim() }),
      ...(differs && paperInput(typed)),
    }),
    wrong: (values) => ({
      signedOn: values.signedOn ? null : 'Tulis tanggal tanda tangan seperti pada kertas.',
      first: /^\d+$/.test(values.first) ? null : 'Tulis nomor halaman.',
      last: /^\d+$/.test(values.last) ? null : 'Tulis nomor halaman.',
    }),
    done: ({ promise }) => {
      say(`Pindaian ${promise.code} dibawa; sekarang menunggu orang kedua.`)
      navigate(`/perjanjian/pindaian?tahun=${year}`)
    },
  })
  const why = agreement.scan ? null : whyNotScanned(agreement)
  if (why) return <Note tone="mid">{why.detail}</Note>
  return (
    <Form form={form} button="Bawa untuk dibenarkan" class="space-y-5">
      <div class="grid sm:grid-cols-2 gap-4 max-w-160">
        <DateField
          {...form.field('signedOn')}
          label="Tanggal tanda tangan"
          hint="Seperti tertulis pada kertas, juga bila terlambat."
          max={today}
          required
        />
        <TextField
          {...form.field('paperNumber')}
          label="Nomor pada kertas"
          hint="Misalnya 800/12/PK/2026."
          optional
        />
        {file.pages > 1 && (
          <>
            <TextField {...form.field('first')} label="Dari halaman" figures required />
            <TextField
              {...form.field('last')}
              label="Sampai halaman"
              hint={`Berkas ini ${file.pages} halaman.`}
              figures
              required
            />
          </>
        )}
      </div>
      <CheckField
        name="differs"
        label="Isi kertasnya berbeda dari rencana"
        hint="Target, indikator, atau anggaran pada kertas ditulis apa adanya; bedanya tetap tercatat."
        checked={differs}
        change={setDiffers}
      />
      {differs ? (
        <PaperBlocks typed={typed} draft={agreement} change={setTyped} />
      ) : (
        <p class="sec">
          Isinya diambil dari konsep {agreement.code}: {agreement.rowList.length} indikator.{' '}
          <a class="link" href={`/perjanjian/${agreement.id}`}>
            Lihat konsepnya
          </a>
        </p>
      )}
    </Form>
  )
}
