import { sql } from 'kysely'
import { dateOf } from '../../kernel/moment.ts'
import type { TaskDone } from '../../kernel/ports.ts'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { Addressed } from './succession.rules.ts'
import { type AddressedTask, delegatedKinds, type OpenTask } from './task.rules.ts'
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
  /** Posts whose verification was delegated to them. */
  delegated: readonly string[]
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
        ...(holder.delegated.length
          ? [
              where.and([
                where('holderPositionId', 'in', [...holder.delegated]),
                where('kind', 'in', delegatedKinds),
              ]),
            ]
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
): Promise<Addressed[]> {
  if (holderIds.length === 0) return []
  const among = sql<string>`any(${[...holderIds]}::uuid[])`
  return db
    .selectFrom('tasks.tasks')
    .select(['id', 'title', 'holderPositionId as positionId', 'holderPersonId as personId'])
    .select('holderUnitId as unitId')
    .where('tenantId', '=', tenantId)
    .where('closedAt', 'is', null)
    .where((where) =>
      where.or([
        where('holderPositionId', '=', among),
        where('holderPersonId', '=', among),
        where('holderUnitId', '=', among),
      ]),
    )
    .orderBy('id')
    .execute()
}

/** Whom a task is addressed to instead. */
export type Readdressed = { id: string } & (
  | { positionId: string }
  | { unitId: string }
  | { grant: string }
)

/** Closes tasks and opens them again, as old as they are, for whoever follows; one that waits there
 * already is not opened twice. */
export async function readdress(ctx: Ctx, moves: readonly Readdressed[]): Promise<void> {
  const { db, tenantId } = ctx
  if (moves.length === 0) return
  const ids = moves.map(({ id }) => id)
  await closeById(ctx, ids, 'Dialihkan ke penerusnya')
  const rows = JSON.stringify(moves.map((move) => ({ newId: ctx.newId(), ...move })))
  await sql`insert into tasks.tasks (tenant_id, id, kind, subject, title, detail, holder_position_id,
      holder_person_id, holder_grant, holder_unit_id, waiting, due_on, link, opened_at)
    select task.tenant_id, next."newId", task.kind, task.subject, task.title, task.detail,
      next."positionId", null,
      case when next."positionId" is null then coalesce(next."grant", task.holder_grant) end,
      next."unitId", task.waiting, task.due_on, task.link, task.opened_at
    from json_to_recordset(${rows}::json) as next("newId" uuid, id uuid, "positionId" uuid,
      "unitId" uuid, "grant" text)
    join tasks.tasks as task on task.tenant_id = ${tenantId} and task.id = next.id
    order by task.opened_at
    on conflict do nothing`.execute(db)
}

/** Closes tasks by their ids. */
export async function closeById(
  { db, tenantId, now }: Ctx,
  ids: readonly string[],
  reason: string,
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('tasks.tasks')
    .set({ closedAt: now, closingReason: reason })
    .where('tenantId', '=', tenantId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('closedAt', 'is', null)
    .execute()
}

/** How many open tasks each of these posts has. */
export async function countByPost(
  { db, tenantId }: Ctx,
  positionIds: readonly string[],
): Promise<{ positionId: string; count: number }[]> {
  const rows = await db
    .selectFrom('tasks.tasks')
    .select(({ fn }) => ['holderPositionId as positionId', fn.countAll<number>().as('count')])
    .where('tenantId', '=', tenantId)
    .where('closedAt', 'is', null)
    .where('holderPositionId', '=', sql<string>`any(${[...positionIds]}::uuid[])`)
    .groupBy('holderPositionId')
    .execute()
  return rows.flatMap(({ positionId, count }) => (positionId ? [{ positionId, count }] : []))
}
