import { sql } from 'kysely'
import type { Recorded, Span } from '../../../kernel/dating.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { closeRows, recordsOf, writeVersions } from '../../../platform/database/ledger.ts'
import { positionLedger, statedLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

type Ctx = Context<OrganisationTables>

const questions = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('organisation.superiorQuestions as question')
    .leftJoin('organisation.personVersions as answerer', (join) =>
      join
        .onRef('answerer.tenantId', '=', 'question.tenantId')
        .onRef('answerer.personId', '=', 'question.answeredBy')
        .on('answerer.recordedUntil', 'is', null)
        .on('answerer.validTo', 'is', null),
    )
    .selectAll('question')
    .select('answerer.name as answererName')
    .where('question.tenantId', '=', tenantId)
    .orderBy('question.askedAt', 'desc')

/** What a person asked about their superiors, the latest first. */
export const questionsOf = (ctx: Ctx, personId: string) =>
  questions(ctx).where('question.personId', '=', personId).limit(50).execute()

/** One question, held until the act ends where `held`. */
export const findQuestion = (ctx: Ctx, id: string, held = false) =>
  questions(ctx)
    .where('question.id', '=', id)
    .$if(held, (query) => query.forUpdate('question'))
    .executeTakeFirst()

export type QuestionRow = Awaited<ReturnType<typeof questionsOf>>[number]

/** Keeps a question; answers `false` where one is open for the same post already. */
export async function saveQuestion(
  { db, tenantId, now }: Ctx,
  question: { id: string; personId: string; assignmentId: string; note: string },
): Promise<boolean> {
  const saved = await db
    .insertInto('organisation.superiorQuestions')
    .values({
      ...{ tenantId, ...question, askedAt: now, answeredAt: null, answeredBy: null },
      ...{ superiorPositionId: null, validFrom: null, words: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return saved.length > 0
}

export async function saveAnswer(
  { db, tenantId, now, actor }: Ctx,
  id: string,
  answer: { superiorId: string | null; from: LocalDate; words: string },
): Promise<void> {
  await db
    .updateTable('organisation.superiorQuestions')
    .set({
      ...{ answeredAt: now, answeredBy: actor.personId, words: answer.words || null },
      superiorPositionId: answer.superiorId,
      validFrom: answer.superiorId && answer.from,
    })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** What becomes of versions cut at a date: the parts before it, and those from it on. */
function cutAt<R extends Span & Recorded>(records: readonly R[], from: LocalDate) {
  const touched = records.filter(({ validTo }) => validTo === null || validTo > from)
  return {
    closed: touched.map(({ rowId }) => rowId),
    before: touched.flatMap((one) => (one.validFrom < from ? [{ ...one, validTo: from }] : [])),
    after: touched.map((one) => (one.validFrom < from ? { ...one, validFrom: from } : one)),
  }
}

/** The superior of a post is another one from a date on, in every version after it. */
export async function changePostSuperior(
  ctx: Ctx,
  positionId: string,
  superiorId: string,
  from: LocalDate,
): Promise<void> {
  const only = sql`version.position_id = ${positionId}::uuid`
  const { closed, before, after } = cutAt(await recordsOf(ctx, positionLedger, only), from)
  await closeRows(ctx, positionLedger, closed, null)
  const changed = after.map((one) => ({ ...one, superiorId }))
  await writeVersions(ctx, positionLedger, [...before, ...changed])
}

/** One holder's superior is another one from a date on; `null`: that of the post. */
export async function changeOwnSuperior(
  ctx: Ctx,
  assignmentId: string,
  superiorId: string | null,
  from: LocalDate,
): Promise<void> {
  const only = sql`version.assignment_id = ${assignmentId}::uuid`
  const { closed, before } = cutAt(await recordsOf(ctx, statedLedger, only), from)
  await closeRows(ctx, statedLedger, closed, null)
  const own = superiorId
    ? [{ id: ctx.newId(), assignmentId, superiorId, validFrom: from, validTo: null }]
    : []
  await writeVersions(ctx, statedLedger, [...before, ...own])
}
