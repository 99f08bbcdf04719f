import type { Given, Taken } from '../../../kernel/contract.ts'
import { endOf, parsePeriod, printPeriod } from '../../../kernel/period.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { agencyOf } from '../../organisation/index.ts'
import { organisationPredicateNames } from '../evaluation/naming.rules.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { whyNotDecideOrganisation, whyNotLook } from './deciding.rules.ts'
import { deliver } from './delivering.actions.ts'
import type { distributionContract, UnitLine } from './distribution.contract.ts'
import { type Distribution, distributionOf } from './distribution.rules.ts'
import { holdUnit, periodsOwed, saveLook, saveOrganisationPredicate } from './distribution.store.ts'
import { factsOf } from './facts.actions.ts'
import {
  type Ground,
  groundOf,
  leadersOf,
  type Part,
  partOf,
  seesNumbers,
  withinOf,
} from './ground.actions.ts'
import { headsOf, isSettled } from './population.rules.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof distributionContract

const notYours = refusal(
  'staff/not-yours-to-see',
  403,
  'Distribusi dilihat oleh pimpinan unit, atasannya, pengelola kinerja, dan APIP.',
)
const noSuch = refusal('staff/no-such-unit', 404, 'Unit ini tidak punya distribusi sendiri.')

/** What a unit has: whom it counts, and how that stands to the pattern of its predicate. */
function spreadOf(ground: Ground, unitId: string) {
  const people = ground.people.get(unitId) ?? []
  const heads = headsOf(people)
  const predicate = ground.decided.get(unitId)?.predicate ?? null
  const within = withinOf(ground, unitId)
  const { distribution: rules } = ground.rules
  const checked =
    predicate && !within && rules.mode !== 'OFF' && people.length >= rules.minPopulation
  const none: Distribution = { n: people.filter(isSettled).length, limits: [], findings: [] }
  const spread = checked ? distributionOf(rules, predicate, heads) : none
  return { people, heads, predicate, within, ...spread }
}

function lineOf(ctx: Ctx, ground: Ground, unitId: string): UnitLine {
  const { chart, looks } = ground
  const { people, predicate, within, n, findings } = spreadOf(ground, unitId)
  const agency = agencyOf(chart, unitId)
  const shown = seesNumbers(ctx, ground, unitId)
  const number = (of: number): number | null => (shown ? of : null)
  return {
    ...{ unitId, name: chart.unit.get(unitId)?.name ?? '', predicate, within },
    agencyName: agency && agency.id !== unitId ? agency.name : null,
    leader: leadersOf(ground, unitId).leader,
    ...{ people: number(people.length), rated: number(n), findings: number(findings.length) },
    lookedAt: looks.get(unitId)?.at ?? null,
    waiting: number(people.filter(({ state }) => state === 'RATED').length),
  }
}

/** The units whose distribution somebody may see, in the newest period or the one asked for. */
export async function listDistributions(
  ctx: Ctx,
  { period: asked }: Taken<Contract['listDistributions']>,
): Promise<Given<Contract['listDistributions']>> {
  const periods = await periodsOwed(ctx, addDays(ctx.today, -400))
  const label = (period: string) => {
    const read = parsePeriod(period)
    return { period, label: read ? printPeriod(read) : period }
  }
  const period = asked ?? periods[0] ?? null
  const known = periods.map(label)
  if (!period) return { period, periods: known, items: [] }
  const ground = await groundOf(ctx, period)
  const items = ground.units
    .filter((unitId) => partOf(ctx, ground, unitId) && ground.people.get(unitId)?.length)
    .map((unitId) => lineOf(ctx, ground, unitId))
  return { period, periods: known, items }
}

async function groundFor(
  ctx: Ctx,
  { unitId, period }: { unitId: string; period: string },
): Promise<{ ground: Ground; part: Part }> {
  const ground = await groundOf(ctx, period, unitId)
  if (!ground.units.includes(unitId)) throw new Refused(noSuch)
  const part = partOf(ctx, ground, unitId)
  if (!part) throw new Refused(notYours)
  return { ground, part }
}

