import type { JSX } from 'preact'
import { printDate, printNumber } from '../../../kernel/indonesian.ts'
import type { PulseGroupShown } from '../../../rooms/staff/feedback/pulse.contract.ts'
import { pulseQuestions } from '../../../rooms/staff/feedback/pulse.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../parts/list/list.ts'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { pulse } from './calls.ts'

const choices = [
  { value: '1', label: 'Sama sekali tidak' },
  { value: '2', label: 'Kurang' },
  { value: '3', label: 'Cukup' },
  { value: '4', label: 'Ya' },
  { value: '5', label: 'Ya, sangat' },
]

const columns: ListColumn<PulseGroupShown>[] = [
  column('name', 'Tim', ({ name }) => name, {
    phone: 'name',
    cell: ({ name, joined }) => (
      <>
        {name}
        {joined.length > 0 && (
          <span class="block font-normal text-ink-2">termasuk {joined.join(', ')}</span>
        )}
      </>
    ),
  }),
  column('answers', 'Jawaban', ({ answers }) => answers, { kind: 'number', phone: 'end' }),
  ...pulseQuestions.map(({ key, name }) =>
    column<PulseGroupShown>(key, name, (group) => group[key].replace('.', ','), {
      ...{ kind: 'number', phone: 'under' },
      cell: (group) => printNumber(group[key]),
    }),
  ),
]

/** The anonymous pulse of the team: four questions twice a year, and what the last round told. */
export function PulsePage(): JSX.Element {
  const { value, refusal, again } = useAnswer(pulse.readPulse, {})
  const { open, last, nextOn, smallest } = value ?? {}
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Denyut tim"
        context="Empat pertanyaan, dua kali setahun, tanpa nama. Yang disimpan hanya berapa kali tiap jawaban dipilih."
      >
        {!value
          ? 'Bagaimana keadaan tim Anda?'
          : open
            ? open.answered
              ? `Anda sudah menjawab. Hasilnya tampil sesudah ${printDate(open.until)}.`
              : `Denyut tim dibuka sampai ${printDate(open.until)}.`
            : nextOn
              ? `Denyut tim dibuka lagi ${printDate(nextOn)}.`
              : 'Denyut tim sedang tidak dibuka.'}
      </PageTitle>
      <RefusalNote refusal={refusal} again={() => void again()} class="mt-6" />
      {!value && !refusal && <Loading shape="rows" />}
      <div class="mt-6 space-y-10">
        {open && !open.answered && <Questions done={() => void again()} />}
        {last && (
          <section aria-labelledby="hasil" class="space-y-4">
            <h2 id="hasil" class="h2">
              Putaran yang berakhir {printDate(last.until)}
            </h2>
            {last.groups.length === 0 ? (
              <Empty cause="Belum ada tim dengan cukup jawaban.">
                Tim tampil sejak {smallest} jawaban; tim yang lebih kecil digabung dengan unit di
                atasnya.
              </Empty>
            ) : (
              <DataTable
                sentence="Rata-rata dari 1 sampai 5; makin besar makin baik"
                noun="tim"
                columns={columns}
                rows={last.groups}
                keyOf={({ name }) => name}
                file="denyut-tim"
              />
            )}
          </section>
        )}
      </div>
    </main>
  )
}

function Questions({ done }: { done: () => void }): JSX.Element {
  const form = useForm(pulse.answerPulse, {
    opens: { load: '', clarity: '', safety: '', support: '' },
    keep: null,
    input: ({ load, clarity, safety, support }) => ({
      ...{ load: Number(load), clarity: Number(clarity) },
      ...{ safety: Number(safety), support: Number(support) },
    }),
    wrong: (values) =>
      Object.fromEntries(
        pulseQuestions.map(({ key }) => [key, values[key] ? null : 'Pilih satu jawaban.']),
      ),
    done: ({ sentence }) => {
      say(sentence)
      done()
    },
  })
  return (
    <Form form={form} button="Kirim tanpa nama" class="space-y-6 max-w-prose">
      <Note>
        Siapa yang menjawab dicatat supaya satu orang menjawab satu kali, terpisah dari jawabannya
        dan tanpa waktu. Tidak ada yang dapat memasangkan keduanya.
      </Note>
      {pulseQuestions.map(({ key, text }) => (
        <ChoiceField key={key} {...form.field(key)} label={text} options={choices} />
      ))}
    </Form>
  )
}
