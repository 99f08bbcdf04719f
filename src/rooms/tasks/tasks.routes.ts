import type { Actions } from '../../platform/context.ts'
import type { IdentityTables } from '../identity/index.ts'
import { listMyTasks } from './task.actions.ts'
import type { taskContract } from './task.contract.ts'
import type { TasksTables } from './tasks.tables.ts'

export const tasksActions: Actions<typeof taskContract, TasksTables & IdentityTables> = {
  listMyTasks,
}