/** One unit's distribution, in heads and without names. */
export async function readDistribution(
  ctx: Ctx,
  input: Taken<Contract['readDistribution']>,
): Promise<Given<Contract['readDistribution']>> {
  const { unitId, period } = input
  const { ground, part } = await groundFor(ctx, input)
  const { heads, limits, findings } = spreadOf(ground, unitId)
  const shown = seesNumbers(ctx, ground, unitId)
  const { decided, looks, today } = ground
  const nameOf = (id: string | null) => (id && today.chart.person.get(id)?.name) || null
  const said = decided.get(unitId)
  const look = looks.get(unitId)
  return {
    ...{ ...lineOf(ctx, ground, unitId), period, annual: ground.annual },
    ...{ heads: shown ? heads : null, limits: shown ? limits : [] },
    texts: shown ? findings.map(({ text }) => text) : [],
    mode: ground.rules.distribution.mode,
    facts: await factsOf(ctx, ground, unitId),
    decided: said
      ? {
          ...{ sequence: said.sequence, proposed: said.proposed, predicate: said.predicate },
          ...{ note: said.note, by: nameOf(said.personId), at: said.at },
        }
      : null,
    look: look
      ? {
          ...{ sequence: look.sequence, justification: look.justification },
          ...{ by: nameOf(look.personId), at: look.at },
        }
      : null,
    authority: leadersOf(ground, unitId).authority,
    mayDecide: part.decides,
    mayLook: (part.leads || part.officer) && ground.rules.distribution.mode !== 'OFF',
  }
}

/** Decides the predicate of an organisation; what the facts proposed is kept beside it. */
export async function decideOrganisation(
  ctx: Ctx,
  { expectation, ...input }: Taken<Contract['decideOrganisation']>,
): Promise<Given<Contract['decideOrganisation']>> {
  const { unitId, period, predicate, note, seen } = input
  await holdUnit(ctx, unitId)
  const { ground, part } = await groundFor(ctx, input)
  const name = ground.chart.unit.get(unitId)?.name ?? ''
  const before = ground.decided.get(unitId)
  heed(
    whyNotDecideOrganisation(
      {
        ...{ name, mine: part.decides, fresh: (before?.sequence ?? 0) === seen },
        whose: leadersOf(ground, unitId).authority ?? 'pejabat',
        over: endOf(ground.read) <= addDays(ctx.today, 31),
      },
      { note, annual: ground.annual, expectation },
    ),
  )
  const { counted, proposals } = await factsOf(ctx, ground, unitId)
  const proposed = proposals[expectation ?? 'MEETS']
  await saveOrganisationPredicate(ctx, {
    ...{ unitId, period, sequence: seen + 1, predicate, note, proposed },
    ...{ facts: { counted, expectation }, rulePack: ground.digest },
  })
  await record(ctx, {
    ...{ act: 'organisation-predicate.decided', subject: unitId },
    before: before?.predicate ?? null,
    after: { period, predicate, proposed, expectation, note },
  })
  return { sentence: `Predikat ${name}: ${organisationPredicateNames[predicate]}.` }
}

/** Says that a distribution was looked at, with why it stays as it is, and delivers what it counts. */
export async function lookAtDistribution(
  ctx: Ctx,
  input: Taken<Contract['lookAtDistribution']>,
): Promise<Given<Contract['lookAtDistribution']>> {
  const { unitId, period, seen } = input
  await holdUnit(ctx, unitId)
  const { ground, part } = await groundFor(ctx, input)
  const { people, heads, predicate, within, findings } = spreadOf(ground, unitId)
  const { mode } = ground.rules.distribution
  const waiting = people.filter(({ state }) => state === 'RATED')
  const justification = input.justification.trim() || null
  heed(
    whyNotLook(
      {
        name: ground.chart.unit.get(unitId)?.name ?? '',
        mine: (part.leads || part.officer) && mode !== 'OFF',
        whose: leadersOf(ground, unitId).leader ?? 'pimpinannya',
        fresh: (ground.looks.get(unitId)?.sequence ?? 0) === seen,
        ...{ decided: predicate !== null, within, waiting: waiting.length, mode, findings },
      },
      justification ?? '',
    ),
  )
  if (!predicate) throw new Refused(noSuch)
  await saveLook(ctx, {
    ...{ unitId, period, sequence: seen + 1, predicate, counts: heads, findings, justification },
    rulePack: ground.digest,
  })
  await record(ctx, {
    ...{ act: 'distribution.looked-at', subject: unitId },
    after: { period, predicate, heads, findings: findings.map(({ text }) => text), justification },
  })
  await deliver(
    ctx,
    waiting.map((one) => ({ ...one, period })),
  )
  return { sentence: `${waiting.length} hasil penilaian disampaikan kepada pegawainya.` }
}
