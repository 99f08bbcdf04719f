import type { AnyRoute, Contract } from '../kernel/contract.ts'
import type { FactSource, Heir } from '../kernel/ports.ts'
import type { Actions, Context } from './context.ts'
import type { Later } from './jobs/work.ts'
import type { Chore } from './operations/upkeep.ts'

// biome-ignore lint/suspicious/noExplicitAny: the routes of all rooms pass through here
type AnyAction = (at: any, input: any) => Promise<unknown>

/** A route with the act that answers it. */
export type Answered = { route: AnyRoute; action: AnyAction }

/** What a room offers to the application: its routes, what it does when the organisation changes,
 * what it knows to count, what it does by itself. */
export type Room<Tables> = {
  name: string
  routes: readonly Answered[]
  heir?: Heir<Context<Tables>>
  facts?: FactSource<Context<Tables>>
  /** What comes back by itself in every region. */
  chores?: readonly Chore<Tables>[]
  /** What its acts leave for later. */
  later?: readonly Later<Tables>[]
  /** Never there: it carries the tables, so that the application's are those of its rooms. */
  tables?: Tables
}

/** The tables of every room in a list, in one type. */
export type TablesOf<Rooms extends readonly { tables?: unknown }[]> = Together<Rooms[number]>
type Together<R> = (
  R extends { tables?: infer Tables }
    ? (tables: Tables) => void
    : never
) extends (tables: infer All) => void
  ? All
  : never

/** Pairs a contract with its acts; acts of another contract, a missing or an ill-typed one do not
 * compile. */
export function answered<C extends Contract, Tables>(
  contract: C,
  actions: Actions<NoInfer<C>, Tables>,
): Answered[] {
  const acts: Record<string, AnyAction> = actions
  return Object.entries(contract).map(([name, route]) => {
    const action = acts[name]
    if (!action) throw new Error(`no action for ${name}`)
    return { route, action }
  })
}
