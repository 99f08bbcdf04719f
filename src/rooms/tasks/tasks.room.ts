import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { IdentityTables } from '../identity/index.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import { listMyTasks } from './task.actions.ts'
import { taskContract } from './task.contract.ts'
import { tasksHeir } from './tasks.ports.ts'
import type { TasksTables } from './tasks.tables.ts'

const tasksActions: Actions<
  typeof taskContract,
  TasksTables & IdentityTables & OrganisationTables
> = { listMyTasks }

/** What this room offers. */
export const tasksRoom: Room<TasksTables & IdentityTables & OrganisationTables> = {
  name: 'tasks',
  routes: [...answered(taskContract, tasksActions)],
  heir: tasksHeir,
}
