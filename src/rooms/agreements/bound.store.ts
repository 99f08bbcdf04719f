import { sql } from 'kysely'
import type { Bound } from '../../kernel/ports.ts'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { AgreementState } from './agreement.contract.ts'
import type { AgreementsTables } from './agreements.tables.ts'
import { hasContent, isSigned, statesThat } from './state.rules.ts'

/** Promises that were agreed or signed by these assignments since a day, each with the last of
 * their acts on it. One statement. */
export async function agreedSince(
  { db, tenantId, region }: Context<AgreementsTables>,
  assignmentIds: readonly string[],
  on: LocalDate,
): Promise<Bound[]> {
  const { rows } = await sql<
    Omit<Bound, 'text' | 'link' | 'table'> & {
      code: string
      state: AgreementState
    }
  >`
    select distinct on (promise.id, state.acting_as->>'id') promise.id, promise.code, state.state,
      state.at, state.acting_as->>'id' as assignment_id
    from agreements.states state
    join agreements.versions version on version.tenant_id = state.tenant_id
      and version.id = state.version_id
    join agreements.agreements promise on promise.tenant_id = version.tenant_id
      and promise.id = version.agreement_id
    where state.tenant_id = ${tenantId} and state.state = any(${statesThat(hasContent)}::text[])
      and state.acting_as->>'id' = any(${[...assignmentIds]}::text[])
      and (state.at at time zone ${region.timeZone})::date >= ${on}
    order by promise.id, state.acting_as->>'id', state.at desc`.execute(db)
  return rows.map(({ code, state, ...bound }) => ({
    ...bound,
    table: 'agreements.agreements',
    text: `${code} ${isSigned(state) ? 'ditandatangani' : 'disepakati'}.`,
    link: `/perjanjian/${bound.id}`,
  }))
}
