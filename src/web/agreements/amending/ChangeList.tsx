import type { JSX } from 'preact'
import type { Changed } from '../../../rooms/agreements/amending/amending.contract.ts'

/** What changes, line by line: how it was and how it becomes. */
export function ChangeList({ of, none }: { of: readonly Changed[]; none: string }): JSX.Element {
  if (of.length === 0) return <p class="sec">{none}</p>
  return (
    <ul class="rows" aria-label="Perubahan">
      {of.map(({ of: line, before, after }) => (
        <li key={`${line}${before}${after}`} class="py-2">
          <span class="wrap-anywhere">{line}</span>
          <span class="block num">
            {before === null ? (
              <span class="text-ink-2">ditambahkan: </span>
            ) : (
              <del>
                <span class="sr-only">semula </span>
                {before}
              </del>
            )}{' '}
            {after === null ? (
              <span class="text-ink-2">dihapus</span>
            ) : (
              <ins>
                <span class="sr-only">menjadi </span>
                {after}
              </ins>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
