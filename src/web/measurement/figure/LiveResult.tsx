import type { JSX } from 'preact'
import { fixedText, isDecimalText } from '../../../kernel/decimal-text.ts'
import type { Computed } from '../../../rooms/measurement/computing/result.rules.ts'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import { Bullet } from '../../parts/chart/Bullet.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Note } from '../../parts/Note.tsx'
import { printAchievement, printFigure } from './figure-words.ts'
import type { Preview } from './preview.ts'

/** `missing`: what calculates did not come. */
type LiveTold = { page: FigurePage; preview: Preview | null; blank: boolean; missing: boolean }

/** Calculated while typing: value, change, achievement, bar, the year so far, and what a careful
 * reader would ask. */
export function LiveResult({ page, preview, blank, missing }: LiveTold): JSX.Element {
  const empty = missing
    ? 'Capaian dihitung di sini begitu ada sinyal.'
    : 'Capaian dihitung di sini sambil Anda mengetik.'
  return (
    <div>
      <output class={`block ${blank ? '' : 'min-h-24'}`}>
        {preview?.own ? (
          <Achieved page={page} {...preview} own={preview.own} />
        ) : (
          <span class="block sheet p-4 meta">
            {blank ? 'Tanpa angka, tanpa capaian. Rata-rata tidak ikut turun.' : empty}
          </span>
        )}
      </output>
      {preview?.doubts.map((doubt) => (
        <Note key={doubt} tone="mid" role="status" class="mt-2">
          {doubt}
        </Note>
      ))}
    </div>
  )
}

function Achieved({
  page,
  value,
  change,
  own,
  toDate,
}: Omit<Preview, 'own' | 'doubts'> & { page: FigurePage; own: Computed }): JSX.Element {
  return (
    <span class="block sheet p-4 space-y-2">
      <span class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span>
          <b class="text-2xl font-semibold tracking-tight num">{printFigure(value, page)}</b>{' '}
          {change && change.direction !== 'tetap' && (
            <span class="sec">
              {change.direction} {change.by} dari {page.last?.label}
            </span>
          )}
        </span>
        {own.uncapped === null ? (
          <span class="sec">{own.reason}</span>
        ) : (
          <AchievementMark {...own} uncapped={own.uncapped} />
        )}
      </span>
      <Bar page={page} value={value} target={own.target} tone={own.tone ?? 'none'} />
      {toDate?.uncapped && toDate.uncapped !== own.uncapped && (
        <span class="block meta">
          Sampai {page.periodLabel}, capaiannya {printAchievement(toDate.uncapped)}.
        </span>
      )}
    </span>
  )
}

const AchievementMark = ({
  uncapped,
  tone,
  band,
}: {
  uncapped: string
  tone: Computed['tone']
  band: string | null
}): JSX.Element => (
  <Mark kind={tone ?? 'unmeasurable'} said={band?.toLowerCase() ?? ''}>
    {printAchievement(uncapped)}
  </Mark>
)

const numberOf = (text: string | null | undefined): number | null =>
  text && isDecimalText(text) ? Number(fixedText(text, 6)) : null

function Bar({
  page,
  value,
  target,
  tone,
}: {
  page: FigurePage
  value: string
  target: string | null
  tone: Parameters<typeof Bullet>[0]['tone']
}): JSX.Element | null {
  const [reached, goal, last] = [numberOf(value), numberOf(target), numberOf(page.last?.value)]
  if (reached === null || goal === null) return null
  const said =
    `Realisasi ${printFigure(value, page)}, target ` +
    `${printFigure(target ?? '', page)}${page.last ? `, terakhir ${printFigure(page.last.value, page)}` : ''}.`
  return (
    <>
      <Bullet value={reached} target={goal} last={last} tone={tone} said={said} />
      <span class="flex flex-wrap justify-between gap-x-4 meta num" aria-hidden="true">
        <span>{page.last && `┊ terakhir ${printFigure(page.last.value, page)}`}</span>
        <span>┃ target {printFigure(target ?? '', page)}</span>
      </span>
    </>
  )
}
