import type { Context } from '../../../platform/context.ts'
import { type Chart, chartOn, leaderOf, namesOf, titleAs } from '../../organisation/index.ts'
import { organisationPredicatesIn } from '../distribution/distribution.store.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'
import type { Standing } from './deciding.rules.ts'
import type { Evaluation } from './evaluation.store.ts'
import { resultFact, suggestionOf } from './facts.rules.ts'
import { periodLabel } from './periods.rules.ts'
import { type Raters, ratersOn } from './raters.actions.ts'
import type { EvaluationPage, Facts, Marks, Rated, ResultFact } from './rating.contract.ts'

type Ctx = Context<StaffRoomTables>

/** What deciding about some evaluations needs: the packs of their years, who rates, what the offices
 * achieved, and today's chart for names. */
export type Ground = {
  chart: Chart
  /** Also of who has left. */
  nameOf: (personId: string) => string | null
  rulesOf: (one: Pick<Evaluation, 'year'>) => { rules: StaffPack; digest: string }
  ratersOf: (one: Evaluation) => Raters
  follows: (one: Evaluation) => Standing['follows']
}

/** The ground of some evaluations: a statement for the predicates of each of their periods where one
 * of them leads a unit, one for the names of who has left, everything else from memory where it can. */
export async function groundOf(ctx: Ctx, all: readonly Evaluation[]): Promise<Ground> {
  const chart = await chartOn(ctx, ctx.today)
  const gone = await namesOf(
    ctx,
    all.flatMap(({ personId, ratings, states }) =>
      [personId, ...[...ratings, ...states].flatMap((one) => one.personId ?? [])].filter(
        (id) => !chart.person.has(id),
      ),
    ),
  )
  const packs = new Map<number, Awaited<ReturnType<typeof staffRules>>>()
  for (const year of new Set(all.map((one) => one.year)))
    packs.set(year, await staffRules(ctx, year))
  const leads = ({ unitId, positionId }: Evaluation): boolean =>
    leaderOf(chart, unitId)?.id === positionId
  const periods = [...new Set(all.filter(leads).map(({ period }) => period))]
  const predicates = new Map<string, Awaited<ReturnType<typeof organisationPredicatesIn>>>()
  for (const period of periods) predicates.set(period, await organisationPredicatesIn(ctx, period))
  const rulesOf: Ground['rulesOf'] = ({ year }) => {
    const found = packs.get(year)
    if (!found) throw new Error(`no pack of ${year}`)
    return found
  }
  return {
    ...{ chart, rulesOf },
    nameOf: (id) => chart.person.get(id)?.name ?? gone.get(id) ?? null,
    ratersOf: await ratersOn(
      ctx,
      all.map(({ endsOn }) => endsOn),
    ),
    follows: (one) => {
      if (!leads(one)) return null
      const decided = predicates.get(one.period)?.get(one.unitId)?.predicate
      if (decided) return rulesOf(one).rules.organisation.leader[decided] ?? null
      return chart.unit.get(one.unitId)?.isAgency ? 'UNDECIDED' : null
    },
  }
}

/** Results with how far they came. */
export function resultsOf(one: Evaluation, { rulesOf }: Ground): ResultFact[] {
  const { rules } = rulesOf(one)
  return one.results.map((result) => {
    const told = one.told.find(({ resultId }) => resultId === result.id)
    const logged = one.logged.find(({ resultId }) => resultId === result.id)
    return resultFact(result, one, told, logged, rules)
  })
}

const isTold = ({ text, realised }: Evaluation['told'][number]): boolean =>
  text !== '' || realised.some((one) => one.text !== '')

const factsOf = ({ results, told, logged, logDays, feedback }: Evaluation): Facts => ({
  ...{ results: results.length, reported: told.filter(isTold).length, logDays, feedback },
  logMinutes: logged.reduce((sum, one) => sum + one.minutes, 0),
})

/** An evaluation as lists and pages open with it. `marks`: those of a rater, which count before what
 * the facts suggest; without them, those of the newest rating. */
export function headOf(one: Evaluation, ground: Ground, marks?: Marks) {
  const { chart } = ground
  const position = chart.position.get(one.positionId)
  const { held } = ground.ratersOf(one)
  return {
    ...{ id: one.id, personId: one.personId, period: one.period, closing: one.closing },
    ...{ startsOn: one.startsOn, endsOn: one.endsOn, state: one.state },
    name: ground.nameOf(one.personId) ?? 'Pegawai yang sudah tidak tercatat',
    title: position ? titleAs(position, held.kind) : '',
    unit: chart.unit.get(one.unitId)?.name ?? '',
    periodLabel: periodLabel(one.period),
    seen: one.ratings[0]?.sequence ?? 0,
    facts: factsOf(one),
    suggestion: suggestionOf(
      resultsOf(one, ground),
      marks ?? one.ratings[0]?.marks,
      ground.rulesOf(one).rules,
    ),
    follows: ground.follows(one),
  }
}

/** The same as the rules of rating ask about it. */
export const standingOf = (one: Evaluation, ground: Ground, marks?: Marks): Standing => ({
  ...headOf(one, ground, marks),
  raterId: ground.ratersOf(one).rater?.personId ?? null,
})

/** ISO text of what the database printed into JSON. */
export const instantOf = (text: string): string => new Date(text).toISOString()

/** Ratings with the names of those who pressed, newest first. */
export const ratingsOf = (one: Evaluation, { nameOf }: Ground): Rated[] =>
  one.ratings.map(({ personId, at, ...rating }) => ({
    ...{ ...rating, at: instantOf(at) },
    by: personId && nameOf(personId),
  }))

/** How the evaluation went on, with names. */
export const statesOf = (one: Evaluation, { nameOf }: Ground): EvaluationPage['states'] =>
  one.states.map(({ personId, at, ...state }) => ({
    ...{ ...state, at: instantOf(at) },
    by: personId && nameOf(personId),
  }))
