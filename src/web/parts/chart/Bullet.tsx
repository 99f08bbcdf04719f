import type { JSX } from 'preact'
import type { Tone } from '../drawings.ts'

/** Positions on a bar of 300, from 0 to the end of the scale. */
const at = (value: number, end: number): number =>
  Math.round((Math.min(Math.max(value, 0), end) / end) * 3000) / 10

/** A broken line that keeps its measure while the bar is stretched. */
const broken = (gap: number): { 'stroke-dasharray': string; 'vector-effect': string } => ({
  'stroke-dasharray': `3 ${gap}`,
  'vector-effect': 'non-scaling-stroke',
})

/** `last` is last year's figure, `end` where the scale ends (by default a tenth beyond the
 * largest). */
export type BulletProps = {
  value: number | null
  target: number | null
  last?: number | null
  end?: number
  tone: Tone
  said: string
}

/** Achievement against target: bar, thick line for the target, broken line for last year, broken
 * frame where there is no figure. Numbers are only drawn; `said` is the full sentence with the
 * exact figures («97,65% dari 98,50%»). */
export function Bullet(props: BulletProps): JSX.Element {
  const { value, target, last = null } = props
  const end = props.end ?? Math.max(value ?? 0, target ?? 0, last ?? 0, Number.MIN_VALUE) * 1.1
  return (
    <svg
      class="block w-full"
      height="22"
      viewBox="0 0 300 22"
      preserveAspectRatio="none"
      role="img"
      aria-label={props.said}
      data-s={props.tone}
    >
      <rect y="6" width="300" height="10" rx="2" fill="var(--sunken)" />
      {value !== null && (
        <rect y="6" width={at(value, end)} height="10" rx="2" fill="var(--fill)" />
      )}
      {value === null && (
        <rect
          x=".5"
          y="6"
          width="299"
          height="10"
          rx="2"
          fill="none"
          stroke="var(--line-strong)"
          {...broken(3)}
        />
      )}
      {last !== null && (
        <path d={`M${at(last, end)} 2v18`} stroke="var(--ink)" stroke-width="1.5" {...broken(2)} />
      )}
      {target !== null && (
        <path
          d={`M${at(target, end)} 0v22`}
          stroke="var(--ink)"
          stroke-width="2.5"
          vector-effect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}
