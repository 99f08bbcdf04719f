import type { JSX } from 'preact'
import { Shape } from '../Drawing.tsx'
import { type MarkKind, marks } from '../drawings.ts'

/** One cell: its status and, where there is a figure, its text («71,2»). */
export type HeatCell = { kind: MarkKind; text?: string; href?: string; chosen?: boolean }
export type HeatRow = { name: string; href?: string; cells: HeatCell[] }

/** The heat map **is** a table: soft ground, shape and number; blanks white with a hairline. Put
 * the worst rows first. */
export function Heat({
  caption,
  corner,
  columns,
  rows,
}: {
  caption: string
  corner: string
  columns: string[]
  rows: HeatRow[]
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section class="overflow-x-auto" tabIndex={0} aria-label={caption}>
      <table class="heat">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr-only">{corner}</span>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" class="!text-right">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.name} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Line({ row, columns }: { row: HeatRow; columns: string[] }): JSX.Element {
  return (
    <tr>
      <th scope="row">{row.href ? <a href={row.href}>{row.name}</a> : row.name}</th>
      {row.cells.map((cell, i) => (
        <td key={columns[i]}>
          <Cell {...cell} />
        </td>
      ))}
    </tr>
  )
}

function Cell({ kind, text, href, chosen }: HeatCell): JSX.Element {
  const { tone, word } = marks[kind]
  const inside = (
    <>
      <Shape kind={kind} size={12} />
      {text}
      <span class="sr-only">
        {text && ', '}
        {word}
      </span>
    </>
  )
  const props = {
    class: 'cell',
    'data-s': tone,
    'aria-current': chosen ? ('true' as const) : undefined,
  }
  return href ? (
    <a {...props} href={href}>
      {inside}
    </a>
  ) : (
    <span {...props}>{inside}</span>
  )
}
