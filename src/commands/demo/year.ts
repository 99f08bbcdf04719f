import { type AllTables, rooms } from '../../app.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import type { AnyRoute, Given, Taken } from '../../kernel/contract.ts'
import type { Installation } from '../../main.ts'
import { act } from '../../platform/act.ts'
import type { Context, Region, Steps } from '../../platform/context.ts'
import { actorOfPerson } from '../../rooms/identity/index.ts'

/** Where the acts happen, and how their result is told. */
export type Stage = {
  house: Installation['house']
  region: Region
  say: (sentence: string) => void
}

/** The same stage on an earlier day, at ten in the morning there; a day that has not come yet is
 * today. */
export function onDay(stage: Stage, day: string): Stage {
  const [then, present] = [new Date(`${day}T02:00:00.000Z`), stage.house.clock()]
  return then < present ? { ...stage, house: { ...stage.house, clock: () => then } } : stage
}

/** Has this day come? What lies ahead is not played. */
export const hasCome = ({ house }: Stage, day: string): boolean =>
  new Date(`${day}T02:00:00.000Z`) <= house.clock()

/** A person at work: every act is one transaction of its own, with the mandates held on that
 * day. */
export type Worker = Steps<AllTables>

/** People at work on the day of a stage; who they are is looked up once a day. */
export function workersOn({
  house,
  region,
}: Pick<Stage, 'house' | 'region'>): (personId: string) => Worker {
  const known = new Map<string, Promise<Actor>>()
  const actorOf = (personId: string): Promise<Actor> => {
    const found =
      known.get(personId) ?? act(house, region, systemActor, (ctx) => actorOfPerson(ctx, personId))
    known.set(personId, found)
    return found
  }
  return (personId) => ({
    step: async <Result>(work: (ctx: Context<AllTables>) => Promise<Result>): Promise<Result> =>
      act(house, region, await actorOf(personId), work),
  })
}

/** Does the work of every item, a few at a time: sealing keys and drawing papers leave the database
 * idle. */
export async function inLanes<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  lanes = 3,
): Promise<void> {
  const rest = items.values()
  const lane = async (): Promise<void> => {
    for (const item of rest) await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

const acts = new Map(
  rooms.flatMap(({ routes }) => routes.map(({ route, action }) => [route, action] as const)),
)

/** What answers a route, done by a person at work: what nobody could press is not done here. */
export function perform<R extends AnyRoute>(
  worker: Worker,
  route: R,
  input: Taken<R>,
): Promise<Given<R>> {
  const action = acts.get(route)
  if (!action) throw new Error(`nothing answers ${route.path}`)
  const done = (at: unknown): Promise<Given<R>> => action(at, input) as Promise<Given<R>>
  return route.acts === 'steps' ? done(worker) : worker.step(done)
}
