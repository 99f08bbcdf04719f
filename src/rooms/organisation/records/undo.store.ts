import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

type Ctx = Context<OrganisationTables>

/** A dated table an import writes, the column that says whose row it is, and every column a restored row copies. */
type Ledger = { table: string; entity: string; columns: readonly string[] }

const dating = ['validFrom', 'validTo']
const units: Ledger = {
  table: 'organisation.unitVersions',
  entity: 'unitId',
  columns: [
    'unitId',
    'code',
    'name',
    'shortName',
    'kind',
    'parentUnitId',
    'isAgency',
    'skpdCode',
    'legalBasis',
    ...dating,
  ],
}
const positions: Ledger = {
  table: 'organisation.positionVersions',
  entity: 'positionId',
  columns: [
    ...[
      'positionId',
      'code',
      'title',
      'unitId',
      'kind',
      'echelon',
      'mandateLevel',
      'superiorPositionId',
      'singleHolder',
    ],
    ...dating,
  ],
}
const people: Ledger = {
  table: 'organisation.personVersions',
  entity: 'personId',
  columns: ['personId', 'name', 'employmentKind', 'grade', ...dating],
}
const assignments: Ledger = {
  table: 'organisation.assignments',
  entity: 'assignmentId',
  columns: [
    'assignmentId',
    'personId',
    'positionId',
    'kind',
    'singleHolder',
    'decreeNumber',
    'decreeDate',
    ...dating,
  ],
}
const ledgers = [units, positions, people, assignments]

async function found<Row>({ db }: Ctx, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(db)).rows
}

/**
 * How many rows of a run, or of things it touched, were changed by somebody later; such a run can no longer be taken back alone.
 * Assignments are also looked at by post, because two holders of one post exclude each other.
 */
export async function touchedLater(ctx: Ctx, runId: string): Promise<number> {
  let sum = 0
  for (const ledger of ledgers)
    sum += (await supersededSince(ctx, ledger, runId)) + (await writtenSince(ctx, ledger, runId))
  return sum
}

/** Rows of the run that a later act superseded and that were not brought back since. */
async function supersededSince(
  ctx: Ctx,
  { table, entity }: Ledger,
  runId: string,
): Promise<number> {
  const [rows, whose] = [sql.table(table), sql.ref(entity)]
  const [row] = await found(
    ctx,
    sql<{ count: number }>`
      select count(*) as count from ${rows} as mine
      where mine.tenant_id = ${ctx.tenantId} and mine.recorded_by = ${runId}
        and mine.recorded_until is not null and mine.closed_by is distinct from ${runId} and not exists (
          select from ${rows} as still where still.tenant_id = ${ctx.tenantId} and still.recorded_by = ${runId}
            and still.recorded_until is null and still.${whose} = mine.${whose} and still.valid_from = mine.valid_from)`,
  )
  return row?.count ?? 0
}

/** Rows that somebody wrote after the run about the same things. */
async function writtenSince(ctx: Ctx, { table, entity }: Ledger, runId: string): Promise<number> {
  const [rows, whose] = [sql.table(table), sql.ref(entity)]
  const mine = sql`from ${rows} as mine where mine.tenant_id = ${ctx.tenantId} and (mine.recorded_by = ${runId} or mine.closed_by = ${runId})`
  const samePost =
    table === assignments.table
      ? sql`or (later.single_holder and later.position_id in (select mine.position_id ${mine}))`
      : sql``
  const [row] = await found(
    ctx,
    sql<{ count: number }>`
      select count(*) as count from ${rows} as later
      where later.tenant_id = ${ctx.tenantId} and later.recorded_until is null and later.recorded_by is distinct from ${runId}
        and later.recorded_at > (select max(case when mine.recorded_by = ${runId} then mine.recorded_at else mine.recorded_until end) ${mine})
        and (later.${whose} in (select mine.${whose} ${mine}) ${samePost})`,
  )
  return row?.count ?? 0
}

/** Things that exist only because of this run: taking it back makes them vanish. */
export async function bornIn(
  ctx: Ctx,
  runId: string,
): Promise<{ units: string[]; positions: string[]; people: string[] }> {
  return {
    units: await bornHere(ctx, units, runId),
    positions: await bornHere(ctx, positions, runId),
    people: await bornHere(ctx, people, runId),
  }
}

async function bornHere(ctx: Ctx, { table, entity }: Ledger, runId: string): Promise<string[]> {
  const [rows, whose] = [sql.table(table), sql.ref(entity)]
  const ids = await found(
    ctx,
    sql<{ id: string }>`
      select distinct mine.${whose} as id from ${rows} as mine
      where mine.tenant_id = ${ctx.tenantId} and mine.recorded_by = ${runId} and not exists (
        select from ${rows} as other where other.tenant_id = ${ctx.tenantId} and other.${whose} = mine.${whose}
          and other.recorded_by is distinct from ${runId})`,
  )
  return ids.map(({ id }) => id)
}

/** Where a unit, position or person of one table is named by another row of this room. */
const uses = [
  { noun: 'unit di bawahnya', table: units.table, column: 'parentUnitId', of: 'units' },
  { noun: 'jabatan', table: positions.table, column: 'unitId', of: 'units' },
  { noun: 'peran tim', table: 'organisation.teamRoles', column: 'unitId', of: 'units' },
  {
    noun: 'jabatan bawahan',
    table: positions.table,
    column: 'superiorPositionId',
    of: 'positions',
  },
  { noun: 'penugasan', table: assignments.table, column: 'positionId', of: 'positions' },
  { noun: 'penugasan', table: assignments.table, column: 'personId', of: 'people' },
  { noun: 'peran tim', table: 'organisation.teamRoles', column: 'personId', of: 'people' },
] as const

/** What other acts built on the things a run brought, as counted nouns. */
export async function builtUpon(
  ctx: Ctx,
  born: Awaited<ReturnType<typeof bornIn>>,
  runId: string,
): Promise<{ noun: string; count: number }[]> {
  const counted: { noun: string; count: number }[] = []
  for (const { noun, table, column, of } of uses) {
    if (born[of].length === 0) continue
    const [row] = await found(
      ctx,
      sql<{ count: number }>`
        select count(*) as count from ${sql.table(table)} as used where used.tenant_id = ${ctx.tenantId} and used.recorded_until is null
          and used.recorded_by is distinct from ${runId} and used.${sql.ref(column)} = any(${born[of]}::uuid[])`,
    )
    if (row && row.count > 0) counted.push({ noun, count: row.count })
  }
  return counted
}

/** Supersedes what a run wrote and writes again what it superseded, as it stood before; nothing is deleted, so "as known then" can still be asked. */
export async function takeBack(ctx: Ctx, runId: string): Promise<void> {
  for (const { table, columns } of ledgers) {
    const [rows, copied] = [sql.table(table), sql.join(columns.map((column) => sql.ref(column)))]
    await found(
      ctx,
      sql`update ${rows} set recorded_until = ${ctx.now}, closed_by = ${runId}
        where tenant_id = ${ctx.tenantId} and recorded_by = ${runId} and recorded_until is null`,
    )
    await found(
      ctx,
      sql`insert into ${rows} (tenant_id, id, ${copied}, recorded_at, recorded_until, recorded_by, closed_by)
        select tenant_id, gen_random_uuid(), ${copied}, ${ctx.now}, null, recorded_by, null from ${rows}
        where tenant_id = ${ctx.tenantId} and closed_by = ${runId} and recorded_by is distinct from ${runId}`,
    )
  }
}
