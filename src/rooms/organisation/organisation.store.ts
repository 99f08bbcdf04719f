import { sql } from 'kysely'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import {
  type AnyLedger,
  type RecordOf,
  recordsOf,
  standsOn,
} from '../../platform/database/ledger.ts'
import { absentOn } from './absence/absence.store.ts'
import { revisionNow } from './chart/revision.store.ts'
import type {
  Assignment,
  Organisation,
  Person,
  Position,
  TeamRole,
  Unit,
} from './organisation.contract.ts'
import { raterLedger, statedLedger } from './organisation.ledgers.ts'
import type { OrganisationTables } from './organisation.tables.ts'
import { merged } from './pack/clause.rules.ts'
import type { Level } from './pack/organisation-pack.contract.ts'
import { inPack } from './pack/pack.store.ts'

type Ctx = Context<OrganisationTables>

/** Everything the organisation holds on one date, as known now or as it was known just before an
 * instant: eight statements, whatever its size. */
export async function loadOrganisation(
  ctx: Ctx,
  on: LocalDate,
  knownBefore: Instant | null = null,
): Promise<Organisation> {
  const units = await unitsOn(ctx, on, knownBefore)
  const positions = await positionsOn(ctx, on, knownBefore)
  const people = await peopleOn(ctx, on, knownBefore)
  const assignments = await assignmentsOn(ctx, on, knownBefore)
  const teamRoles = await teamRolesOn(ctx, on, knownBefore)
  const absent = await absentOn(ctx, on, knownBefore)
  const raterDelegations = await standingOn(ctx, raterLedger, on, knownBefore)
  const statedSuperiors = await standingOn(ctx, statedLedger, on, knownBefore)
  const superiors = { raterDelegations, statedSuperiors }
  return { on, units, positions, people, assignments, teamRoles, absent, ...superiors }
}

/** What a ledger says on one date. */
const standingOn = <L extends AnyLedger>(
  ctx: Ctx,
  of: L,
  on: LocalDate,
  knownBefore: Instant | null,
): Promise<RecordOf<L>[]> =>
  recordsOf(ctx, of, standsOn(ctx, on, 'version', knownBefore), knownBefore)

/** The part of the organisation that one person's mandates need: the person, their posts and roles
 * in teams, and of the units only those they name, those of `unitIds`, and what these stand in;
 * with the levels of pack `organisasi` and the revision of the region. One statement, whatever its
 * size. */
export async function loadOrganisationOf(
  ctx: Ctx,
  personId: string,
  on: LocalDate,
  unitIds: readonly string[] = [],
): Promise<Organisation & { levels: Level[]; plhSigns: boolean; revision: string | null }> {
  const { rows } = await sql<
    Omit<Organisation, 'on'> & {
      inPacks: [Level[] | null, Level[] | null]
      plhInPacks: [boolean | null, boolean | null]
      revision: string | null
    }
  >`
    with recursive
      held as (
        select assignment_id, position_id, kind, valid_from, valid_to from organisation.assignments
        where ${standsOn(ctx, on)} and person_id = ${personId}),
      posts as (
        select * from organisation.position_versions
        where ${standsOn(ctx, on)} and position_id in (select position_id from held)),
      roles as (
        select team_role_id, unit_id, role from organisation.team_roles
        where ${standsOn(ctx, on)} and person_id = ${personId}),
      above as (
        select unit_id, code, name, short_name, kind, parent_unit_id, is_agency, skpd_code
        from organisation.unit_versions
        where ${standsOn(ctx, on)} and (unit_id = any(${[...unitIds]}::uuid[])
          or unit_id in (select unit_id from posts) or unit_id in (select unit_id from roles))
        union
        select unit.unit_id, unit.code, unit.name, unit.short_name, unit.kind, unit.parent_unit_id,
          unit.is_agency, unit.skpd_code
        from above join organisation.unit_versions as unit on unit.unit_id = above.parent_unit_id
        where ${standsOn(ctx, on, 'unit')})
    select ${revisionNow(ctx)} as revision,
      ${inPack(ctx, 'organisasi', on, 'levels')} as "inPacks",
      ${inPack(ctx, 'perjanjian-kinerja', on, 'plhSigns')} as "plhInPacks",
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
        where ${standsOn(ctx, on, 'version')} and version.person_id = ${personId}) as people`.execute(
    ctx.db,
  )
  const [found] = rows
  if (!found) throw new Error('a select without a table answers one row')
  const { inPacks, plhInPacks, ...rest } = found
  const [national, own] = inPacks
  const plhSigns = plhInPacks[1] ?? plhInPacks[0] ?? false
  return { on, ...rest, plhSigns, levels: merged(national ?? [], own ?? undefined) as Level[] }
}

/** What these people are called today, or were when they were last known: who left keeps a name
 * under what they did. */
