import type { JSX } from 'preact'
import { months } from '../../../kernel/indonesian.ts'
import type { Cell, FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import { Shape } from '../../parts/Drawing.tsx'
import { marks } from '../../parts/drawings.ts'
import { cellMark, printAchievement } from '../figure/figure-words.ts'

/** The short name of a period within its year: `J`, `TW II`, `Sem I`, the year. */
function shortName(period: string): string {
  const part = period.slice(5)
  const roman = ['', 'I', 'II', 'III', 'IV'][Number(part.slice(1))] ?? ''
  if (part.startsWith('Q')) return `TW ${roman}`
  if (part.startsWith('S')) return `Sem ${roman}`
  return part === '' ? period : (months[Number(part.slice(0, 2)) - 1] ?? part).charAt(0)
}

const fullName = (period: string, { cells }: FigurePage): string => {
  const month = months[Number(period.slice(5, 7)) - 1]
  return cells.length === 12 && month
    ? month
    : shortName(period).replace('TW', 'triwulan').replace('Sem', 'semester')
}

const widths: Record<number, string> = {
  12: '',
  4: 'grid-cols-4! max-w-md!',
  3: 'grid-cols-3! max-w-sm!',
  2: 'grid-cols-2! max-w-xs!',
  1: 'grid-cols-1! max-w-32!',
}

/** The year's periods at a glance, each a way to its figure; this one is framed. */
export function PeriodStrip({ page }: { page: FigurePage }): JSX.Element {
  return (
    <nav aria-label={`Periode tahun ${page.period.slice(0, 4)}`} class="mt-5">
      <ol class={`months ${widths[page.cells.length] ?? ''}`}>
        {page.cells.map((cell) => (
          <Period key={cell.period} cell={cell} page={page} />
        ))}
      </ol>
    </nav>
  )
}

function Period({ cell, page }: { cell: Cell; page: FigurePage }): JSX.Element {
  const { kind, tone } = cellMark(cell)
  const here = cell.period === page.period
  const broken = page.breaks.some(({ begins }) => cell.period === begins)
  return (
    <li
      data-s={tone}
      aria-current={here ? 'date' : undefined}
      class={broken ? 'border-l-2 border-current pl-1.5' : ''}
    >
      <span class="meta" aria-hidden="true">
        {shortName(cell.period)}
      </span>
      <a
        class="month"
        href={`/pengukuran/${page.measureId}/${cell.period}`}
        aria-current={here ? 'page' : undefined}
      >
        <Shape kind={kind} size={12} />
        <span class="sr-only">
          {broken && 'deret berganti, '}
          {fullName(cell.period, page)}: {marks[kind].word.toLowerCase()}
          {cell.achievement && `, ${printAchievement(cell.achievement)}`}
        </span>
      </a>
    </li>
  )
}
