import type { Given, Taken } from '../../../kernel/contract.ts'
import type { Context } from '../../../platform/context.ts'
import { type EvidenceTables, findItems } from '../../evidence/index.ts'
import { shown } from '../figure/figure.actions.ts'
import { mostAtOnce } from '../figure/figure.contract.ts'
import type { DeskTables, FullCharge } from './charge.actions.ts'
import { chargesOfDesk } from './desk.actions.ts'
import type { deskContract, GridLine } from './desk.contract.ts'
import { cellOf, deskLine, overdueBefore, periodLabel } from './desk.rules.ts'
import { partsNamed } from './parts.rules.ts'
import { periodEndingIn } from './schedule.rules.ts'
import { asksForMore } from './urgency.rules.ts'

type Ctx = Context<DeskTables & EvidenceTables>
type Desk = Awaited<ReturnType<typeof chargesOfDesk>>

/** The month's figures that still ask for the reader, then those of earlier months, the oldest
 * first; at most as many as are sent at once. */
export async function readGrid(
  ctx: Ctx,
  { month }: Taken<(typeof deskContract)['readGrid']>,
): Promise<Given<(typeof deskContract)['readGrid']>> {
  const desk = await chargesOfDesk(ctx, month)
  const { asked, charges, view } = desk
  const ofMonth = charges.flatMap((charge) => {
    const period = periodEndingIn(charge.measure.frequency, asked)
    const asks = period && asksForMore(cellOf(view, charge.countedAs, period))
    return asks ? [{ charge, period }] : []
  })
  const waiting = [...ofMonth, ...overdueBefore(view, charges, asked)]
  const lines = waiting.slice(0, mostAtOnce).map((one) => gridLine(desk, one))
  const items = await findItems(ctx, [
    ...new Set(lines.flatMap(({ current }) => current?.evidenceIds ?? [])),
  ])
  return {
    period: asked,
    periodLabel: periodLabel(asked),
    items: lines.map((line) => ({
      ...line,
      evidenceItems: items.filter(({ id }) => line.current?.evidenceIds.includes(id)),
    })),
    left: waiting.length - lines.length,
  }
}

function gridLine(
  { chart, view, year }: Desk,
  { charge, period }: { charge: FullCharge; period: string },
): GridLine {
  const own = view.figures.filter(({ measureId }) => measureId === charge.countedAs)
  const current = own.find((figure) => figure.period === period)
  return {
    ...deskLine(view, charge, period),
    ...{ baseline: charge.baseline, achievementFormula: charge.achievementFormula },
    parts: partsNamed(charge.formulaText),
    targets: Object.fromEntries(charge.targets),
    reported: own
      .filter((figure) => figure.period.slice(0, 4) === String(year))
      .map(({ period: one, value, numerator, denominator }) => ({
        ...{ period: one, value, numerator, denominator },
      })),
    current: current ? shown(chart, current) : null,
    evidenceItems: [],
  }
}
