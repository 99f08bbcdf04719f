import {
  type Chart,
  leaderOf,
  principalHolder,
  superiorOf,
  titleAs,
} from '../organisation/words.ts'

/** By which rules somebody stands above somebody: those of the mandate of a PK. */
export type Asked = Extract<Parameters<typeof superiorOf>[2], { for: 'PK_GIVER' }>

/** Who decides today. `alone`: nobody stands above the proposer, so others are asked for their
 * opinion first. */
export type Decider = {
  positionId: string
  personId: string
  name: string
  title: string
  away: string | null
  alone: boolean
}

/** Who decides what was proposed from a post: the first above it who is not one of these people
 * (the person it concerns, who proposed it, who decided it before). Nobody stands above a head of
 * region: they decide alone. `null` where nobody can today. Never asked for a person but for a post:
 * whoever holds it on the day decides. */
export function deciderAbove(
  chart: Chart,
  fromPositionId: string,
  asked: Asked,
  { person, others }: { person: string; others: readonly string[] },
): Decider | null {
  const passed = new Set<string>()
  let held = { positionId: fromPositionId, personId: holderOf(chart, fromPositionId) }
  for (;;) {
    passed.add(held.positionId)
    const found = superiorOf(chart, held, asked)
    if (!found || passed.has(found.position.id)) return aloneFrom(chart, held, asked, person)
    const { holder, position } = found
    if (holder.personId !== person && !others.includes(holder.personId))
      return shown(chart, holder.personId, titleAs(position, holder.kind), position.id, false)
    held = { positionId: position.id, personId: holder.personId }
  }
}

const holderOf = (chart: Chart, positionId: string): string =>
  principalHolder(chart, positionId)?.personId ?? ''

function aloneFrom(
  chart: Chart,
  { positionId, personId }: { positionId: string; personId: string },
  { levels }: Asked,
  person: string,
): Decider | null {
  const post = chart.position.get(positionId)
  const holder = principalHolder(chart, positionId)
  if (!post || !holder || personId === person || levels[post.level]?.giver !== 'NONE') return null
  return shown(chart, holder.personId, titleAs(post, holder.kind), positionId, true)
}

function shown(
  { person, absent }: Chart,
  personId: string,
  title: string,
  positionId: string,
  alone: boolean,
): Decider {
  const away = absent.get(personId)?.says ?? null
  return { positionId, personId, title, name: person.get(personId)?.name ?? '', away, alone }
}

/** Who gives an opinion: leaders of units of these kinds who are not concerned themselves. */
export function advisersIn(
  chart: Chart,
  kinds: readonly string[],
  except: readonly string[],
): Map<string, string> {
  const posts = kinds.flatMap((kind) =>
    chart.organisation.units
      .filter((unit) => unit.kind === kind && unit.isAgency)
      .flatMap(({ id }) => leaderOf(chart, id)?.id ?? []),
  )
  return new Map(
    posts.flatMap((id) => {
      const holder = principalHolder(chart, id)
      return holder && !except.includes(holder.personId) ? [[id, holder.personId] as const] : []
    }),
  )
}
