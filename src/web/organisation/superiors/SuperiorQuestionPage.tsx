import type { JSX } from 'preact'
import { ended } from '../../../kernel/indonesian.ts'
import { superiorContract } from '../../../rooms/organisation/superior/superior-page.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField, DateField, TextAreaField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { client, type Received, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { useToday } from '../../platform/today.ts'
import { PersonField, postOptions } from '../PersonField.tsx'
import { QuestionNote, SuperiorLines } from './SuperiorLines.tsx'

const superiors = client(superiorContract)
type Question = Received<(typeof superiorContract)['readSuperiorQuestion']>

/** Somebody says that this is not their superior: what is on record and why, and the form that
 * changes it or says why it stays. */
export function SuperiorQuestionPage({ questionId }: { questionId: string }): JSX.Element {
  const { value, refusal, again } = useAnswer(superiors.readSuperiorQuestion, { questionId })
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={value ? `Atasan ${value.person.name}` : 'Atasan pegawai'}
        steps={[{ label: 'Tugas saya', href: '/' }]}
        context={value && `${value.post.title}, ${value.post.unit}`}
      >
        {value
          ? `${value.person.name} menyatakan atasan yang tercatat keliru.`
          : 'Pertanyaan tentang atasan.'}
      </PageTitle>
      <RefusalNote refusal={refusal} again={() => void again()} class="mt-6" />
      {!value && !refusal && <Loading shape="table" />}
      {value && (
        <div class="grid lg:grid-cols-2 gap-x-12 gap-y-10 mt-8">
          <section aria-labelledby="tercatat" class="min-w-0 space-y-3">
            <h2 id="tercatat" class="h2">
              Yang tercatat hari ini
            </h2>
            <SuperiorLines lines={value.post.lines} />
            <QuestionNote question={value.question} />
          </section>
          {!value.question.answer && <AnswerForm asked={value} done={() => void again()} />}
        </div>
      )}
    </main>
  )
}

const [stays, elsewhere] = ['TETAP', 'LAIN']
const opens = { chosen: '', other: '', from: '', scope: '', words: '' }

function AnswerForm({ asked, done }: { asked: Question; done: () => void }): JSX.Element {
  const today = useToday()
  const form = useForm(superiors.answerSuperior, {
    opens: { ...opens, scope: asked.shared ? 'ONE' : 'ALL' },
    keep: null,
    input: ({ chosen, other, from, scope, words }) => ({
      questionId: asked.question.id,
      superiorId: chosen === stays ? null : chosen === elsewhere ? other : chosen,
      from: from || today,
      ...{ onlyThem: scope === 'ONE', words },
    }),
    wrong: ({ chosen, other, from, words }) => ({
      chosen: chosen ? null : 'Pilih atasannya, atau nyatakan tetap.',
      other: chosen === elsewhere && !other ? 'Cari orangnya, lalu pilih jabatannya.' : null,
      from: chosen && chosen !== stays && !from ? 'Isi sejak kapan atasannya berlaku.' : null,
      words: chosen === stays && !words.trim() ? 'Tulis mengapa atasannya tetap.' : null,
    }),
    done: () => {
      say(`${asked.person.name} diberi tahu.`)
      done()
    },
  })
  const { chosen } = form.values
  return (
    <section aria-labelledby="jawab" class="min-w-0">
      <h2 id="jawab" class="h2 mb-3">
        Atasan yang benar
      </h2>
      <Form form={form} button="Simpan jawaban">
        <ChoiceField
          {...form.field('chosen')}
          label="Siapa atasannya"
          options={[
            ...asked.near.map(({ id, title, holder }) => ({
              ...{ value: id, label: title, hint: holder ?? 'jabatan kosong' },
            })),
            { value: elsewhere, label: 'Jabatan lain', hint: 'Cari menurut nama pemegangnya.' },
            { value: stays, label: 'Tetap seperti tercatat', hint: 'Dengan penjelasan.' },
          ]}
        />
        {chosen === elsewhere && (
          <PersonField {...form.field('other')} label="Pemegang jabatan" options={postOptions} />
        )}
        {chosen && chosen !== stays && (
          <>
            <DateField {...form.field('from')} label="Sejak" />
            {asked.shared && <ScopeField {...form.field('scope')} />}
          </>
        )}
        <TextAreaField
          {...form.field('words')}
          label="Penjelasan"
          hint={ended(`Dibaca ${asked.person.name}`)}
        />
      </Form>
    </section>
  )
}

const ScopeField = (told: {
  name: string
  value: string
  change: (value: string) => void
  error: string | undefined
}): JSX.Element => (
  <ChoiceField
    {...told}
    label="Berlaku bagi"
    options={[
      { value: 'ONE', label: 'Orang ini saja', hint: 'Pemegang lain jabatan ini tidak berubah.' },
      { value: 'ALL', label: 'Semua pemegang jabatan ini' },
    ]}
  />
)
