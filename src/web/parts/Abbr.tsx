import type { JSX } from 'preact'

/** An abbreviation of the field with its long form, at its first use on a page. */
export function Abbr({ short, long }: { short: string; long: string }): JSX.Element {
  return <abbr title={long}>{short}</abbr>
}
