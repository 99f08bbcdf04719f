import type { Given, Taken } from '../../../kernel/contract.ts'
import type { TaskDone, TaskToOpen } from '../../../kernel/ports.ts'
import { heed, Refused, refusal, whyStale } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type Act, type AuditTables, record } from '../../audit/index.ts'
import { type EvidenceTables, findItems, heedAttaching } from '../../evidence/index.ts'
import { holdersOf, type IdentityTables, rolesWith } from '../../identity/index.ts'
import { type Chart, packOf } from '../../organisation/index.ts'
import { targetFor } from '../../planning/words.ts'
import { computeResults } from '../computing/compute.actions.ts'
import { currentResults } from '../computing/result.store.ts'
import {
  chargesOf,
  chartToday,
  type DeskTables,
  type FullCharge,
  readSchedule,
  type Schedule,
} from '../desk/charge.actions.ts'
import { periodLabel } from '../desk/desk.rules.ts'
import { lookAtMonths } from '../desk/month-task.actions.ts'
import { periodsOfYear, planDateOf, verificationDue } from '../desk/schedule.rules.ts'
import { MeasurementPack } from '../pack.contract.ts'
import { followOpenings } from '../succession/merge.actions.ts'
import type { Figure, FigureInput, figureContract } from './figure.contract.ts'
import {
  answering,
  reportingMandate,
  verifierOf,
  verifying,
  whyNotNamed,
  whyNotReport,
} from './figure.rules.ts'
import { currentFigures, holdMeasure, type StoredFigure } from './figure.store.ts'
import { contentOf, sameContent, whyNotValue } from './input.rules.ts'

export type FigureTables = DeskTables & AuditTables & EvidenceTables & IdentityTables
type Ctx = Context<FigureTables>
type Contract = typeof figureContract
export type At = { measureId: string; period: string }

/** What is not in the plan of its period has no figure. */
export const noSuchMeasure = refusal(
  'measurement/no-such-measure',
  404,
  'Indikator ini tidak ada dalam rencana periode itu.',
)
const noEvidence = refusal(
  'measurement/no-such-evidence',
  422,
  'Salah satu bukti tidak ditemukan. Unggah lagi bukti itu.',
  {
    errors: [{ pointer: '/evidenceIds', detail: 'Unggah lagi bukti yang tidak ditemukan.' }],
  },
)

/** A measure with who answers for it, the figures that count this year and last, and the one of the
 * period. */
export type Found = FullCharge & {
  chart: Chart
  figures: StoredFigure[]
  current: StoredFigure | null
}

/** The measure of a period with its figures, as the plan stands then or on a day; refuses a measure
 * or period that is not in the plan. */
export async function findCharge(
  ctx: Context<DeskTables>,
  { measureId, period }: At,
  on = planDateOf(period, ctx.today),
): Promise<Found> {
  const chart = await chartToday(ctx)
  const year = Number(period.slice(0, 4))
  const [charge] = await chargesOf(ctx, { on, year, chart }, { measureIds: [measureId] })
  if (!charge || !periodsOfYear(charge.measure.frequency, year).includes(period))
    throw new Refused(noSuchMeasure)
  const figures = await currentFigures(ctx, {
    from: year - 1,
    to: year,
    measureIds: [charge.countedAs],
  })
  const current = figures.find((one) => one.measureId === measureId && one.period === period)
  return { ...charge, chart, figures, current: current ?? null }
}

type Names = { person: Map<string, { name: string }> }

/** A version with the names of its people, as far as they still work here. */
export function shown({ person }: Names, { verdictById, ...figure }: StoredFigure): Figure {
  const nameOf = (id: string | null): string | null => (id ? (person.get(id)?.name ?? null) : null)
  return { ...figure, reporterName: nameOf(figure.reportedBy), verdictBy: nameOf(verdictById) }
}

export async function reportFigure(
  ctx: Ctx,
  input: Taken<Contract['reportFigure']>,
): Promise<Given<Contract['reportFigure']>> {
  await holdMeasure(ctx, input.measureId)
  const found = await findCharge(ctx, input)
  const pack = await packOf(ctx, 'pengukuran', input.period.slice(0, 4), MeasurementPack)
  const figure = newVersion(ctx, found, pack.content, input, ctx.ifMatch)
  const { chart, current } = found
  if (!figure && current) return standingAnswer(ctx, shown(chart, current))
  if (!figure) throw new Refused(noSuchMeasure)
  await checkEvidence(ctx, figure.evidenceIds)

  const acting = actingFor(ctx, found)
  const results = await computeResults(acting, found, pack, input.period, figure)
  await followOpenings(ctx, [found])
  const schedule = await readSchedule(ctx)
  const planners = await plannersFor(ctx, [{ found, figure }])
  const asked = askedBy(ctx, found, figure, { schedule, planners })
  await ctx.tasks.open(asked.tasks, asked.done)
  if (!current) await lookAtMonths(ctx, [figure])
  await record(acting, reportedAct(figure, current))
  return { figure: shown(chart, figure), results, version: figure.version }
}

