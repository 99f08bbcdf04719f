import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { seemsToRunSeconds } from './signing.rules.ts'

type Ctx = Context<AgreementsTables>

/** Ends every signing act that is still open; answers how many. */
export async function lapseOpenSignings({ db, tenantId, now }: Ctx, note: string): Promise<number> {
  const done = await db
    .updateTable('agreements.signings')
    .set({ endedAt: now, outcome: 'LAPSED', note })
    .where('tenantId', '=', tenantId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Marks the stacks that would still seem to run, because one of their acts began a moment ago;
 * answers how many. */
export async function interruptStacks({ db, tenantId, now }: Ctx): Promise<number> {
  const done = await db
    .updateTable('agreements.stacks')
    .set({ interruptedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', 'in', (query) =>
      query
        .selectFrom('agreements.signings')
        .select(sql<string>`stack_id`.as('id'))
        .where('tenantId', '=', tenantId)
        .where('stackId', 'is not', null)
        .where(
          'startedAt',
          '>',
          new Date(Date.parse(now) - seemsToRunSeconds * 1000).toISOString(),
        ),
    )
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
