import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { type Current, counts, currentOf } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { statesThat, turnIn } from '../state.rules.ts'

type Ctx = Context<AgreementsTables>

/** A promise that waits, with its first objective and how many different ones it has. */
export type Waiting = Current & { objectives: { first: string; count: number } | undefined }

const objectives = [
  sql<string | null>`(select r.objective from agreements.rows r
    where r.tenant_id = agreements.current.tenant_id
    and r.version_id = agreements.current.version_id order by r.number limit 1)`.as('first'),
  sql<number>`(select count(distinct r.objective) from agreements.rows r
    where r.tenant_id = agreements.current.tenant_id
    and r.version_id = agreements.current.version_id)`.as('objectives'),
] as const

/** Promises of a person as receiver, or given from posts held, that wait for a signature. */
export async function loadWaiting(
  { db, tenantId }: Ctx,
  { personId, positionIds }: { personId: string; positionIds: readonly string[] },
): Promise<Waiting[]> {
  if (personId === '') return []
  const rows = await db
    .selectFrom('agreements.current')
    .selectAll()
    .select(counts)
    .select(objectives)
    .where('tenantId', '=', tenantId)
    .where(
      'state',
      'in',
      statesThat((state) => turnIn(state) !== null),
    )
    .where((where) =>
      where.or([
        where('personId', '=', personId),
        ...(positionIds.length
          ? [
              where.and([
                where('state', '=', 'SIGNED_FIRST'),
                where('giverPositionId', 'in', [...positionIds]),
              ]),
            ]
          : []),
      ]),
    )
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    ...currentOf(row),
    objectives: row.first === null ? undefined : { first: row.first, count: row.objectives },
  }))
}
