import type { ComponentChildren, JSX } from 'preact'
import type { Refusal } from '../../kernel/refusal.ts'
import { Icon } from './Drawing.tsx'
import type { IconName, Tone } from './drawings.ts'
import { Reason } from './form/Reason.tsx'

const iconOf: Partial<Record<Tone, IconName>> = {
  mid: 'peringatan',
  low: 'peringatan',
  bad: 'peringatan',
  good: 'centang',
}

/** A calm word beside the content. `role="status"` for what comes by itself, `alert` for what stops
 * the person. */
export function Note(props: {
  tone?: Tone
  icon?: IconName
  title?: ComponentChildren
  role?: 'status' | 'alert'
  class?: string
  children?: ComponentChildren
}): JSX.Element {
  const { tone, role } = props
  return (
    <div class={`note ${props.class ?? ''}`} data-s={tone} role={role}>
      <Icon name={props.icon ?? (tone && iconOf[tone]) ?? 'info'} size={20} />
      <div class="min-w-0">
        {props.title && <b class="font-semibold">{props.title} </b>}
        {props.children}
      </div>
    </div>
  )
}

/** Why something did not happen: the sentence of the refusal, the way out, and, where the fault is
 * ours, its code under «Rincian». */
export function RefusalNote({
  refusal,
  again,
  class: extra,
}: {
  refusal: Refusal | null
  again?: () => void
  class?: string
}): JSX.Element | null {
  if (!refusal) return null
  const calm = refusal.code === 'web/offline'
  return (
    <Note
      tone={calm ? 'accent' : 'mid'}
      icon={calm ? 'tanpa-sinyal' : 'peringatan'}
      role={calm ? 'status' : 'alert'}
      class={extra ?? ''}
    >
      <Reason refusal={refusal} />{' '}
      {again && (
        <button type="button" class="link" onClick={again}>
          Coba lagi
        </button>
      )}
      {!calm && (refusal.status >= 500 || refusal.status === 0) && (
        <details>
          <summary class="meta">Rincian</summary>
          <p class="meta">Kode: {refusal.code}</p>
        </details>
      )}
    </Note>
  )
}
