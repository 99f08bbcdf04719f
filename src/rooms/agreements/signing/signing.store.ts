import { sql } from 'kysely'
import { printDate } from '../../../kernel/indonesian.ts'
import { addDays, type Instant, type LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { AgreementState } from '../agreement.contract.ts'
import type { Current } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { isGone } from '../state.rules.ts'
import type { Side } from '../talks/party.rules.ts'

type Ctx = Context<AgreementsTables>

/** Taken before deciding: two people acting on the same promise wait for each other. */
export async function lockAgreement({ db, tenantId }: Ctx, id: string): Promise<void> {
  await db
    .selectFrom('agreements.agreements')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

type Next = {
  state: AgreementState
  note?: string | null
  digest?: string | null
  ahead?: number
  endedOn?: LocalDate
}
type Stands = Pick<Current, 'versionId' | 'sequence'>

/** Adds the next state of versions, with who, in which capacity, and the digest it speaks of. An
 * amendment that is withdrawn or void before it was in force is dropped (decision 0066); with an
 * end of a version those before it end at the latest. */
export async function saveStates(ctx: Ctx, moves: readonly (Stands & Next)[]): Promise<void> {
  const { db, tenantId, now, actor, newId } = ctx
  const { kind, id, title } = actor.actingAs ?? {}
  await insertRows(
    db,
    'agreements.states',
    moves.map(({ versionId, sequence, state, note, digest, ahead = 1, endedOn }) => ({
      tenantId,
      id: newId(),
      versionId,
      sequence: sequence + ahead,
      state,
      at: now,
      personId: actor.personId,
      actingAs: actor.actingAs && { kind, id, title },
      note: note ?? null,
      digest: digest ?? null,
      endedOn: endedOn ?? null,
    })),
  )
  const gone = moves.filter(({ state }) => isGone(state)).map(({ versionId }) => versionId)
  if (gone.length > 0) await dropAmendments(ctx, gone)
  const ends = new Map(moves.flatMap((one) => (one.endedOn ? [[one.versionId, one.endedOn]] : [])))
  if (ends.size > 0) await saveStates(ctx, await outlasting(ctx, ends))
}

/** Versions that were to make way for these from a later day than these end themselves, with an end
 * on the same day. */
async function outlasting(
  { db, tenantId }: Ctx,
  ends: ReadonlyMap<string, LocalDate>,
): Promise<(Stands & Next)[]> {
  const rows = await db
    .selectFrom('agreements.versions as ended')
    .innerJoin('agreements.versions as earlier', (join) =>
      join
        .onRef('earlier.tenantId', '=', 'ended.tenantId')
        .onRef('earlier.agreementId', '=', 'ended.agreementId')
        .onRef('earlier.number', '<', 'ended.number'),
    )
    .innerJoin('agreements.states as state', (join) =>
      join
        .onRef('state.tenantId', '=', 'earlier.tenantId')
        .onRef('state.versionId', '=', 'earlier.id'),
    )
    .distinctOn('earlier.id')
    .select(['ended.id as endedId', 'earlier.id as versionId'])
    .select(['state.sequence', 'state.state', 'state.digest', 'state.endedOn'])
    .where('ended.tenantId', '=', tenantId)
    .where('ended.id', '=', sql<string>`any(${[...ends.keys()]}::uuid[])`)
    .orderBy('earlier.id')
    .orderBy('state.sequence', 'desc')
    .execute()
  return rows.flatMap(({ endedId, endedOn: until, ...last }) => {
    const endedOn = ends.get(endedId)
    if (!endedOn || last.state !== 'SUPERSEDED' || !until || until <= endedOn) return []
    const note = `Berlaku hanya sampai ${printDate(addDays(endedOn, -1))}; versi berikutnya belum mulai.`
    return [{ ...last, state: 'SUPERSEDED', endedOn, note }]
  })
}

const dropAmendments = ({ db, tenantId, now }: Ctx, versionIds: readonly string[]) =>
  db
    .updateTable('agreements.versions as version')
    .set({ droppedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...versionIds])
    .where('number', '>', 1)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('agreements.states as state')
            .select('state.id')
            .where('state.tenantId', '=', tenantId)
            .whereRef('state.versionId', '=', 'version.id')
            .where('state.state', '=', 'ACTIVE'),
        ),
      ),
    )
    .execute()

/** The same of one. */
export const saveState = (ctx: Ctx, { versionId, sequence }: Stands, next: Next): Promise<void> =>
  saveStates(ctx, [{ versionId, sequence, ...next }])

