import type { Actor } from '../../../kernel/actor.ts'
import type { Span } from '../../../kernel/dating.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type {
  Holder,
  OrganisationSummary,
  Position,
  PositionLine,
  UnitLine,
} from '../organisation.contract.ts'
import {
  type Chart,
  inTreeOrder,
  principalHolder,
  printedRank,
  titleAs,
  unitsAbove,
} from '../organisation.rules.ts'
import { levelName } from '../pack/level.rules.ts'
import type { Level } from '../pack/organisation-pack.contract.ts'
import { nipFor, nipOwner } from '../person/nip-sight.rules.ts'
import { superiorOf } from '../superior/superior.rules.ts'

const leads = (kind: string): boolean => kind === 'STRUKTURAL' || kind === 'POLITIK'
const structural = (kind: string): boolean => leads(kind) || kind === 'WAKIL'

/** The post that leads a unit, among its structural posts: the one whose superior lies outside
 * it. */
const leadOf = ({ position }: Chart, posts: readonly Position[], unitId: string) =>
  posts.find(({ superiorId }) => superiorId === null || position.get(superiorId)?.unitId !== unitId)

function headOf(chart: Chart, post: Position | undefined): Pick<UnitLine, 'head' | 'headNote'> {
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

type Tally = { positions: number; people: Set<string>; vacancies: number }

/** What each unit counts with everything below it, in one walk over the posts; who holds several
 * posts there counts once. */
function tallies(chart: Chart): Map<string, Tally> {
  const { units, positions } = chart.organisation
  const found = new Map<string, Tally>(
    units.map(({ id }) => [id, { positions: 0, people: new Set(), vacancies: 0 }]),
  )
  for (const { id, unitId, kind } of positions) {
    const vacant = structural(kind) && !principalHolder(chart, id)
    for (const above of unitsAbove(chart, unitId)) {
      const tally = found.get(above.id)
      if (!tally) continue
      tally.positions += 1
      tally.vacancies += Number(vacant)
      for (const { personId } of chart.holders.get(id) ?? []) tally.people.add(personId)
    }
  }
  return found
}

/** All units in tree order, as lists show them; counts cover everything below a unit. */
export function unitLines(chart: Chart): UnitLine[] {
  const { positions } = chart.organisation
  const leading = Map.groupBy(
    positions.filter(({ kind }) => leads(kind)),
    ({ unitId }) => unitId,
  )
  const found = tallies(chart)
  return inTreeOrder(chart).map(({ unit, depth }) => {
    const tally = found.get(unit.id)
    return {
      ...unit,
      depth,
      ...headOf(chart, leadOf(chart, leading.get(unit.id) ?? [], unit.id)),
      positions: tally?.positions ?? 0,
      people: tally?.people.size ?? 0,
      vacancies: tally?.vacancies ?? 0,
    }
  })
}

/** How posts and holders are told: levels by name, ranks by grade, and by whom they are read. */
export type Telling = {
  levels: readonly Level[]
  ranks: Record<string, string>
  actor: Pick<Actor, 'kind' | 'personId' | 'mandates'>
}

/** Whether somebody is off duty, and until when. */
function absentIn({ absent }: Chart, personId: string): Holder['absent'] {
  const found = absent.get(personId)
  return found ? { says: found.says, until: found.until } : null
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
        superiorTitle:
          chart.position.get(chart.stated.get(held.id)?.[0]?.superiorId ?? '')?.title ?? null,
        absent: absentIn(chart, personId),
      },
    ]
  })
  return holders.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The superior of a post as its unit shows it: the stated one though it be vacant, else who leads
 * the unit above. */
function superiorLine(
  chart: Chart,
  { id: positionId, superiorId }: Position,
): Pick<PositionLine, 'superiorTitle' | 'superiorBy'> {
  const stated = chart.position.get(superiorId ?? '')
  if (stated) return { superiorTitle: stated.title, superiorBy: 'STATED' }
  const personId = principalHolder(chart, positionId)?.personId ?? ''
  const led = superiorOf(chart, { positionId, personId }, { for: 'VERIFIER' })
  return { superiorTitle: led?.position.title ?? null, superiorBy: led && 'TREE' }
}

/** The posts of one unit with their holders, leaders first. */
export function positionLines(chart: Chart, unitId: string, telling: Telling): PositionLine[] {
  const weight = (kind: string): number =>
    ['POLITIK', 'WAKIL', 'STRUKTURAL', 'FUNGSIONAL', 'PELAKSANA'].indexOf(kind)
  const own = chart.organisation.positions.filter((post) => post.unitId === unitId)
  return own
    .toSorted((a, b) => weight(a.kind) - weight(b.kind) || (a.code < b.code ? -1 : 1))
    .map((post) => ({
      ...post,
      levelName: levelName(post.level, telling.levels),
      ...superiorLine(chart, post),
      holders: holderLines(chart, post.id, telling),
    }))
}

/** The day nearest to a date on which something is there. */
export function nearestDay({ validFrom, validTo }: Span, on: LocalDate): LocalDate {
  if (on < validFrom) return validFrom
  return validTo !== null && on >= validTo ? addDays(validTo, -1) : on
}

/** The numbers that open the page of the organisation. */
export function summaryOf(
  { organisation: { units, positions, people } }: Chart,
  lines: readonly UnitLine[],
): Omit<OrganisationSummary, 'on'> {
  const agencies = lines.filter(({ isAgency }) => isAgency)
  return {
    agencies: agencies.length,
    units: units.length,
    positions: positions.length,
    people: people.length,
    vacancies: lines.reduce((sum, { depth, vacancies }) => sum + (depth === 0 ? vacancies : 0), 0),
    actingHeads: agencies.filter(({ headNote }) => headNote?.startsWith('Dipegang')).length,
  }
}
