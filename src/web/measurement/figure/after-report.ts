import type { Given } from '../../../kernel/contract.ts'
import type {
  Cell,
  Desk,
  DeskLine,
  FigurePage,
} from '../../../rooms/measurement/desk/desk.contract.ts'
import { asksForMore, byUrgency } from '../../../rooms/measurement/desk/urgency.rules.ts'
import type { figureContract } from '../../../rooms/measurement/figure/figure.contract.ts'
import { changeSince } from '../../../rooms/measurement/figure/question.rules.ts'
import type { DraftFile } from './draft.ts'

/** What the server answers to a report. */
export type Reported = Given<(typeof figureContract)['reportFigure']>

/** The page of a figure after its own report, out of what the server answered, so that nothing is
 * asked again; `null` where a file is attached that this page does not know. */
export function pageAfter(
  page: FigurePage,
  { figure, results, version }: Reported,
  files: readonly DraftFile[],
): FigurePage | null {
  const sent = files.flatMap((file) => file.sent ?? [])
  const known = new Set(page.evidenceItems.map(({ id }) => id))
  const evidenceItems = [
    ...page.evidenceItems,
    ...sent
      .filter(({ id }) => !known.has(id))
      .map((item) => ({ ...item, judgements: [], mayJudge: false })),
  ]
  if (figure.evidenceIds.some((id) => !evidenceItems.some((item) => item.id === id))) return null
  const { period, value, numerator, denominator, blank, provisional } = figure
  const own = results.find(({ scope }) => scope === 'PERIOD')
  const cell: Cell = {
    period,
    state: blank ? 'NOT_MEASURABLE' : 'REPORTED',
    value,
    blank,
    provisional,
    achievement: own?.uncapped ?? null,
    tone: own?.tone ?? null,
  }
  const others = page.reported.filter((one) => one.period !== period)
  return {
    ...page,
    ...cell,
    version,
    figureId: figure.id,
    band: own?.band ?? null,
    ...(own && own.target !== null && { target: own.target, targetSource: own.targetSource }),
    question: null,
    reporter: figure.reporterName,
    reportedAt: figure.capturedAt,
    evidence: figure.evidenceIds.length,
    late: false,
    change: changeSince(page.last?.value ?? null, value, page.polarity),
    current: figure,
    versions: [figure, ...page.versions.filter(({ id }) => id !== figure.id)],
    results,
    evidenceItems,
    cells: page.cells.map((one) => (one.period === period ? cell : one)),
    reported: [...others, { period, value, numerator, denominator }].toSorted((a, b) =>
      a.period < b.period ? -1 : 1,
    ),
    // nobody judges what they reported themselves
    mayVerify: false,
  }
}

/** A desk after one of its figures was reported: the figure stands there, and no longer waits. */
export function deskAfter(desk: Desk, page: FigurePage, month: string): Desk {
  const isIt = (line: Pick<DeskLine, 'measureId' | 'period'>): boolean =>
    line.measureId === page.measureId && line.period === page.period
  const before = [...desk.items, ...desk.earlier.items].find(isIt)
  if (!before || !asksForMore(before)) return desk
  const cell = page.cells.find(({ period }) => period === page.period)
  const items = desk.items.map((line) => (isIt(line) ? page : line)).toSorted(byUrgency)
  const earlier = desk.earlier.items.filter((line) => !isIt(line))
  const late = before.late ? 1 : 0
  return {
    ...desk,
    items,
    waiting: items.filter(asksForMore).length,
    late: items.filter((line) => line.late).length,
    earlier: {
      waiting: desk.earlier.waiting - (desk.earlier.items.length - earlier.length),
      items: earlier,
    },
    months: desk.months.map((one) =>
      one.month === month ? { ...one, waiting: one.waiting - 1, late: one.late - late } : one,
    ),
    year: desk.year.map((row) =>
      row.measureId === page.measureId && cell
        ? { ...row, cells: row.cells.map((one) => (one.period === page.period ? cell : one)) }
        : row,
    ),
  }
}
