import type { Span } from '../../../kernel/dating.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { HeldPost, PersonPage } from '../organisation.contract.ts'
import { printedRank, titleAs } from '../organisation.rules.ts'
import type {
  AssignmentVersion,
  PersonRecord,
  PositionVersion,
  TeamRoleVersion,
  UnitVersion,
} from '../records/record.contract.ts'

/** What is on record of one person, with the posts and units it names, of any date. */
export type PersonRecords = {
  versions: readonly PersonRecord[]
  assignments: readonly AssignmentVersion[]
  teamRoles: readonly TeamRoleVersion[]
  positions: readonly PositionVersion[]
  units: readonly UnitVersion[]
}

const newestFirst = (a: Span, b: Span): number =>
  a.validFrom === b.validFrom ? 0 : a.validFrom < b.validFrom ? 1 : -1

/** What something was called last within a span, by `on` at the latest; what begins later or ended
 * before (a TMT before the first record) is called as near to it as is known. */
export function calledIn<V extends Span & { id: string }>(
  versions: readonly V[],
  id: string,
  { validFrom, validTo }: Span,
  on: LocalDate,
): V | undefined {
  const own = versions.filter((version) => version.id === id).toSorted(newestFirst)
  const last = (version: V): boolean =>
    version.validFrom <= on && (validTo === null || version.validFrom < validTo)
  return (
    own.find((version) => last(version) && (version.validTo ?? '9999') > validFrom) ?? own.at(-1)
  )
}

/** Versions that say the same one after the other become one span. */
export function spansOf<V extends Span, Said>(
  versions: readonly V[],
  said: (version: V) => Said | null,
): (Span & { said: Said })[] {
  const found: (Span & { said: Said })[] = []
  for (const version of versions.toSorted((a, b) => newestFirst(b, a))) {
    const [says, before] = [said(version), found.at(-1)]
    if (says === null) continue
    if (before?.said === says && before.validTo === version.validFrom)
      before.validTo = version.validTo
    else found.push({ validFrom: version.validFrom, validTo: version.validTo, said: says })
  }
  return found.toReversed()
}

/** The page of a person: posts, ranks, employment and team roles over the years, the newest
 * first. */
export function personPage(
  { versions, assignments, teamRoles, positions, units }: PersonRecords,
  { on, ranks }: { on: LocalDate; ranks: Record<string, string> },
): Pick<PersonPage, 'posts' | 'ranks' | 'employment' | 'teams'> {
  const unitIn = (unitId: string | undefined, span: Span): HeldPost['unit'] => {
    const unit = unitId === undefined ? undefined : calledIn(units, unitId, span, on)
    return unit ? { id: unit.id, name: unit.name } : null
  }
  return {
    posts: assignments.toSorted(newestFirst).map((held) => {
      const { id, kind, decreeNumber, decreeDate, validFrom, validTo } = held
      const post = calledIn(positions, held.positionId, held, on)
      const title = titleAs({ title: post?.title ?? 'Jabatan yang tidak tercatat lagi' }, kind)
      return {
        ...{ id, title, unit: unitIn(post?.unitId, held), kind, decreeNumber, decreeDate },
        ...{ validFrom, validTo },
      }
    }),
    ranks: spansOf(versions, (version) => printedRank(version, ranks)).map(({ said, ...span }) => ({
      ...span,
      rank: said,
    })),
    employment: spansOf(versions, ({ employmentKind }) => employmentKind).map(
      ({ said, ...span }) => ({ ...span, kind: said }),
    ),
    teams: teamRoles.toSorted(newestFirst).map(({ id, role, unitId, validFrom, validTo }) => ({
      ...{ id, role, unit: unitIn(unitId, { validFrom, validTo }), validFrom, validTo },
    })),
  }
}
