import type { TaskToOpen } from '../../kernel/ports.ts'
import { dateIn } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { OpenTask } from './task.rules.ts'
import type { TasksTables } from './tasks.tables.ts'

type Ctx = Context<TasksTables>

/** Writes tasks; one that is already open for the same kind, subject and holder stays as it is. */
export async function saveTasks(ctx: Ctx, tasks: readonly TaskToOpen[]): Promise<void> {
  const batch = 1000
  for (let start = 0; start < tasks.length; start += batch) {
    const rows = tasks.slice(start, start + batch).map((task) => ({
      tenant_id: ctx.tenantId,
      id: ctx.newId(),
      kind: task.kind,
      subject: task.subject,
      title: task.title,
      detail: task.detail ?? null,
      holder_position_id: 'positionId' in task.holder ? task.holder.positionId : null,
      holder_person_id: 'personId' in task.holder ? task.holder.personId : null,
      holder_grant: 'grant' in task.holder ? task.holder.grant : null,
      holder_unit_id: 'grant' in task.holder ? (task.holder.unitId ?? null) : null,
      waiting: task.waiting ?? null,
      due_on: task.dueOn ?? null,
      link: task.link,
      opened_at: ctx.now,
      closed_at: null,
      closing_reason: null,
    }))
    await ctx.db
      .insertInto('tasks.tasks')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

export async function closeTasks(
  { db, tenantId, now }: Ctx,
  done: { kind: string; subjects: readonly string[]; reason: string },
): Promise<void> {
  if (done.subjects.length === 0) return
  await db
    .updateTable('tasks.tasks')
    .set({ closed_at: now, closing_reason: done.reason })
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', done.kind)
    .where('subject', 'in', [...done.subjects])
    .where('closed_at', 'is', null)
    .execute()
}

export type Holder = {
  personId: string
  positionIds: readonly string[]
  grants: readonly { role: string; unitId: string | null }[]
}

/** The open tasks that reach somebody: by person, by the posts held today, by the roles granted. */
export async function openTasksOf(
  { db, tenantId, region }: Ctx,
  holder: Holder,
): Promise<OpenTask[]> {
  const rows = await db
    .selectFrom('tasks.tasks')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('closed_at', 'is', null)
    .where((where) =>
      where.or([
        where('holder_person_id', '=', holder.personId),
        ...(holder.positionIds.length
          ? [where('holder_position_id', 'in', [...holder.positionIds])]
          : []),
        ...holder.grants.map(({ role, unitId }) =>
          where.and([
            where('holder_grant', '=', role),
            unitId ? where('holder_unit_id', '=', unitId) : where('holder_unit_id', 'is', null),
          ]),
        ),
      ]),
    )
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    title: row.title,
    detail: row.detail,
    positionId: row.holder_position_id,
    grant: row.holder_grant,
    unitId: row.holder_unit_id,
    waiting: row.waiting,
    dueOn: row.due_on,
    link: row.link,
    openedAt: row.opened_at,
    openedOn: dateIn(region.timeZone, new Date(row.opened_at)),
  }))
}

/** Open tasks addressed to any of these posts, people or units. */
export async function openTasksFor(
  { db, tenantId }: Ctx,
  holderIds: readonly string[],
): Promise<{ id: string; holder: string; title: string }[]> {
  if (holderIds.length === 0) return []
  const ids = [...holderIds]
  const rows = await db
    .selectFrom('tasks.tasks')
    .select(['id', 'title', 'holder_position_id', 'holder_person_id', 'holder_unit_id'])
    .where('tenant_id', '=', tenantId)
    .where('closed_at', 'is', null)
    .where((where) =>
      where.or([
        where('holder_position_id', 'in', ids),
        where('holder_person_id', 'in', ids),
        where('holder_unit_id', 'in', ids),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    holder: row.holder_position_id ?? row.holder_person_id ?? row.holder_unit_id ?? '',
  }))
}
