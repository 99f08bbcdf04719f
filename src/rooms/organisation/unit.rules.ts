import type { Actor } from '../../kernel/actor.ts'
import { levelName } from './level.rules.ts'
import { nipFor, nipOwner } from './nip-sight.rules.ts'
import type { Organisation, PositionLine, Unit, UnitLine } from './organisation.contract.ts'
import {
  branchOf,
  type Chart,
  inTreeOrder,
  principalHolder,
  printedRank,
  titleAs,
} from './organisation.rules.ts'
import type { Level } from './organisation-pack.contract.ts'

const structural = (kind: string): boolean => kind === 'STRUKTURAL' || kind === 'POLITIK'

/** The post that leads a unit: the structural post of the unit whose superior lies outside it. */
export function headPositionOf({ organisation, position }: Chart, unitId: string): string | null {
  const own = organisation.positions.filter(
    (post) => post.unitId === unitId && structural(post.kind),
  )
  const head = own.find(
    ({ superiorId }) => superiorId === null || position.get(superiorId)?.unitId !== unitId,
  )
  return head?.id ?? null
}

function headOf(chart: Chart, unitId: string): Pick<UnitLine, 'head' | 'headNote'> {
  const positionId = headPositionOf(chart, unitId)
  const post = positionId ? chart.position.get(positionId) : undefined
  if (!post) return { head: null, headNote: null }
  const holder = principalHolder(chart, post.id)
  const person = holder ? chart.person.get(holder.personId) : undefined
  if (!holder || !person) return { head: null, headNote: `Jabatan ${post.title} kosong` }
  const note =
    holder.kind === 'PLT'
      ? 'Dipegang pelaksana tugas'
      : holder.kind === 'PJ'
        ? 'Dipegang penjabat'
        : null
  return {
    head: { personId: person.id, name: person.name, title: titleAs(post, holder.kind) },
    headNote: note,
  }
}

/** How many structural posts have nobody who answers for them. */
export const vacanciesIn = (chart: Chart, units: ReadonlySet<string>): number =>
  chart.organisation.positions.filter(
    (post) => structural(post.kind) && units.has(post.unitId) && !principalHolder(chart, post.id),
  ).length

/** A unit as lists show it; counts cover everything below it. */
export function unitLine(chart: Chart, unit: Unit, depth: number): UnitLine {
  const branch = new Set(branchOf(chart, unit.id).map(({ id }) => id))
  const posts = chart.organisation.positions.filter(({ unitId }) => branch.has(unitId))
  const people = new Set(
    posts.flatMap(({ id }) => (chart.holders.get(id) ?? []).map(({ personId }) => personId)),
  )
  return {
    ...unit,
    depth,
    ...headOf(chart, unit.id),
    positions: posts.length,
    people: people.size,
    vacancies: vacanciesIn(chart, branch),
  }
}

/** All units in tree order. */
export const unitLines = (chart: Chart): UnitLine[] =>
  inTreeOrder(chart).map(({ unit, depth }) => unitLine(chart, unit, depth))

/** How posts and holders are told: levels by name, ranks by grade, and by whom they are read. */
export type Telling = {
  levels: readonly Level[]
  ranks: Record<string, string>
  actor: Pick<Actor, 'kind' | 'personId' | 'mandates'>
}

/** Who holds a post, by name. */
function holderLines(
  chart: Chart,
  positionId: string,
  { ranks, actor }: Telling,
): PositionLine['holders'] {
  const holders = (chart.holders.get(positionId) ?? []).flatMap((held) => {
    const person = chart.person.get(held.personId)
    if (!person) return []
    const { id: personId, name } = person
    const nip = nipFor(actor, nipOwner(chart, personId), person.nip)
    return [
      {
        assignmentId: held.id,
        personId,
        name,
        nip,
        rank: printedRank(person, ranks),
        kind: held.kind,
        since: held.validFrom,
      },
    ]
  })
  return holders.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The posts of one unit with their holders, leaders first. */
export function positionLines(chart: Chart, unitId: string, telling: Telling): PositionLine[] {
  const weight = (kind: string): number =>
    ['POLITIK', 'STRUKTURAL', 'FUNGSIONAL', 'PELAKSANA'].indexOf(kind)
  const own = chart.organisation.positions.filter((post) => post.unitId === unitId)
  return own
    .toSorted((a, b) => weight(a.kind) - weight(b.kind) || (a.code < b.code ? -1 : 1))
    .map((post) => ({
      ...post,
      levelName: levelName(post.level, telling.levels),
      superiorTitle: post.superiorId ? (chart.position.get(post.superiorId)?.title ?? null) : null,
      holders: holderLines(chart, post.id, telling),
    }))
}

/** The numbers that open the page of the organisation. */
export function summaryOf(chart: Chart): {
  agencies: number
  units: number
  positions: number
  people: number
  vacancies: number
  actingHeads: number
} {
  const { organisation }: { organisation: Organisation } = chart
  const agencies = organisation.units.filter(({ isAgency }) => isAgency)
  const acting = agencies.filter(({ id }) => headOf(chart, id).headNote?.startsWith('Dipegang'))
  return {
    agencies: agencies.length,
    units: organisation.units.length,
    positions: organisation.positions.length,
    people: organisation.people.length,
    vacancies: vacanciesIn(chart, new Set(organisation.units.map(({ id }) => id))),
    actingHeads: acting.length,
  }
}
