import type { Given, Taken } from '../../kernel/contract.ts'
import { heed, Refused, refusal, whyStale } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import { type AuditTables, record } from '../audit/index.ts'
import { type EvidenceTables, findItems } from '../evidence/index.ts'
import { readPack } from '../organisation/index.ts'
import { indicatorOn, type PlanMeasure } from '../planning/index.ts'
import { type DeskTables, type DeskWorld, deskWorld, lineFor } from './desk.actions.ts'
import { measuredOf, ownedBy } from './desk.rules.ts'
import type { Figure, FigurePage, figureContract, Result } from './figure.contract.ts'
import { type Owned, reportingMandate, whyNotReport, whyNotValue, whyNotVerify } from './figure.rules.ts'
import {
  currentFigures,
  evidenceOf,
  figureVersions,
  lockVerified,
  reportedOf,
  type StoredFigure,
  saveFigure,
  saveVerdict,
} from './figure.store.ts'
import { MeasurementPack } from './pack.contract.ts'
import { ratioValue, resultsOf } from './result.rules.ts'
import { currentResults, saveResults } from './result.store.ts'
import { periodsOfYear } from './schedule.rules.ts'

type Ctx = Context<DeskTables & AuditTables & EvidenceTables>
type Contract = typeof figureContract

const noSuch = refusal('measurement/no-such-measure', 404, 'Indikator ini tidak ada dalam rencana tahun itu.')
const yearOf = (period: string): number => Number(period.slice(0, 4))

async function found(
  ctx: Ctx,
  { measureId, period }: { measureId: string; period: string },
): Promise<{ world: DeskWorld; measure: PlanMeasure; owned: Owned }> {
  const world = await deskWorld(ctx, yearOf(period))
  const measure = world.measures.find(({ id }) => id === measureId)
  const node = measure && world.nodes.get(measure.nodeId)
  if (!measure || !node || !periodsOfYear(measure.frequency, yearOf(period)).includes(period)) throw new Refused(noSuch)
  return { world, measure, owned: ownedBy(world.chart, node, measure) }
}

function shown({ chart }: DeskWorld, figure: StoredFigure, evidence: Map<string, string[]>): Figure {
  const { verdictById, ...rest } = figure
  const nameOf = (id: string | null): string | null => (id ? (chart.person.get(id)?.name ?? null) : null)
  return { ...rest, reporterName: nameOf(figure.reportedBy), verdictBy: nameOf(verdictById), evidenceIds: evidence.get(figure.id) ?? [] }
}

export async function reportFigure(ctx: Ctx, input: Taken<Contract['reportFigure']>): Promise<Given<Contract['reportFigure']>> {
  const { measureId, period } = input
  const { world, measure, owned } = await found(ctx, input)
  const [current = null] = await figureVersions(ctx, measureId, period)
  heed(whyNotReport(owned, period, current, ctx.actor, ctx.today))
  heed(whyStale(ctx.ifMatch, current?.version ?? 0))
  heed(whyNotValue(input, measure.unitKind, current, ctx.now))
  const items = await findItems(ctx, input.evidenceIds)
  if (items.length !== new Set(input.evidenceIds).size)
    throw new Refused(refusal('measurement/no-such-evidence', 422, 'Salah satu bukti tidak ditemukan. Unggah lagi bukti itu.'))

  const figure: StoredFigure = {
    id: ctx.newId(),
    measureId,
    period,
    version: (current?.version ?? 0) + 1,
    value: input.blank ? null : (input.value ?? ratioValue(input.numerator ?? '0', input.denominator ?? '1', measure.unitKind)),
    numerator: input.numerator ?? null,
    denominator: input.denominator ?? null,
    blank: input.blank ?? null,
    provisional: input.provisional,
    analysis: input.analysis?.trim() || null,
    reason: input.reason?.trim() || null,
    capturedAt: input.capturedAt,
    reportedBy: ctx.actor.personId,
    verdict: null,
    question: null,
    verdictById: null,
    verdictAt: null,
    lockedAt: null,
    recordedAt: ctx.now,
  }
  const acting = reportingMandate(owned, ctx.actor)
  await saveFigure({ ...ctx, actor: { ...ctx.actor, actingAs: acting } }, figure, input.evidenceIds)
  const results = await compute(ctx, world, measure, period)
  await tellDesks(ctx, measure, figure, current, owned)
  await record(ctx, {
    act: 'figure.reported',
    subject: figure.id,
    before: current && { version: current.version, value: current.value },
    after: { period, version: figure.version, value: figure.value, blank: figure.blank },
  })
  return { figure: shown(world, figure, new Map([[figure.id, input.evidenceIds]])), results, version: figure.version }
}

/** Computes and stores the results of a period, and anew those of later periods, whose year to date has changed with it. */
async function compute(ctx: Ctx, world: DeskWorld, measure: PlanMeasure, period: string): Promise<Result[]> {
  const year = yearOf(period)
  const pack = await readPack(ctx, 'pengukuran', `${year}-12-31`, MeasurementPack)
  const indicator = await indicatorOn(ctx, measure.indicatorId, `${year}-12-31`)
  const clause = world.clauses.get(measure.id)
  const measured = measuredOf(measure, year, clause, { achievementFormula: indicator.achievementFormula, baseline: indicator.baseline })
  const figures = await currentFigures(ctx, year, [measure.id])
  for (const figure of figures.filter((one) => one.period >= period)) {
    const computed = resultsOf(measured, figure.period, reportedOf(figures), pack.content)
    const of = {
      measureId: measure.id,
      period: figure.period,
      figureId: figure.id,
      agreementVersionId: clause?.state === 'ACTIVE' ? clause.versionId : null,
      packCode: pack.code,
      packDigest: pack.digest,
    }
    await saveResults(ctx, of, computed)
  }
  return (await currentResults(ctx, year, { measureIds: [measure.id] })).filter((result) => result.period === period)
}

