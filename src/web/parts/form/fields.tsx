import type { JSX } from 'preact'
import { Field, FieldGroup, type FieldWords } from './Field.tsx'

type Typed = FieldWords & {
  name: string
  value: string
  change: (value: string) => void
  required?: boolean
}

/** One line of text. `figures` asks a phone for its number keys and sets tabular figures; the value
 * stays text as typed. */
export function TextField(
  told: Typed & { figures?: boolean; autocomplete?: string; suffix?: string },
): JSX.Element {
  return (
    <Field {...told}>
      {(wiring) => (
        <span class="flex items-center gap-2">
          <input
            {...wiring}
            class={told.figures ? 'input num' : 'input'}
            name={told.name}
            value={told.value}
            inputMode={told.figures ? 'decimal' : undefined}
            autocomplete={told.autocomplete ?? 'off'}
            required={told.required}
            onInput={(event) => told.change(event.currentTarget.value)}
          />
          {told.suffix && <span class="sec flex-none">{told.suffix}</span>}
        </span>
      )}
    </Field>
  )
}

/** Several lines of text; ask with a question and say in the hint how much is enough. */
export function TextAreaField(told: Typed & { rows?: number }): JSX.Element {
  return (
    <Field {...told}>
      {(wiring) => (
        <textarea
          {...wiring}
          class="textarea"
          name={told.name}
          rows={told.rows ?? 3}
          value={told.value}
          required={told.required}
          onInput={(event) => told.change(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** One of many, as the device's own list. `empty` is the word shown while nothing is chosen. */
export function SelectField(told: Typed & { options: Option[]; empty?: string }): JSX.Element {
  return (
    <Field {...told}>
      {(wiring) => (
        <select
          {...wiring}
          class="select"
          name={told.name}
          value={told.value}
          required={told.required}
          onChange={(event) => told.change(event.currentTarget.value)}
        >
          {told.empty !== undefined && <option value="">{told.empty}</option>}
          {told.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A date, with the device's own calendar; the value is `YYYY-MM-DD` or empty. */
export function DateField(told: Typed & { min?: string; max?: string }): JSX.Element {
  return (
    <Field {...told}>
      {(wiring) => (
        <input
          {...wiring}
          type="date"
          class="input num"
          name={told.name}
          value={told.value}
          min={told.min}
          max={told.max}
          required={told.required}
          onInput={(event) => told.change(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** One thing to choose. */
export type Option = { value: string; label: string; hint?: string }

/** One of a few, all of them visible. */
export function ChoiceField(told: Typed & { options: Option[] }): JSX.Element {
  return (
    <FieldGroup {...told}>
      {told.options.map(({ value, label, hint }) => (
        <label key={value} class="choice">
          <input
            type="radio"
            class="radio radio-primary"
            name={told.name}
            value={value}
            checked={value === told.value}
            onChange={() => told.change(value)}
          />
          <span>
            {label}
            {hint && <span class="hint block">{hint}</span>}
          </span>
        </label>
      ))}
    </FieldGroup>
  )
}

/** Yes or no. */
export function CheckField({
  label,
  hint,
  name,
  checked,
  change,
}: Pick<FieldWords, 'label' | 'hint'> & {
  name: string
  checked: boolean
  change: (checked: boolean) => void
}): JSX.Element {
  return (
    <label class="choice">
      <input
        type="checkbox"
        class="checkbox checkbox-primary"
        name={name}
        checked={checked}
        onChange={(event) => change(event.currentTarget.checked)}
      />
      <span>
        {label}
        {hint && <span class="hint block">{hint}</span>}
      </span>
    </label>
  )
}
