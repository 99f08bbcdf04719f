import { sql } from 'kysely'
import type { Succession } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import {
  closeRows,
  type RecordOf,
  recordsOf,
  writeVersions,
} from '../../platform/database/ledger.ts'
import { nodeLedger } from './planning.ledgers.ts'
import type { PlanningTables } from './planning.tables.ts'

type Ctx = Context<PlanningTables>
export type NodeRecord = RecordOf<typeof nodeLedger>

/** Rows of nodes, not superseded, that name one of the units, posts or people of a change, or a
 * person on the post that is left. An event asks for those of its day and after; before an import
 * is taken back, all are asked for. */
export function nodesHeldBy(
  ctx: Ctx,
  { units, positions, people, endings, eventId, on }: Succession,
): Promise<NodeRecord[]> {
  const ids = (of: Record<string, unknown>) => sql`${Object.keys(of)}::uuid[]`
  const left = endings.map(({ positionId, personId }) => `${positionId} ${personId}`)
  const lasting = eventId ? sql`(version.valid_to is null or version.valid_to > ${on})` : sql`true`
  return recordsOf(
    ctx,
    nodeLedger,
    sql`${lasting} and (version.unit_id = any(${ids(units)})
      or version.holder_position_id = any(${ids(positions)})
      or version.holder_person_id = any(${ids(people)})
      or (version.holder_person_id = any(${endings.map(({ personId }) => personId)}::uuid[])
        and version.holder_position_id || ' ' || version.holder_person_id = any(${left}::text[])))`,
  )
}

/** From a day on, rows say something else; what they said before it stays. */
export async function rewriteNodes(
  ctx: Ctx,
  { on, eventId }: Pick<Succession, 'on' | 'eventId'>,
  changed: readonly { record: NodeRecord; after: Partial<NodeRecord> }[],
): Promise<void> {
  await closeRows(
    ctx,
    nodeLedger,
    changed.map(({ record }) => record.rowId),
    eventId,
  )
  const versions = changed.flatMap(({ record, after }) => {
    const starts = record.validFrom < on
    const kept = starts ? [{ ...record, validTo: on }] : []
    return [...kept, { ...record, ...after, validFrom: starts ? on : record.validFrom }]
  })
  await writeVersions(ctx, nodeLedger, versions, eventId)
}

/** Plans of these units, not superseded. */
export async function plansOfUnits(
  { db, tenantId }: Ctx,
  units: readonly string[],
): Promise<{ id: string; name: string; unitId: string }[]> {
  if (units.length === 0) return []
  const rows = await db
    .selectFrom('planning.plans')
    .select(['id', 'name', 'unitId'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('unitId', 'in', [...units])
    .execute()
  return rows.flatMap(({ id, name, unitId }) => (unitId === null ? [] : [{ id, name, unitId }]))
}

/** Each plan is gone on with by these units, under its own name, years and basis; that of the unit
 * before stays. A unit that has one of the same kind and name already keeps it. */
export async function continuePlans(
  { db, tenantId, now }: Ctx,
  eventId: string | null,
  continued: readonly { id: string; unitId: string }[],
): Promise<void> {
  if (continued.length === 0) return
  await sql`
    insert into planning.plans (tenant_id, id, kind, unit_id, name, first_year, last_year,
      legal_basis, recorded_at, recorded_by)
    select plan.tenant_id, gen_random_uuid(), plan.kind, heir.unit_id, plan.name, plan.first_year,
      plan.last_year, plan.legal_basis, ${now}, ${eventId}
    from unnest(${continued.map(({ id }) => id)}::uuid[],
      ${continued.map(({ unitId }) => unitId)}::uuid[]) as heir(plan_id, unit_id)
    join planning.plans plan on plan.tenant_id = ${tenantId} and plan.id = heir.plan_id
    where not exists (select from planning.plans own where own.tenant_id = ${tenantId}
      and own.unit_id = heir.unit_id and own.kind = plan.kind and own.name = plan.name
      and own.recorded_until is null)`.execute(db)
}
