import type { Mandate, Right } from '../../kernel/actor.ts'
import { agencyOf, type Chart, type Level, titleAs } from '../organisation/words.ts'
import type { Grant } from './grant/grant.contract.ts'
import { GrantRole } from './session/session.contract.ts'

const reading: Right[] = ['organisation.read', 'planning.read', 'budget.read', 'agreements.read']

/** What each dated grant lets its holder do, and whether it reaches the whole region
 * (`design.md` §3). */
export const grantRights: Record<
  GrantRole,
  { title: string; rights: Right[]; regionWide: boolean }
> = {
  OPERATOR: {
    title: 'Operator perangkat daerah',
    rights: [...reading, 'figures.report', 'superiors.manage', 'absences.record'],
    regionWide: false,
  },
  UNIT_ADMIN: {
    title: 'Administrator perangkat daerah',
    rights: [
      ...reading,
      'figures.report',
      'superiors.manage',
      'absences.record',
      'staff.manage',
      'accounts.manage',
      'grants.manage',
    ],
    regionWide: false,
  },
  ORGANISATION_BUREAU: {
    title: 'Bagian Organisasi',
    rights: [
      ...reading,
      'results.read',
      'organisation.manage',
      'superiors.manage',
      'absences.record',
      'staff.manage',
      'planning.manage',
      'budget.manage',
      'agreements.draft',
      'audit.read',
      'accounts.manage',
      'grants.manage',
    ],
    regionWide: true,
  },
  PLANNING: {
    title: 'Perencana daerah (Bappeda)',
    rights: [...reading, 'results.read', 'planning.manage'],
    regionWide: true,
  },
  BUDGET: {
    title: 'Pengelola anggaran daerah (BPKAD)',
    rights: [...reading, 'budget.manage'],
    regionWide: true,
  },
  PERSONNEL: {
    title: 'Pengelola kepegawaian (BKPSDM)',
    rights: [
      ...reading,
      'organisation.manage',
      'superiors.manage',
      'absences.record',
      'staff.manage',
    ],
    regionWide: true,
  },
  AUDITOR: {
    title: 'Pengawas intern (APIP)',
    rights: [...reading, 'results.read', 'audit.read'],
    regionWide: true,
  },
  DELEGATED_VERIFIER: { title: 'Pemeriksa angka atas nama', rights: [], regionWide: false },
}

/** Roles that the holder of a post gives away from it, and nobody else (decision 0056). */
export const isDelegated = (role: GrantRole): boolean => role === 'DELEGATED_VERIFIER'

/** The grants that carry a right for the whole region. */
export const rolesWith = (right: Right): GrantRole[] =>
  GrantRole.options.filter((role) => {
    const { rights, regionWide } = grantRights[role]
    return regionWide && rights.includes(right)
  })

/** The mandates a person's assignments give on the date of the chart: reading within the own
 * office, and what the pack gives the level of the post beyond that, as the control room to who
 * leads others to a result (`design.md` §7). */
export function assignmentMandates(
  chart: Chart,
  personId: string,
  levels: readonly Level[],
  plhSigns = false,
): Mandate[] {
  return (chart.posts.get(personId) ?? []).flatMap((held) => {
    const post = chart.position.get(held.positionId)
    if (!post) return []
    const level = levels.find((one) => one.level === post.level)
    return [
      {
        kind: 'assignment' as const,
        id: held.id,
        title: titleAs(post, held.kind),
        unitId: post.unitId,
        agencyId: agencyOf(chart, post.unitId)?.id ?? null,
        positionId: post.id,
        teamId: null,
        regionWide: level?.regionWide ?? false,
        rights: [...reading, ...(level?.rights ?? [])],
        ...(post.kind === 'WAKIL' && { readsOnly: true }),
        ...(held.kind === 'PLH' && !plhSigns && { routineOnly: true }),
      },
    ]
  })
}

/** The mandates of a person's roles in teams. */
export function teamMandates(chart: Chart, personId: string): Mandate[] {
  return chart.organisation.teamRoles
    .filter((role) => role.personId === personId)
    .map((role) => ({
      kind: 'teamRole',
      id: role.id,
      title:
        `${role.role === 'KETUA' ? 'Ketua' : 'Anggota'} ` +
        `${chart.unit.get(role.unitId)?.name ?? 'tim kerja'}`,
      unitId: role.unitId,
      agencyId: agencyOf(chart, role.unitId)?.id ?? null,
      positionId: null,
      teamId: role.unitId,
      regionWide: false,
      rights: [...reading],
    }))
}

/** The offices in which somebody holds a post or a role in a team on the date of the chart. */
export const officesOfPerson = (chart: Chart, personId: string): string[] =>
  [
    ...(chart.posts.get(personId) ?? []).map(
      ({ positionId }) => chart.position.get(positionId)?.unitId,
    ),
    ...chart.organisation.teamRoles.flatMap((role) =>
      role.personId === personId ? [role.unitId] : [],
    ),
  ].flatMap((unitId) => (unitId && agencyOf(chart, unitId)?.id) || [])

/** A dated grant as far as its mandate needs it; a delegated one names whose post it acts for. */
type Granted = { id: string; role: GrantRole; unitId: string | null } & Partial<
  Pick<Grant, 'behalfPersonId' | 'behalfPositionId' | 'behalfTitle'>
>

/** The mandate a dated grant gives. */
export function grantMandate(chart: Chart, grant: Granted): Mandate {
  const { title, rights, regionWide } = grantRights[grant.role]
  const { behalfPersonId: personId, behalfPositionId: positionId, behalfTitle } = grant
  const unit = grant.unitId ? chart.unit.get(grant.unitId) : undefined
  return {
    kind: 'grant',
    id: grant.id,
    title: behalfTitle ? `${title} ${behalfTitle}` : unit ? `${title}, ${unit.shortName}` : title,
    ...(personId && positionId && { onBehalfOf: { personId, positionId } }),
    unitId: grant.unitId,
    agencyId: grant.unitId ? (agencyOf(chart, grant.unitId)?.id ?? null) : null,
    positionId: null,
    teamId: null,
    regionWide,
    rights,
  }
}

/** Every mandate of a person on the date of the chart: posts, roles in teams, grants by decree. */
export const mandatesIn = (
  { chart, levels, plhSigns }: { chart: Chart; levels: readonly Level[]; plhSigns?: boolean },
  personId: string,
  grants: readonly Granted[],
): Mandate[] => [
  ...assignmentMandates(chart, personId, levels, plhSigns),
  ...teamMandates(chart, personId),
  ...grants.map((grant) => grantMandate(chart, grant)),
]

/** The capacity one acts in: the chosen one while it is still held, else the first post, else the
 * first grant. */
export function actingAs(mandates: readonly Mandate[], chosen: string | null): Mandate | null {
  return mandates.find(({ id }) => id === chosen) ?? mandates[0] ?? null
}
