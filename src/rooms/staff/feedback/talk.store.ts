import type { Context } from '../../../platform/context.ts'
import type { FeedbackTables } from './feedback.tables.ts'

type Ctx = Context<FeedbackTables>
type Row<T extends keyof FeedbackTables> = Omit<FeedbackTables[T], 'tenantId'>

/** The talks of a person, the newest first, or one talk; each with who confirmed its record. */
export async function dialoguesOf(
  { db, tenantId }: Ctx,
  of: { personId: string } | { id: string },
) {
  const talks = await db
    .selectFrom('staff.dialogues')
    .select(['id', 'personId', 'raterId', 'purpose', 'heldOn', 'agreements', 'nextOn'])
    .where('tenantId', '=', tenantId)
    .where('id' in of ? 'id' : 'personId', '=', 'id' in of ? of.id : of.personId)
    .orderBy('heldOn', 'desc')
    .orderBy('id', 'desc')
    .execute()
  if (talks.length === 0) return []
  const confirmed = await db
    .selectFrom('staff.dialogueConfirmations')
    .select(['dialogueId', 'personId', 'note'])
    .where('tenantId', '=', tenantId)
    .where(
      'dialogueId',
      'in',
      talks.map(({ id }) => id),
    )
    .orderBy('at')
    .execute()
  const by = Map.groupBy(confirmed, ({ dialogueId }) => dialogueId)
  return talks.map((talk) => ({ ...talk, confirmed: by.get(talk.id) ?? [] }))
}

/** Keeps the record of a talk, confirmed by who writes it. */
export async function saveDialogue(
  ctx: Ctx,
  talk: Omit<Row<'staff.dialogues'>, 'id' | 'at'>,
): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('staff.dialogues')
    .values({ tenantId: ctx.tenantId, id, at: ctx.now, ...talk })
    .execute()
  await saveConfirmation(ctx, id, talk.writtenBy, null)
  return id
}

export async function saveConfirmation(
  { db, tenantId, now }: Ctx,
  dialogueId: string,
  personId: string,
  note: string | null,
): Promise<void> {
  await db
    .insertInto('staff.dialogueConfirmations')
    .values({ tenantId, dialogueId, personId, note, at: now })
    .execute()
}

/** The coachings of a person, the newest first, or one; each with its sessions in order. */
export async function coachingsOf(
  { db, tenantId }: Ctx,
  of: { personId: string } | { id: string },
) {
  const rows = await db
    .selectFrom('staff.coachings')
    .select(['id', 'personId', 'coachId', 'reason', 'plan', 'closedAt', 'outcome', 'ability'])
    .where('tenantId', '=', tenantId)
    .where('id' in of ? 'id' : 'personId', '=', 'id' in of ? of.id : of.personId)
    .orderBy('at', 'desc')
    .execute()
  if (rows.length === 0) return []
  const sessions = await db
    .selectFrom('staff.coachingSessions')
    .select(['coachingId', 'number', 'heldOn', 'notes', 'score', 'view'])
    .where('tenantId', '=', tenantId)
    .where(
      'coachingId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('number')
    .execute()
  const by = Map.groupBy(sessions, ({ coachingId }) => coachingId)
  return rows.map((row) => ({
    ...row,
    closed: row.closedAt !== null,
    sessions: by.get(row.id) ?? [],
  }))
}

export async function saveCoaching(
  { db, tenantId, now, newId }: Ctx,
  row: Pick<Row<'staff.coachings'>, 'personId' | 'coachId' | 'reason' | 'plan'>,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('staff.coachings')
    .values({ tenantId, id, at: now, closedAt: null, outcome: null, ability: null, ...row })
    .execute()
  return id
}

export async function saveSession(
  { db, tenantId, now }: Ctx,
  row: Pick<Row<'staff.coachingSessions'>, 'coachingId' | 'number' | 'heldOn' | 'notes'>,
): Promise<void> {
  await db
    .insertInto('staff.coachingSessions')
    .values({ tenantId, at: now, score: null, view: null, viewedAt: null, ...row })
    .execute()
}

/** Writes how the coached person found a session; `false` where there is no such session. */
export async function saveView(
  { db, tenantId, now }: Ctx,
  {
    coachingId,
    number,
    ...view
  }: { coachingId: string; number: number; score: number; view: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('staff.coachingSessions')
    .set({ ...view, viewedAt: now })
    .where('tenantId', '=', tenantId)
    .where('coachingId', '=', coachingId)
    .where('number', '=', number)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function saveClosing(
  { db, tenantId, now }: Ctx,
  id: string,
  end: { outcome: string; ability: number },
): Promise<void> {
  await db
    .updateTable('staff.coachings')
    .set({ ...end, closedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .execute()
}
