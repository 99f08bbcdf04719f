import {
  agencyOf,
  type Chart,
  type Position,
  principalHolder,
  superiorOf,
  titleAs,
} from '../../organisation/words.ts'
import type { PlanMeasure, PlanNode } from '../../planning/words.ts'
import type { Giver, Owned } from '../figure/figure.rules.ts'
import type { Owner } from './schedule.rules.ts'

type Held = Pick<PlanNode, 'unitId' | 'holderPositionId' | 'holderPersonId'>

/** A chain of superiors is never longer than this; a circle in the data ends here. */
const levels = 12
const verifier = { for: 'VERIFIER' } as const

/** Everybody above a post who could verify, from the direct superior up; posts that are vacant or
 * held by the same person are passed over, and who is off duty where somebody above is there. */
export function giversAbove(chart: Chart, positionId: string, personId: string): Giver[] {
  const givers: Giver[] = []
  let from = { positionId, personId }
  for (
    let next = superiorOf(chart, from, verifier);
    next && givers.length < levels;
    next = superiorOf(chart, from, verifier)
  ) {
    givers.push({
      positionId: next.position.id,
      personId: next.holder.personId,
      title: titleAs(next.position, next.holder.kind),
    })
    from = next.holder
  }
  const there = givers.filter((giver) => !chart.absent.has(giver.personId))
  return there.length > 0 ? there : givers
}

/** The one who holds a post; of several holders nobody in particular, so that none of them is
 * passed over as a giver of the others. */
const soleHolder = (chart: Chart, positionId: string): string =>
  (chart.holders.get(positionId) ?? []).length > 1 &&
  chart.position.get(positionId)?.singleHolder === false
    ? ''
    : (principalHolder(chart, positionId)?.personId ?? '')

/** Who answers for a node today, each since when: whoever holds its post, or the person alone. */
export function ownersOf(
  { holders, posts }: Pick<Chart, 'holders' | 'posts'>,
  { holderPositionId, holderPersonId }: Omit<Held, 'unitId'>,
): Owner[] {
  const held = holderPositionId
    ? (holders.get(holderPositionId) ?? [])
    : (posts.get(holderPersonId ?? '') ?? []).slice(0, 1)
  return held.flatMap(({ personId, validFrom }) =>
    holderPersonId && holderPersonId !== personId ? [] : [{ personId, since: validFrom }],
  )
}

/** The post a node hangs on today: its own, or the first post of the person who holds it. */
function postOf(
  chart: Chart,
  { holderPositionId, holderPersonId }: Held,
): { positionId: string; personId: string } | null {
  if (holderPositionId)
    return {
      positionId: holderPositionId,
      personId: holderPersonId ?? soleHolder(chart, holderPositionId),
    }
  return (holderPersonId ? chart.posts.get(holderPersonId)?.[0] : undefined) ?? null
}

/** Who answers for a measure and who stands above, by the chart of the day. */
export function ownedBy(
  chart: Chart,
  node: Held,
  { id, descent }: Pick<PlanMeasure, 'id' | 'descent'>,
  followsId: string | null = null,
): Owned {
  const post = postOf(chart, node)
  const unitId = node.unitId ?? (post ? chart.position.get(post.positionId)?.unitId : undefined)
  return {
    ...{
      measureId: id,
      descent,
      followsId,
      holderPositionId: node.holderPositionId,
      holderPersonId: node.holderPersonId,
    },
    agencyId: unitId ? (agencyOf(chart, unitId)?.id ?? null) : null,
    givers: post ? giversAbove(chart, post.positionId, post.personId) : [],
  }
}

/** The holder as printed: name and post, or the post alone while it is vacant. */
export function holderName(chart: Chart, node: Held): string | null {
  const post = node.holderPositionId ? chart.position.get(node.holderPositionId) : undefined
  const held = post ? principalHolder(chart, post.id) : null
  const person = chart.person.get(node.holderPersonId ?? held?.personId ?? '')
  if (!post) return person?.name ?? null
  const title = titleAs(post, held?.kind ?? 'D')
  return person ? `${person.name}, ${title}` : title
}

/** Which nodes may concern somebody: by the posts, the people and the units they hang on. */
export type Reach = { positionIds: string[]; personIds: string[]; unitIds: string[] }

/** Nodes somebody may report: of the own posts and person, of the offices one operates, of posts
 * above which nobody stands for the planners. */
export function reportingReach(
  chart: Chart,
  who: {
    personId: string | null
    positionIds: readonly string[]
    operatedAgencies: readonly string[]
    plans: boolean
  },
): Reach {
  const operated = new Set(who.operatedAgencies)
  const within = (unitId: string): boolean =>
    operated.size > 0 && operated.has(agencyOf(chart, unitId)?.id ?? '')
  const { units, positions } = chart.organisation
  const alone = ({ id, superiorId }: Position): boolean =>
    superiorId === null && giversAbove(chart, id, soleHolder(chart, id)).length === 0
  const posts = positions.filter((post) => within(post.unitId) || (who.plans && alone(post)))
  return {
    positionIds: [...new Set([...who.positionIds, ...posts.map(({ id }) => id)])],
    personIds: who.personId ? [who.personId] : [],
    unitIds: units.filter(({ id }) => within(id)).map(({ id }) => id),
  }
}

/** Nodes whose figures somebody may have to verify: of the posts and people of whom this person, or
 * one who delegated it to them, is the first or second giver. */
export function verifyingReach(
  chart: Chart,
  who: { givers: readonly string[]; plans: boolean },
): Reach {
  const posts = chart.organisation.positions.filter(({ id, superiorId }) => {
    const givers = giversAbove(chart, id, soleHolder(chart, id))
    if (superiorId === null && givers.length === 0) return who.plans
    return givers.slice(0, 2).some(({ personId }) => who.givers.includes(personId))
  })
  const positionIds = posts.map(({ id }) => id)
  const personIds = positionIds.flatMap((id) =>
    (chart.holders.get(id) ?? []).map(({ personId }) => personId),
  )
  return { positionIds, personIds: [...new Set(personIds)], unitIds: [] }
}
