import type { JSX } from 'preact'
import { Button } from '../form/ReasonButton.tsx'

/** The end of a list read page by page: fetches the next page, or says nothing when everything is
 * here. */
export function More({
  more,
  busy,
  label = 'Muat lagi',
}: {
  more: (() => void) | null
  busy?: boolean
  label?: string
}): JSX.Element | null {
  if (!more) return null
  return (
    <p class="mt-4">
      <Button onClick={more} busy={busy ?? false} class="w-full md:w-auto">
        {busy ? 'Memuat…' : label}
      </Button>
    </p>
  )
}
