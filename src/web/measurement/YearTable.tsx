import type { JSX } from 'preact'
import { months } from '../../kernel/indonesian.ts'
import type { Cell, Desk } from '../../rooms/measurement/desk.contract.ts'
import { lastMonthOf, monthsOfYear } from '../../rooms/measurement/schedule.rules.ts'
import { Shape } from '../parts/Drawing.tsx'
import { marks } from '../parts/drawings.ts'
import { cellMark, periodName, printAchievementShort } from './figure-words.ts'

/** The year of a desk, month by month: achievement where there is one, else which of the blanks; each cell leads to its figure. */
export function YearTable({ desk }: { desk: Desk }): JSX.Element {
  const year = Number(desk.period.slice(0, 4))
  return (
    <section aria-labelledby="setahun">
      <h2 id="setahun" class="h2">
        Bulan demi bulan {year}
      </h2>
      <p class="sec">Capaian tiap periode dalam persen, di bawah bulan tempat periodenya berakhir.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard */}
      <section class="overflow-x-auto mt-3" tabIndex={0} aria-label={`Capaian bulan demi bulan ${year}`}>
        <table class="heat">
          <caption class="sr-only">Capaian tiap indikator menurut bulan {year}</caption>
          <thead>
            <tr>
              <th scope="col">Indikator</th>
              {months.map((month) => (
                <th key={month} scope="col" class="!text-right">
                  {month.slice(0, 3)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {desk.year.map(({ measureId, indicator, cells }) => (
              <tr key={measureId}>
                <th scope="row" class="whitespace-normal! min-w-36 md:min-w-52 py-1.5! leading-snug">
                  {indicator}
                </th>
                {monthsOfYear(year).map((month) => (
                  <td key={month} class="min-w-14!">
                    <InMonth
                      cell={cells.find(({ period }) => lastMonthOf(period) === month)}
                      measureId={measureId}
                      chosen={month === desk.period}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Legend desk={desk} />
    </section>
  )
}

function InMonth({ cell, measureId, chosen }: { cell: Cell | undefined; measureId: string; chosen: boolean }): JSX.Element | null {
  if (!cell) return null
  const { kind, tone } = cellMark(cell)
  const { word } = marks[kind]
  return (
    <a class="cell" data-s={tone} href={`/pengukuran/${measureId}/${cell.period}`} aria-current={chosen ? 'true' : undefined}>
      <Shape kind={kind} size={12} />
      {cell.achievement && printAchievementShort(cell.achievement)}
      <span class="sr-only">
        {cell.achievement && ', '}
        {periodName(cell.period)}: {word.toLowerCase()}
      </span>
    </a>
  )
}

const order = ['good', 'fine', 'mid', 'low', 'bad', 'zero', 'unmeasurable', 'unreported', 'notyet'] as const

/** The shapes that occur, with their words. */
function Legend({ desk }: { desk: Desk }): JSX.Element {
  const seen = new Set(desk.year.flatMap(({ cells }) => cells.map((cell) => cellMark(cell).kind)))
  return (
    <p class="meta mt-3 flex flex-wrap gap-x-4 gap-y-1" aria-hidden="true">
      {order
        .filter((kind) => seen.has(kind))
        .map((kind) => (
          <span key={kind} class="inline-flex items-center gap-1.5" data-s={marks[kind].tone}>
            <Shape kind={kind} size={12} />
            {marks[kind].word}
          </span>
        ))}
    </p>
  )
}
