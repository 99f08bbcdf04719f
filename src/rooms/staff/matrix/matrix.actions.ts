import type { Given, Taken } from '../../../kernel/contract.ts'
import { dateOf } from '../../../kernel/moment.ts'
import type { Context } from '../../../platform/context.ts'
import { type Assignment, type Chart, packOf } from '../../organisation/index.ts'
import { PlanningPack } from '../../planning/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { contentsOf, type Plan, type Version } from '../skp/plan.store.ts'
import { wholeOf } from './division.rules.ts'
import type { MatrixPage, MatrixRow, matrixContract } from './matrix.contract.ts'
import { ownOf, plansOfMatrix } from './matrix.store.ts'
import { type StandingSkp, standingSkp, whoIs } from './standing.actions.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof matrixContract

/** A matrix with what stands behind it: the leader's SKP, the version that is divided, and of each row
 * its SKP with what it says. */
export type Matrix = {
  page: MatrixPage
  leader: StandingSkp
  version: Version
  plans: ReadonlyMap<string, Plan>
  contents: ReadonlyMap<string, Version>
}

/** Who delivers what of a leader's results: the people the leader rates, the members of the leader's
 * teams, and whoever else supports one of them. The version in force is divided, or the draft while
 * there is none, so that nobody waits. */
export async function matrixOf(ctx: Ctx, id: string): Promise<Matrix> {
  const leader = await standingSkp(ctx, id)
  const { plan, chart, rated } = leader
  const versionId = plan.inForceId ?? plan.versionId
  const version = (await contentsOf(ctx, [versionId])).get(versionId)
  if (!version) throw new Error(`version of SKP ${id} is missing`)
  const members = membersOf(chart, plan.personId).filter((held) => !rated.includes(held))
  const loaded = await plansOfMatrix(ctx, {
    year: plan.year,
    assignmentIds: [...rated, ...members].map((held) => held.id),
    columnIds: version.results.map((result) => result.id),
  })
  const plans = new Map(loaded.map((one) => [one.assignmentId, one]))
  const contents = await contentsOf(ctx, loaded.map(shownVersion))
  const rowOf = (held: Held, by: MatrixRow['by']): MatrixRow => {
    const skp = plans.get(held.id)
    const results = skp && contents.get(shownVersion(skp))?.results
    const who = whoIs(chart, held, held.kind)
    return {
      assignmentId: held.id,
      ...who,
      by,
      skp: skp ? skpOf(skp, ctx) : null,
      results: results ?? [],
    }
  }
  const listed = new Set([...rated, ...members].map((held) => held.id))
  const others = loaded.filter((one) => one.id !== id && !listed.has(one.assignmentId))
  const own = await ownOf(ctx, id)
  const { content: words } = await packOf(ctx, 'perencanaan', plan.year, PlanningPack)
  const page = {
    ...{ id, year: plan.year, leader: leader.person },
    version: { number: version.number, inForce: plan.inForceId !== null },
    columns: version.results.map((result) => ({
      ...{ id: result.id, kind: result.kind, text: result.text, own: own.has(result.id) },
      whole: wholeOf(result.indicators, words),
    })),
    rows: [
      ...rated.map((held) => rowOf(held, 'RATER')),
      ...members.map((held) => rowOf(held, 'TEAM')),
      ...others.map((skp) => rowOf({ ...skp, id: skp.assignmentId, kind: 'D' }, 'OTHER')),
    ],
  }
  return { page, leader, version, plans, contents }
}

type Held = Pick<Assignment, 'id' | 'personId' | 'positionId' | 'kind'>

/** What is shown of an SKP: its newest version, or the one in force where that came to nothing. */
export const shownVersion = ({ state, versionId, inForceId }: Plan): string =>
  state === 'DROPPED' ? (inForceId ?? versionId) : versionId

/** Those who work in a team that somebody leads, each in the post they hold definitively. */
function membersOf(chart: Chart, personId: string): Assignment[] {
  const roles = chart.organisation.teamRoles
  const led = roles.filter((role) => role.personId === personId && role.role === 'KETUA')
  const people = roles.filter(
    (role) => role.personId !== personId && led.some(({ unitId }) => unitId === role.unitId),
  )
  return [...new Set(people.map((role) => role.personId))].flatMap(
    (id) => chart.posts.get(id)?.find(({ kind }) => kind === 'D') ?? [],
  )
}

const skpOf = (
  { id, state, stateAt, number, edits }: Plan,
  { region }: Pick<Ctx, 'region'>,
): MatrixRow['skp'] => ({
  ...{ id, state, since: dateOf(stateAt, region.timeZone), seen: { number, edits } },
})

/** The matrix of a leader's SKP. */
export const readMatrix = async (
  ctx: Ctx,
  { id }: Taken<Contract['readMatrix']>,
): Promise<Given<Contract['readMatrix']>> => (await matrixOf(ctx, id)).page
