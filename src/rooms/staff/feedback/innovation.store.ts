import type { Context } from '../../../platform/context.ts'
import type { FeedbackTables } from './feedback.tables.ts'
import type { Innovation, InnovationContent } from './innovation.contract.ts'

type Ctx = Context<FeedbackTables>
export type StoredInnovation = Omit<Innovation, 'name'> & { personId: string; answers: number }

/** Innovations of some people, the newest first, or one; each with the newest answer. */
export async function innovationsOf(
  { db, tenantId }: Ctx,
  of: { personIds: readonly string[] } | { id: string },
): Promise<StoredInnovation[]> {
  const ids = 'id' in of ? [of.id] : [...of.personIds]
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('staff.innovations as i')
    .leftJoin('staff.innovationAnswers as a', (join) =>
      join
        .onRef('a.tenantId', '=', 'i.tenantId')
        .onRef('a.innovationId', '=', 'i.id')
        .on(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('staff.innovationAnswers as n')
                .select('n.sequence')
                .whereRef('n.tenantId', '=', 'a.tenantId')
                .whereRef('n.innovationId', '=', 'a.innovationId')
                .whereRef('n.sequence', '>', 'a.sequence'),
            ),
          ),
        ),
    )
    .select(['i.id', 'i.personId', 'i.year', 'i.title', 'i.problem', 'i.tried', 'i.before'])
    .select(['i.after', 'i.link', 'i.takenOverBy', 'a.sequence', 'a.accepted', 'a.note'])
    .where('i.tenantId', '=', tenantId)
    .where('id' in of ? 'i.id' : 'i.personId', 'in', ids)
    .orderBy('i.at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ sequence, accepted, note, ...row }) => ({
    ...{ ...row, answers: sequence ?? 0 },
    answer: accepted === null ? null : { accepted, note },
  }))
}

export async function saveInnovation(
  { db, tenantId, now, newId }: Ctx,
  row: InnovationContent & { personId: string; year: number },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('staff.innovations')
    .values({ tenantId, id, at: now, editedAt: now, ...row })
    .execute()
  return id
}

export async function writeInnovation(
  { db, tenantId, now }: Ctx,
  id: string,
  content: InnovationContent,
): Promise<void> {
  await db
    .updateTable('staff.innovations')
    .set({ ...content, editedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export async function saveInnovationAnswer(
  { db, tenantId, now }: Ctx,
  { id, answers }: StoredInnovation,
  answer: { accepted: boolean; note: string | null; personId: string },
): Promise<void> {
  await db
    .insertInto('staff.innovationAnswers')
    .values({ tenantId, innovationId: id, sequence: answers + 1, at: now, ...answer })
    .execute()
}
