import { type RawBuilder, sql } from 'kysely'
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

/**
 * The part of the organisation that one person's mandates need: the person, their posts and roles in teams, and of the units only those
 * they name, those of `unitIds`, and what these stand in. One statement, whatever the size of the region.
 */
export async function loadOrganisationOf(
  ctx: Ctx,
  personId: string,
  on: LocalDate,
  unitIds: readonly string[] = [],
): Promise<Organisation> {
  const { rows } = await sql<Omit<Organisation, 'on'>>`
    with recursive
      held as (
        select assignment_id, position_id, kind, valid_from, valid_to from organisation.assignments
        where ${standing(ctx, on)} and person_id = ${personId}),
      posts as (
        select * from organisation.position_versions
        where ${standing(ctx, on)} and position_id in (select position_id from held)),
      roles as (
        select team_role_id, unit_id, role from organisation.team_roles
        where ${standing(ctx, on)} and person_id = ${personId}),
      above as (
        select unit_id, code, name, short_name, kind, parent_unit_id, is_agency, skpd_code
        from organisation.unit_versions
        where ${standing(ctx, on)} and (unit_id = any(${[...unitIds]}::uuid[])
          or unit_id in (select unit_id from posts) or unit_id in (select unit_id from roles))
        union
        select unit.unit_id, unit.code, unit.name, unit.short_name, unit.kind, unit.parent_unit_id,
          unit.is_agency, unit.skpd_code
        from above join organisation.unit_versions as unit on unit.unit_id = above.parent_unit_id
        where ${standing(ctx, on, 'unit')})
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', unit_id, 'code', code, 'name', name,
        'shortName', short_name, 'kind', kind, 'parentId', parent_unit_id, 'isAgency', is_agency,
        'skpdCode', skpd_code) order by code), '[]') from above) as units,
      (select coalesce(jsonb_agg(jsonb_build_object('id', position_id, 'code', code, 'title', title,
        'unitId', unit_id, 'kind', kind, 'echelon', echelon, 'level', mandate_level,
        'superiorId', superior_position_id, 'singleHolder', single_holder) order by code), '[]')
        from posts) as positions,
      (select coalesce(jsonb_agg(jsonb_build_object('id', assignment_id, 'personId', ${personId}::uuid,
        'positionId', position_id, 'kind', kind, 'validFrom', valid_from, 'validTo', valid_to)
        order by valid_from, assignment_id), '[]') from held) as assignments,
      (select coalesce(jsonb_agg(jsonb_build_object('id', team_role_id, 'unitId', unit_id,
        'personId', ${personId}::uuid, 'role', role) order by team_role_id), '[]')
        from roles) as "teamRoles",
      (select coalesce(jsonb_agg(jsonb_build_object('id', version.person_id, 'nip', person.nip,
        'name', version.name, 'employmentKind', version.employment_kind, 'grade', version.grade)), '[]')
        from organisation.person_versions as version
        join organisation.people as person
          on person.tenant_id = version.tenant_id and person.id = version.person_id
        where ${standing(ctx, on, 'version')} and version.person_id = ${personId}) as people`.execute(
    ctx.db,
  )
  const [found] = rows
  if (!found) throw new Error('a select without a table answers one row')
  return { on, ...found }
}

/** Rows of the region that hold on a date, as known now. */
function standing({ tenantId }: Ctx, on: LocalDate, table?: string): RawBuilder<boolean> {
  const of = (column: string): RawBuilder<unknown> => sql.ref(table ? `${table}.${column}` : column)
  return sql`(${of('tenant_id')} = ${tenantId} and ${of('recorded_until')} is null
    and ${of('valid_from')} <= ${on} and (${of('valid_to')} is null or ${of('valid_to')} > ${on}))`
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

async function positionsOn({ db, tenantId }: Ctx, on: LocalDate): Promise<Position[]> {
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

async function peopleOn({ db, tenantId }: Ctx, on: LocalDate): Promise<Person[]> {
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

async function assignmentsOn({ db, tenantId }: Ctx, on: LocalDate): Promise<Assignment[]> {
  const rows = await db
    .selectFrom('organisation.assignments')
    .select(['assignment_id', 'person_id', 'position_id', 'kind', 'valid_from', 'valid_to'])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', on)]))
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

async function teamRolesOn({ db, tenantId }: Ctx, on: LocalDate): Promise<TeamRole[]> {
  const rows = await db
    .selectFrom('organisation.team_roles')
    .select(['team_role_id', 'unit_id', 'person_id', 'role'])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', on)]))
    .execute()
  return rows.map((row) => ({
    id: row.team_role_id,
    unitId: row.unit_id,
    personId: row.person_id,
    role: row.role,
  }))
}
