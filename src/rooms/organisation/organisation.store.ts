import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type {
  Assignment,
  Organisation,
  Person,
  Position,
  TeamRole,
  Unit,
} from './organisation.contract.ts'
import type { OrganisationTables } from './organisation.tables.ts'

type Ctx = Context<OrganisationTables>

/** Everything the organisation holds on one date, as known now: five statements, whatever its size. */
export async function loadOrganisation(ctx: Ctx, on: LocalDate): Promise<Organisation> {
  const units = await unitsOn(ctx, on)
  const positions = await positionsOn(ctx, on)
  const people = await peopleOn(ctx, on)
  const assignments = await assignmentsOn(ctx, on)
  const teamRoles = await teamRolesOn(ctx, on)
  return { on, units, positions, people, assignments, teamRoles }
}

/** The part of the organisation that one person's mandates need: all units, and only that person's posts and roles. */
export async function loadOrganisationOf(
  ctx: Ctx,
  personId: string,
  on: LocalDate,
): Promise<Organisation> {
  const units = await unitsOn(ctx, on)
  const assignments = await assignmentsOn(ctx, on, personId)
  const positions = await positionsOn(
    ctx,
    on,
    assignments.map(({ positionId }) => positionId),
  )
  const people = await peopleOn(ctx, on, personId)
  const teamRoles = await teamRolesOn(ctx, on, personId)
  return { on, units, positions, people, assignments, teamRoles }
}

/** All units on one date. */
export async function unitsOn({ db, tenantId }: Ctx, on: LocalDate): Promise<Unit[]> {
  const rows = await db
    .selectFrom('organisation.unit_versions')
    .select([
      'unit_id',
      'code',
      'name',
      'short_name',
      'kind',
      'parent_unit_id',
      'is_agency',
      'skpd_code',
    ])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', on)]))
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    id: row.unit_id,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    parentId: row.parent_unit_id,
    isAgency: row.is_agency,
    skpdCode: row.skpd_code,
  }))
}

async function positionsOn(
  { db, tenantId }: Ctx,
  on: LocalDate,
  only?: readonly string[],
): Promise<Position[]> {
  if (only?.length === 0) return []
  const rows = await db
    .selectFrom('organisation.position_versions')
    .select([
      'position_id',
      'code',
      'title',
      'unit_id',
      'kind',
      'echelon',
      'mandate_level',
      'superior_position_id',
      'single_holder',
    ])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', on)]))
    .$if(only !== undefined, (query) => query.where('position_id', 'in', only ?? []))
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    id: row.position_id,
    code: row.code,
    title: row.title,
    unitId: row.unit_id,
    kind: row.kind,
    echelon: row.echelon,
    level: row.mandate_level,
    superiorId: row.superior_position_id,
    singleHolder: row.single_holder,
  }))
}

async function peopleOn(
  { db, tenantId }: Ctx,
  on: LocalDate,
  personId?: string,
): Promise<Person[]> {
  const rows = await db
    .selectFrom('organisation.person_versions as version')
    .innerJoin('organisation.people as person', (join) =>
      join
        .onRef('person.tenant_id', '=', 'version.tenant_id')
        .onRef('person.id', '=', 'version.person_id'),
    )
    .select([
      'version.person_id',
      'person.nip',
      'version.name',
      'version.employment_kind',
      'version.grade',
    ])
    .where('version.tenant_id', '=', tenantId)
    .where('version.recorded_until', 'is', null)
    .where('version.valid_from', '<=', on)
    .where((where) =>
      where.or([where('version.valid_to', 'is', null), where('version.valid_to', '>', on)]),
    )
    .$if(personId !== undefined, (query) => query.where('version.person_id', '=', personId ?? ''))
    .orderBy('version.name')
    .orderBy('version.person_id')
    .execute()
  return rows.map((row) => ({
    id: row.person_id,
    nip: row.nip,
    name: row.name,
    employmentKind: row.employment_kind,
    grade: row.grade,
  }))
}

async function assignmentsOn(
  { db, tenantId }: Ctx,
  on: LocalDate,
  personId?: string,
): Promise<Assignment[]> {
  const rows = await db
    .selectFrom('organisation.assignments')
    .select(['assignment_id', 'person_id', 'position_id', 'kind', 'valid_from', 'valid_to'])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', on)]))
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .orderBy('assignment_id')
    .execute()
  return rows.map((row) => ({
    id: row.assignment_id,
    personId: row.person_id,
    positionId: row.position_id,
    kind: row.kind,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
}

async function teamRolesOn(
  { db, tenantId }: Ctx,
  on: LocalDate,
  personId?: string,
): Promise<TeamRole[]> {
  const rows = await db
    .selectFrom('organisation.team_roles')
    .select(['team_role_id', 'unit_id', 'person_id', 'role'])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', on)]))
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .execute()
  return rows.map((row) => ({
    id: row.team_role_id,
    unitId: row.unit_id,
    personId: row.person_id,
    role: row.role,
  }))
}
