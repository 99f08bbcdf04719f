import { begins, type Decree, decreeOf, leaves } from './decrees.ts'
import type { Merged, Office } from './demo-data.ts'
import { formerly, type Seat } from './people.ts'
import { type DemoPost, type DemoUnit, divisionCode, type Structure } from './posts.ts'

type MergedOffice = Office & { merged: Merged }
type Predecessor = Merged['from'][number]

/** An office as it was before two were merged into it. */
export type Merger = {
  office: Office
  merged: Merged
  units: DemoUnit[]
  seats: Seat[]
  /** Who heads the new office, and for whom there is no post any more. */
  decree: Decree
}

const headOf = (unit: string): string => `J${unit}-01`
const earlierBasis = { basis: 'Perda 7/2016' }

/** The offices before two of them became one: each with its divisions, the goals these serve, and
 * its share of what the one has for itself (the first of two the larger). */
export function officesBefore(offices: readonly Office[]): Office[] {
  return offices.flatMap((office) => {
    const { merged, ...whole } = office
    if (!merged) return [office]
    return merged.from.map(({ divisions: own, ...before }, at) => {
      const divisions = office.divisions.filter((_, nth) => own.includes(divisionCode(office, nth)))
      const goals = new Set(divisions.map(({ goal }) => goal))
      const share = at === 0 ? 0.6 : 0.4 / (merged.from.length - 1)
      return {
        ...{ ...whole, ...before, divisions },
        goals: office.goals.filter((_, nth) => goals.has(nth + 1)),
        salaries: Math.round(office.salaries * share),
        support: Math.round(office.support * share),
      }
    })
  })
}

/** The units of an office as those of its predecessors: each with its head and a secretariat, its
 * divisions as they are. */
function unitsBefore({ code, merged }: MergedOffice, units: readonly DemoUnit[]): DemoUnit[] {
  return units.flatMap((unit) => {
    const from = merged.from.find(({ divisions }) => divisions.includes(unit.code))
    if (from) return [{ ...unit, parent: from.code, ...earlierBasis }]
    if (unit.code === code)
      return merged.from.map(({ divisions: _, ...before }) => ({
        ...{ ...unit, ...before, ...earlierBasis },
      }))
    if (unit.code !== `${code}.01`) return [unit]
    return merged.from.map((before) => ({
      ...{ ...unit, code: `${before.code}.01`, name: `Sekretariat ${before.name}` },
      ...{ parent: before.code, ...earlierBasis },
    }))
  })
}

/** The head of an office, or its secretary, as one of its predecessors had them. */
function leader(post: DemoPost, { code, name }: Predecessor, isHead: boolean): DemoPost {
  const unit = isHead ? code : `${code}.01`
  const title = `${post.title.split(' ')[0]} ${name}`
  return { ...post, unit, title, code: headOf(unit), ...(!isHead && { superior: headOf(code) }) }
}

/** A post as it was before: the first predecessor had the staff of the secretariat. */
function postBefore(post: DemoPost, { code, merged }: MergedOffice, main: Predecessor): DemoPost {
  const [head, secretary] = [headOf(code), headOf(`${code}.01`)]
  if (post.code === head || post.code === secretary) return leader(post, main, post.code === head)
  const from = merged.from.find(({ divisions }) => divisions.includes(post.unit)) ?? main
  const superiors: Record<string, string> = {
    [head]: headOf(from.code),
    [secretary]: headOf(`${main.code}.01`),
  }
  return {
    ...post,
    unit: post.unit === `${code}.01` ? `${main.code}.01` : post.unit,
    superior: post.superior && (superiors[post.superior] ?? post.superior),
  }
}

/** The organisation before an office was made of others. The first of them had its staff, the last
 * a head and a secretary of its own. */
export function beforeMerger(
  { units }: Structure,
  first: readonly Seat[],
  office: MergedOffice,
): Merger {
  const { code, merged } = office
  const [main, last] = [merged.from[0], merged.from.at(-1)]
  if (!main || !last || main === last) throw new Error('one office alone is not merged')
  const registry = {
    names: new Set<string>(),
    nips: new Set(first.flatMap(({ person }) => person?.nip ?? [])),
  }
  const leaders = [headOf(code), headOf(`${code}.01`)].flatMap((wanted) =>
    first.filter(({ post }) => post.code === wanted),
  )
  const gone = merged.former.flatMap((former, at) => {
    const post = leaders[at]?.post
    const own = post && formerly(leader(post, last, at === 0), former, registry)
    return own ? [{ ...own, ...merged.earlier, why: former.leaves }] : []
  })
  const seats = first.map((seat) => ({
    ...{ ...seat, post: postBefore(seat.post, office, main) },
    ...(leaders.includes(seat) && merged.earlier),
  }))
  return {
    ...{ office, merged, units: unitsBefore(office, units), seats: [...seats, ...gone] },
    decree: decreeOf(merged.on, merged.appointment.decree, [
      ...leaders.map((seat) => begins({ ...seat, ...merged.appointment })),
      ...gone.flatMap(({ person, why }) =>
        person ? [leaves(person, { since: merged.on, why })] : [],
      ),
    ]),
  }
}
