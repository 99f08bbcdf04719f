import type { JSX } from 'preact'
import { printNumber } from '../../../kernel/indonesian.ts'

/** Long work: its name, how far it is, what is left. `left` is a sentence such as «Kira-kira 20
 * detik lagi.» */
export function Progress({
  name,
  done,
  total,
  left,
  leavable,
}: {
  name: string
  done: number
  total: number
  left?: string
  leavable?: boolean
}): JSX.Element {
  const words = `${printNumber(done)} dari ${printNumber(total)}`
  return (
    <div>
      <p class="flex justify-between gap-4">
        <b class="font-semibold">{name}</b>
        <span class="num sec">{words}</span>
      </p>
      <div
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
      >
        <svg
          class="block w-full mt-2"
          height="8"
          viewBox={`0 0 ${Math.max(total, 1)} 8`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect width={Math.max(total, 1)} height="8" fill="var(--sunken)" />
          <rect width={Math.min(done, total)} height="8" fill="var(--accent)" />
        </svg>
      </div>
      {(left || leavable) && (
        <p class="meta mt-2">
          {left} {leavable && 'Anda boleh menutup halaman ini.'}
        </p>
      )}
    </div>
  )
}
