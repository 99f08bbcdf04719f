import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { queues } from './prepare.ts'

/** Leaves work for later, in the transaction of the act: taken back with it, and done soon after it
 * is committed. `ids` name what it is about; nothing else may travel, because a job is kept outside
 * row-level security. */
export async function enqueue<Tables>(
  { db, tenantId }: Context<Tables>,
  work: string,
  ids: readonly string[] = [],
): Promise<void> {
  const data = JSON.stringify({ work, tenantId, ids })
  await sql`insert into pgboss.job (name, data, policy, retry_limit, retry_delay, retry_backoff,
      retry_delay_max, expire_seconds, deletion_seconds, keep_until)
    select name, ${data}::jsonb, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
      expire_seconds, deletion_seconds, now() + retention_seconds * interval '1 second'
    from pgboss.queue where name = ${queues.later}`.execute(db)
}
