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
      tenantId: ctx.tenantId,
      id: ctx.newId(),
      kind: task.kind,
      subject: task.subject,
      title: task.title,
      detail: task.detail ?? null,
      holderPositionId: 'positionId' in task.holder ? task.holder.positionId : null,
      holderPersonId: 'personId' in task.holder ? task.holder.personId : null,
      holderGrant: 'grant' in task.holder ? task.holder.grant : null,
      holderUnitId: 'grant' in task.holder ? (task.holder.unitId ?? null) : null,
      waiting: task.waiting ?? null,
      dueOn: task.dueOn ?? null,
      link: task.link,
      openedAt: ctx.now,
      closedAt: null,
      closingReason: null,
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
    .set({ closedAt: now, closingReason: done.reason })
    .where('tenantId', '=', tenantId)
    .where('kind', '=', done.kind)
    .where('subject', 'in', [...done.subjects])
    .where('closedAt', 'is', null)
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
    .where('tenantId', '=', tenantId)
    .where('closedAt', 'is', null)
    .where((where) =>
      where.or([
        where('holderPersonId', '=', holder.personId),
        ...(holder.positionIds.length
          ? [where('holderPositionId', 'in', [...holder.positionIds])]
          : []),
        ...holder.grants.map(({ role, unitId }) =>
          where.and([
            where('holderGrant', '=', role),
            unitId ? where('holderUnitId', '=', unitId) : where('holderUnitId', 'is', null),
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
    positionId: row.holderPositionId,
    grant: row.holderGrant,
    unitId: row.holderUnitId,
    waiting: row.waiting,
    dueOn: row.dueOn,
    link: row.link,
    openedAt: row.openedAt,
    openedOn: dateIn(region.timeZone, new Date(row.openedAt)),
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
    .select(['id', 'title', 'holderPositionId', 'holderPersonId', 'holderUnitId'])
    .where('tenantId', '=', tenantId)
    .where('closedAt', 'is', null)
    .where((where) =>
      where.or([
        where('holderPositionId', 'in', ids),
        where('holderPersonId', 'in', ids),
        where('holderUnitId', 'in', ids),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    holder: row.holderPositionId ?? row.holderPersonId ?? row.holderUnitId ?? '',
  }))
}
