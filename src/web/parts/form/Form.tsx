import type { ComponentChildren, JSX } from 'preact'
import type { Fields, Form as Held } from '../../platform/form.ts'
import { Note, RefusalNote } from '../Note.tsx'
import { Button } from './ReasonButton.tsx'

type Sendable = Omit<Fields<object>, 'values' | 'change' | 'field'> &
  Partial<Pick<Held<object>, 'restored' | 'drop'>>

type Props = {
  form: Sendable
  children: ComponentChildren
  /** The words of the call; «Batal» stands beside it where the form can be left. */
  button?: string
  leave?: () => void
  /** Another act of the page is its call; this one stays quiet. */
  quiet?: boolean
  /** Instead of the usual buttons. */
  actions?: ComponentChildren
  /** Instead of the refusal, where the page knows better what happened. */
  instead?: ComponentChildren
  class?: string
  label?: string
  /** Told of a first focus and of any typing. */
  onFocusIn?: () => void
  onInput?: () => void
}

/** A form: its fields, what the device brought back, why it was refused, and its buttons. */
export function Form({ form, children, button, leave, actions, ...props }: Props): JSX.Element {
  const { restored, drop } = form
  return (
    <form
      ref={form.element}
      class={props.class ?? 'space-y-4'}
      noValidate
      autocomplete="off"
      aria-labelledby={props.label}
      onFocusIn={props.onFocusIn}
      onInput={props.onInput}
      onSubmit={(event) => {
        event.preventDefault()
        form.press()
      }}
    >
      {restored && drop && <Restored drop={drop} />}
      {children}
      {props.instead === undefined ? <RefusalNote refusal={form.refusal} /> : props.instead}
      {actions}
      {button && (
        <div class="flex flex-wrap justify-end gap-2">
          {leave && (
            <Button
              onClick={() => {
                drop?.()
                leave()
              }}
            >
              Batal
            </Button>
          )}
          <Button kind={props.quiet ? 'quiet' : 'primary'} type="submit" busy={form.busy}>
            {button}
          </Button>
        </div>
      )}
    </form>
  )
}

/** The device brought back what was typed; who does not want it begins anew. */
export const Restored = ({ drop }: { drop?: () => void }): JSX.Element => (
  <Note tone="accent" role="status">
    Isian Anda yang belum terkirim dipulihkan dari perangkat ini.{' '}
    {drop && (
      <button type="button" class="link" onClick={drop}>
        Mulai dari awal
      </button>
    )}
  </Note>
)
