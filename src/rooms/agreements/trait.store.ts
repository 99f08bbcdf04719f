import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { PromiseTrait } from './agreement.contract.ts'
import { hasContent, isAhead, isStanding, statesThat } from './state.rules.ts'

type Ctx = Pick<Context<unknown>, 'tenantId' | 'today' | 'region'>

const isOneOf = (holds: Parameters<typeof statesThat>[0]): RawBuilder<boolean> =>
  sql<boolean>`promise_state = any(${statesThat(holds)}::text[])`

/** What promises have in common, as conditions on `agreements.current`: a board counts by them and a
 * list filters by them, so that both say the same. LATE asks the day alone; who was away is known to
 * the caller. */
export const traits = ({
  tenantId,
  today,
  region,
}: Ctx): Record<PromiseTrait, RawBuilder<boolean>> => ({
  STANDING: isOneOf(isStanding),
  LATE: sql<boolean>`(due_on < ${today} and ${isOneOf(isAhead)})`,
  SIGNED_LATE: sql<boolean>`(signed_at at time zone ${region.timeZone})::date > due_on`,
  WET: sql<boolean>`(wet_on is not null and promise_state = 'ACTIVE')`,
  AMENDING: sql<boolean>`in_force is not null`,
  // both lists are read once, not once for each promise
  INCOHERENT: sql<boolean>`(${isOneOf(isStanding)} and (
    needs_review
    or agreements.current.version_id in (
      select version_id from agreements.rows where tenant_id = ${tenantId} and target = '')
    or (form = 'TWO_PARTY' and ${isOneOf((state) => hasContent(state) && isStanding(state))}
      and (parent_id is null or parent_id not in (
        select above.id from agreements.current as above
        where above.tenant_id = ${tenantId}
        and above.promise_state = any(${statesThat(hasContent)}::text[]))))))`,
})
