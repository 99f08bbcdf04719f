import { versionOn } from '../../../../kernel/dating.ts'
import { holds, type LocalDate } from '../../../../kernel/time.ts'
import { agencyOf, chartOf, leaderOf } from '../../organisation.rules.ts'
import type {
  AssignmentRecord,
  PositionRecord,
  TeamRoleRecord,
  UnitRecord,
} from '../../records/record.contract.ts'

/** What a change of units touches: every version on record, from the date of the change on. */
export type Scene = {
  on: LocalDate
  /** The changed units and all below them. */
  branch: ReadonlySet<string>
  units: ReadonlyMap<string, readonly UnitRecord[]>
  posts: ReadonlyMap<string, readonly PositionRecord[]>
  holdings: readonly AssignmentRecord[]
  teamRoles: readonly TeamRoleRecord[]
  /** Names of the people in it. */
  people: ReadonlyMap<string, string>
}

type Dated = { validFrom: LocalDate; validTo: LocalDate | null }
/** What a thing is on a date, or is to be first after it, or was last. */
export const versionAt = <V extends Dated>(
  versions: readonly V[] = [],
  on: LocalDate,
): V | undefined =>
  versionOn(versions, on) ?? versions.find(({ validFrom }) => validFrom > on) ?? versions.at(-1)

/** Until when a thing is on record without a gap from a date on, or the date itself where it is not
 * there; `null` without end. */
export function lastsUntil(versions: readonly Dated[] = [], on: LocalDate): LocalDate | null {
  const here = versions.find((version) => holds(version, on))
  if (!here) return on
  return here.validTo === null ? null : lastsUntil(versions, here.validTo)
}

/** How a unit is called on a date, or was last. */
export const nameOn = (versions: readonly UnitRecord[] | undefined, on: LocalDate): string =>
  versionAt(versions, on)?.name ?? 'Unit ini'

/** The post that leads a unit of the scene; without echelons its only structural one. */
export function headIn({ on, units, posts }: Scene, unitId: string): PositionRecord | null {
  const here = [...posts.values()].flatMap((versions) => {
    const post = versionOn(versions, on)
    return post?.unitId === unitId ? [post] : []
  })
  const chart = chartOf({
    ...{ on, people: [], assignments: [], teamRoles: [], positions: here },
    units: [...units.values()].flatMap((versions) => versionOn(versions, on) ?? []),
  })
  const leader = leaderOf(chart, unitId)?.id
  const [only, ...others] = here.filter(({ kind }) => kind === 'STRUKTURAL' || kind === 'POLITIK')
  return here.find(({ id }) => id === leader) ?? (others.length === 0 ? (only ?? null) : null)
}

/** The office of each unit, on the date of the scene, with some units standing elsewhere. */
export function officesIn(
  { on, units }: Pick<Scene, 'on' | 'units'>,
  changed: ReadonlyMap<string, Partial<UnitRecord>> = new Map(),
  opened: readonly UnitRecord[] = [],
): (unitId: string) => string | null {
  const here = [...units.values()].flatMap((versions) => versionAt(versions, on) ?? [])
  const unit = new Map(
    [...here, ...opened].map((one) => [one.id, { ...one, ...changed.get(one.id) }]),
  )
  return (unitId) => agencyOf({ unit }, unitId)?.id ?? null
}

/** Does a unit stand below itself once some stand elsewhere? */
export function standsBelowItself(
  { on, units }: Pick<Scene, 'on' | 'units'>,
  unitId: string,
  parents: ReadonlyMap<string, string>,
): boolean {
  const seen = new Set<string>()
  const above = (id: string) => parents.get(id) ?? versionAt(units.get(id), on)?.parentId ?? null
  for (let here = above(unitId); here && !seen.has(here); here = above(here)) {
    if (here === unitId) return true
    seen.add(here)
  }
  return false
}
