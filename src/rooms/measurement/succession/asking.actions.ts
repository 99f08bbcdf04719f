import type { Inheritance, Succession, TaskToOpen } from '../../../kernel/ports.ts'
import type { Context } from '../../../platform/context.ts'
import type { IdentityTables } from '../../identity/index.ts'
import { branchOf } from '../../organisation/index.ts'
import {
  chargesOf,
  chartToday,
  type DeskTables,
  type FullCharge,
  readSchedule,
} from '../desk/charge.actions.ts'
import { periodLabel } from '../desk/desk.rules.ts'
import { askedBy, plannersFor } from '../figure/figure.actions.ts'
import { answering, verifying } from '../figure/figure.rules.ts'
import { currentFigures } from '../figure/figure.store.ts'
import { answerTask } from '../figure/verdict.actions.ts'
import { type Asked, awaitingFiguresOf } from '../heir.store.ts'

type Ctx = Context<DeskTables & IdentityTables>
type ToAnswer = Asked & { charge: FullCharge; positionId: string | null }

/** Questions about figures that wait for somebody who leaves the post of the indicator, or the
 * government: whoever holds that post answers them. One who reports it in another capacity, like an
 * operator, goes on answering. */
async function answersToHand(
  ctx: Ctx,
  { people, positions, endings }: Succession,
): Promise<ToAnswer[]> {
  const left = Map.groupBy(endings, ({ personId }) => personId)
  const gone = Object.keys(people)
  const asked = await awaitingFiguresOf(ctx, [...left.keys(), ...gone])
  const years = Map.groupBy(asked, ({ period }) => Number(period.slice(0, 4)))
  const found: ToAnswer[] = []
  for (const [year, figures] of years) {
    const measureIds = [...new Set(figures.map(({ measureId }) => measureId))]
    const chart = await chartToday({ ...ctx, revision: null })
    const charges = await chargesOf(ctx, { on: ctx.today, year, chart }, { measureIds })
    const byMeasure = new Map(charges.map((charge) => [charge.measure.id, charge]))
    for (const figure of figures) {
      const charge = byMeasure.get(figure.measureId)
      const positionId = charge?.node.holderPositionId ?? null
      const posts = (left.get(figure.reportedBy) ?? []).flatMap((ending) => [
        ending.positionId,
        ...(positions[ending.positionId] ?? []),
      ])
      if (charge && (gone.includes(figure.reportedBy) || posts.includes(positionId ?? '')))
        found.push({ ...figure, charge, positionId })
    }
  }
  return found
}

/** Which questions go to somebody else. */
export async function previewAnswers(ctx: Ctx, succession: Succession): Promise<Inheritance[]> {
  const { positions, people } = succession
  return (await answersToHand(ctx, succession)).map(
    ({ id, reportedBy, positionId, ...figure }) => ({
      ...{ table: 'measurement.figures', id, from: reportedBy },
      to:
        people[reportedBy]?.[0] ??
        (positionId === null ? null : (positions[positionId]?.[0] ?? positionId)),
      effect:
        `Pertanyaan tentang «${figure.charge.measure.indicatorName}», ` +
        `${periodLabel(figure.period)}, menunggu jawaban pemegang indikator yang baru.`,
    }),
  )
}

/** Asks those who follow, and the new givers of units that came under another office. */
export async function askAnew(ctx: Ctx, succession: Succession): Promise<void> {
  await handAnswers(ctx, succession)
  await askNewGivers(ctx, succession)
}

function holderOf(
  reportedBy: string,
  positionId: string | null,
  { people }: Succession,
): TaskToOpen['holder'] {
  const personId = people[reportedBy]?.[0]
  if (personId !== undefined) return { personId }
  return positionId === null ? { grant: 'ORGANISATION_BUREAU' } : { positionId }
}

async function handAnswers(ctx: Ctx, succession: Succession): Promise<void> {
  const hand = await answersToHand(ctx, succession)
  const subjects = hand.map(({ id }) => id)
  await ctx.tasks.open(
    hand.map(({ charge, positionId, ...figure }) =>
      answerTask(charge.measure, figure, holderOf(figure.reportedBy, positionId, succession)),
    ),
    [{ kind: answering, subjects, reason: 'Pelapornya berganti' }],
  )
}

/** What of a moved unit waits for a verdict is asked of whoever gives there now. */
async function askNewGivers(ctx: Ctx, { moved }: Succession): Promise<void> {
  if (Object.keys(moved).length === 0) return
  const chart = await chartToday({ ...ctx, revision: null })
  const unitIds = Object.keys(moved).flatMap((id) => branchOf(chart, id).map((unit) => unit.id))
  const within = new Set(unitIds)
  const positionIds = chart.organisation.positions.flatMap(({ id, unitId }) =>
    within.has(unitId) ? [id] : [],
  )
  const year = Number(ctx.today.slice(0, 4))
  const reach = { positionIds, personIds: [], unitIds }
  const charges = await chargesOf(ctx, { on: ctx.today, year, chart }, reach)
  const byMeasure = new Map(charges.map((charge) => [charge.measure.id, charge]))
  const measureIds = [...byMeasure.keys()]
  const figures = await currentFigures(ctx, {
    from: year - 1,
    to: year,
    measureIds,
    awaiting: true,
  })
  const reported = figures.flatMap((figure) => {
    const charge = byMeasure.get(figure.measureId)
    return charge ? [{ found: { ...charge, current: null }, figure }] : []
  })
  const ground = { schedule: await readSchedule(ctx), planners: await plannersFor(ctx, reported) }
  await ctx.tasks.open(
    reported.flatMap(({ found, figure }) => {
      const waiting = chart.person.get(figure.reportedBy ?? '')?.name
      const { tasks } = askedBy(ctx, found, figure, ground)
      return tasks.map(({ waiting: _, ...task }) => ({ ...task, ...(waiting && { waiting }) }))
    }),
    [
      {
        kind: verifying,
        subjects: figures.map(({ id }) => id),
        reason: 'Perangkat daerahnya berganti',
      },
    ],
  )
}
