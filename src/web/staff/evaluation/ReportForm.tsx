import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { printNumber } from '../../../kernel/indonesian.ts'
import type {
  EvaluationPage,
  ResultFact,
  Told,
} from '../../../rooms/staff/evaluation/rating.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { type Fields, useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { ratings } from './calls.ts'
import { targetWords } from './target-words.ts'

/** What is typed of all results, each under a name of its own. */
type Typed = Record<string, string>
const nameOf = (result: ResultFact, part: string | number): string => `${result.id} ${part}`

const opened = (results: readonly ResultFact[]): Typed =>
  Object.fromEntries(
    results.flatMap((result) => [
      ...result.indicators.map(({ number, realised, offered }) => [
        nameOf(result, number),
        realised || (offered === null ? '' : printNumber(offered)),
      ]),
      [nameOf(result, 'text'), result.told],
      [nameOf(result, 'link'), result.link ?? ''],
    ]),
  )

const toldIn = (results: readonly ResultFact[], typed: Typed): Told[] =>
  results.map((result) => ({
    resultId: result.id,
    realised: result.indicators.map(({ number }) => ({
      ...{ number, text: typed[nameOf(result, number)] ?? '' },
    })),
    text: typed[nameOf(result, 'text')] ?? '',
    link: typed[nameOf(result, 'link')] ?? '',
  }))

/** The rated tell what became of each result; measured figures stand there already. */
export function ReportForm({
  page,
  again,
}: {
  page: EvaluationPage
  again: () => Promise<void>
}): JSX.Element {
  const done = useRef(true)
  const { results } = page
  const form = useForm(ratings.reportRealisations, {
    ...{ opens: opened(results), keep: `evaluasi/${page.id}` },
    input: (values: Typed) => ({
      ...{ id: page.id, done: done.current, results: toldIn(results, values) },
    }),
    done: ({ sentence }) => {
      say(sentence)
      void again()
    },
  })
  const press = (final: boolean) => () => {
    done.current = final
    form.press()
  }
  return (
    <Form
      form={form}
      class="space-y-4"
      actions={
        <div class="flex flex-wrap gap-2">
          <Button kind="primary" busy={form.busy} onClick={press(true)}>
            Laporkan
          </Button>
          <Button busy={form.busy} onClick={press(false)}>
            Simpan dahulu
          </Button>
        </div>
      }
    >
      <h2 class="h2">Realisasi tiap hasil kerja</h2>
      {results.map((result, at) => (
        <Result key={result.id} {...{ result, at, form }} />
      ))}
    </Form>
  )
}

function Result({
  result,
  at,
  form,
}: {
  result: ResultFact
  at: number
  form: Pick<Fields<Typed>, 'field'>
}): JSX.Element {
  const field = (part: string | number) => {
    const { value = '', ...more } = form.field(nameOf(result, part))
    return { value, ...more }
  }
  return (
    <fieldset class="sheet p-4 md:p-5 space-y-3">
      <legend class="sr-only">{result.text}</legend>
      <p class="font-semibold">
        {at + 1}. {result.text}
      </p>
      {result.logEntries > 0 && (
        <p class="meta">
          Catatan harian Anda: {printNumber(result.logEntries)} kegiatan disetujui,{' '}
          {printNumber(Math.round(result.logMinutes / 60))} jam.
        </p>
      )}
      {result.indicators.map((indicator) => (
        <TextField
          key={indicator.number}
          label={indicator.text}
          hint={`Target ${targetWords(indicator)}${indicator.offered === null ? '' : `; terukur ${printNumber(indicator.offered)}`}`}
          figures
          {...field(indicator.number)}
        />
      ))}
      <TextAreaField label="Apa yang dicapai?" rows={2} {...field('text')} />
      <TextField label="Tautan bukti (boleh kosong)" {...field('link')} />
    </fieldset>
  )
}
