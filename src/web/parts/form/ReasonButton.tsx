import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import type { Refusal } from '../../../kernel/refusal.ts'
import { Reason } from './Reason.tsx'

/** How loud a button is: one `primary` a page, the rest quiet or plain text. */
export type Loudness = 'primary' | 'quiet' | 'text'

type Props = {
  children: ComponentChildren
  onClick?: () => void
  kind?: Loudness
  busy?: boolean
  type?: 'button' | 'submit'
  class?: string
}

/** A button. While `busy` it stays where it is, says so, and does nothing more. */
export function Button({
  children,
  onClick,
  kind = 'quiet',
  busy = false,
  type = 'button',
  class: extra = '',
}: Props): JSX.Element {
  return (
    <button
      type={type}
      class={`btn btn-${kind} ${extra}`}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.()
      }}
    >
      {children}
      {busy && <span class="busy" aria-hidden="true" />}
    </button>
  )
}

/** A button that cannot work says why and how to mend it: `refusal` comes from the same `whyNot…`
 * rule the server heeds. It stays focusable, so that everybody can find the reason. */
export function ReasonButton({
  refusal,
  ...props
}: Props & { refusal: Refusal | null }): JSX.Element {
  const id = useId()
  if (!refusal) return <Button kind="primary" {...props} />
  return (
    <div class="reason">
      <button
        type="button"
        class={`btn btn-${props.kind ?? 'primary'} ${props.class ?? ''}`}
        aria-disabled="true"
        aria-describedby={id}
      >
        {props.children}
      </button>
      <p id={id} class="meta mt-1.5 max-w-[44ch]">
        <Reason refusal={refusal} />
      </p>
    </div>
  )
}
