import type { JSX } from 'preact'
import { printMomentShort } from '../../../kernel/moment.ts'
import type {
  Report,
  ReportKind,
  ReportLine,
} from '../../../rooms/staff/feedback/report.contract.ts'
import { reportKindNames } from '../../../rooms/staff/feedback/report.rules.ts'
import { Form } from '../../parts/form/Form.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { reports } from './calls.ts'
import { ReportThread } from './ReportThread.tsx'

/** Reports of bullying or retaliation: to APIP alone, with its answers; for APIP what came in. */
export function ReportPage(): JSX.Element {
  const { value, refusal, again } = useAnswer(reports.listMyReports, {})
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Lapor ke APIP"
        context="Perundungan, pelecehan, atau pembalasan karena Anda berbicara."
      >
        Laporan Anda hanya dibaca pengawas intern (APIP), bukan atasan atau perangkat daerah.
      </PageTitle>
      <RefusalNote refusal={refusal} again={() => void again()} class="mt-6" />
      {!value && !refusal && <Loading shape="rows" />}
      {value && (
        <div class="mt-6 space-y-10">
          {value.incoming && <Incoming items={value.incoming} />}
          {value.items.map((report) => (
            <Own key={report.id} report={report} done={() => void again()} />
          ))}
          <section aria-labelledby="lapor">
            <h2 id="lapor" class="h2 mb-3">
              {value.items.length > 0 ? 'Laporan lain' : 'Tulis laporan'}
            </h2>
            <ReportForm done={() => void again()} />
          </section>
        </div>
      )}
    </main>
  )
}

function Incoming({ items }: { items: readonly ReportLine[] }): JSX.Element {
  const { timeZone } = useSession().region
  return (
    <section aria-labelledby="masuk">
      <h2 id="masuk" class="h2 mb-3">
        Laporan yang masuk
      </h2>
      {items.length === 0 && <p class="sec">Belum ada laporan.</p>}
      {items.length > 0 && (
        <Rows label="Laporan yang masuk">
          {items.map(({ id, kind, at, closed, waits }) => (
            <Row
              key={id}
              object={reportKindNames[kind]}
              why={closed ? 'Ditutup.' : waits ? 'Menunggu jawaban APIP.' : 'Menunggu pelapor.'}
              meta={`Masuk ${printMomentShort(at, timeZone)}. Pembacaan tercatat.`}
              action={
                <a class="btn btn-quiet" href={`/lapor/${id}`}>
                  Buka
                </a>
              }
            />
          ))}
        </Rows>
      )}
    </section>
  )
}

function Own({ report, done }: { report: Report; done: () => void }): JSX.Element {
  return (
    <section aria-label={`Laporan ${report.about}`} class="space-y-4">
      <ReportThread report={report} />
      {!report.closed && <AddForm reportId={report.id} done={done} />}
    </section>
  )
}

function AddForm({ reportId, done }: { reportId: string; done: () => void }): JSX.Element {
  const form = useForm(reports.addToReport, {
    ...{ opens: { text: '' }, keep: null },
    input: ({ text }) => ({ reportId, text: text.trim() }),
    done: ({ sentence }) => {
      form.change({ text: '' })
      say(sentence)
      done()
    },
  })
  return (
    <Form form={form} button="Kirim keterangan" quiet class="space-y-4 max-w-prose">
      <TextAreaField {...form.field('text')} label="Tambahkan keterangan" />
    </Form>
  )
}

const blank = { kind: '', about: '', text: '', named: false }

function ReportForm({ done }: { done: () => void }): JSX.Element {
  const form = useForm(reports.reportToApip, {
    ...{ opens: blank, keep: null },
    input: ({ kind, about, text, named }) => ({
      ...{ kind: kind as ReportKind, about: about.trim(), text: text.trim(), named },
    }),
    wrong: ({ kind }) => ({ kind: kind ? null : 'Pilih apa yang terjadi.' }),
    done: ({ sentence }) => {
      form.change(blank)
      say(sentence)
      done()
    },
  })
  return (
    <Form form={form} button="Kirim ke APIP" class="space-y-4 max-w-prose">
      <SelectField
        {...form.field('kind')}
        label="Apa yang terjadi?"
        empty="Pilih"
        options={Object.entries(reportKindNames).map(([value, label]) => ({ value, label }))}
      />
      <TextField {...form.field('about')} label="Oleh siapa?" hint="Nama atau jabatannya." />
      <TextAreaField
        {...form.field('text')}
        rows={6}
        label="Ceritakan kejadiannya"
        hint="Kapan, di mana, siapa yang melihat. Tidak disimpan di perangkat ini."
      />
      <CheckField
        name="named"
        label="APIP boleh membaca nama saya"
        hint="Tanpa ini nama Anda tidak ditampilkan kepada APIP; sistem menyimpannya hanya supaya jawaban sampai kepada Anda."
        checked={form.values.named}
        change={(named) => form.change({ named })}
      />
      <Note>Tidak ada pemberitahuan kepada atasan, dan tidak ada baris di jejak audit.</Note>
    </Form>
  )
}
