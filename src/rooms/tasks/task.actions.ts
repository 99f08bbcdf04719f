import type { Given } from '../../kernel/contract.ts'
import type { TaskPort, TaskToOpen } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import { grantsOf, grantsToday, type IdentityTables } from '../identity/index.ts'
import {
  agencyOf,
  alwaysOnDuty,
  chartOn,
  dutyOf,
  type OrganisationTables,
} from '../organisation/index.ts'
import type { taskContract } from './task.contract.ts'
import {
  type AddressedTask,
  administratorsAmong,
  byUrgency,
  isTheirs,
  type OpenTask,
  peopleOf,
  taskFor,
} from './task.rules.ts'
import {
  closeTasks,
  openSubjects,
  openTasks,
  openTasksOf,
  saveTasks,
  type TasksWanted,
} from './task.store.ts'
import type { TasksTables } from './tasks.tables.ts'

export async function listMyTasks(
  ctx: Context<TasksTables & IdentityTables & OrganisationTables>,
): Promise<Given<(typeof taskContract)['listMyTasks']>> {
  const { personId, mandates } = ctx.actor
  if (!personId) return { today: ctx.today, items: [], dueToday: 0, late: 0, absent: null }
  const grants = await grantsOf(ctx, personId)
  const delegated = mandates.flatMap(({ onBehalfOf }) => onBehalfOf?.positionId ?? [])
  const holder = { personId, positionIds: postsOf(ctx.actor), delegated, grants }
  const open = (await openTasksOf(ctx, holder)).filter((task) => isTheirs(task, mandates))
  const absent = (await chartOn(ctx, ctx.today)).absent.get(personId)
  const first = open.flatMap(({ dueOn }) => dueOn ?? []).toSorted()[0]
  const duty = first === undefined ? alwaysOnDuty : await dutyOf(ctx, [personId], first)
  const looker = { personId, mandates, grants, duty }
  const items = open.map((task) => taskFor(task, looker, ctx.today)).toSorted(byUrgency)
  return {
    today: ctx.today,
    items,
    dueToday: items.filter(({ dueOn }) => dueOn === ctx.today).length,
    late: items.filter(({ late }) => late).length,
    absent: absent ? { says: absent.says, until: absent.until } : null,
  }
}

/** Open tasks by the people they reach today: the person named, whoever holds the post, whoever has
 * the role. */
export async function tasksReaching(
  ctx: Context<TasksTables & IdentityTables & OrganisationTables>,
  wanted: TasksWanted,
): Promise<Map<string, OpenTask[]>> {
  const tasks = await openTasks(ctx, wanted)
  if (tasks.length === 0) return new Map()
  const [{ holders }, grants] = [await chartOn(ctx, ctx.today), await grantsToday(ctx)]
  const reached = tasks.flatMap((task) =>
    peopleOf(task, holders, grants).map((personId) => ({ personId, task })),
  )
  return new Map(
    [...Map.groupBy(reached, ({ personId }) => personId)].map(([personId, found]) => [
      personId,
      found.map(({ task }) => task),
    ]),
  )
}

/** The posts somebody holds today. */
const postsOf = ({ mandates }: Context<TasksTables>['actor']): string[] =>
  mandates.flatMap(({ positionId }) => (positionId ? [positionId] : []))

async function held(
  ctx: Context<TasksTables>,
  kind: string,
): Promise<ReadonlyMap<string, { positionId: string | null }>> {
  const { personId } = ctx.actor
  if (!personId) return new Map()
  const open = await openTasksOf(ctx, {
    ...{ personId, positionIds: postsOf(ctx.actor), delegated: [], grants: [] },
  })
  return new Map(
    open.flatMap((task) => (task.kind === kind ? [[task.subject, task] as const] : [])),
  )
}

/** Tasks for the administrators of an office as tasks for the roles that stand there today. */
async function addressed(
  ctx: Context<TasksTables & IdentityTables & OrganisationTables>,
  tasks: readonly TaskToOpen[],
): Promise<AddressedTask[]> {
  const forOffices = tasks.some(({ holder }) => 'administratorsOf' in holder)
  const [chart, grants] = forOffices
    ? [await chartOn(ctx, ctx.today), await grantsToday(ctx)]
    : [null, []]
  return tasks.flatMap(({ holder, ...task }): AddressedTask[] => {
    if (!('administratorsOf' in holder)) return [{ ...task, holder }]
    const office = chart && agencyOf(chart, holder.administratorsOf)?.id
    return administratorsAmong(grants, {
      asker: ctx.actor.personId,
      isThere: (unitId) =>
        office != null && chart !== null && agencyOf(chart, unitId)?.id === office,
    }).map((found) => ({ ...task, holder: found }))
  })
}

/** The task port over one request's transaction; `app.ts` lends it to every room. */
export const tasksOf = (
  ctx: Context<TasksTables & IdentityTables & OrganisationTables>,
): TaskPort => ({
  open: async (tasks, done = []) => saveTasks(ctx, await addressed(ctx, tasks), done),
  close: (done) => closeTasks(ctx, done),
  subjectsOf: (kind) => openSubjects(ctx, kind),
  held: (kind) => held(ctx, kind),
})
