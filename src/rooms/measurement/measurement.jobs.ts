import type { Later } from '../../platform/jobs/work.ts'
import type { Chore } from '../../platform/operations/upkeep.ts'
import { type MonthTables, tendMonthTasks, tendMonthTasksOf } from './desk/month-task.actions.ts'
import { monthsLater } from './desk/month-task.rules.ts'

const title = 'Tugas melaporkan bulan'

/** What this room does by itself in every region. */
export const measurementChores: readonly Chore<MonthTables>[] = [
  { name: monthsLater, title, everyMinutes: 15, run: ({ step }) => step(tendMonthTasks) },
]

/** What its acts leave for later. */
export const measurementLater: readonly Later<MonthTables>[] = [
  {
    name: monthsLater,
    title,
    run: ({ step }, measureIds) => step((ctx) => tendMonthTasksOf(ctx, measureIds)),
  },
]
