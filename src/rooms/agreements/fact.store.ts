import { type RawBuilder, sql } from 'kysely'
import type { Fact, FactSource } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import type { AgreementsTables } from './agreements.tables.ts'
import { binds, isGone, statesThat } from './state.rules.ts'

type Ctx = Context<AgreementsTables>

/** What each fact counts among the promises of a year; the denominator is always all of them. */
const bound = sql<boolean>`promise_state = any(${statesThat(binds)}::text[])`
const counted: Record<string, (ctx: Ctx) => RawBuilder<boolean>> = {
  'agreements.active': () => bound,
  // the day of the last signature in the region's own zone, whatever became of the promise later
  'agreements.signed-on-time': ({ region }) => sql<boolean>`${bound}
    and due_on >= (signed_at at time zone ${region.timeZone})::date`,
  'agreements.declined': () => sql<boolean>`promise_state = 'DECLINED'`,
  'agreements.tied-to-parent': () => sql<boolean>`form = 'SOLE' or parent_id is not null`,
}

/** How many promises of a year are active, were signed in time, declined, or hang on their
 * superior's; of one office or of the region. */
export const agreementFacts: FactSource<Ctx> = {
  names: Object.keys(counted),
  async read(ctx, name, period, unitId): Promise<Fact | null> {
    const { db, tenantId } = ctx
    const year = Number(period.slice(0, 4))
    const part = counted[name]?.(ctx)
    if (!part || !Number.isInteger(year)) return null
    const row = await db
      .selectFrom('agreements.current as promise')
      .select(({ fn }) => [
        fn.countAll<number>().as('whole'),
        sql<number>`count(*) filter (where ${part})`.as('part'),
      ])
      .where('tenantId', '=', tenantId)
      .where('year', '=', year)
      .where('promiseState', 'not in', statesThat(isGone))
      .$if(unitId !== null, (query) => query.where('agencyId', '=', unitId ?? ''))
      .executeTakeFirstOrThrow()
    const query = `${name} ${year}${unitId === null ? '' : ` ${unitId}`}: agreements.current per ${tenantId}`
    return {
      name,
      numerator: String(row.part),
      denominator: String(row.whole),
      rowCount: row.whole,
      query,
    }
  },
}
