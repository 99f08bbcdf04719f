import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { insertRows } from '../../platform/insert-rows.ts'
import type { Person } from './organisation.contract.ts'
import type { OrganisationTables } from './organisation.tables.ts'
import type {
  AssignmentVersion,
  PersonVersion,
  PositionVersion,
  Span,
  UnitVersion,
} from './records/record.contract.ts'

type Ctx = Context<OrganisationTables>

/** What every dated row carries besides its own columns; `runId` names the import run that writes it, `null` any other act. */
function stamp(ctx: Ctx, { validFrom, validTo }: Span, runId: string | null): Stamp {
  return {
    ...{ tenantId: ctx.tenantId, id: ctx.newId(), validFrom, validTo },
    ...{ recordedAt: ctx.now, recordedUntil: null, recordedBy: runId, closedBy: null },
  }
}
type Stamp = {
  tenantId: number
  id: string
  validFrom: LocalDate
  validTo: LocalDate | null
} & {
  recordedAt: Instant
  recordedUntil: null
  recordedBy: string | null
  closedBy: null
}

/** Writes units that are new to the region: their identities and first versions. */
export async function saveNewUnits(
  ctx: Ctx,
  units: readonly UnitVersion[],
  runId: string | null = null,
): Promise<void> {
  const identities = [...new Set(units.map(({ id }) => id))].map((id) => ({
    tenantId: ctx.tenantId,
    id,
  }))
  await insertRows(ctx.db, 'organisation.units', identities)
  await saveUnitVersions(ctx, units, runId)
}

/** Writes versions of units whose identities exist. */
export function saveUnitVersions(
  ctx: Ctx,
  units: readonly UnitVersion[],
  runId: string | null,
): Promise<void> {
  const rows = units.map((unit) => ({
    ...stamp(ctx, unit, runId),
    unitId: unit.id,
    code: unit.code,
    name: unit.name,
    shortName: unit.shortName,
    kind: unit.kind,
    parentUnitId: unit.parentId,
    isAgency: unit.isAgency,
    skpdCode: unit.skpdCode,
    legalBasis: unit.legalBasis,
  }))
  return insertRows(ctx.db, 'organisation.unitVersions', rows)
}

/** Writes positions that are new to the region: their identities and first versions. */
export async function saveNewPositions(
  ctx: Ctx,
  positions: readonly PositionVersion[],
  runId: string | null = null,
): Promise<void> {
  const identities = [...new Set(positions.map(({ id }) => id))].map((id) => ({
    tenantId: ctx.tenantId,
    id,
  }))
  await insertRows(ctx.db, 'organisation.positions', identities)
  await savePositionVersions(ctx, positions, runId)
}

/** Writes versions of positions whose identities exist. */
export function savePositionVersions(
  ctx: Ctx,
  positions: readonly PositionVersion[],
  runId: string | null,
): Promise<void> {
  const rows = positions.map((position) => ({
    ...stamp(ctx, position, runId),
    positionId: position.id,
    code: position.code,
    title: position.title,
    unitId: position.unitId,
    kind: position.kind,
    echelon: position.echelon,
    mandateLevel: position.level,
    superiorPositionId: position.superiorId,
    singleHolder: position.singleHolder,
  }))
  return insertRows(ctx.db, 'organisation.positionVersions', rows)
}

/** Writes people that are new to the region: their identities with NIP and first versions. */
export async function saveNewPeople(
  ctx: Ctx,
  people: readonly (PersonVersion & Pick<Person, 'nip'>)[],
  runId: string | null = null,
): Promise<void> {
  const identities = people.map(({ id, nip }) => ({ tenantId: ctx.tenantId, id, nip }))
  await insertRows(ctx.db, 'organisation.people', identities)
  await savePersonVersions(ctx, people, runId)
}

/** Writes versions of people whose identities exist. */
export function savePersonVersions(
  ctx: Ctx,
  people: readonly PersonVersion[],
  runId: string | null,
): Promise<void> {
  const rows = people.map((person) => ({
    ...stamp(ctx, person, runId),
    personId: person.id,
    name: person.name,
    employmentKind: person.employmentKind,
    grade: person.grade,
  }))
  return insertRows(ctx.db, 'organisation.personVersions', rows)
}

/** Writes who holds what; the database refuses a second definitive, Plt or Pj holder of a single-holder post. */
export function saveAssignments(
  ctx: Ctx,
  assignments: readonly AssignmentVersion[],
  runId: string | null = null,
): Promise<void> {
  const rows = assignments.map((assignment) => ({
    ...stamp(ctx, assignment, runId),
    assignmentId: assignment.id,
    personId: assignment.personId,
    positionId: assignment.positionId,
    kind: assignment.kind,
    singleHolder: assignment.singleHolder,
    decreeNumber: assignment.decreeNumber,
    decreeDate: assignment.decreeDate,
  }))
  return insertRows(ctx.db, 'organisation.assignments', rows)
}
