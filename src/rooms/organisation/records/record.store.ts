import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type {
  AssignmentRecord,
  PersonRecord,
  PositionRecord,
  UnitRecord,
} from './record.contract.ts'

type Ctx = Context<OrganisationTables>

/** Every unit version that is not superseded, of any date. */
export async function unitRecords({ db, tenantId }: Ctx): Promise<UnitRecord[]> {
  const rows = await db
    .selectFrom('organisation.unit_versions')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.unit_id,
      code: row.code,
      name: row.name,
      shortName: row.short_name,
      kind: row.kind,
    },
    ...{
      parentId: row.parent_unit_id,
      isAgency: row.is_agency,
      skpdCode: row.skpd_code,
      legalBasis: row.legal_basis,
    },
    ...{ validFrom: row.valid_from, validTo: row.valid_to },
  }))
}

/** Every position version that is not superseded, of any date. */
export async function positionRecords({ db, tenantId }: Ctx): Promise<PositionRecord[]> {
  const rows = await db
    .selectFrom('organisation.position_versions')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.position_id,
      code: row.code,
      title: row.title,
      unitId: row.unit_id,
      kind: row.kind,
    },
    ...{
      echelon: row.echelon,
      level: row.mandate_level,
      superiorId: row.superior_position_id,
      singleHolder: row.single_holder,
    },
    ...{ validFrom: row.valid_from, validTo: row.valid_to },
  }))
}

/** Every person version that is not superseded, of any date, with the person's NIP. */
export async function personRecords({ db, tenantId }: Ctx): Promise<PersonRecord[]> {
  const rows = await db
    .selectFrom('organisation.person_versions as version')
    .innerJoin('organisation.people as person', (join) =>
      join
        .onRef('person.tenant_id', '=', 'version.tenant_id')
        .onRef('person.id', '=', 'version.person_id'),
    )
    .select([
      'version.id',
      'version.person_id',
      'version.name',
      'version.employment_kind',
      'version.grade',
      'person.nip',
    ])
    .select(['version.valid_from', 'version.valid_to'])
    .where('version.tenant_id', '=', tenantId)
    .where('version.recorded_until', 'is', null)
    .orderBy('version.name')
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.person_id,
      nip: row.nip,
      name: row.name,
      employmentKind: row.employment_kind,
      grade: row.grade,
    },
    ...{ validFrom: row.valid_from, validTo: row.valid_to },
  }))
}

/** Person ids by NIP, also of people whose versions were taken back: a NIP belongs to one person for good. */
export async function personIdsByNip({ db, tenantId }: Ctx): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('organisation.people')
    .select(['id', 'nip'])
    .where('tenant_id', '=', tenantId)
    .execute()
  return new Map(rows.flatMap(({ id, nip }) => (nip ? [[nip, id] as const] : [])))
}

/** Every assignment that is not superseded, of any date, also those that have ended. */
export async function assignmentRecords({ db, tenantId }: Ctx): Promise<AssignmentRecord[]> {
  const rows = await db
    .selectFrom('organisation.assignments')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .orderBy('valid_from')
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.assignment_id,
      personId: row.person_id,
      positionId: row.position_id,
      kind: row.kind,
    },
    ...{
      singleHolder: row.single_holder,
      decreeNumber: row.decree_number,
      decreeDate: row.decree_date,
    },
    ...{ validFrom: row.valid_from, validTo: row.valid_to },
  }))
}

type DatedTable =
  | 'organisation.unit_versions'
  | 'organisation.position_versions'
  | 'organisation.person_versions'
  | 'organisation.assignments'

/** Supersedes rows: what they said stays readable as known until now. */
export async function supersede(
  { db, tenantId, now }: Ctx,
  table: DatedTable,
  rowIds: readonly string[],
  runId: string,
): Promise<void> {
  for (let start = 0; start < rowIds.length; start += 5000)
    await db
      .updateTable(table)
      .set({ recorded_until: now, closed_by: runId })
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', rowIds.slice(start, start + 5000))
      .where('recorded_until', 'is', null)
      .execute()
}
