import type { Actions } from '../../platform/context.ts'
import type { AuditTables } from '../audit/index.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import { listPlanningGaps } from './gap/gap.actions.ts'
import { listIndicators, readIndicator } from './indicator/indicator.actions.ts'
import { listNodes, readNode } from './node/node.actions.ts'
import type { planningContract } from './planning.contract.ts'
import type { PlanningTables } from './planning.tables.ts'
import { setTarget } from './target/target.actions.ts'

export const planningActions: Actions<
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
