import { capitalised, printCount } from '../../kernel/indonesian.ts'
import type { Heir, Inheritance, Succession } from '../../kernel/ports.ts'
import { addDays } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { chartOn, type OrganisationTables } from '../organisation/index.ts'
import { type Addressed, effectOf, questionOf, type Way, wayOf } from './succession.rules.ts'
import { closeById, countByPost, openTasksFor, type Readdressed, readdress } from './task.store.ts'
import type { TasksTables } from './tasks.tables.ts'

type Ctx = Context<TasksTables & OrganisationTables>
type Moved = { task: Addressed; way: Way }

/** The open tasks whose addressees go elsewhere. */
async function moving(ctx: Ctx, succession: Succession): Promise<Moved[]> {
  const { positions, people, units } = succession
  const ids = [positions, people, units].flatMap((heirs) => Object.keys(heirs))
  return (await openTasksFor(ctx, ids)).flatMap((task) => {
    const way = wayOf(task, succession)
    return way === null ? [] : [{ task, way }]
  })
}

const heirIn = (way: Way): string | null =>
  typeof way !== 'object' || 'grant' in way ? null : 'unitId' in way ? way.unitId : way.positionId

async function preview(ctx: Ctx, succession: Succession): Promise<Inheritance[]> {
  const moved = await moving(ctx, succession)
  if (moved.length === 0) return []
  const chart = await chartOn(ctx, addDays(succession.on, -1))
  const titleOf = (id: string): string =>
    chart.position.get(id)?.title ?? succession.names?.[id] ?? 'jabatan penerus'
  return moved.map(({ task, way }) => {
    const question = questionOf(task, succession, titleOf)
    return {
      ...{ table: 'tasks.tasks', id: task.id },
      from: task.positionId ?? task.personId ?? task.unitId ?? '',
      to: heirIn(way),
      effect: effectOf(task, way),
      ...(question && { question }),
    }
  })
}

async function execute(ctx: Ctx, succession: Succession): Promise<void> {
  const moved = await moving(ctx, succession)
  const ended = moved.filter(({ way }) => way === 'ENDS')
  await closeById(
    ctx,
    ended.map(({ task }) => task.id),
    'Orangnya tidak lagi bertugas',
  )
  await readdress(
    ctx,
    moved.flatMap(({ task: { id }, way }): Readdressed[] =>
      typeof way === 'object' ? [{ id, ...way }] : [],
    ),
  )
  const posts = [
    ...succession.endings.map(({ positionId }) => positionId),
    ...moved.flatMap(({ way }) =>
      typeof way === 'object' && 'positionId' in way ? way.positionId : [],
    ),
  ]
  await tellBeginners(ctx, posts, succession)
}

/** Whoever begins in a post on the date learns once what waits there. */
async function tellBeginners(
  ctx: Ctx,
  positionIds: readonly string[],
  { on }: Succession,
): Promise<void> {
  const waiting = await countByPost(ctx, [...new Set(positionIds)])
  if (waiting.length === 0) return
  const { holders, position } = await chartOn({ ...ctx, revision: null }, ctx.today)
  await ctx.notices.tell(
    waiting.flatMap(({ positionId, count }) =>
      (holders.get(positionId) ?? [])
        .filter(({ validFrom }) => validFrom === on)
        .map(({ personId }) => ({
          ...{ personId, kind: 'tasks/inherited', link: '/' },
          title:
            `${capitalised(printCount(count))} tugas jabatan ` +
            `${position.get(positionId)?.title ?? 'Anda'} menunggu Anda.`,
          topic: `tasks/inherited:${positionId}`,
        })),
    ),
  )
}

/** What this room keeps of posts, people and units: the open tasks addressed to them. */
export const tasksHeir: Heir<Ctx> = {
  room: 'tasks',
  answersFor: [
    'tasks.tasks.holder_position_id',
    'tasks.tasks.holder_person_id',
    'tasks.tasks.holder_unit_id',
  ],
  preview,
  execute,
}
