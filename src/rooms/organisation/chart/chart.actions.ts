import { instantIn } from '../../../kernel/moment.ts'
import { addDays, type Instant, type LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type Chart, chartOf } from '../organisation.rules.ts'
import { loadOrganisation, skpdCodesOf } from '../organisation.store.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { readRevision } from './revision.store.ts'

type Ctx = Context<OrganisationTables>

/** So many regions stay in memory, of each so many revisions (the one before may still be read by
 * a request under way), and of each so many answers of one kind: whoever looks through many dates
 * drives out other dates and nothing else. What was not used longest goes first. */
const most = { regions: 16, revisions: 2, kinds: 16, answers: 12 }
const memory = new Map<number, Map<string, Map<string, Map<string, unknown>>>>()

function put<Key, Value>(into: Map<Key, Value>, key: Key, value: Value, limit: number): Value {
  into.delete(key)
  into.set(key, value)
  const [oldest] = into.keys()
  if (into.size > limit && oldest !== undefined) into.delete(oldest)
  return value
}

/** What `read` answers at this revision of the region, from memory where it was read before
 * (decision 0034). The key says what is read, its first word of which kind, and for which day;
 * nobody may change the value. It is
 * kept only if the revision still stands after the reading: a transaction that changed the
 * organisation itself leaves nothing behind. */
export async function remembered<Value>(
  ctx: Ctx,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const revision = ctx.revision ?? (await readRevision(ctx))
  if (revision === null) return read()
  const region = put(memory, ctx.tenantId, memory.get(ctx.tenantId) ?? new Map(), most.regions)
  const kinds = put(region, revision, region.get(revision) ?? new Map(), most.revisions)
  const [kind = ''] = key.split(' ', 1)
  const answers = put(kinds, kind, kinds.get(kind) ?? new Map(), most.kinds)
  if (answers.has(key)) return put(answers, key, answers.get(key), most.answers) as Value
  const value = await read()
  return revision === (await readRevision(ctx))
    ? (put(answers, key, value, most.answers) as Value)
    : value
}

/** The chart of one date as it stood when the session was looked up, or as it was known at the end
 * of `knownOn`; no statement where it is in memory. Whoever has changed the organisation in the same
 * transaction reads with `loadOrganisation`. */
export const chartOn = (ctx: Ctx, on: LocalDate, knownOn?: LocalDate): Promise<Chart> =>
  remembered(ctx, `chart ${on} ${knownOn ?? ''}`, async () =>
    chartOf(await loadOrganisation(ctx, on, endOf(ctx, knownOn))),
  )

/** The first instant after a day of the region; `null` where no day is named, or it is not over:
 * then everything known counts. */
export function endOf({ today, region }: Ctx, day: LocalDate | undefined): Instant | null {
  return day === undefined || day >= today
    ? null
    : instantIn(addDays(day, 1), '00:00', region.timeZone)
}

/** Every budget code that a unit has or had as its own, with the day since which; no statement where
 * it is in memory. */
export const skpdCodesEver = (
  ctx: Ctx,
): Promise<{ code: string; unitId: string; since: LocalDate }[]> =>
  remembered(ctx, 'skpd codes', () => skpdCodesOf(ctx))
