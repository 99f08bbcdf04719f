import { budgetContract } from '../../rooms/budget/budget.contract.ts'
import { client } from '../platform/client.ts'

/** The room of budgets as functions; one object, so that every page asks and remembers alike. */
export const budgets = client(budgetContract)