export async function saveContent(
  { db, tenantId, now }: Ctx,
  content: { versionId: string; digest: string; canonical: string },
): Promise<void> {
  await db
    .insertInto('agreements.contents')
    .values({
      tenantId,
      ...content,
      frozenAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function findContent(
  { db, tenantId }: Ctx,
  versionId: string,
  digest: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('agreements.contents')
    .select('canonical')
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row?.canonical
}

export type Signing = {
  id: string
  versionId: string
  party: Side
  personId: string
  stackId: string | null
  digest: string
  leaseUntil: Instant
  outcome: 'SIGNED' | 'FAILED' | 'LAPSED' | null
  note: string | null
}

const signings = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('agreements.signings')
    .select(['id', 'versionId', 'party', 'personId', 'stackId', 'digest', 'leaseUntil'])
    .select(['outcome', 'note'])
    .where('tenantId', '=', tenantId)

/** The signing act that holds a version now, if any. */
export const openSigning = (ctx: Ctx, versionId: string): Promise<Signing | undefined> =>
  signings(ctx).where('versionId', '=', versionId).where('endedAt', 'is', null).executeTakeFirst()

/** Did this person sign this content of a version, to its end? */
export async function hasSigned(
  { db, tenantId }: Ctx,
  versionId: string,
  personId: string,
  digest: string | null,
): Promise<boolean> {
  const row = await db
    .selectFrom('agreements.signings')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .where('personId', '=', personId)
    .where('digest', '=', digest ?? '')
    .where('outcome', '=', 'SIGNED')
    .executeTakeFirst()
  return row !== undefined
}

/** Begins an act: the version is held until the lease runs out. The unique index lets only one
 * live. */
export async function saveSigning(
  ctx: Ctx,
  signing: Omit<Signing, 'outcome' | 'note'> & { baseFileId: string },
): Promise<void> {
  await ctx.db
    .insertInto('agreements.signings')
    .values({
      tenantId: ctx.tenantId,
      ...signing,
      startedAt: ctx.now,
      endedAt: null,
      outcome: null,
      fileId: null,
      note: null,
    })
    .execute()
}

/** Ends an act; answers whether it was still open (a lapsed one must not be ended twice). */
export async function endSigning(
  { db, tenantId, now }: Ctx,
  id: string,
  end: { outcome: 'SIGNED' | 'FAILED' | 'LAPSED'; fileId?: string; note?: string },
): Promise<boolean> {
  const done = await db
    .updateTable('agreements.signings')
    .set({
      endedAt: now,
      outcome: end.outcome,
      fileId: end.fileId ?? null,
      note: end.note ?? null,
    })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function saveStack(
  ctx: Ctx,
  stack: {
    id: string
    personId: string
    items: readonly { versionId: string; agreementId: string; digest: string }[]
  },
): Promise<void> {
  await ctx.db
    .insertInto('agreements.stacks')
    .values({
      tenantId: ctx.tenantId,
      id: stack.id,
      personId: stack.personId,
      openedAt: ctx.now,
      interruptedAt: null,
    })
    .execute()
  await ctx.db
    .insertInto('agreements.stackItems')
    .values(
      stack.items.map((item, index) => ({
        tenantId: ctx.tenantId,
        stackId: stack.id,
        ordinal: index + 1,
        versionId: item.versionId,
        agreementId: item.agreementId,
        digest: item.digest,
      })),
    )
    .execute()
}

export type StoredStack = {
  id: string
  personId: string
  openedAt: Instant
  /** When the process that signed it was last found gone. */
  interruptedAt: Instant | null
  items: StoredItem[]
  signings: Signing[]
}

/** One promise as it was listed, and as it stands now. */
export type StoredItem = {
  versionId: string
  agreementId: string
  digest: string
  standing: Standing | null
}
type Standing = Pick<Current, 'code' | 'state' | 'digest' | 'firstParty'>

/** The stacks of the region with what they list, a row for each promise. */
const stackRows = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('agreements.stacks as stack')
    .innerJoin('agreements.stackItems as item', (join) =>
      join.onRef('item.tenantId', '=', 'stack.tenantId').onRef('item.stackId', '=', 'stack.id'),
    )
    .leftJoin('agreements.current as now', (join) =>
      join.onRef('now.tenantId', '=', 'item.tenantId').onRef('now.id', '=', 'item.agreementId'),
    )
    .select(['stack.id', 'stack.personId', 'stack.openedAt', 'stack.interruptedAt'])
    .select(['item.versionId', 'item.agreementId', 'item.digest'])
    .select(['now.code', 'now.state', 'now.digest as digestNow', 'now.firstParty'])
    .where('stack.tenantId', '=', tenantId)
    .orderBy('item.ordinal')

type StackRow = Awaited<ReturnType<ReturnType<typeof stackRows>['execute']>>[number]

const standingOf = ({ code, state, digestNow: digest, firstParty }: StackRow): Standing | null =>
  code === null || state === null || firstParty === null
    ? null
    : { code, state, digest, firstParty }

async function stackOf(ctx: Ctx, rows: readonly StackRow[]): Promise<StoredStack | undefined> {
  const [row] = rows
  if (!row) return undefined
  const { id, personId, openedAt, interruptedAt } = row
  const acts = await signings(ctx)
    .where('stackId', '=', id)
    .orderBy('startedAt')
    .orderBy('id')
    .execute()
  const items = rows.map((one) => ({
    versionId: one.versionId,
    agreementId: one.agreementId,
    digest: one.digest,
    standing: standingOf(one),
  }))
  return { id, personId, openedAt, interruptedAt, items, signings: acts }
}

/** A stack in two statements: what it lists, and the signing acts. */
export const findStack = async (ctx: Ctx, id: string): Promise<StoredStack | undefined> =>
  stackOf(ctx, await stackRows(ctx).where('stack.id', '=', id).execute())

/** The stack this person opened last, or `undefined`. */
export async function latestStack(ctx: Ctx, personId: string): Promise<StoredStack | undefined> {
  const latest = ctx.db
    .selectFrom('agreements.stacks')
    .select('id')
    .where('tenantId', '=', ctx.tenantId)
    .where('personId', '=', personId)
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
  return stackOf(ctx, await stackRows(ctx).where('stack.id', '=', latest).execute())
}