/** The capacity somebody reports a measure in. */
export const actingFor = (ctx: Ctx, { owned }: Pick<Found, 'owned'>): Ctx => ({
  ...ctx,
  actor: { ...ctx.actor, actingAs: reportingMandate(owned, ctx.actor) },
})

/** What a report puts on record. */
export const reportedAct = (figure: StoredFigure, before: StoredFigure | null): Act => ({
  act: 'figure.reported',
  subject: figure.id,
  before: before && { version: before.version, value: before.value },
  after: {
    period: figure.period,
    version: figure.version,
    value: figure.value,
    blank: figure.blank,
  },
})

/** Sent again with the same content (an answer lost on the way, a second press): what stands
 * already is the answer. */
async function standingAnswer(ctx: Ctx, figure: Figure): Promise<Given<Contract['reportFigure']>> {
  const year = Number(figure.period.slice(0, 4))
  const results = await currentResults(
    ctx,
    { from: year, to: year },
    { measureIds: [figure.measureId] },
  )
  return {
    figure,
    results: results.filter(({ period }) => period === figure.period),
    version: figure.version,
  }
}

/** A figure carries only evidence that exists and that its reporter may read. */
export async function checkEvidence(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const items = await findItems(ctx, ids)
  if (items.length !== ids.length) throw new Refused(noEvidence)
  await heedAttaching(ctx, items)
}

/** The version a report adds, or `null` where what stands says the same. Refuses what may not be
 * reported, the version that was not seen (`ifMatch`), and what is no figure. */
export function newVersion(
  { newId, now, actor, today }: Ctx,
  { measure, owned, targets, current }: Found,
  pack: MeasurementPack,
  input: FigureInput,
  ifMatch: string | null,
): StoredFigure | null {
  const { measureId, period, capturedAt } = input
  heed(whyNotReport(owned, period, current, actor, today))
  const { unitKind, aggregation } = measure
  const content = contentOf(input, unitKind)
  if (current && sameContent(content, current)) return null
  heed(whyNotNamed(ifMatch, current))
  heed(whyStale(ifMatch, current?.version ?? 0))
  const { target } = targetFor(aggregation, period, targets)
  heed(whyNotValue(input, { unitKind, target }, current, pack, now))
  return {
    ...{ id: newId(), measureId, period, version: (current?.version ?? 0) + 1, ...content },
    ...{ capturedAt: new Date(capturedAt ?? now).toISOString(), reportedBy: actor.personId },
    ...{ recordedAt: now, verdict: null, question: null, verdictById: null, verdictAt: null },
    lockedAt: null,
  }
}

/** Where a figure is shown. */
export const linkTo = ({ measureId, period }: At): string => `/pengukuran/${measureId}/${period}`

/** Who verifies where nobody stands above: the region's planners, read only where one of these
 * figures needs them. */
export async function plannersFor(
  ctx: Ctx,
  reported: readonly { found: Pick<Found, 'owned'>; figure: StoredFigure }[],
): Promise<string[]> {
  const isNeeded = reported.some(({ found, figure }) => !verifierOf(found.owned, figure.reportedBy))
  return isNeeded ? holdersOf(ctx, rolesWith('planning.manage')) : []
}

/** The giver is asked to verify the new version, and where nobody stands above, every planner who
 * did not report it; what was asked about the one before is done with it. */
export function askedBy(
  ctx: Ctx,
  { measure, owned, current: before }: Pick<Found, 'measure' | 'owned' | 'current'>,
  figure: StoredFigure,
  { schedule, planners }: { schedule: Schedule; planners: readonly string[] },
): { tasks: TaskToOpen[]; done: TaskDone[] } {
  const giver = verifierOf(owned, figure.reportedBy)
  const holders = giver
    ? [{ positionId: giver.positionId }]
    : planners
        .filter((one) => one !== figure.reportedBy && one !== owned.holderPersonId)
        .map((personId) => ({ personId }))
  const tasks = holders.map((holder) => ({
    kind: verifying,
    subject: figure.id,
    title: `Angka «${measure.indicatorName}», ${periodLabel(figure.period)}`,
    holder,
    waiting: ctx.actor.name,
    dueOn: verificationDue(figure.period, schedule, ctx.today),
    link: linkTo(figure),
  }))
  const done = before
    ? [
        { kind: answering, subjects: [before.id], reason: 'Versi baru dilaporkan' },
        { kind: verifying, subjects: [before.id], reason: 'Diganti versi baru' },
      ]
    : []
  return { tasks, done }
}
