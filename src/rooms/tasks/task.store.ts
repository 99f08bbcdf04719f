import { sql } from 'kysely'
import { dateOf } from '../../kernel/moment.ts'
import type { TaskDone } from '../../kernel/ports.ts'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { AddressedTask, OpenTask } from './task.rules.ts'
import type { TasksTables } from './tasks.tables.ts'

type Ctx = Context<TasksTables>

/** Which open tasks end with what is done, with the reason of each. */
const ending = ({ db, tenantId, now }: Ctx, done: readonly TaskDone[]) =>
  db
    .updateTable('tasks.tasks as task')
    .from(
      sql<{ kind: string; subject: string; reason: string }>`unnest(
        ${done.flatMap(({ kind, subjects }) => subjects.map(() => kind))}::text[],
        ${done.flatMap(({ subjects }) => subjects)}::uuid[],
        ${done.flatMap(({ subjects, reason }) => subjects.map(() => reason))}::text[])`.as<'done'>(
        sql`done(kind, subject, reason)`,
      ),
    )
    .set(({ ref }) => ({ closedAt: now, closingReason: ref('done.reason') }))
    .where('task.tenantId', '=', tenantId)
    .whereRef('task.kind', '=', 'done.kind')
    .whereRef('task.subject', '=', 'done.subject')
    .where('task.closedAt', 'is', null)

/** Writes tasks, and closes others with the first of them; one that is already open for the same
 * kind, subject and holder stays as it is. */
export async function saveTasks(
  ctx: Ctx,
  tasks: readonly AddressedTask[],
  done: readonly TaskDone[],
): Promise<void> {
  if (tasks.length === 0 && done.length > 0) await ending(ctx, done).execute()
  const batch = 1000
  for (let start = 0; start < tasks.length; start += batch) {
    const rows = tasks.slice(start, start + batch).map(({ holder, ...task }) => ({
      ...task,
      tenantId: ctx.tenantId,
      id: ctx.newId(),
      detail: task.detail ?? null,
      holderPositionId: 'positionId' in holder ? holder.positionId : null,
      holderPersonId: 'personId' in holder ? holder.personId : null,
      holderGrant: 'grant' in holder ? holder.grant : null,
      holderUnitId: 'grant' in holder ? (holder.unitId ?? null) : null,
      waiting: task.waiting ?? null,
      dueOn: task.dueOn ?? null,
      openedAt: ctx.now,
      closedAt: null,
      closingReason: null,
    }))
    await ctx.db
      .with('ended', () => ending(ctx, start === 0 ? done : []))
      .insertInto('tasks.tasks')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

export async function closeTasks(ctx: Ctx, done: TaskDone): Promise<void> {
  if (done.subjects.length > 0) await ending(ctx, [done]).execute()
}

/** An open task with the person it names, where it names one. */
export type HeldTask = OpenTask & { personId: string | null }

/** Which open tasks a round looks at. */
export type TasksWanted = { kinds: readonly string[] } | { dueFrom: LocalDate; dueTo: LocalDate }

const columns = [
  ...(['id', 'kind', 'subject', 'title', 'detail', 'waiting', 'dueOn', 'link'] as const),
  ...(['openedAt', 'holderPositionId as positionId', 'holderGrant as grant'] as const),
  'holderUnitId as unitId',
] as const

const dated = <Task extends { openedAt: string }>(task: Task, timeZone: string) => ({
  ...task,
  openedOn: dateOf(task.openedAt, timeZone),
})

/** Everybody's open tasks of some kinds, or due within some days (both included). */
export async function openTasks(
  { db, tenantId, region }: Ctx,
  wanted: TasksWanted,
): Promise<HeldTask[]> {
  const open = db
    .selectFrom('tasks.tasks')
    .select(columns)
    .select('holderPersonId as personId')
    .where('tenantId', '=', tenantId)
    .where('closedAt', 'is', null)
    .orderBy('dueOn')
    .orderBy('id')
  const asked =
    'kinds' in wanted
      ? open.where('kind', 'in', [...wanted.kinds])
      : open.where('dueOn', '>=', wanted.dueFrom).where('dueOn', '<=', wanted.dueTo)
  return (await asked.execute()).map((task) => dated(task, region.timeZone))
}

/** What the open tasks of a kind are about, each once. */
export async function openSubjects({ db, tenantId }: Ctx, kind: string): Promise<string[]> {
  const rows = await db
    .selectFrom('tasks.tasks')
    .select('subject')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('kind', '=', kind)
    .where('closedAt', 'is', null)
    .execute()
  return rows.map(({ subject }) => subject)
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
    .select(columns)
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
  return rows.map((task) => dated(task, region.timeZone))
}

/** Open tasks addressed to any of these posts, people or units. */
export async function openTasksFor(
  { db, tenantId }: Ctx,
  holderIds: readonly string[],
): Promise<{ id: string; holder: string; title: string }[]> {
  if (holderIds.length === 0) return []
  const ids = [...holderIds]
  return db
    .selectFrom('tasks.tasks')
    .select(['id', 'title'])
    .select(
      sql<string>`coalesce(holder_position_id, holder_person_id, holder_unit_id)`.as('holder'),
    )
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
}
