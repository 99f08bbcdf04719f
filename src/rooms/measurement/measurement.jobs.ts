import type { Later } from '../../platform/jobs/work.ts'
import type { Chore } from '../../platform/operations/upkeep.ts'
import { recompute } from './computing/moved-targets.actions.ts'
import { ruledLater } from './computing/rules-pack.actions.ts'
import type { DeskTables } from './desk/charge.actions.ts'
import { type MonthTables, tendMonthTasks, tendMonthTasksOf } from './desk/month-task.actions.ts'
import { monthsLater } from './desk/month-task.rules.ts'
import { reportedMeasures } from './figure/figure.store.ts'

const title = 'Tugas melaporkan bulan'

/** What this room does by itself in every region. */
export const measurementChores: readonly Chore<MonthTables>[] = [
  { name: monthsLater, title, everyMinutes: 15, run: ({ step }) => step(tendMonthTasks) },
]

/** So many measures are computed in one transaction. */
const atOnce = 200

/** What its acts leave for later. */
export const measurementLater: readonly Later<MonthTables & DeskTables>[] = [
  {
    name: monthsLater,
    title,
    run: ({ step }, measureIds) => step((ctx) => tendMonthTasksOf(ctx, measureIds)),
  },
  {
    name: ruledLater,
    title: 'Capaian menurut aturan baru',
    run: async ({ step }, years) => {
      for (const year of years) {
        const ids = await step((ctx) => reportedMeasures(ctx, Number(year)))
        for (let start = 0; start < ids.length; start += atOnce)
          await step((ctx) => recompute(ctx, ids.slice(start, start + atOnce)))
      }
    },
  },
]
