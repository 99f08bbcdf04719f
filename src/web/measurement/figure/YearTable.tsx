import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { months, printNumber } from '../../../kernel/indonesian.ts'
import type { Cell, Desk, DeskYear } from '../../../rooms/measurement/desk/desk.contract.ts'
import { lastMonthOf, monthsOfYear } from '../../../rooms/measurement/desk/schedule.rules.ts'
import { Shape } from '../../parts/Drawing.tsx'
import { marks } from '../../parts/drawings.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { SideScroll } from '../../parts/list/SideScroll.tsx'
import { cellMark, periodName, printAchievementShort, worstFirst } from './figure-words.ts'

const first = 12

/** The year of a desk, month by month: achievement where there is one, else which of the blanks;
 * each cell leads to its figure. */
export function YearTable({ desk }: { desk: Desk }): JSX.Element {
  const year = Number(desk.period.slice(0, 4))
  const [all, showAll] = useState(false)
  const rows = worstFirst(desk.year)
  const shown = all ? rows : rows.slice(0, first)
  return (
    <section aria-labelledby="setahun">
      <h2 id="setahun" class="h2">
        Bulan demi bulan {year}
      </h2>
      <p class="sec">
        Capaian tiap periode dalam persen, di bawah bulan tempat periodenya berakhir.
      </p>
      <SideScroll label={`Capaian bulan demi bulan ${year}`}>
        <table class="heat">
          <caption class="sr-only">Capaian tiap indikator menurut bulan {year}</caption>
          <thead>
            <tr>
              <th scope="col">Indikator</th>
              {months.map((month, i) => (
                <th
                  key={month}
                  scope="col"
                  aria-current={i + 1 === Number(desk.period.slice(5)) ? 'date' : undefined}
                  class="!text-right aria-[current]:font-semibold! aria-[current]:text-ink!"
                >
                  {month.slice(0, 3)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ measureId, indicator, holder, cells }) => (
              <tr key={measureId}>
                <th
                  scope="row"
                  class="whitespace-normal! min-w-36 md:min-w-52 py-1.5! leading-snug"
                >
                  {indicator}
                  {holder && <span class="block meta">{holder}</span>}
                </th>
                {monthsOfYear(year).map((month) => (
                  <td key={month} class="min-w-14!">
                    <InMonth
                      cell={cells.find(({ period }) => lastMonthOf(period) === month)}
                      measureId={measureId}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
      {shown.length < rows.length && (
        <p class="mt-2 -ml-2">
          <Button kind="text" onClick={() => showAll(true)}>
            Tampilkan {printNumber(rows.length - shown.length)} indikator lain
          </Button>
        </p>
      )}
      <Legend rows={shown} />
    </section>
  )
}

function InMonth({
  cell,
  measureId,
}: {
  cell: Cell | undefined
  measureId: string
}): JSX.Element | null {
  if (!cell) return null
  const { kind, tone } = cellMark(cell)
  const { word } = marks[kind]
  return (
    <a class="cell" data-s={tone} href={`/pengukuran/${measureId}/${cell.period}`}>
      <Shape kind={kind} size={12} />
      {cell.achievement && printAchievementShort(cell.achievement)}
      <span class="sr-only">
        {cell.achievement && ', '}
        {periodName(cell.period)}: {word.toLowerCase()}
      </span>
    </a>
  )
}

const order = [
  'good',
  'fine',
  'mid',
  'low',
  'bad',
  'zero',
  'unmeasurable',
  'unreported',
  'notyet',
] as const

/** The shapes that occur, with their words. */
function Legend({ rows }: { rows: DeskYear[] }): JSX.Element {
  const seen = new Set(rows.flatMap(({ cells }) => cells.map((cell) => cellMark(cell).kind)))
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
