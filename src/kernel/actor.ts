import type { Refusal } from './refusal.ts'
import type { Instant, LocalDate } from './time.ts'

/** What a mandate or grant lets its holder do; codes are stable because packs, stored grants and
 * the interface name them. */
export const rights = [
  'organisation.read',
  'organisation.manage',
  'superiors.manage',
  'absences.record',
  'staff.manage',
  'planning.read',
  'planning.manage',
  'budget.read',
  'budget.manage',
  'agreements.read',
  'agreements.draft',
  'figures.report',
  'results.read',
  'audit.read',
  'accounts.manage',
  'grants.manage',
] as const
export type Right = (typeof rights)[number]

/** One capacity in which a person acts: an assignment to a position, a role in a team, or a dated
 * grant by decree (`design.md` §3). */
export type Mandate = {
  kind: 'assignment' | 'teamRole' | 'grant'
  id: string
  title: string
  unitId: string | null
  agencyId: string | null
  positionId: string | null
  teamId: string | null
  /** True when the rights reach the whole region, false when they reach only `agencyId`. */
  regionWide: boolean
  rights: Right[]
  /** Reads only: a deputy head of region signs, gives and verifies nothing. */
  readsOnly?: boolean
  /** A Plh, who stands in for some days: does what is routine, gives and signs no PK. */
  routineOnly?: boolean
  /** Acts for the holder of a post who delegated it: whose, and which post. */
  onBehalfOf?: { personId: string; positionId: string }
}

/** Who acts, with every capacity held today and the one used for this act. */
export type Actor = {
  kind: 'person' | 'service' | 'system' | 'public'
  accountId: string | null
  personId: string | null
  name: string
  mandates: Mandate[]
  actingAs: Mandate | null
  onBehalfOf?: string
  /** Another person looks with these eyes, to help: reads only, until then. */
  viewing?: { by: Actor; reason: string; until: Instant }
  /** A stranger whose session ended in a way they have to know of. */
  ended?: Refusal
  /** Works here and holds nothing today, no post, role or grant: only their own things are open. */
  withoutPost?: boolean
  /** Signed in with a first password: nothing but its change is open. */
  mustChangePassword?: boolean
  /** Needs a second factor and has none: nothing but its enrolment is open. */
  mustEnrol?: boolean
  /** The day from which that will be so, while it is not yet. */
  enrolBefore?: LocalDate
  /** Has a second factor, proved too long ago for acts that ask for it again. */
  mustProve?: boolean
}

/** An anonymous visitor. */
export const publicActor: Actor = {
  kind: 'public',
  accountId: null,
  personId: null,
  name: 'Pengunjung',
  mandates: [],
  actingAs: null,
}

/** The system itself: seeding, jobs, migrations. Holds no right; what it may do is written where it
 * does it. */
export const systemActor: Actor = {
  kind: 'system',
  accountId: null,
  personId: null,
  name: 'Sistem Amanah',
  mandates: [],
  actingAs: null,
}

/** The first mandate that carries a right, or `undefined`. */
export function mandateWith(actor: Pick<Actor, 'mandates'>, right: Right): Mandate | undefined {
  return actor.mandates.find((mandate) => mandate.rights.includes(right))
}

/** The offices (OPD) within which somebody holds a right; `null` for the whole region. */
export function officesWith(
  actor: Pick<Actor, 'kind' | 'mandates'>,
  right: Right,
): string[] | null {
  if (may(actor, right)) return null
  return [
    ...new Set(
      actor.mandates.flatMap(({ rights, agencyId }) =>
        rights.includes(right) && agencyId ? [agencyId] : [],
      ),
    ),
  ]
}

/** May the actor do this, region-wide or within the given agency (OPD)? The system may do
 * everything. */
export function may(
  actor: Pick<Actor, 'kind' | 'mandates'>,
  right: Right,
  agencyId?: string | null,
): boolean {
  if (actor.kind === 'system') return true
  return actor.mandates.some(
    (mandate) =>
      mandate.rights.includes(right) &&
      (mandate.regionWide || (agencyId != null && mandate.agencyId === agencyId)),
  )
}
