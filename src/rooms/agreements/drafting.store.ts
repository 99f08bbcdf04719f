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
      'mandateId',
      'parentId',
      'giverMandateId',
      'versionId',
      'state',
      'editedAt',
      'firstParty',
      'secondParty',
      'dueOn',
    ])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    mandateId: row.mandateId,
    parentId: row.parentId,
    giverMandateId: row.giverMandateId,
    versionId: row.versionId,
    state: row.state,
    edited: row.editedAt !== null,
    firstParty: row.firstParty as Party,
    secondParty: row.secondParty as Party | null,
    dueOn: row.dueOn,
  }))
}

/** Blocks A and B of the current versions of a year, by version. */
export async function loadBlocks(
  { db, tenantId }: Ctx,
  year: number,
): Promise<{ rows: Map<string, AgreementRow[]>; budget: Map<string, BudgetRow[]> }> {
  const current = db
    .selectFrom('agreements.current')
    .select('versionId')
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
  const rows = await db
    .selectFrom('agreements.rows')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('versionId', 'in', current)
    .orderBy('number')
    .execute()
  const money = await db
    .selectFrom('agreements.budgetRows')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('versionId', 'in', current)
    .orderBy('number')
    .execute()
  return { rows: byVersion(rows, agreementRow), budget: byVersion(money, budgetRow) }
}

function byVersion<Row extends { versionId: string }, Item>(
  rows: readonly Row[],
  read: (row: Row) => Item,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const row of rows) {
    const group = groups.get(row.versionId)
    if (group) group.push(read(row))
    else groups.set(row.versionId, [read(row)])
  }
  return groups
}

export const agreementRow = (
  row: Omit<AgreementsTables['agreements.rows'], 'tenantId' | 'id'>,
): AgreementRow => ({
  number: row.number,
  nodeId: row.nodeId,
  measureId: row.measureId,
  objective: row.objective,
  indicator: row.indicator,
  unitLabel: row.unitLabel,
  target: row.target,
})

export const budgetRow = (
  row: Omit<AgreementsTables['agreements.budgetRows'], 'tenantId' | 'id'>,
): BudgetRow => ({
  number: row.number,
  groupCode: row.groupCode,
  groupName: row.groupName,
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
          tenantId,
          id: draft.versionId,
          agreementId: draft.id,
          number: 1,
          cause: 'INITIAL' as const,
          reason: null,
          effectiveFrom: `${year}-01-01`,
          budgetVersionId,
          firstParty: JSON.stringify(draft.firstParty),
          secondParty: draft.secondParty && JSON.stringify(draft.secondParty),
          editedAt: null,
          createdAt: now,
        })),
      )
      .execute(),
  )
  await inBatches(drafts, 1000, (batch) =>
    db
      .insertInto('agreements.states')
      .values(
        batch.map(({ versionId }) => ({
          tenantId,
          id: ctx.newId(),
          versionId,
          sequence: 1,
          state: 'DRAFT' as const,
          at: now,
          personId: actor.personId,
          actingAs:
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
    tenantId,
    id: draft.id,
    code: draft.code,
    publicCode: `${region.code}-${secretCode()}`,
    year,
    mandateKind: 'assignment',
    mandateId: draft.mandateId,
    personId: draft.personId,
    positionId: draft.positionId,
    unitId: draft.unitId,
    agencyId: draft.agencyId,
    level: draft.level,
    form: draft.form,
    giverPersonId: draft.giver?.personId ?? null,
    giverPositionId: draft.giver?.positionId ?? null,
    giverMandateId: draft.giver?.mandateId ?? null,
    parentId: draft.parentId,
    succeedsId: null,
    dueOn: draft.dueOn,
    createdAt: now,
  }
}

async function saveBlocks(ctx: Ctx, drafts: readonly Draft[]): Promise<void> {
  const { db, tenantId } = ctx
  const rows = drafts.flatMap(({ versionId, rows: list }) =>
    list.map(({ number, nodeId, measureId, objective, indicator, unitLabel, target }) => ({
      tenantId,
      id: ctx.newId(),
      versionId,
      number,
      nodeId,
      measureId,
      objective,
      indicator,
      unitLabel,
      target,
    })),
  )
  const money = drafts.flatMap(({ versionId, budget }) =>
    budget.map(({ number, groupCode, groupName, code, name, amount, source }) => ({
      tenantId,
      id: ctx.newId(),
      versionId,
      number,
      groupCode,
      groupName,
      code,
      name,
      amount,
      source,
    })),
  )
  await inBatches(rows, 1000, (batch) => db.insertInto('agreements.rows').values(batch).execute())
  await inBatches(money, 1000, (batch) =>
    db.insertInto('agreements.budgetRows').values(batch).execute(),
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
    .where('tenantId', '=', tenantId)
    .where('versionId', 'in', versions)
    .execute()
  await db
    .deleteFrom('agreements.budgetRows')
    .where('tenantId', '=', tenantId)
    .where('versionId', 'in', versions)
    .execute()
  await saveBlocks(ctx, drafts)
  for (const draft of drafts) {
    await db
      .updateTable('agreements.versions')
      .set({
        firstParty: JSON.stringify(draft.firstParty),
        secondParty: draft.secondParty && JSON.stringify(draft.secondParty),
        budgetVersionId,
      })
      .where('tenantId', '=', tenantId)
      .where('id', '=', draft.versionId)
      .execute()
    await db
      .updateTable('agreements.agreements')
      .set({
        giverPersonId: draft.giver?.personId ?? null,
        giverPositionId: draft.giver?.positionId ?? null,
        giverMandateId: draft.giver?.mandateId ?? null,
        parentId: draft.parentId,
        dueOn: draft.dueOn,
        unitId: draft.unitId,
        agencyId: draft.agencyId,
        level: draft.level,
      })
      .where('tenantId', '=', tenantId)
      .where('id', '=', draft.id)
      .execute()
  }
}
