import type { Given, Taken } from '../../kernel/contract.ts'
import { windowOf } from '../../kernel/paging.ts'
import { heed, Refused, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import type { BudgetTables } from '../budget/index.ts'
import {
  alwaysOnDuty,
  branchOf,
  type Chart,
  chartOn,
  type Duty,
  dutyOf,
  namesOf,
  nipFor,
  nipOwner,
  type OrganisationTables,
  packOf,
  unitNamesOf,
} from '../organisation/index.ts'
import type { PlanningTables } from '../planning/index.ts'
import { caseAbout, type ProceduresTables } from '../procedures/index.ts'
import type {
  AgreementLine,
  AgreementLink,
  AgreementPage,
  agreementContract,
  OffBudget,
  Party,
} from './agreement.contract.ts'
import { findingsOf, type Sight, sightOf, whyNotRead } from './agreement.rules.ts'
import {
  type Current,
  countByState,
  type Filter,
  findCurrent,
  findVersion,
  loadChain,
  loadChildren,
  loadCurrent,
  loadHistory,
} from './agreement.store.ts'
import type { AgreementsTables } from './agreements.tables.ts'
import { offBudgetAmong } from './amending/off-budget.actions.ts'
import { blocksBeside } from './block.store.ts'
import { answererOf, levelIn } from './drafting/mandate.rules.ts'
import { excusedAmong } from './drafting/readiness.actions.ts'
import { isLate, signedLateOn } from './drafting/readiness.rules.ts'
import { AgreementPolicy } from './pack.contract.ts'
import { contentNow, contentOfVersion } from './proof/content.actions.ts'
import type { Scan } from './scans/scan.contract.ts'
import { standingScans } from './scans/scan.store.ts'
import { type ShownTables, shownScans } from './scans/shown.actions.ts'
import { hasContent, isStanding, isUnfrozen } from './state.rules.ts'
import { findingsOfTalks, tracesOf } from './talks/plan.actions.ts'
import { declinedOf } from './talks/talk.rules.ts'
import { wordsOfPaper } from './wording/wording.rules.ts'

type Ctx = Context<AgreementsTables & OrganisationTables>
type Contract = typeof agreementContract

const noSuch = refusal(
  'agreements/no-such-agreement',
  404,
  'PK ini tidak ditemukan. Cari di daftar perjanjian.',
)

const chartToday = (ctx: Ctx): Promise<Chart> => chartOn(ctx, ctx.today)

/** The policy of a year (rule pack `perjanjian-kinerja`). */
export const policyOf = async (ctx: Ctx, year: number): Promise<AgreementPolicy> =>
  (await packOf(ctx, 'perjanjian-kinerja', year, AgreementPolicy)).content

/** A party as this reader gets it: both parties read each other's NIP in full, as on the paper they
 * sign. */
function partyFor(
  actor: Ctx['actor'],
  { firstParty, secondParty }: Current,
  chart: Chart,
): (party: Party) => Party {
  const isParty = [firstParty, secondParty].some(
    (party) => party !== null && party.personId === actor.personId,
  )
  return (party) =>
    isParty ? party : { ...party, nip: nipFor(actor, nipOwner(chart, party.personId), party.nip) }
}

/** When those who promise were off duty, asked only where a day has passed. */
async function dutyAmong(ctx: Ctx, found: readonly Current[]): Promise<Duty> {
  const passed = found.flatMap(({ firstParty: { personId }, dueOn, promiseState: state }) =>
    isLate({ dueOn, state, personId }, ctx.today) && dueOn ? [{ personId, dueOn }] : [],
  )
  const days = passed.map(({ dueOn }) => dueOn).toSorted()
  return dutyOf(
    ctx,
    passed.map(({ personId }) => personId),
    days[0] ?? ctx.today,
  )
}

/** What a line tells beside the promise itself. */
type Beside = {
  duty?: Duty
  offBudget?: ReadonlyMap<string, OffBudget>
  /** What units that are gone were called. */
  gone?: ReadonlyMap<string, string>
}

/** The names of units these promises were made in that are no more; asked only where there are
 * some. */
const goneUnits = (ctx: Ctx, chart: Chart, found: readonly Current[]) =>
  unitNamesOf(ctx, [
    ...new Set(
      found
        .flatMap(({ agencyId, unitId }) => [agencyId ?? unitId, unitId])
        .filter((id) => !chart.unit.has(id)),
    ),
  ])

/** One line of a list, as this reader gets it. */
export function lineOf(
  { actor, today, region }: Pick<Ctx, 'actor' | 'today' | 'region'>,
  current: Current,
  chart: Chart,
  policy: AgreementPolicy,
  { duty = alwaysOnDuty, offBudget, gone }: Beside = {},
): AgreementLine {
  const {
    id,
    code,
    year,
    version,
    state,
    level,
    agencyId,
    unitId,
    firstParty,
    secondParty,
    dueOn,
    needsReview,
    wetOn,
    inForce,
    promiseState,
    rows,
    budget,
  } = current
  const told = partyFor(actor, current, chart)
  const nameOf = (unit: string): string | null =>
    chart.unit.get(unit)?.name ?? gone?.get(unit) ?? null
  const agencyName = agencyId ? nameOf(agencyId) : null
  const unitName = unitId === agencyId ? null : nameOf(unitId)
  return {
    id,
    code,
    year,
    version,
    state,
    level,
    levelLabel: policy.levels[level]?.label ?? level,
    agencyId,
    agencyName,
    unitName,
    firstParty: told(firstParty),
    secondParty: secondParty && told(secondParty),
    dueOn,
    late: isLate({ dueOn, state: promiseState, personId: firstParty.personId }, today, duty),
    signedLateOn: signedLateOn(current, region.timeZone),
    wetOn,
    needsReview,
    inForce,
    promiseState,
    rows,
    budget,
    offBudget: offBudget?.get(id) ?? null,
  }
}

/** How many of a state are wanted: all, those that need review, or those that do not. */
const countWanted = (all: number, needReview: number, wanted: boolean | undefined): number =>
  wanted === undefined ? all : wanted ? needReview : all - needReview

/** An office by its promises, as the board counts them, also one that is no more; another unit with
 * all below it. */
const placeOf = (chart: Chart, unit: string | undefined): Pick<Filter, 'agencyId' | 'units'> =>
  unit && chart.unit.get(unit)?.isAgency === false
    ? { units: branchOf(chart, unit).map(({ id }) => id) }
    : { agencyId: unit }

export async function listAgreements(
  ctx: Context<AgreementsTables & OrganisationTables & BudgetTables>,
  input: Taken<Contract['listAgreements']>,
): Promise<Given<Contract['listAgreements']>> {
  const { year, state, unit, level, mine, search, needsReview, trait, sort } = input
  const { start, limit, cut } = windowOf(input)
  const chart = await chartToday(ctx)
  const policy = await policyOf(ctx, year)
  const everything = sightOf(ctx.actor)
  const sight =
    mine && ctx.actor.personId
      ? { all: false as const, personId: ctx.actor.personId, positionIds: [], agencyIds: [] }
      : everything
  const filter: Filter = {
    year,
    state,
    level,
    needsReview,
    search: search?.trim() || undefined,
    sight,
    ...placeOf(chart, unit),
  }
  if (trait) Object.assign(filter, { trait, without: await excusedAmong(ctx, filter, trait) })
  const { items: found, next } = cut(
    await loadCurrent(ctx, filter, { start, limit: limit + 1, sort }),
  )
  const counts = await countByState(ctx, { ...filter, state: undefined, needsReview: undefined })
  const states = counts
    .map(({ needReview, ...one }) => ({
      ...one,
      count: countWanted(one.count, needReview, needsReview),
    }))
    .filter(({ count }) => count > 0)
  const counted = state ? states.filter((one) => one.state === state) : states
  const agreed = found.filter(({ promiseState }) => hasContent(promiseState))
  const beside = {
    duty: await dutyAmong(ctx, found),
    offBudget: await offBudgetAmong(ctx, agreed, { year, policy }),
    gone: await goneUnits(ctx, chart, found),
  }
  return {
    items: found.map((current) => lineOf(ctx, current, chart, policy, beside)),
    next,
    total: counted.reduce((sum, { count }) => sum + count, 0),
    states,
    needReview: counts.reduce((sum, { needReview }) => sum + needReview, 0),
    levels: Object.entries(policy.levels)
      .toSorted(([, a], [, b]) => a.rank - b.rank || (a.label < b.label ? -1 : 1))
      .map(([level, { label }]) => ({ level, label })),
  }
}

/** One agreement, or one version of it, if the reader may see it. */
export async function seen(ctx: Ctx, id: string, version?: number): Promise<Current> {
  const current =
    version === undefined ? await findCurrent(ctx, id) : await findVersion(ctx, id, version)
  if (!current) throw new Refused(noSuch)
  heed(whyNotRead(sightOf(ctx.actor), current))
  return current
}

const linkOf =
  (sight: Sight) =>
  (current: Current): AgreementLink => {
    const { id, code, firstParty, promiseState: state, needsReview } = current
    return {
      id,
      code,
      name: firstParty.name,
      title: firstParty.title,
      state,
      needsReview,
      readable: whyNotRead(sight, current) === null,
    }
  }

/** The scan a promise waits for or stands on; only a draft and one signed by hand can have one. */
async function scanOf(ctx: Context<ShownTables>, current: Current): Promise<Scan | null> {
  if (current.wetOn === null && !isUnfrozen(current.state)) return null
  const standing = await standingScans(ctx, [current.versionId])
  return (await shownScans(ctx, [...standing.values()]))[0] ?? null
}

export async function readAgreement(
  ctx: Context<ShownTables & PlanningTables & BudgetTables & ProceduresTables>,
  { id, version }: Taken<Contract['readAgreement']>,
): Promise<AgreementPage> {
  const current = await seen(ctx, id, version)
  const chart = await chartToday(ctx)
  const policy = await policyOf(ctx, current.year)
  const blocks = await blocksBeside(ctx, current)
  const link = linkOf(sightOf(ctx.actor))
  const above = await loadChain(ctx, current)
  const chain = above.map(link)
  const below = await loadChildren(ctx, id)
  // what a promise in force stands on is not what ended, or was withdrawn, under it
  const standing = isStanding(current.state)
    ? below.filter(({ state }) => isStanding(state))
    : below
  const children = standing.map(link)
  const acts = await loadHistory(ctx, id)
  const names = await namesOf(ctx, [...new Set(acts.flatMap(({ personId }) => personId ?? []))])
  const history = acts.map(({ personId, ...entry }) => ({
    ...entry,
    by: names.get(personId ?? '') ?? null,
  }))
  const { heading, grain } = levelIn(policy, current.level)
  const { form, mandateId, giverMandateId, giverPositionId } = current
  const toFreeze = isUnfrozen(current.state) && current.firstParty.personId === ctx.actor.personId
  const parts = { policy, ...blocks, above: above.at(-1) }
  const today = await contentNow(ctx, current, parts)
  const page = {
    ...lineOf(ctx, current, chart, policy, {
      duty: await dutyAmong(ctx, [current]),
      offBudget: await offBudgetAmong(ctx, [current], { year: current.year, policy }),
      gone: await goneUnits(ctx, chart, [current]),
    }),
    heading,
    grain,
    form,
    mandateId,
    giverMandateId,
    giverPositionId,
    digest: toFreeze ? today.digest : current.digest,
    reviewReason: current.reviewReason,
    superseded: current.superseded,
    signBy: current.signBy,
    verifyPath: `/verifikasi/${current.publicCode}`,
    words: wordsOfPaper((await contentOfVersion(ctx, current)) ?? today.content),
    rowList: blocks.rows,
    budgetList: blocks.budget,
    chain,
    children,
    history,
    procedure: await caseAbout(ctx, id),
    scan: await scanOf(ctx, current),
    traces: await tracesOf(ctx, current.versionId, blocks.rows),
    declined: declinedOf({ state: current.state, history }, answererOf(chart, current)),
  }
  const talks = await findingsOfTalks(ctx, [{ current, rows: blocks.rows }])
  const open = talks.get(current.versionId) ?? []
  return { ...page, findings: [...open, ...findingsOf(page, policy)] }
}
