import type { JSX } from 'preact'
import type { Refusal } from '../../../kernel/refusal.ts'

/** Why something cannot be done, and the way that mends it. */
export function Reason({
  refusal: { detail, mend },
}: {
  refusal: Pick<Refusal, 'detail' | 'mend'>
}): JSX.Element {
  return (
    <>
      {detail}{' '}
      {mend && (
        <a class="link" href={mend.href}>
          {mend.label}
        </a>
      )}
    </>
  )
}
