import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { AuditTables } from '../audit/index.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import type { PlanningTables } from '../planning/index.ts'
import { budgetContract } from './budget.contract.ts'
import { budgetHeir } from './budget.ports.ts'
import type { BudgetTables } from './budget.tables.ts'
import { compareBudgets } from './comparison/comparison.actions.ts'
import { linkOffice, setApproval } from './version/keeping.actions.ts'
import {
  listBudgetVersions,
  listOfficeAccounts,
  readBudget,
  readOfficeBudget,
} from './version/version.actions.ts'

export const budgetActions: Actions<
  typeof budgetContract,
  BudgetTables & OrganisationTables & AuditTables
> = {
  listBudgetVersions,
  readBudget,
  readOfficeBudget,
  listOfficeAccounts,
  compareBudgets,
  setApproval,
  linkOffice,
}

/** What this room offers. */
export const budgetRoom: Room<BudgetTables & OrganisationTables & AuditTables & PlanningTables> = {
  name: 'budget',
  routes: [...answered(budgetContract, budgetActions)],
  heir: budgetHeir,
}
