import type { Mandate } from '../../kernel/actor.ts'
import { daysBetween, type LocalDate } from '../../kernel/time.ts'
import type { Task } from './task.contract.ts'

export type OpenTask = {
  id: string
  kind: string
  subject: string
  title: string
  detail: string | null
  positionId: string | null
  grant: string | null
  waiting: string | null
  dueOn: LocalDate | null
  link: string
  openedAt: string
  openedOn: LocalDate
}

/** The task as its holder sees it today: in which capacity, how long open, whether late. */
export function taskFor(task: OpenTask, mandates: readonly Mandate[], today: LocalDate): Task {
  const { positionId, grant, openedOn, ...rest } = task
  const capacity = mandates.find((mandate) => (positionId ? mandate.positionId === positionId : grant !== null && mandate.kind === 'grant'))
  return {
    ...rest,
    capacity: capacity?.title ?? 'Anda sendiri',
    openDays: Math.max(0, daysBetween(openedOn, today)),
    late: task.dueOn !== null && task.dueOn < today,
  }
}

/** Late first, then by due date, then the oldest; tasks without a date come last. */
export function byUrgency(a: Task, b: Task): number {
  if (a.dueOn !== b.dueOn) return (a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1
  return a.openedAt < b.openedAt ? -1 : 1
}
