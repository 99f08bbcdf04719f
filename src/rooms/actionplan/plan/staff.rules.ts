import { branchOf, type Chart, leaderOf, principalHolder } from '../../organisation/words.ts'

/** Who may answer for a step and who may carry it out. */
export type Staff = {
  posts: { id: string; title: string; holder: string | null }[]
  people: { id: string; name: string }[]
}

const most = 400

/** The posts and people of the holder's unit and what is below it; of the head of region, the
 * leaders of offices. */
export function staffOf(chart: Chart, { unitId }: { unitId: string }): Staff {
  const root = chart.unit.get(unitId)
  const units = branchOf(chart, unitId)
  const posts =
    root?.kind === 'PEMDA'
      ? units
          .filter(({ isAgency, id }) => isAgency || id === unitId)
          .flatMap(({ id }) => leaderOf(chart, id) ?? [])
      : chart.organisation.positions.filter((post) => units.some(({ id }) => id === post.unitId))
  const named = posts.slice(0, most)
  const people = named
    .flatMap(({ id }) => chart.holders.get(id) ?? [])
    .map(({ personId }) => personId)
  return {
    posts: named.map(({ id, title }) => ({ id, title, holder: holderName(chart, id) })),
    people: [...new Set(people)]
      .flatMap((id) => chart.person.get(id) ?? [])
      .map(({ id, name }) => ({ id, name }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

function holderName(chart: Chart, positionId: string): string | null {
  const holder = principalHolder(chart, positionId)
  return holder ? (chart.person.get(holder.personId)?.name ?? null) : null
}

/** Who answers for a step today: the holders of its post; whoever made the promise where it names
 * none, or nobody holds it. */
export function responsibleFor(
  { holders }: Pick<Chart, 'holders'>,
  positionId: string | null,
  receiverId: string,
): string[] {
  const held = positionId === null ? [] : (holders.get(positionId) ?? [])
  return held.length > 0 ? [...new Set(held.map(({ personId }) => personId))] : [receiverId]
}
