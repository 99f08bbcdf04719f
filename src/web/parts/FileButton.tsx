import type { JSX } from 'preact'
import { Icon } from './Drawing.tsx'

/** A button that takes a spreadsheet; the same file can be chosen again. */
export function FileButton({
  label,
  busyLabel,
  busy,
  take,
}: {
  label: string
  busyLabel: string
  busy: boolean
  take: (file: File) => void
}): JSX.Element {
  const chosen = (input: HTMLInputElement): void => {
    const [file] = input.files ?? []
    input.value = ''
    if (file) take(file)
  }
  return (
    <label
      class={
        'btn btn-quiet relative has-focus-visible:outline-3 ' +
        'has-focus-visible:outline-offset-2 has-focus-visible:outline-(--accent)'
      }
      aria-busy={busy || undefined}
    >
      <Icon name="bukti" size={20} />
      {busy ? busyLabel : label}
      <input
        type="file"
        class="sr-only"
        accept=".xlsx,.csv"
        disabled={busy}
        onChange={(event) => chosen(event.currentTarget)}
      />
    </label>
  )
}
