import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { Shape } from '../Drawing.tsx'

/** What every field says: label above, hint below, the error of its own, and where a pre-filled
 * value comes from. */
export type FieldWords = {
  label: string
  hint?: ComponentChildren
  error?: string | undefined
  optional?: boolean
}

/** What the control of a field must carry to belong to its words. */
export type Wiring = {
  id: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

/** Label, control, hint and error, joined for screen readers. The control receives its wiring. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldWords & { children: (wiring: Wiring) => ComponentChildren }): JSX.Element {
  const id = useId()
  const described = [error && `${id}-e`, hint && `${id}-h`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>
        {label} {optional && <span class="font-normal text-ink-3">(boleh kosong)</span>}
      </label>
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
      {error && <FieldError id={`${id}-e`}>{error}</FieldError>}
      {hint && (
        <p class="hint" id={`${id}-h`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** What does not fit in one field: the square shape and one sentence. */
export function FieldError({
  id,
  children,
}: {
  id: string
  children: ComponentChildren
}): JSX.Element {
  return (
    <p class="err" id={id}>
      <span class="mt-1 flex-none" data-s="bad">
        <Shape kind="bad" />
      </span>
      {children}
    </p>
  )
}

/** A field of several controls (choices): the legend is its label. */
export function FieldGroup({
  label,
  hint,
  error,
  children,
}: FieldWords & { children: ComponentChildren }): JSX.Element {
  const id = useId()
  const described = [error && `${id}-e`, hint && `${id}-h`].filter(Boolean).join(' ')
  return (
    <fieldset
      class="field"
      aria-describedby={described || undefined}
      aria-invalid={error ? true : undefined}
    >
      <legend class="label">{label}</legend>
      {children}
      {error && <FieldError id={`${id}-e`}>{error}</FieldError>}
      {hint && (
        <p class="hint" id={`${id}-h`}>
          {hint}
        </p>
      )}
    </fieldset>
  )
}
