import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Field, type FieldWords } from './Field.tsx'

type Props = FieldWords & {
  name: string
  value: string
  change: (value: string) => void
  autocomplete: 'current-password' | 'new-password' | 'off'
}

/** A secret word: may be shown, may be pasted, and says when the capitals key is on. Never kept on
 * the device. */
export function PasswordField(props: Props): JSX.Element {
  const [shown, setShown] = useState(false)
  const [capitals, setCapitals] = useState(false)
  const look = (event: KeyboardEvent): void =>
    setCapitals(event.getModifierState?.('CapsLock') ?? false)
  return (
    <Field
      {...props}
      hint={
        <span role="status">
          {capitals ? 'Huruf besar (Caps Lock) sedang menyala.' : props.hint}
        </span>
      }
    >
      {(wiring) => (
        <span class="peek">
          <input
            {...wiring}
            class="input"
            {...(shown ? { type: 'text' as const } : { type: 'password' as const })}
            name={props.name}
            value={props.value}
            autocomplete={props.autocomplete}
            data-secret
            autocapitalize="none"
            spellcheck={false}
            required
            onInput={(event) => props.change(event.currentTarget.value)}
            onKeyDown={look}
            onKeyUp={look}
            onBlur={() => setCapitals(false)}
          />
          <button
            type="button"
            class="peek-button"
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Sembunyikan' : 'Lihat'}
            <span class="sr-only"> {props.label.toLowerCase()}</span>
          </button>
        </span>
      )}
    </Field>
  )
}
