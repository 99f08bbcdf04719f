import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import { secretCode } from '../../../platform/ids.ts'
import type { AgreementState, Party } from '../agreement.contract.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { saveStates } from '../signing/signing.store.ts'
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
  version: number
  state: AgreementState
  sequence: number
  edited: boolean
  firstParty: Party
  secondParty: Party | null
  dueOn: string | null
}

/** A draft about to be written: the wish with its ids. `succeeds` tells whose place it takes, and
 * from which day on. */
export type Draft = Wish & {
  id: string
  versionId: string
  code: string
  parentId: string | null
  succeeds?: { id: string | null; on: LocalDate; note: string | null }
}

/** Two people pressing «Susun PK» wait for each other; the second finds everything done. */
export async function lockDrafting({ db, tenantId }: Ctx, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}, ${year})`.execute(db)
}

export async function loadStanding({ db, tenantId }: Ctx, year: number): Promise<Standing[]> {
  const rows = await db
    .selectFrom('agreements.current')
    .select(['id', 'code', 'mandateId', 'parentId', 'giverMandateId', 'versionId', 'state'])
    .select('version')
    .select(['editedAt', 'firstParty', 'secondParty', 'dueOn', 'sequence'])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .execute()
  return rows.map(({ editedAt, ...row }) => ({ ...row, edited: editedAt !== null }))
}

/** Holds promises that may be refreshed: whoever acts on one of them waits, or is waited for. */
export async function lockStanding({ db, tenantId }: Ctx, ids: readonly string[]): Promise<void> {
  await db
    .selectFrom('agreements.agreements')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Writes new drafts with version 1, state DRAFT and both blocks. Parents come first in the list,
 * because children name them. */
export async function saveDrafts(
  ctx: Ctx,
  drafts: readonly Draft[],
  year: number,
  budgetVersionId: string | null,
): Promise<void> {
  const { db, tenantId, now } = ctx
  await insertRows(
    db,
    'agreements.agreements',
    drafts.map((draft) => agreementValues(ctx, draft, year)),
  )
  await insertRows(
    db,
    'agreements.versions',
    drafts.map((draft) => ({
      tenantId,
      id: draft.versionId,
      agreementId: draft.id,
      number: 1,
      cause: draft.succeeds ? ('OFFICIAL_CHANGE' as const) : ('INITIAL' as const),
      ...{ reason: null, reference: null, dueOn: null },
      effectiveFrom: draft.succeeds?.on ?? draft.since ?? `${year}-01-01`,
      budgetVersionId,
      firstParty: draft.firstParty,
      secondParty: draft.secondParty,
      editedAt: null,
      wetOn: null,
      droppedAt: null,
      createdAt: now,
    })),
  )
  await saveStates(
    ctx,
    drafts.map(({ versionId, succeeds }) => ({
      versionId,
      sequence: 0,
      state: 'DRAFT',
      note: succeeds?.note ?? null,
    })),
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
    succeedsId: draft.succeeds?.id ?? null,
    dueOn: draft.dueOn,
    createdAt: now,
  }
}

type BlocksOf = Pick<Draft, 'versionId' | 'rows' | 'budget'>

/** Puts these blocks in the place of those the versions had. */
export async function replaceBlocks(ctx: Ctx, drafts: readonly BlocksOf[]): Promise<void> {
  const { db, tenantId } = ctx
  const versions = drafts.map(({ versionId }) => versionId)
  for (const table of ['agreements.rows', 'agreements.budgetRows'] as const)
    await db
      .deleteFrom(table)
      .where('tenantId', '=', tenantId)
      .where('versionId', 'in', versions)
      .execute()
  await saveBlocks(ctx, drafts)
}

export async function saveBlocks(ctx: Ctx, drafts: readonly BlocksOf[]): Promise<void> {
  const { db, tenantId } = ctx
  await insertRows(
    db,
    'agreements.rows',
    drafts.flatMap(({ versionId, rows }) =>
      rows.map((row) => ({ tenantId, id: ctx.newId(), versionId, ...row })),
    ),
  )
  await insertRows(
    db,
    'agreements.budgetRows',
    drafts.flatMap(({ versionId, budget }) =>
      budget.map((row) => ({ tenantId, id: ctx.newId(), versionId, ...row })),
    ),
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
  await replaceBlocks(ctx, drafts)
  await saveParties(ctx, drafts)
  await db
    .updateTable('agreements.versions')
    .set({ budgetVersionId })
    .where('tenantId', '=', tenantId)
    .where('id', '=', sql<string>`any(${drafts.map(({ versionId }) => versionId)}::uuid[])`)
    .execute()
  await savePlaces(ctx, drafts)
}

/** Draws drafts anew that were withdrawn, from plan, budget and chart as they are now: the same
 * number, nothing of what was edited before. */
export async function redrawDrafts(
  ctx: Ctx,
  drafts: readonly (Draft & { sequence: number })[],
  budgetVersionId: string | null,
): Promise<void> {
  if (drafts.length === 0) return
  await refreshDrafts(ctx, drafts, budgetVersionId)
  await ctx.db
    .updateTable('agreements.versions')
    .set({ editedAt: null })
    .where('tenantId', '=', ctx.tenantId)
    .where('id', 'in', [...drafts.map(({ versionId }) => versionId)])
    .execute()
  const note = 'Disusun lagi setelah konsep sebelumnya ditarik.'
  await saveStates(
    ctx,
    drafts.map(({ versionId, sequence }) => ({ versionId, sequence, state: 'DRAFT', note })),
  )
}

/** Who promises and who gives, as printed, in place of those the versions had. */
export async function saveParties(
  { db, tenantId }: Ctx,
  drafts: readonly Pick<Draft, 'versionId' | 'firstParty' | 'secondParty'>[],
): Promise<void> {
  const rows = drafts.map(({ versionId, firstParty, secondParty }) => ({
    id: versionId,
    first: firstParty,
    second: secondParty,
  }))
  await sql`update agreements.versions as version set first_party = new.first, second_party = new.second
    from json_to_recordset(${JSON.stringify(rows)}::json) as new(id uuid, first jsonb, second jsonb)
    where version.tenant_id = ${tenantId} and version.id = new.id`.execute(db)
}

/** Where promises lie, and who gives them now. */
export async function savePlaces(
  { db, tenantId }: Ctx,
  drafts: readonly Pick<
    Draft,
    'id' | 'giver' | 'parentId' | 'dueOn' | 'unitId' | 'agencyId' | 'level'
  >[],
): Promise<void> {
  const rows = drafts.map(({ id, giver, parentId, dueOn, unitId, agencyId, level }) => ({
    ...{ id, parentId, dueOn, unitId, agencyId, level },
    ...{ giverPerson: giver?.personId, giverPosition: giver?.positionId },
    giverMandate: giver?.mandateId,
  }))
  await sql`update agreements.agreements as promise
    set giver_person_id = new."giverPerson", giver_position_id = new."giverPosition",
      giver_mandate_id = new."giverMandate", parent_id = new."parentId", due_on = new."dueOn",
      unit_id = new."unitId", agency_id = new."agencyId", level = new.level
    from json_to_recordset(${JSON.stringify(rows)}::json) as new(id uuid, "giverPerson" uuid,
      "giverPosition" uuid, "giverMandate" uuid, "parentId" uuid, "dueOn" date, "unitId" uuid,
      "agencyId" uuid, level text)
    where promise.tenant_id = ${tenantId} and promise.id = new.id`.execute(db)
}
