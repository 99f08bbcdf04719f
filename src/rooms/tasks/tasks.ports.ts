import type { Heir, Inheritance, Succession } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import { openTasksFor } from './task.store.ts'
import type { TasksTables } from './tasks.tables.ts'

async function preview(
  ctx: Context<TasksTables>,
  { positions, people, units }: Succession,
): Promise<Inheritance[]> {
  const heirs: Record<string, string[]> = { ...positions, ...people, ...units }
  const open = await openTasksFor(ctx, Object.keys(heirs))
  return open.map(({ id, holder, title }) => ({
    table: 'tasks.tasks',
    id,
    from: holder,
    to: heirs[holder]?.[0] ?? null,
    effect: `Tugas «${title}» masih menunggu pejabat atau unit yang berubah.`,
  }))
}

/** What this room keeps of posts, people and units: the open tasks addressed to them. */
export const tasksHeir: Heir<Context<TasksTables>> = {
  room: 'tasks',
  answersFor: [
    'tasks.tasks.holder_position_id',
    'tasks.tasks.holder_person_id',
    'tasks.tasks.holder_unit_id',
  ],
  preview,
  execute: async () => undefined,
}
