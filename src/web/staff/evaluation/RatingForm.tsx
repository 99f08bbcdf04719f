import type { JSX } from 'preact'
import { whyGroundless } from '../../../rooms/staff/evaluation/deciding.rules.ts'
import type { Grade } from '../../../rooms/staff/evaluation/evaluation.contract.ts'
import { suggestionOf } from '../../../rooms/staff/evaluation/facts.rules.ts'
import { gradeNames, predicateNames } from '../../../rooms/staff/evaluation/naming.rules.ts'
import type { EvaluationPage, Marks } from '../../../rooms/staff/evaluation/rating.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { SelectField, TextAreaField } from '../../parts/form/fields.tsx'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { pressOf } from './calls.ts'
import { gradeOptions, predicateIn } from './rating-draft.ts'

/** Grades and reason, and a mark under the name of each result and value. */
type Typed = Record<string, string>

function opened({ ratings: [newest], results, behaviours, follows }: EvaluationPage): Typed {
  const marks = newest?.marks
  const led = follows === 'UNDECIDED' ? '' : follows
  return {
    ...Object.fromEntries(results.map(({ id, mark }) => [id, marks?.results[id] ?? mark ?? ''])),
    ...Object.fromEntries(behaviours.map(({ code }) => [code, marks?.behaviours[code] ?? ''])),
    ...{ result: newest?.result ?? led ?? '', behaviour: newest?.behaviour ?? '' },
    reason: newest?.reason ?? '',
  }
}

const marked = (names: readonly string[], typed: Typed): Record<string, Grade> =>
  Object.fromEntries(
    names.flatMap((name) => (typed[name] ? [[name, typed[name] as Grade] as const] : [])),
  )

/** One person rated with marks, from which the suggestion follows as they are set. */
export function RatingForm({
  page,
  again,
}: {
  page: EvaluationPage
  again: () => Promise<void>
}): JSX.Element {
  const prepares = page.sight === 'PREPARER'
  const marksOf = (typed: Typed): Marks => ({
    results: marked(
      page.results.map(({ id }) => id),
      typed,
    ),
    behaviours: marked(
      page.behaviours.map(({ code }) => code),
      typed,
    ),
  })
  const suggested = (typed: Typed) =>
    suggestionOf(page.results, marksOf(typed), {
      rating: page.thresholds,
      behaviours: page.behaviours,
    })
  const gradesOf = (typed: Typed) => ({
    ...{ result: typed.result as Grade | '', behaviour: typed.behaviour as Grade | '' },
    reason: typed.reason ?? '',
  })
  const press = pressOf(prepares)
  const form = useForm(press.settleRatings, {
    ...{ opens: opened(page), keep: null },
    input: (typed) => {
      const { reason, ...grades } = gradesOf(typed)
      const { result, behaviour } = grades as { result: Grade; behaviour: Grade }
      return {
        items: [{ id: page.id, seen: page.seen, result, behaviour, reason, marks: marksOf(typed) }],
      }
    },
    wrong: (typed): Record<string, string | null> => {
      const { result, behaviour, reason } = gradesOf(typed)
      if (!result) return { result: 'Pilih rating hasil kerja.' }
      if (!behaviour) return { behaviour: 'Pilih rating perilaku.' }
      const at = { ...page, suggestion: suggested(typed) }
      return { reason: whyGroundless(at, { result, behaviour, reason })?.detail ?? null }
    },
    done: ({ items: [first] }) => {
      say(first?.refusal ?? (prepares ? 'Konsep terkirim ke penilai.' : 'Penilaian ditetapkan.'))
      void again()
    },
  })
  const suggestion = suggested(form.values)
  const predicate = predicateIn(page.quadrant, gradesOf(form.values))
  const field = (name: string) => {
    const { value = '', ...more } = form.field(name)
    return { value, ...more }
  }
  return (
    <Form form={form} class="space-y-5" button={prepares ? 'Kirim konsep' : 'Tetapkan'}>
      <h2 class="h2">Penilaian</h2>
      <details class="twin">
        <summary class="link">Nilai tiap hasil dan tiap perilaku</summary>
        <div class="mt-4 grid gap-4 md:grid-cols-2">
          {page.results.map(({ id, text }) => (
            <SelectField
              key={id}
              label={text}
              empty="Belum"
              options={gradeOptions}
              {...field(id)}
            />
          ))}
          {page.behaviours.map(({ code, name, guides, expectation }) => (
            <SelectField
              key={code}
              label={name}
              hint={expectation ?? guides.join('; ')}
              empty="Belum"
              options={gradeOptions}
              {...field(code)}
            />
          ))}
        </div>
      </details>
      <p class="sec" role="status">
        {suggestion.reasons.join(' ')}{' '}
        {suggestion.result
          ? `Saran hasil kerja: ${gradeNames[suggestion.result].toLowerCase()}.`
          : 'Tanpa saran hasil kerja.'}
        {suggestion.behaviour &&
          ` Saran perilaku: ${gradeNames[suggestion.behaviour].toLowerCase()}.`}
      </p>
      <div class="grid gap-4 md:grid-cols-2">
        <SelectField
          label="Hasil kerja"
          hint={followsWords(page)}
          empty="Belum"
          options={gradeOptions}
          {...field('result')}
        />
        <SelectField
          label="Perilaku"
          empty="Belum"
          options={gradeOptions}
          {...field('behaviour')}
        />
      </div>
      <TextAreaField
        label="Alasan"
        hint="Wajib bila berbeda dari saran atau belum ada fakta. Yang bersangkutan membacanya."
        {...field('reason')}
      />
      <p role="status">
        Predikat: <b>{predicate ? predicateNames[predicate] : 'menunggu kedua rating'}</b>
      </p>
    </Form>
  )
}

const followsWords = ({ follows }: EvaluationPage): string | undefined =>
  follows === null
    ? undefined
    : follows === 'UNDECIDED'
      ? 'Menunggu predikat perangkat daerah yang dipimpinnya.'
      : 'Mengikuti predikat perangkat daerah yang dipimpinnya.'
