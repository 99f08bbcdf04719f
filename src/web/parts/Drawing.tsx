import type { JSX } from 'preact'
import { type IconName, icons, logo, type MarkKind, marks } from './drawings.ts'

function Drawing({
  paths,
  grid,
  size,
  ...rest
}: { paths: string; grid: number; size: number } & JSX.IntrinsicElements['svg']): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${grid} ${grid}`}
      aria-hidden="true"
      {...rest}
      dangerouslySetInnerHTML={{ __html: paths }}
    />
  )
}

/** An icon of our own set. Always beside a word; the word is the name. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <Drawing
      paths={icons[name]}
      grid={20}
      size={size}
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  )
}

/** The shape of a status without its word; the parent carries the tone (`data-s`) and says the
 * word. */
export function Shape({ kind, size = 14 }: { kind: MarkKind; size?: number }): JSX.Element {
  return <Drawing paths={marks[kind].drawing} grid={14} size={size} />
}

/** The logo: giver above, receiver below, a thread between. */
export function Logo({ size = 26 }: { size?: number }): JSX.Element {
  return <Drawing paths={logo} grid={26} size={size} fill="none" />
}
