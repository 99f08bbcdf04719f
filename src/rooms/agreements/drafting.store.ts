import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { secretCode } from '../../platform/ids.ts'
import type { AgreementRow, AgreementState, BudgetRow, Party } from './agreement.contract.ts'
import type { AgreementsTables } from './agreements.tables.ts'
import type { Wish } from './drafting.rules.ts'

type Ctx = Context<AgreementsTables>

/** What stands already for one mandate of the year. */
export type Standing = {
  id: string
  code: string
  mandateId: string
  parentId: string | null
  giverMandateId: string | null
  versionId: string
  state: AgreementState
  edited: boolean
  firstParty: Party
  secondParty: Party | null
  dueOn: string | null
}

/** A draft about to be written: the wish with its ids. */
export type Draft = Wish & { id: string; versionId: string; code: string; parentId: string | null }

/** Two people pressing «Susun PK» wait for each other; the second finds everything done. */
export async function lockDrafting({ db, tenantId }: Ctx, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}, ${year})`.execute(db)
}

export async function loadStanding({ db, tenantId }: Ctx, year: number): Promise<Standing[]> {
  const rows = await db
    .selectFrom('agreements.current')
    .select([
      'id',
      'code',
      'mandate_id',
      'parent_id',
      'giver_mandate_id',
      'version_id',
      'state',
      'edited_at',
      'first_party',
      'second_party',
      'due_on',
    ])
    .where('tenant_id', '=', tenantId)
    .where('year', '=', year)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    mandateId: row.mandate_id,
    parentId: row.parent_id,
    giverMandateId: row.giver_mandate_id,
    versionId: row.version_id,
    state: row.state,
    edited: row.edited_at !== null,
    firstParty: row.first_party as Party,
    secondParty: row.second_party as Party | null,
    dueOn: row.due_on,
  }))
}

/** Blocks A and B of the current versions of a year, by version. */
export async function loadBlocks(
  { db, tenantId }: Ctx,
  year: number,
): Promise<{ rows: Map<string, AgreementRow[]>; budget: Map<string, BudgetRow[]> }> {
  const current = db
    .selectFrom('agreements.current')
    .select('version_id')
    .where('tenant_id', '=', tenantId)
    .where('year', '=', year)
  const rows = await db
    .selectFrom('agreements.rows')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('version_id', 'in', current)
    .orderBy('number')
    .execute()
  const money = await db
    .selectFrom('agreements.budget_rows')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('version_id', 'in', current)
    .orderBy('number')
    .execute()
  return { rows: byVersion(rows, agreementRow), budget: byVersion(money, budgetRow) }
}

function byVersion<Row extends { version_id: string }, Item>(
  rows: readonly Row[],
  read: (row: Row) => Item,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const row of rows) {
    const group = groups.get(row.version_id)
    if (group) group.push(read(row))
    else groups.set(row.version_id, [read(row)])
  }
  return groups
}

export const agreementRow = (
  row: Omit<AgreementsTables['agreements.rows'], 'tenant_id' | 'id'>,
): AgreementRow => ({
  number: row.number,
  nodeId: row.node_id,
  measureId: row.measure_id,
  objective: row.objective,
  indicator: row.indicator,
  unitLabel: row.unit_label,
  target: row.target,
})

export const budgetRow = (
  row: Omit<AgreementsTables['agreements.budget_rows'], 'tenant_id' | 'id'>,
): BudgetRow => ({
  number: row.number,
  groupCode: row.group_code,
  groupName: row.group_name,
  code: row.code,
  name: row.name,
  amount: row.amount,
  source: row.source,
})

async function inBatches<T>(
  items: readonly T[],
  size: number,
  write: (batch: T[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += size)
    await write(items.slice(start, start + size))
}

/** Writes new drafts with version 1, state DRAFT and both blocks. Parents come first in the list, because children name them. */
export async function saveDrafts(
  ctx: Ctx,
  drafts: readonly Draft[],
  year: number,
  budgetVersionId: string | null,
): Promise<void> {
  const { db, tenantId, now, actor } = ctx
  await inBatches(drafts, 1000, (batch) =>
    db
      .insertInto('agreements.agreements')
      .values(batch.map((draft) => agreementValues(ctx, draft, year)))
      .execute(),
  )
  await inBatches(drafts, 1000, (batch) =>
    db
      .insertInto('agreements.versions')
      .values(
        batch.map((draft) => ({
          tenant_id: tenantId,
          id: draft.versionId,
          agreement_id: draft.id,
          number: 1,
          cause: 'INITIAL' as const,
          reason: null,
          effective_from: `${year}-01-01`,
          budget_version_id: budgetVersionId,
          first_party: JSON.stringify(draft.firstParty),
          second_party: draft.secondParty && JSON.stringify(draft.secondParty),
          edited_at: null,
          created_at: now,
        })),
      )
      .execute(),
  )
  await inBatches(drafts, 1000, (batch) =>
    db
      .insertInto('agreements.states')
      .values(
        batch.map(({ versionId }) => ({
          tenant_id: tenantId,
          id: ctx.newId(),
          version_id: versionId,
          sequence: 1,
          state: 'DRAFT' as const,
          at: now,
          person_id: actor.personId,
          acting_as:
            actor.actingAs &&
            JSON.stringify({
              kind: actor.actingAs.kind,
              id: actor.actingAs.id,
              title: actor.actingAs.title,
            }),
          note: null,
          digest: null,
        })),
      )
      .execute(),
  )
  await saveBlocks(ctx, drafts)
}

function agreementValues(
  { tenantId, now, region }: Ctx,
  draft: Draft,
  year: number,
): AgreementsTables['agreements.agreements'] {
  return {
    tenant_id: tenantId,
    id: draft.id,
    code: draft.code,
    public_code: `${region.code}-${secretCode()}`,
    year,
    mandate_kind: 'assignment',
    mandate_id: draft.mandateId,
    person_id: draft.personId,
    position_id: draft.positionId,
    unit_id: draft.unitId,
    agency_id: draft.agencyId,
    level: draft.level,
    form: draft.form,
    giver_person_id: draft.giver?.personId ?? null,
    giver_position_id: draft.giver?.positionId ?? null,
    giver_mandate_id: draft.giver?.mandateId ?? null,
    parent_id: draft.parentId,
    succeeds_id: null,
    due_on: draft.dueOn,
    created_at: now,
  }
}

async function saveBlocks(ctx: Ctx, drafts: readonly Draft[]): Promise<void> {
  const { db, tenantId } = ctx
  const rows = drafts.flatMap(({ versionId, rows: list }) =>
    list.map(({ number, nodeId, measureId, objective, indicator, unitLabel, target }) => ({
      tenant_id: tenantId,
      id: ctx.newId(),
      version_id: versionId,
      number,
      node_id: nodeId,
      measure_id: measureId,
      objective,
      indicator,
      unit_label: unitLabel,
      target,
    })),
  )
  const money = drafts.flatMap(({ versionId, budget }) =>
    budget.map(({ number, groupCode, groupName, code, name, amount, source }) => ({
      tenant_id: tenantId,
      id: ctx.newId(),
      version_id: versionId,
      number,
      group_code: groupCode,
      group_name: groupName,
      code,
      name,
      amount,
      source,
    })),
  )
  await inBatches(rows, 1000, (batch) => db.insertInto('agreements.rows').values(batch).execute())
  await inBatches(money, 1000, (batch) =>
    db.insertInto('agreements.budget_rows').values(batch).execute(),
  )
}

/** Brings drafts nobody has touched by hand up to date with plan, budget and chart. */
export async function refreshDrafts(
  ctx: Ctx,
  drafts: readonly Draft[],
  budgetVersionId: string | null,
): Promise<void> {
  if (drafts.length === 0) return
  const { db, tenantId } = ctx
  const versions = drafts.map(({ versionId }) => versionId)
  await db
    .deleteFrom('agreements.rows')
    .where('tenant_id', '=', tenantId)
    .where('version_id', 'in', versions)
    .execute()
  await db
    .deleteFrom('agreements.budget_rows')
    .where('tenant_id', '=', tenantId)
    .where('version_id', 'in', versions)
    .execute()
  await saveBlocks(ctx, drafts)
  for (const draft of drafts) {
    await db
      .updateTable('agreements.versions')
      .set({
        first_party: JSON.stringify(draft.firstParty),
        second_party: draft.secondParty && JSON.stringify(draft.secondParty),
        budget_version_id: budgetVersionId,
      })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', draft.versionId)
      .execute()
    await db
      .updateTable('agreements.agreements')
      .set({
        giver_person_id: draft.giver?.personId ?? null,
        giver_position_id: draft.giver?.positionId ?? null,
        giver_mandate_id: draft.giver?.mandateId ?? null,
        parent_id: draft.parentId,
        due_on: draft.dueOn,
        unit_id: draft.unitId,
        agency_id: draft.agencyId,
        level: draft.level,
      })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', draft.id)
      .execute()
  }
}
