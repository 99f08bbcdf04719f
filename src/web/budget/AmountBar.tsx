import type { JSX } from 'preact'

/** An amount beside the largest of its list, as a bar; the figure itself stands in the column
 * beside it. */
export function AmountBar({ amount, largest }: { amount: number; largest: number }): JSX.Element {
  const width = largest > 0 ? Math.max(0, Math.round((amount / largest) * 1000) / 10) : 0
  return (
    <svg
      class="block w-full min-w-24 mt-1.5"
      height="10"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width="100" height="10" rx="1" fill="var(--sunken)" />
      <rect width={width} height="10" rx="1" fill="var(--accent)" />
    </svg>
  )
}
