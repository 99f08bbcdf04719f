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
    .selectFrom('organisation.unitVersions')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.unitId,
      code: row.code,
      name: row.name,
      shortName: row.shortName,
      kind: row.kind,
    },
    ...{
      parentId: row.parentUnitId,
      isAgency: row.isAgency,
      skpdCode: row.skpdCode,
      legalBasis: row.legalBasis,
    },
    ...{ validFrom: row.validFrom, validTo: row.validTo },
  }))
}

/** Every position version that is not superseded, of any date. */
export async function positionRecords({ db, tenantId }: Ctx): Promise<PositionRecord[]> {
  const rows = await db
    .selectFrom('organisation.positionVersions')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.positionId,
      code: row.code,
      title: row.title,
      unitId: row.unitId,
      kind: row.kind,
    },
    ...{
      echelon: row.echelon,
      level: row.mandateLevel,
      superiorId: row.superiorPositionId,
      singleHolder: row.singleHolder,
    },
    ...{ validFrom: row.validFrom, validTo: row.validTo },
  }))
}

/** Every person version that is not superseded, of any date, with the person's NIP. */
export async function personRecords({ db, tenantId }: Ctx): Promise<PersonRecord[]> {
  const rows = await db
    .selectFrom('organisation.personVersions as version')
    .innerJoin('organisation.people as person', (join) =>
      join
        .onRef('person.tenantId', '=', 'version.tenantId')
        .onRef('person.id', '=', 'version.personId'),
    )
    .select([
      'version.id',
      'version.personId',
      'version.name',
      'version.employmentKind',
      'version.grade',
      'person.nip',
    ])
    .select(['version.validFrom', 'version.validTo'])
    .where('version.tenantId', '=', tenantId)
    .where('version.recordedUntil', 'is', null)
    .orderBy('version.name')
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.personId,
      nip: row.nip,
      name: row.name,
      employmentKind: row.employmentKind,
      grade: row.grade,
    },
    ...{ validFrom: row.validFrom, validTo: row.validTo },
  }))
}

/** Person ids by NIP, also of people whose versions were taken back: a NIP belongs to one person for good. */
export async function personIdsByNip({ db, tenantId }: Ctx): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('organisation.people')
    .select(['id', 'nip'])
    .where('tenantId', '=', tenantId)
    .execute()
  return new Map(rows.flatMap(({ id, nip }) => (nip ? [[nip, id] as const] : [])))
}

/** Every assignment that is not superseded, of any date, also those that have ended. */
export async function assignmentRecords({ db, tenantId }: Ctx): Promise<AssignmentRecord[]> {
  const rows = await db
    .selectFrom('organisation.assignments')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .orderBy('validFrom')
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.assignmentId,
      personId: row.personId,
      positionId: row.positionId,
      kind: row.kind,
    },
    ...{
      singleHolder: row.singleHolder,
      decreeNumber: row.decreeNumber,
      decreeDate: row.decreeDate,
    },
    ...{ validFrom: row.validFrom, validTo: row.validTo },
  }))
}

type DatedTable =
  | 'organisation.unitVersions'
  | 'organisation.positionVersions'
  | 'organisation.personVersions'
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
      .set({ recordedUntil: now, closedBy: runId })
      .where('tenantId', '=', tenantId)
      .where('id', 'in', rowIds.slice(start, start + 5000))
      .where('recordedUntil', 'is', null)
      .execute()
}