export async function namesOf(
  ctx: Ctx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('organisation.personVersions')
    .select(['personId', 'name'])
    .where('tenantId', '=', ctx.tenantId)
    .where('recordedUntil', 'is', null)
    .where('validFrom', '<=', ctx.today)
    .where('personId', 'in', [...personIds])
    .orderBy('validFrom')
    .execute()
  return new Map(rows.map(({ personId, name }) => [personId, name]))
}

/** What these units are called today, or were when they were last on record. */
export async function unitNamesOf(
  { db, tenantId, today }: Ctx,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (unitIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation.unitVersions')
    .select(['unitId', 'name'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('validFrom', '<=', today)
    .where('unitId', 'in', [...unitIds])
    .orderBy('validFrom')
    .execute()
  return new Map(rows.map(({ unitId, name }) => [unitId, name]))
}

/** All units on one date. */
export async function unitsOn(
  ctx: Ctx,
  on: LocalDate,
  knownBefore: Instant | null = null,
): Promise<Unit[]> {
  const rows = await ctx.db
    .selectFrom('organisation.unitVersions')
    .select(['unitId', 'code', 'name', 'shortName', 'kind', 'parentUnitId', 'isAgency', 'skpdCode'])
    .where(standsOn(ctx, on, undefined, knownBefore))
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    id: row.unitId,
    code: row.code,
    name: row.name,
    shortName: row.shortName,
    kind: row.kind,
    parentId: row.parentUnitId,
    isAgency: row.isAgency,
    skpdCode: row.skpdCode,
  }))
}

/** Every budget code of a unit, of any date, with the first day it had it; the latest last. */
export async function skpdCodesOf({
  db,
  tenantId,
}: Ctx): Promise<{ code: string; unitId: string; since: LocalDate }[]> {
  const { rows } = await sql<{ code: string; unitId: string; since: LocalDate }>`
    select skpd_code as code, unit_id as "unitId", min(valid_from) as since
    from organisation.unit_versions
    where tenant_id = ${tenantId} and recorded_until is null and skpd_code is not null
    group by skpd_code, unit_id order by min(valid_from), skpd_code`.execute(db)
  return rows
}

async function positionsOn(
  ctx: Ctx,
  on: LocalDate,
  knownBefore: Instant | null,
): Promise<Position[]> {
  const rows = await ctx.db
    .selectFrom('organisation.positionVersions')
    .select([
      'positionId',
      'code',
      'title',
      'unitId',
      'kind',
      'echelon',
      'mandateLevel',
      'superiorPositionId',
      'singleHolder',
    ])
    .where(standsOn(ctx, on, undefined, knownBefore))
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    id: row.positionId,
    code: row.code,
    title: row.title,
    unitId: row.unitId,
    kind: row.kind,
    echelon: row.echelon,
    level: row.mandateLevel,
    superiorId: row.superiorPositionId,
    singleHolder: row.singleHolder,
  }))
}

async function peopleOn(ctx: Ctx, on: LocalDate, knownBefore: Instant | null): Promise<Person[]> {
  const rows = await ctx.db
    .selectFrom('organisation.personVersions as version')
    .innerJoin('organisation.people as person', (join) =>
      join
        .onRef('person.tenantId', '=', 'version.tenantId')
        .onRef('person.id', '=', 'version.personId'),
    )
    .select([
      'version.personId',
      'person.nip',
      'version.name',
      'version.employmentKind',
      'version.grade',
    ])
    .where(standsOn(ctx, on, 'version', knownBefore))
    .orderBy('version.name')
    .orderBy('version.personId')
    .execute()
  return rows.map((row) => ({
    id: row.personId,
    nip: row.nip,
    name: row.name,
    employmentKind: row.employmentKind,
    grade: row.grade,
  }))
}

async function assignmentsOn(
  ctx: Ctx,
  on: LocalDate,
  knownBefore: Instant | null,
): Promise<Assignment[]> {
  const rows = await ctx.db
    .selectFrom('organisation.assignments')
    .select(['assignmentId', 'personId', 'positionId', 'kind', 'validFrom', 'validTo'])
    .where(standsOn(ctx, on, undefined, knownBefore))
    .orderBy('assignmentId')
    .execute()
  return rows.map((row) => ({
    id: row.assignmentId,
    personId: row.personId,
    positionId: row.positionId,
    kind: row.kind,
    validFrom: row.validFrom,
    validTo: row.validTo,
  }))
}

async function teamRolesOn(
  ctx: Ctx,
  on: LocalDate,
  knownBefore: Instant | null,
): Promise<TeamRole[]> {
  const rows = await ctx.db
    .selectFrom('organisation.teamRoles')
    .select(['teamRoleId', 'unitId', 'personId', 'role'])
    .where(standsOn(ctx, on, undefined, knownBefore))
    .execute()
  return rows.map((row) => ({
    id: row.teamRoleId,
    unitId: row.unitId,
    personId: row.personId,
    role: row.role,
  }))
}
