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
  props: Typed & { figures?: boolean; autocomplete?: string; suffix?: string },
): JSX.Element {
  return (
    <Field {...props}>
      {(wiring) => (
        <span class="flex items-center gap-2">
          <input
            {...wiring}
            class={props.figures ? 'input num' : 'input'}
            name={props.name}
            value={props.value}
            inputMode={props.figures ? 'decimal' : undefined}
            autocomplete={props.autocomplete ?? 'off'}
            required={props.required}
            onInput={(event) => props.change(event.currentTarget.value)}
          />
          {props.suffix && <span class="sec flex-none">{props.suffix}</span>}
        </span>
      )}
    </Field>
  )
}

/** Several lines of text; ask with a question and say in the hint how much is enough. */
export function TextAreaField(props: Typed & { rows?: number }): JSX.Element {
  return (
    <Field {...props}>
      {(wiring) => (
        <textarea
          {...wiring}
          class="textarea"
          name={props.name}
          rows={props.rows ?? 3}
          value={props.value}
          required={props.required}
          onInput={(event) => props.change(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** One of many, as the device's own list. `empty` is the word shown while nothing is chosen. */
export function SelectField(props: Typed & { options: Option[]; empty?: string }): JSX.Element {
  return (
    <Field {...props}>
      {(wiring) => (
        <select
          {...wiring}
          class="select"
          name={props.name}
          value={props.value}
          required={props.required}
          onChange={(event) => props.change(event.currentTarget.value)}
        >
          {props.empty !== undefined && <option value="">{props.empty}</option>}
          {props.options.map(({ value, label }) => (
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
export function DateField(props: Typed & { min?: string; max?: string }): JSX.Element {
  return (
    <Field {...props}>
      {(wiring) => (
        <input
          {...wiring}
          type="date"
          class="input num"
          name={props.name}
          value={props.value}
          min={props.min}
          max={props.max}
          required={props.required}
          onInput={(event) => props.change(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** One thing to choose. */
export type Option = { value: string; label: string; hint?: string }

/** One of a few, all of them visible. */
export function ChoiceField(props: Typed & { options: Option[] }): JSX.Element {
  return (
    <FieldGroup {...props}>
      {props.options.map(({ value, label, hint }) => (
        <label key={value} class="choice">
          <input
            type="radio"
            class="radio radio-primary"
            name={props.name}
            value={value}
            checked={value === props.value}
            onChange={() => props.change(value)}
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
