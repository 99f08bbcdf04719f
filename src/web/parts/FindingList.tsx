import type { ComponentChildren, JSX } from 'preact'
import { Shape } from './Drawing.tsx'

type Told = { detail: string; severity: 'error' | 'warning'; after?: ComponentChildren }

/** What a check found, each to be mended or thought about; `good` where it found nothing. */
export const FindingList = ({
  findings,
  good,
}: {
  findings: readonly Told[]
  good: string
}): JSX.Element => (
  <ul class="mt-3 space-y-3 text-sm leading-snug">
    {findings.map(({ detail, severity, after }) => (
      <li key={detail} class="flex gap-2.5">
        <span class="mt-0.5 flex-none" data-s={severity === 'error' ? 'bad' : 'mid'}>
          <Shape kind={severity === 'error' ? 'bad' : 'mid'} size={16} />
        </span>
        <span>
          <span class="sr-only">
            {severity === 'error' ? 'Harus diperbaiki: ' : 'Perlu diperhatikan: '}
          </span>
          {detail} {after}
        </span>
      </li>
    ))}
    {findings.length === 0 && (
      <li class="flex gap-2.5">
        <span class="mt-0.5 flex-none" data-s="good">
          <Shape kind="good" size={16} />
        </span>
        {good}
      </li>
    )}
  </ul>
)