const linkTo = (measureId: string, period: string): string => `/pengukuran/${measureId}/${period}`

async function tellDesks(ctx: Ctx, measure: PlanMeasure, figure: StoredFigure, before: StoredFigure | null, owned: Owned): Promise<void> {
  if (before) {
    await ctx.tasks.close({ kind: 'measurement/answer', subjects: [before.id], reason: 'Versi baru dilaporkan' })
    await ctx.tasks.close({ kind: 'measurement/verify', subjects: [before.id], reason: 'Diganti versi baru' })
  }
  if (!owned.verifierPersonId || owned.verifierPersonId === ctx.actor.personId) return
  await ctx.tasks.open([
    {
      kind: 'measurement/verify',
      subject: figure.id,
      title: `Periksa angka «${measure.indicatorName}»`,
      detail: `Periode ${figure.period}`,
      holder: { personId: owned.verifierPersonId },
      waiting: ctx.actor.name,
      link: linkTo(measure.id, figure.period),
    },
  ])
}

export async function giveVerdict(ctx: Ctx, input: Taken<Contract['giveVerdict']>): Promise<Figure> {
  const { world, measure, owned } = await found(ctx, input)
  const [current = null] = await figureVersions(ctx, input.measureId, input.period)
  heed(whyNotVerify(owned, current, input.verdict, input.question, ctx.actor))
  heed(whyStale(String(input.version), current?.version ?? 0))
  if (!current) throw new Refused(noSuch)
  const acting = ctx.actor.mandates.find(({ kind }) => kind === 'assignment') ?? null
  await saveVerdict(ctx, {
    figureId: current.id,
    verdict: input.verdict,
    question: input.question?.trim() || null,
    actingAs: acting && JSON.stringify({ kind: acting.kind, id: acting.id, title: acting.title }),
  })
  await ctx.tasks.close({
    kind: 'measurement/verify',
    subjects: [current.id],
    reason: input.verdict === 'VERIFIED' ? 'Disahkan' : 'Dikembalikan',
  })
  if (input.verdict === 'RETURNED' && current.reportedBy)
    await ctx.tasks.open([
      {
        kind: 'measurement/answer',
        subject: current.id,
        title: `Jawab pertanyaan tentang «${measure.indicatorName}»`,
        detail: input.question?.trim() ?? '',
        holder: { personId: current.reportedBy },
        waiting: ctx.actor.name,
        link: linkTo(input.measureId, input.period),
      },
    ])
  await record(ctx, {
    act: input.verdict === 'VERIFIED' ? 'figure.verified' : 'figure.returned',
    subject: current.id,
    after: { version: current.version, question: input.question },
  })
  const [judged = current] = await figureVersions(ctx, input.measureId, input.period)
  return shown(world, judged, await evidenceOf(ctx, [judged.id]))
}

export async function readFigure(ctx: Ctx, input: Taken<Contract['readFigure']>): Promise<FigurePage> {
  const { world, measure } = await found(ctx, input)
  const line = lineFor(ctx, world, measure, input.period)
  if (!line) throw new Refused(noSuch)
  const stored = await figureVersions(ctx, input.measureId, input.period)
  const evidence = await evidenceOf(
    ctx,
    stored.map(({ id }) => id),
  )
  const versions = stored.map((figure) => shown(world, figure, evidence))
  const results = (await currentResults(ctx, yearOf(input.period), { measureIds: [measure.id] })).filter(
    ({ period }) => period === input.period,
  )
  const indicator = await indicatorOn(ctx, measure.indicatorId, `${world.year}-12-31`)
  const series = periodsOfYear(measure.frequency, world.year).flatMap((period) => {
    const one = lineFor(ctx, world, measure, period)
    return one ? [{ period, label: one.periodLabel, state: one.state, value: one.value, achievement: one.achievement, tone: one.tone }] : []
  })
  return {
    ...line,
    definition: indicator.definition,
    formulaText: indicator.formulaText,
    dataSource: indicator.dataSource,
    baseline: indicator.baseline,
    current: versions[0] ?? null,
    versions,
    results,
    series,
  }
}

export async function lockPeriod(ctx: Ctx, { period }: Taken<Contract['lockPeriod']>): Promise<Given<Contract['lockPeriod']>> {
  if (!ctx.actor.mandates.some(({ rights, regionWide }) => regionWide && rights.includes('planning.manage')) && ctx.actor.kind !== 'system')
    throw new Refused(refusal('measurement/not-planner', 403, 'Mengunci periode hanya untuk perencana daerah atau Bagian Organisasi.'))
  const counts = await lockVerified(ctx, period)
  await record(ctx, { act: 'period.locked', subject: null, after: { period, ...counts } })
  return counts
}
