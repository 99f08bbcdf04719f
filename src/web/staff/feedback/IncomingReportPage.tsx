import type { JSX } from 'preact'
import { Form } from '../../parts/form/Form.tsx'
import { CheckField, TextAreaField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { reports } from './calls.ts'
import { ReportThread } from './ReportThread.tsx'

/** One report as APIP reads and answers it. */
export function IncomingReportPage({ reportId }: { reportId: string }): JSX.Element {
  const { value, refusal, again } = useAnswer(reports.readReport, { reportId })
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Laporan pegawai"
        steps={[{ label: 'Lapor ke APIP', href: '/lapor' }, { label: 'Laporan pegawai' }]}
        context="Pembacaan Anda tercatat."
      >
        Satu laporan kepada APIP.
      </PageTitle>
      <RefusalNote refusal={refusal} again={() => void again()} class="mt-6" />
      {!value && !refusal && <Loading shape="rows" />}
      {value && (
        <div class="mt-6 space-y-6">
          <ReportThread report={value} />
          {!value.closed && <AnswerForm reportId={reportId} done={() => void again()} />}
        </div>
      )}
    </main>
  )
}

const blank = { text: '', closes: false }

function AnswerForm({ reportId, done }: { reportId: string; done: () => void }): JSX.Element {
  const form = useForm(reports.answerReport, {
    ...{ opens: blank, keep: null },
    input: ({ text, closes }) => ({ reportId, text: text.trim(), closes }),
    done: ({ sentence }) => {
      form.change(blank)
      say(sentence)
      done()
    },
  })
  return (
    <Form form={form} button="Kirim jawaban" class="space-y-4 max-w-prose">
      <TextAreaField {...form.field('text')} label="Jawaban untuk pelapor" rows={5} />
      <CheckField
        name="closes"
        label="Laporan ini selesai"
        hint="Ditutup untuk seterusnya; pelapor masih dapat membacanya."
        checked={form.values.closes}
        change={(closes) => form.change({ closes })}
      />
    </Form>
  )
}
