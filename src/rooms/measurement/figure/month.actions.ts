import type { Given, Taken } from '../../../kernel/contract.ts'
import type { TaskDone, TaskToOpen } from '../../../kernel/ports.ts'
import { heed, type Refusal, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { alone } from '../../../platform/database/savepoint.ts'
import { type Act, recordAll } from '../../audit/index.ts'
import { packOf } from '../../organisation/index.ts'
import { computeResults } from '../computing/compute.actions.ts'
import { currentResults, type StoredResult } from '../computing/result.store.ts'
import { chargesOf, chartToday, readSchedule } from '../desk/charge.actions.ts'
import { lookAtMonths } from '../desk/month-task.actions.ts'
import { periodsOfYear, planDateOf } from '../desk/schedule.rules.ts'
import { MeasurementPack } from '../pack.contract.ts'
import { followOpenings } from '../succession/merge.actions.ts'
import {
  type At,
  actingFor,
  askedBy,
  checkEvidence,
  type FigureTables,
  type Found,
  newVersion,
  noSuchMeasure,
  plannersFor,
  reportedAct,
} from './figure.actions.ts'
import type { FigureRow, figureContract, ReportedAnswer } from './figure.contract.ts'
import { whyNotReadFigures } from './figure.rules.ts'
import { currentFigures, holdMeasures, type StoredFigure } from './figure.store.ts'

type Ctx = Context<FigureTables>
type Contract = typeof figureContract
type Pack = Awaited<ReturnType<typeof packOf<MeasurementPack>>>

const notStored = refusal(
  'measurement/row-not-stored',
  422,
  'Baris ini tidak dapat disimpan. Periksa isinya, atau isi lewat halaman angkanya.',
)
const twice = refusal(
  'measurement/row-twice',
  422,
  'Indikator dan periode ini sudah ada di baris lain. Pakai satu baris saja.',
)

/** What all rows share: measures with who answers for them, their figures, the rules of each
 * year. */
type Shared = { found: ReadonlyMap<string, Found>; packs: ReadonlyMap<string, Pack> }

const keyOf = ({ measureId, period }: At): string => `${measureId} ${period}`
const yearOf = ({ period }: At): string => period.slice(0, 4)

/** Reports many figures in one transaction, each decided by itself: what is refused is told with
 * its reason and stays as it was, the others are stored. A row that stands as it was sent is
 * accepted. The answers come in the order sent. */
export async function reportFigures(
  ctx: Ctx,
  { items }: Taken<Contract['reportFigures']>,
): Promise<Given<Contract['reportFigures']>> {
  heed(whyNotReadFigures(ctx.actor))
  await holdMeasures(
    ctx,
    items.map(({ measureId }) => measureId),
  )
  // of two rows of one figure the first counts
  const rows = new Map(items.toReversed().map((row) => [keyOf(row), row]))
  const shared = await sharedBy(ctx, [...rows.values()])
  const reported: Reported[] = []
  // earlier periods first: later ones are computed from them
  for (const row of [...rows.values()].toSorted((a, b) => (a.period < b.period ? -1 : 1)))
    reported.push(await reportRow(ctx, shared, row))
  await followOpenings(
    ctx,
    reported.flatMap(({ found, figure }) => (found && figure ? [found] : [])),
  )
  await tellOf(ctx, reported)
  const standing = await achievementsOf(ctx, reported)
  const answers = new Map(reported.map((one) => [one.row, answerOf(one, standing)]))
  const told = items.map(
    (row) => answers.get(row) ?? answerOf({ row, found: null, refusal: twice }, standing),
  )
  return { accepted: told.filter(({ refusal }) => refusal === null).length, items: told }
}

/** A row with what became of it; `figure` where a version was added. */
type Reported = {
  row: FigureRow
  found: Found | null
  refusal: Refusal | null
  figure?: StoredFigure
  results?: StoredResult[]
}

/** Reads what the rows share, once for all: the plan once a day it is asked for, everything else
 * once. */
async function sharedBy(ctx: Ctx, rows: readonly FigureRow[]): Promise<Shared> {
  const chart = await chartToday(ctx)
  const years = [...new Set(rows.map(yearOf))].toSorted()
  const measureIds = [...new Set(rows.map(({ measureId }) => measureId))]
  const figures = await currentFigures(ctx, {
    from: Number(years[0]) - 1,
    to: Number(years.at(-1)),
    measureIds,
  })
  const packs = new Map<string, Pack>()
  for (const year of years) packs.set(year, await packOf(ctx, 'pengukuran', year, MeasurementPack))
  const found = new Map<string, Found>()
  for (const [on, asked] of Map.groupBy(rows, ({ period }) => planDateOf(period, ctx.today))) {
    const [year] = asked.map((row) => Number(yearOf(row)))
    if (year === undefined) continue
    const ids = [...new Set(asked.map(({ measureId }) => measureId))]
    const charges = await chargesOf(ctx, { on, year, chart }, { measureIds: ids })
    const byMeasure = new Map(charges.map((charge) => [charge.measure.id, charge]))
    for (const row of asked) {
      const charge = byMeasure.get(row.measureId)
      if (charge && periodsOfYear(charge.measure.frequency, year).includes(row.period))
        found.set(keyOf(row), {
          ...charge,
          chart,
          figures: figures.filter(({ measureId }) => measureId === row.measureId),
          current: figures.find((one) => keyOf(one) === keyOf(row)) ?? null,
        })
    }
  }
  return { found, packs }
}

/** Stores one row by itself, or says why not. */
async function reportRow(ctx: Ctx, { found, packs }: Shared, row: FigureRow): Promise<Reported> {
  const own = found.get(keyOf(row))
  const pack = packs.get(yearOf(row))
  if (!own || !pack) return { row, found: null, refusal: noSuchMeasure }
  const ifMatch = row.ifMatch === undefined ? null : String(row.ifMatch)
  try {
    const figure = newVersion(ctx, own, pack.content, row, ifMatch)
    if (!figure) return { row, found: own, refusal: null }
    if (figure.evidenceIds.length > 0) await checkEvidence(ctx, figure.evidenceIds)
    const results = await alone(ctx.db, () =>
      computeResults(actingFor(ctx, own), own, pack, row.period, figure),
    )
    if (!results) return { row, found: own, refusal: notStored }
    for (const other of found.values())
      if (other.measure.id === own.measure.id) replaceIn(other.figures, figure)
    return { row, found: own, refusal: null, figure, results }
  } catch (error) {
    if (error instanceof Refused) return { row, found: own, refusal: error.refusal }
    throw error
  }
}

/** The rows after this one are computed with it. */
function replaceIn(figures: StoredFigure[], figure: StoredFigure): void {
  const at = figures.findIndex(({ period }) => period === figure.period)
  if (at < 0) figures.push(figure)
  else figures[at] = figure
}

/** Asks the givers to verify, and puts every report on record, in the capacity it was done in. */
async function tellOf(ctx: Ctx, reported: readonly Reported[]): Promise<void> {
  const schedule = await readSchedule(ctx)
  const [tasks, done]: [TaskToOpen[], TaskDone[]] = [[], []]
  const acts = new Map<string, { acting: Ctx; acts: Act[] }>()
  const stored = reported.flatMap(({ found, figure }) =>
    found && figure ? [{ found, figure }] : [],
  )
  const planners = await plannersFor(ctx, stored)
  for (const { found, figure } of stored) {
    const asked = askedBy(ctx, found, figure, { schedule, planners })
    tasks.push(...asked.tasks)
    done.push(...asked.done)
    const acting = actingFor(ctx, found)
    const capacity = acting.actor.actingAs?.id ?? ''
    const own = acts.get(capacity) ?? { acting, acts: [] }
    own.acts.push(reportedAct(figure, found.current))
    acts.set(capacity, own)
  }
  await ctx.tasks.open(tasks, done)
  await lookAtMonths(
    ctx,
    stored.flatMap(({ found, figure }) => (found.current ? [] : [figure])),
  )
  for (const own of acts.values()) await recordAll(own.acting, own.acts)
}

/** The achievements of rows that stood already, in one statement. */
async function achievementsOf(ctx: Ctx, reported: readonly Reported[]): Promise<StoredResult[]> {
  const standing = reported.filter(({ refusal, figure }) => !refusal && !figure)
  if (standing.length === 0) return []
  const years = standing.map(({ row }) => Number(yearOf(row)))
  return currentResults(
    ctx,
    { from: Math.min(...years), to: Math.max(...years) },
    { scope: 'PERIOD', measureIds: standing.map(({ row }) => row.measureId) },
  )
}

function answerOf(
  { row, found, refusal: why, figure, results }: Reported,
  standing: readonly StoredResult[],
): ReportedAnswer {
  const { measureId, period } = row
  const own = (results ?? standing.filter((one) => keyOf(one) === keyOf(row))).find(
    ({ scope }) => scope === 'PERIOD',
  )
  return {
    measureId,
    period,
    version: why ? null : (figure?.version ?? found?.current?.version ?? null),
    achievement: why ? null : (own?.uncapped ?? null),
    refusal: why && {
      code: why.code,
      detail: why.detail,
      pointer: why.errors?.[0]?.pointer ?? null,
    },
  }
}
