import type { JSX } from 'preact'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import type { Difference } from '../../../rooms/agreements/scans/scan.contract.ts'

const inWords: Record<Difference['kind'], (one: Difference) => string> = {
  CHANGED: ({ what, planned, onPaper }) =>
    `${what}: di kertas ${onPaper || 'kosong'}, di rencana ${planned || 'kosong'}.`,
  ADDED: ({ onPaper }) => `Hanya di kertas: ${onPaper}.`,
  MISSING: ({ planned }) => `Tidak ada di kertas; di rencana ${planned}.`,
}

/** Where a paper says something else than plan and budget; nothing where it says the same. */
export function Differences({
  of,
  open = false,
}: {
  of: readonly Difference[]
  open?: boolean
}): JSX.Element {
  if (of.length === 0) return <p class="sec">Isinya sama dengan rencana dan anggaran.</p>
  return (
    <details class="twin" open={open}>
      <summary class="link text-sm">
        {capitalised(printCount(of.length))} beda dengan rencana atau anggaran
      </summary>
      <ul class="mt-2 space-y-2 text-sm">
        {of.map((one) => (
          <li key={`${one.of}${one.what}${one.kind}`}>
            <span class="font-medium">{one.of}</span>
            <span class="block text-ink-2">{inWords[one.kind](one)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
