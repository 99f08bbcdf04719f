import type { Taken } from '../../../kernel/contract.ts'
import { heed, type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import {
  type EvidenceTables,
  findItems,
  judgementsAbout,
  whyNotJudge,
} from '../../evidence/index.ts'
import { holdersOf, type IdentityTables, rolesWith } from '../../identity/index.ts'
import type { Chart } from '../../organisation/index.ts'
import { type DeskTables, dutyFor, readSchedule, viewOf } from '../desk/charge.actions.ts'
import type { deskContract, FigureEvidence, FigurePage } from '../desk/desk.contract.ts'
import { cellOf, deskLine } from '../desk/desk.rules.ts'
import { hasEnded, periodsOfYear, planDateOf } from '../desk/schedule.rules.ts'
import { locksOf, type StoredLock } from '../locks/lock.store.ts'
import { breakOf } from '../succession/opening.rules.ts'
import { openingsOf, type StoredOpening } from '../succession/opening.store.ts'
import { type At, type Found, findCharge, shown } from './figure.actions.ts'
import type { FigureLock } from './figure.contract.ts'
import {
  whyNobodyVerifies,
  whyNotJudgeEvidence,
  whyNotReadFigures,
  whyNotReopen,
  whyNotReport,
  whyNotVerify,
} from './figure.rules.ts'
import { figureVersions, type StoredFigure } from './figure.store.ts'
import { sightOf } from './sight.actions.ts'
import { whyNotSeeEvidence, whyNotSeeFigure } from './sight.rules.ts'
import { withAsked } from './verdict.actions.ts'

type Ctx = Context<DeskTables & EvidenceTables & IdentityTables>

/** The evidence of all versions, each with what was said of it for any of them; `judgeable` are the
 * items the reader may judge, unless uploaded by them. */
async function evidenceOf(
  ctx: Ctx,
  versions: readonly StoredFigure[],
  judgeable: readonly string[],
): Promise<FigureEvidence[]> {
  const items = await findItems(ctx, [
    ...new Set(versions.flatMap(({ evidenceIds }) => evidenceIds)),
  ])
  if (items.length === 0) return []
  const judgements = await judgementsAbout(
    ctx,
    versions.map(({ id }) => id),
  )
  return items.map((item) => ({
    ...item,
    judgements: judgements.filter(({ itemId }) => itemId === item.id),
    mayJudge:
      judgeable.includes(item.id) && whyNotJudge(item, ctx.actor, 'ACCEPTED', undefined) === null,
  }))
}

/** A lock with the names of its people, as far as they still work here. */
function namedLock(
  { person }: Chart,
  { lockedById, reopenedById, ...lock }: StoredLock,
): FigureLock {
  const nameOf = (id: string | null): string | null => (id ? (person.get(id)?.name ?? null) : null)
  return { ...lock, lockedBy: nameOf(lockedById), reopenedBy: nameOf(reopenedById) }
}

type Reason = FigurePage['whyNotVerify']
const told = (refusal: Refusal | null): Reason =>
  refusal && { code: refusal.code, detail: refusal.detail }

/** Said only where nobody stands above the promise, which is one in a region. */
async function lonely(
  ctx: Ctx,
  { owned, chart }: Pick<Found, 'owned' | 'chart'>,
  counting: { reportedBy: string | null } | null,
): Promise<Reason> {
  if (owned.givers.length > 0) return null
  const planners = (await holdersOf(ctx, rolesWith('planning.manage'))).map((personId) => ({
    personId,
    name: chart.person.get(personId)?.name ?? 'seorang',
  }))
  return told(whyNobodyVerifies(owned, counting?.reportedBy ?? null, planners))
}

/** Who reported and verified an opening. */
const byChange = 'perubahan organisasi'

/** Is a measure still measured in a period, and already? One that ended goes on as another. */
function isMeasured(
  { since, lasts, countedAs }: Pick<Found, 'since' | 'lasts' | 'countedAs'>,
  openings: readonly StoredOpening[],
  period: string,
): boolean {
  const end = lasts ? undefined : openings.find(({ measureId }) => measureId !== countedAs)
  return !hasEnded(period, since) && (!end || hasEnded(period, end.openedOn))
}

const whyOpening = refusal(
  'measurement/opening',
  409,
  'Angka pembuka dihitung dari angka pendahulunya; koreksi angka pendahulunya bila keliru.',
)

/** The measure of a period; of an opening, which stands in a period before its measure was in the
 * plan, as it stands on its first day. */
async function findShown(ctx: Ctx, at: At): Promise<{ charge: Found; opening: boolean }> {
  try {
    return { charge: await findCharge(ctx, at), opening: false }
  } catch (error) {
    const [opening] = await openingsOf(ctx, 'measure', [at.measureId])
    if (opening?.period !== at.period) throw error
    return { charge: await findCharge(ctx, at, opening.openedOn), opening: true }
  }
}

export async function readFigure(
  ctx: Ctx,
  input: Taken<(typeof deskContract)['readFigure']>,
): Promise<FigurePage> {
  heed(whyNotReadFigures(ctx.actor))
  const { period } = input
  const year = Number(period.slice(0, 4))
  const { charge, opening } = await findShown(ctx, input)
  const { countedAs, measure, owned, chart } = charge
  const sight = await sightOf(ctx, { chart, on: planDateOf(period, ctx.today) }, charge)
  heed(whyNotSeeFigure(sight))
  const { reportByDay } = await readSchedule(ctx)
  const duty = await dutyFor(ctx, { chart, year }, [charge])
  const view = await viewOf(ctx, { chart, year, reportByDay, duty }, [countedAs], charge.figures)
  const stored = await figureVersions(ctx, countedAs, period)
  const by = opening ? { reporterName: byChange, verdictBy: byChange } : {}
  const versions = stored.map((figure) => ({ ...shown(chart, figure), ...by }))
  const counting = versions.find(({ lockedAt }) => lockedAt !== null) ?? versions[0] ?? null
  const asked = counting && (await withAsked(ctx, charge, counting))
  const judges = countedAs === measure.id && whyNotJudgeEvidence(owned, asked, ctx.actor) === null
  const whyNot = whyNotVerify(owned, asked, 'VERIFIED', undefined, ctx.actor)
  const whyNotFill = opening
    ? whyOpening
    : whyNotReport(owned, period, counting, ctx.actor, ctx.today)
  const openings = await openingsOf(ctx, 'either', [countedAs])
  const { definition, formulaText, dataSource, baseline, achievementFormula } = charge
  return {
    ...deskLine(view, charge, period),
    mayReport: whyNotFill === null,
    ...{
      definition,
      formulaText,
      dataSource,
      baseline,
      achievementFormula,
      versions,
      current: counting,
    },
    targets: Object.fromEntries(charge.targets),
    results: view.results.filter((result) => result.period === period),
    evidenceItems:
      sight === 'WHOLE'
        ? await evidenceOf(ctx, stored, judges ? (counting?.evidenceIds ?? []) : [])
        : [],
    whyNotReadEvidence: told(whyNotSeeEvidence(sight)),
    cells: periodsOfYear(measure.frequency, year)
      .filter((one) => view.figure(countedAs, one) || isMeasured(charge, openings, one))
      .map((one) => cellOf(view, countedAs, one)),
    breaks: openings.map((one) => ({
      ...breakOf(one, countedAs, period),
      begins:
        periodsOfYear(measure.frequency, year).find((each) => !hasEnded(each, one.openedOn)) ??
        null,
    })),
    reported: view.figures
      .filter((figure) => figure.period.slice(0, 4) === String(year))
      .map(({ period: one, value, numerator, denominator }) => ({
        period: one,
        value,
        numerator,
        denominator,
      })),
    locks: (await locksOf(ctx, countedAs, period)).map((lock) => namedLock(chart, lock)),
    whyNotReopen: told(whyNotReopen(owned, period, counting, 'dengan alasan', ctx.actor)),
    whyNotReport: told(whyNotFill),
    mayVerify: whyNot === null,
    whyNobodyVerifies: opening ? null : await lonely(ctx, charge, counting),
    whyNotVerify: told(whyNot),
  }
}
