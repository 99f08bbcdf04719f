import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { type Draft, saveBlocks } from '../drafting/drafting.store.ts'
import { saveStates } from '../signing/signing.store.ts'

type Ctx = Context<AgreementsTables>
type Version = AgreementsTables['agreements.versions']

/** Holds these promises until the transaction ends. */
export async function lockAgreements({ db, tenantId }: Ctx, ids: readonly string[]): Promise<void> {
  await db
    .selectFrom('agreements.agreements')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The last number the versions of these promises have used, those that came to nothing counted. */
export async function lastVersions(
  { db, tenantId }: Ctx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('agreements.versions')
    .select(({ fn }) => ['agreementId', fn.max<number>('number').as('last')])
    .where('tenantId', '=', tenantId)
    .where('agreementId', 'in', [...ids])
    .groupBy('agreementId')
    .execute()
  return new Map(rows.map(({ agreementId, last }) => [agreementId, last]))
}

/** When the content of these versions was agreed; nothing of those that were not. */
export async function agreedMoments(
  { db, tenantId }: Ctx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('agreements.states')
    .select(({ fn }) => ['versionId', fn.max<string>('at').as('at')])
    .where('tenantId', '=', tenantId)
    .where('versionId', 'in', [...versionIds])
    .where('state', '=', 'AGREED')
    .groupBy('versionId')
    .execute()
  return new Map(rows.map(({ versionId, at }) => [versionId, at]))
}

/** The promise of each of these mandates in a year. */
export async function promisesOfMandates(
  { db, tenantId }: Ctx,
  year: number,
  mandateIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (mandateIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('agreements.agreements')
    .select(['mandateId', 'id'])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where('mandateId', 'in', [...mandateIds])
    .execute()
  return new Map(rows.map(({ mandateId, id }) => [mandateId, id]))
}

/** An amendment about to be written. */
export type Amendment = Pick<
  Draft,
  'versionId' | 'firstParty' | 'secondParty' | 'rows' | 'budget'
> &
  Pick<Version, 'number' | 'cause' | 'reason' | 'reference' | 'effectiveFrom' | 'editedAt'> &
  Pick<Version, 'agreementId' | 'budgetVersionId'> & { signBy: LocalDate | null }

/** Writes amendments: further versions of promises, state DRAFT, with both blocks. */
export async function saveAmendments(ctx: Ctx, amendments: readonly Amendment[]): Promise<void> {
  const { tenantId, now } = ctx
  await insertRows(
    ctx.db,
    'agreements.versions',
    amendments.map(({ versionId, rows: _, budget: __, signBy, ...version }) => ({
      ...{ tenantId, id: versionId, ...version, dueOn: signBy },
      ...{ wetOn: null, droppedAt: null, createdAt: now },
    })),
  )
  await saveStates(
    ctx,
    amendments.map(({ versionId, reason }) => ({
      ...{ versionId, sequence: 0, state: 'DRAFT', note: reason },
    })),
  )
  await saveBlocks(ctx, amendments)
}

/** Every version of a promise with its latest state, oldest first. */
export const loadVersions = ({ db, tenantId }: Ctx, agreementId: string) =>
  db
    .selectFrom('agreements.versions as version')
    .innerJoin('agreements.states as state', (join) =>
      join
        .onRef('state.tenantId', '=', 'version.tenantId')
        .onRef('state.versionId', '=', 'version.id'),
    )
    .distinctOn('version.number')
    .select(['version.id', 'version.number', 'version.cause', 'version.reason'])
    .select(['version.reference', 'version.effectiveFrom', 'version.droppedAt'])
    .select(['state.state', 'state.digest', 'state.endedOn'])
    .where('version.tenantId', '=', tenantId)
    .where('version.agreementId', '=', agreementId)
    .orderBy('version.number')
    .orderBy('state.sequence', 'desc')
    .execute()

/** The versions whose frozen content has one of these digests. */
export async function versionsOfContents(
  { db, tenantId }: Ctx,
  agreementId: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('agreements.contents as content')
    .innerJoin('agreements.versions as version', (join) =>
      join
        .onRef('version.tenantId', '=', 'content.tenantId')
        .onRef('version.id', '=', 'content.versionId'),
    )
    .select(['content.digest', 'version.id'])
    .where('version.tenantId', '=', tenantId)
    .where('version.agreementId', '=', agreementId)
    .where('content.digest', 'in', [...digests])
    .execute()
  return new Map(rows.map(({ digest, id }) => [digest, id]))
}

/** The latest state of a version, as the next one follows on it. */
export const lastStateOf = (
  { db, tenantId }: Ctx,
  versionId: string,
): Promise<{ versionId: string; sequence: number; digest: string | null }> =>
  db
    .selectFrom('agreements.states')
    .select(['versionId', 'sequence', 'digest'])
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

/** Hangs a promise on another one above it again. */
export async function saveParent(
  { db, tenantId }: Ctx,
  id: string,
  parentCode: string,
): Promise<void> {
  await db
    .updateTable('agreements.agreements')
    .set(({ selectFrom }) => ({
      parentId: selectFrom('agreements.agreements as above')
        .select('above.id')
        .where('above.tenantId', '=', tenantId)
        .where('above.code', '=', parentCode),
    }))
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}
