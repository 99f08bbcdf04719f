import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { PlanningTables } from '../planning.tables.ts'

type Ctx = Context<PlanningTables>

/** A table an import writes: what a row is about, what makes its versions one line of time, and every column a restored row copies. */
type Ledger = { table: string; entity: string; line: string; columns: readonly string[] }

const dating = ['validFrom', 'validTo']
const nodes: Ledger = {
  ...{ table: 'planning.nodeVersions', entity: 'nodeId', line: 'validFrom' },
  columns: [
    ...[
      'nodeId',
      'parentNodeId',
      'code',
      'component',
      'level',
      'statement',
      'unitId',
      'holderPositionId',
      'holderPersonId',
    ],
    ...['budgetCode', ...dating],
  ],
}
const indicators: Ledger = {
  ...{ table: 'planning.indicatorVersions', entity: 'indicatorId', line: 'validFrom' },
  columns: [
    ...[
      'indicatorId',
      'code',
      'name',
      'definition',
      'formulaText',
      'unitLabel',
      'unitKind',
      'polarity',
      'aggregation',
    ],
    ...[
      'achievementFormula',
      'isKey',
      'dataSource',
      'frequency',
      'baseline',
      'baselineYear',
      ...dating,
    ],
  ],
}
const measures: Ledger = {
  ...{ table: 'planning.measures', entity: 'measureId', line: 'validFrom' },
  columns: [
    'measureId',
    'nodeId',
    'indicatorId',
    'descent',
    'parentMeasureId',
    'share',
    'number',
    ...dating,
  ],
}
const targets: Ledger = {
  ...{ table: 'planning.targets', entity: 'measureId', line: 'period' },
  columns: ['measureId', 'period', 'value', 'reason'],
}
const ledgers = [nodes, indicators, measures, targets]

async function rowsOf<Row>({ db }: Ctx, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(db)).rows
}

/** How many rows a run wrote that somebody changed later, or wrote beside them about the same things; rows that a later undo brought back do not count. */
export async function changedLater(ctx: Ctx, runId: string): Promise<number> {
  let sum = 0
  for (const { table, entity, line } of ledgers) {
    const [rows, about, at] = [sql.table(table), sql.ref(entity), sql.ref(line)]
    const [row] = await rowsOf(
      ctx,
      sql<{ count: number }>`
        select count(*) as count from ${rows} as mine
        where mine.tenant_id = ${ctx.tenantId} and mine.recorded_by = ${runId}
          and mine.recorded_until is not null and mine.closed_by is distinct from ${runId}
          and not exists (
            select from ${rows} as still where still.tenant_id = ${ctx.tenantId} and still.recorded_by = ${runId}
              and still.recorded_until is null and still.${about} = mine.${about} and still.${at} = mine.${at})`,
    )
    sum += row?.count ?? 0
  }
  return sum
}

/** Nodes and measures a run wrote about, whose users must be asked. */
export async function touchedBy(
  ctx: Ctx,
  runId: string,
): Promise<{ nodeIds: string[]; measureIds: string[] }> {
  const ids = async ({ table, entity }: Ledger): Promise<string[]> => {
    const found = await rowsOf(
      ctx,
      sql<{ id: string }>`
        select distinct ${sql.ref(entity)} as id from ${sql.table(table)}
        where tenant_id = ${ctx.tenantId} and recorded_by = ${runId}`,
    )
    return found.map(({ id }) => id)
  }
  return {
    nodeIds: await ids(nodes),
    measureIds: [...new Set([...(await ids(measures)), ...(await ids(targets))])],
  }
}

/** Supersedes what a run wrote and writes again what it superseded, as it stood before; nothing is deleted, so "as known then" can still be asked. */
export async function takeBack(ctx: Ctx, runId: string): Promise<void> {
  for (const { table, columns } of ledgers) {
    const [rows, copied] = [sql.table(table), sql.join(columns.map((column) => sql.ref(column)))]
    await rowsOf(
      ctx,
      sql`
        update ${rows} set recorded_until = ${ctx.now}, closed_by = ${runId}
        where tenant_id = ${ctx.tenantId} and recorded_by = ${runId} and recorded_until is null`,
    )
    await rowsOf(
      ctx,
      sql`
        insert into ${rows} (tenant_id, id, ${copied}, recorded_at, recorded_until, recorded_by, closed_by)
        select tenant_id, gen_random_uuid(), ${copied}, ${ctx.now}, null, recorded_by, null from ${rows}
        where tenant_id = ${ctx.tenantId} and closed_by = ${runId} and recorded_by is distinct from ${runId}`,
    )
  }
}

/** Where a row of this room names another of its things. */
const uses = [
  { noun: 'kinerja di bawahnya', table: nodes.table, column: 'parentNodeId', of: nodes },
  { noun: 'pemakaian indikator', table: measures.table, column: 'nodeId', of: nodes },
  { noun: 'pemakaian indikator', table: measures.table, column: 'indicatorId', of: indicators },
  { noun: 'turunan indikator', table: measures.table, column: 'parentMeasureId', of: measures },
  { noun: 'target', table: targets.table, column: 'measureId', of: measures },
] as const

/** What later acts built on things that are gone now that the run was taken back, as counted nouns; none of it may be left hanging. */
export async function leftHanging(
  ctx: Ctx,
  runId: string,
): Promise<{ noun: string; count: number }[]> {
  const hanging: { noun: string; count: number }[] = []
  for (const { noun, table, column, of } of uses) {
    const [used, about] = [sql.ref(column), sql.ref(of.entity)]
    const [row] = await rowsOf(
      ctx,
      sql<{ count: number }>`
        select count(*) as count from ${sql.table(table)} as used
        where used.tenant_id = ${ctx.tenantId} and used.recorded_until is null
          and used.${used} in (
            select gone.${about} from ${sql.table(of.table)} as gone where gone.tenant_id = ${ctx.tenantId} and gone.recorded_by = ${runId})
          and not exists (
            select from ${sql.table(of.table)} as alive where alive.tenant_id = ${ctx.tenantId}
              and alive.${about} = used.${used} and alive.recorded_until is null)`,
    )
    if (row && row.count > 0) hanging.push({ noun, count: row.count })
  }
  return hanging
}
