import * as z from 'zod/mini'
import { Nothing, route } from '../../kernel/contract.ts'
import { DateText, Id, InstantText } from '../../kernel/ids.ts'

export const Task = z.object({
  id: Id,
  /** `room/act`: what is asked for. */
  kind: z.string(),
  subject: Id,
  title: z.string(),
  detail: z.nullable(z.string()),
  /** In which capacity it reaches the reader. */
  capacity: z.string(),
  waiting: z.nullable(z.string()),
  /** Whole days the task has been open. */
  openDays: z.int(),
  dueOn: z.nullable(DateText),
  late: z.boolean(),
  link: z.string(),
  openedAt: InstantText,
})
export type Task = z.infer<typeof Task>

export const taskContract = {
  listMyTasks: route({
    method: 'GET',
    path: '/api/tasks',
    summary: 'Tugas saya: yang harus saya kerjakan, paling mendesak di atas',
    withoutPost: true,
    input: Nothing,
    output: z.object({
      today: DateText,
      items: z.array(Task),
      dueToday: z.int(),
      late: z.int(),
      /** Off duty today, in words: nothing is asked for. */
      absent: z.nullable(z.object({ says: z.string(), until: z.nullable(DateText) })),
    }),
  }),
}
