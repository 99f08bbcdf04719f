import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal, whyStale } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { type EvidenceTables, findItems, heedAttaching } from '../../evidence/index.ts'
import { type Chart, packOf } from '../../organisation/index.ts'
import { computeResults } from '../computing/compute.actions.ts'
import { currentResults } from '../computing/result.store.ts'
import { targetFor } from '../computing/target.rules.ts'
import {
  chargesOf,
  chartToday,
  type DeskTables,
  type FullCharge,
  readSchedule,
} from '../desk/charge.actions.ts'
import { periodLabel } from '../desk/desk.rules.ts'
import { periodsOfYear, planDateOf, verificationDue } from '../desk/schedule.rules.ts'
import { MeasurementPack } from '../pack.contract.ts'
import type { Figure, figureContract } from './figure.contract.ts'
import { reportingMandate, verifierOf, whyNotNamed, whyNotReport } from './figure.rules.ts'
import { currentFigures, holdMeasure, type StoredFigure } from './figure.store.ts'
import { contentOf, type FigureContent, sameContent, whyNotValue } from './input.rules.ts'

export type FigureTables = DeskTables & AuditTables & EvidenceTables
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

/** The measure of a period with its figures; refuses a measure or period that is not in the
 * plan. */
export async function findCharge(
  ctx: Context<DeskTables>,
  { measureId, period }: At,
): Promise<Found> {
  const chart = await chartToday(ctx)
  const year = Number(period.slice(0, 4))
  const [charge] = await chargesOf(
    ctx,
    { on: planDateOf(period, ctx.today), year, chart },
    { measureIds: [measureId] },
  )
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
  const charge = await findCharge(ctx, input)
  const { measure, owned, chart, targets, current } = charge
  heed(whyNotReport(owned, input.period, current, ctx.actor, ctx.today))
  const pack = await packOf(ctx, 'pengukuran', input.period.slice(0, 4), MeasurementPack)
  const expected = {
    unitKind: measure.unitKind,
    target: targetFor(measure.aggregation, input.period, targets).target,
  }
  const content = contentOf(input, measure.unitKind)
  if (current && sameContent(content, current)) return standingAnswer(ctx, shown(chart, current))
  heed(whyNotNamed(ctx.ifMatch, current))
  heed(whyStale(ctx.ifMatch, current?.version ?? 0))
  heed(whyNotValue(input, expected, current, pack.content, ctx.now))
  await checkEvidence(ctx, content.evidenceIds)

  const acting = { ...ctx, actor: { ...ctx.actor, actingAs: reportingMandate(owned, ctx.actor) } }
  const figure = newVersion(acting, input, content, current)
  const results = await computeResults(acting, charge, pack, input.period, figure)
  await askToVerify(acting, charge, figure, current)
  await record(acting, {
    act: 'figure.reported',
    subject: figure.id,
    before: current && { version: current.version, value: current.value },
    after: {
      period: input.period,
      version: figure.version,
      value: figure.value,
      blank: figure.blank,
    },
  })
  return { figure: shown(chart, figure), results, version: figure.version }
}

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
async function checkEvidence(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const items = await findItems(ctx, ids)
  if (items.length !== ids.length) throw new Refused(noEvidence)
  await heedAttaching(ctx, items)
}

const newVersion = (
  { newId, now, actor }: Ctx,
  { measureId, period, capturedAt }: Taken<Contract['reportFigure']>,
  content: FigureContent,
  current: StoredFigure | null,
): StoredFigure => ({
  id: newId(),
  measureId,
  period,
  version: (current?.version ?? 0) + 1,
  ...content,
  ...{
    capturedAt: new Date(capturedAt ?? now).toISOString(),
    reportedBy: actor.personId,
    recordedAt: now,
  },
  verdict: null,
  question: null,
  verdictById: null,
  verdictAt: null,
  lockedAt: null,
})

/** Where a figure is shown. */
export const linkTo = ({ measureId, period }: At): string => `/pengukuran/${measureId}/${period}`

/** The giver is asked to verify the new version; what was asked about the one before is done with
 * it. */
async function askToVerify(
  ctx: Ctx,
  { measure, owned }: FullCharge,
  figure: StoredFigure,
  before: StoredFigure | null,
): Promise<void> {
  const giver = verifierOf(owned, figure.reportedBy)
  const schedule = await readSchedule(ctx)
  const done = before && [
    { kind: 'measurement/answer', subjects: [before.id], reason: 'Versi baru dilaporkan' },
    { kind: 'measurement/verify', subjects: [before.id], reason: 'Diganti versi baru' },
  ]
  const asked = [
    {
      kind: 'measurement/verify',
      subject: figure.id,
      title: `Angka «${measure.indicatorName}», ${periodLabel(figure.period)}`,
      holder: giver ? { positionId: giver.positionId } : { grant: 'ORGANISATION_BUREAU' },
      waiting: ctx.actor.name,
      dueOn: verificationDue(figure.period, schedule, ctx.today),
      link: linkTo(figure),
    },
  ]
  await ctx.tasks.open(asked, done ?? [])
}
