import type { JSX } from 'preact'
import type { EventPage } from '../../../rooms/organisation/event/event.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField, TextField } from '../../parts/form/fields.tsx'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { events } from './calls.ts'

/** What the rooms cannot know of themselves, asked in place; what is left open can be answered
 * later. */
export function QuestionForm({
  page: { event, questions },
  done,
}: {
  page: EventPage
  done: () => void
}): JSX.Element {
  const open = questions.filter(({ answer }) => answer === null).length
  const opens = Object.fromEntries(questions.map(({ key, answer }) => [key, answer ?? '']))
  const form = useForm(events.answerQuestions, {
    opens: opens as Record<string, string>,
    keep: null,
    input: (values) => ({
      eventId: event.id,
      version: event.version,
      answers: Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim())),
    }),
    done: () => {
      say('Jawaban tersimpan.')
      done()
    },
  })
  return (
    <section aria-labelledby="pertanyaan">
      <h2 id="pertanyaan" class="h2 mb-3">
        {open === 0 ? 'Semua pertanyaan sudah dijawab' : `${open} pertanyaan belum dijawab`}
      </h2>
      <Form form={form} button="Simpan jawaban" quiet class="space-y-5 max-w-[44rem]">
        {questions.map(({ key, text, options }) => {
          const told = { ...form.field(key), value: form.values[key] ?? '', label: text }
          return options ? (
            <ChoiceField key={key} {...told} options={options} />
          ) : (
            <TextField key={key} {...told} figures />
          )
        })}
      </Form>
    </section>
  )
}
