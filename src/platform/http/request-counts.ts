import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import { inPrimary } from '../operations/primary.ts'

/** One request to be counted as somebody's, within how many milliseconds. */
type Counting = { key: string; windowMs: number }
/** How many it is by now, and in how many milliseconds counting begins again. */
type Counted = { current: number; ttl: number }

/** So many are counted; whoever came longest ago is forgotten first. */
const mostKeys = 20_000

/** Counts requests by key from nothing; a window begins with its first request. `elapsed` tells
 * milliseconds. */
export function countingRequests(
  elapsed = () => performance.now(),
): (request: Counting) => Counted {
  const counts = new Map<string, { current: number; since: number }>()
  return ({ key, windowMs }) => {
    const now = elapsed()
    const known = counts.get(key)
    const begun = known && known.since + windowMs > now ? known : { current: 0, since: now }
    const { since } = begun
    const current = begun.current + 1
    counts.delete(key)
    counts.set(key, { current, since })
    const [oldest] = counts.keys()
    if (counts.size > mostKeys && oldest !== undefined) counts.delete(oldest)
    return { current, ttl: since + windowMs - now }
  }
}

/** Counts one request for all processes of a server. */
export type CountRequest = (request: Counting) => Promise<Counted>

/** The counts of a server, kept by its primary. */
export function openRequestCounts(): CountRequest {
  const counted = countingRequests()
  return inPrimary('platform/requests', async (request: Counting) => counted(request))
}

/** The same, as the limiter asks for it. A route with a limit of its own says so in the key
 * (`groupId`), so one store serves all. */
export const storeOf = (count: CountRequest): FastifyRateLimitStoreCtor =>
  class Store implements FastifyRateLimitStore {
    incr(...[key, done, windowMs]: Parameters<FastifyRateLimitStore['incr']>): void {
      count({ key, windowMs }).then((counted) => done(null, counted), done)
    }
    child(): Store {
      return this
    }
  }
