import type { JSX } from 'preact'
import { isDecimalText } from '../../kernel/decimal-text.ts'
import { ended, printNumber } from '../../kernel/indonesian.ts'
import type { MonthStep } from '../../rooms/actionplan/progress/progress.contract.ts'
import { FieldError } from '../parts/form/Field.tsx'
import { TextAreaField, TextField } from '../parts/form/fields.tsx'
import { Mark } from '../parts/Mark.tsx'
import type { Fields } from '../platform/form.ts'
import { keyOf, type MonthDraft, type StepTyped, typedStep } from './month-draft.ts'

type Told = { step: MonthStep; form: Pick<Fields<MonthDraft>, 'values' | 'change' | 'field'> }

/** One step of a month: two presses where all went well, two sentences where it did not. */
export function StepReportFields({ step, form }: Told): JSX.Element {
  const key = keyOf(step)
  const typed = typedStep(form.values, step)
  const set = (part: Partial<StepTyped>): void =>
    form.change({ [key]: JSON.stringify({ ...typed, ...part }) })
  const { error } = form.field(key)
  return (
    <fieldset class="sheet p-4 md:p-5 space-y-3" aria-invalid={error ? true : undefined}>
      <legend class="sr-only">
        {step.action}, {step.monthLabel}
      </legend>
      <div>
        <p class="font-semibold">
          {step.action}{' '}
          {step.report && (
            <Mark kind={step.report.done ? 'full' : 'mid'} small said="">
              {step.report.done ? 'Terlaksana' : 'Belum'}
            </Mark>
          )}
        </p>
        <p class="meta">{aboutStep(step)}</p>
      </div>
      <div class="flex flex-wrap gap-2">
        {choices.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            class="chip"
            aria-pressed={typed.done === value}
            onClick={() => set({ done: value })}
          >
            {label}
            <span class="sr-only">: {step.action}</span>
          </button>
        ))}
      </div>
      {error && <FieldError id={`${key}-salah`}>{error}</FieldError>}
      {typed.done !== '' && <More step={step} typed={typed} set={set} />}
    </fieldset>
  )
}

const choices = [
  { value: 'ya', label: 'Terlaksana' },
  { value: 'belum', label: 'Belum terlaksana' },
] as const

const aboutStep = ({ monthLabel, output, planned, unitLabel, code, holder }: MonthStep): string => {
  const amount =
    planned && isDecimalText(planned)
      ? `, ${printNumber(planned)} ${unitLabel ?? ''}`.trimEnd()
      : ''
  return ended(`${monthLabel}: ${output}${amount}. ${code}, ${holder}`)
}

function More({
  step,
  typed,
  set,
}: {
  step: MonthStep
  typed: StepTyped
  set: (part: Partial<StepTyped>) => void
}): JSX.Element {
  const key = keyOf(step)
  const done = typed.done === 'ya'
  return (
    <div class="space-y-3">
      {done && step.unitLabel && (
        <div class="max-w-48">
          <TextField
            label="Jumlah"
            figures
            suffix={step.unitLabel}
            name={`${key} amount`}
            value={typed.amount}
            change={(amount) => set({ amount })}
          />
        </div>
      )}
      {!done && (
        <>
          <TextAreaField
            label="Apa kendalanya?"
            rows={2}
            name={`${key} obstacle`}
            value={typed.obstacle}
            change={(obstacle) => set({ obstacle })}
          />
          <TextAreaField
            label="Apa tindak lanjutnya?"
            rows={2}
            name={`${key} follow`}
            value={typed.followUp}
            change={(followUp) => set({ followUp })}
          />
        </>
      )}
      <details class="twin" open={Boolean(typed.supporting || typed.proof)}>
        <summary class="link text-sm">Faktor pendukung dan bukti</summary>
        <div class="space-y-3 mt-3">
          <TextAreaField
            label="Apa yang membantu?"
            rows={2}
            name={`${key} supporting`}
            value={typed.supporting}
            change={(supporting) => set({ supporting })}
          />
          {done && (
            <TextAreaField
              label="Kendala, bila ada"
              rows={2}
              name={`${key} obstacle`}
              value={typed.obstacle}
              change={(obstacle) => set({ obstacle })}
            />
          )}
          <TextField
            label="Tautan bukti"
            hint="Alamat yang diawali https://"
            name={`${key} proof`}
            value={typed.proof}
            change={(proof) => set({ proof })}
          />
        </div>
      </details>
    </div>
  )
}
