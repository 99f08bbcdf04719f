import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { AuditTables } from '../audit/index.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import { listPlanningGaps } from './gap/gap.actions.ts'
import { listIndicators, readIndicator } from './indicator/indicator.actions.ts'
import { listNodes, readNode } from './node/node.actions.ts'
import { planningContract } from './planning.contract.ts'
import { planningHeir } from './planning.ports.ts'
import type { PlanningTables } from './planning.tables.ts'
import { setTarget } from './target/target.actions.ts'

const planningActions: Actions<
  typeof planningContract,
  PlanningTables & OrganisationTables & AuditTables
> = {
  listNodes,
  readNode,
  listIndicators,
  readIndicator,
  setTarget,
  listPlanningGaps,
}

/** What this room offers. */
export const planningRoom: Room<PlanningTables & OrganisationTables & AuditTables> = {
  name: 'planning',
  routes: [...answered(planningContract, planningActions)],
  heir: planningHeir,
}
