import { createRequire } from 'node:module'
import type pg from 'pg'

/** The queues of the installation: what comes back by itself, and what an act leaves for later. */
export const queues = { chores: 'platform/chores', later: 'platform/later' } as const

/** What fails is tried again for about a day, ever more rarely; then `/readyz` tells. */
const patience = {
  retryLimit: 24,
  retryDelay: 10,
  retryBackoff: true,
  retryDelayMax: 3600,
  expireInSeconds: 600,
  deleteAfterSeconds: 3 * 86_400,
}

const privileges = `
  grant usage on schema pgboss to amanah_app;
  grant select (name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
    deletion_seconds, retention_seconds) on pgboss.queue to amanah_app;
  grant insert (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
    expire_seconds, deletion_seconds, keep_until) on pgboss.job to amanah_app;`

const wanted = (): number =>
  (createRequire(import.meta.url)('pg-boss/package.json') as { pgboss: { schema: number } }).pgboss
    .schema

/** Is the schema there as this version wants it, with every queue? Asked at each start, so it is
 * found out without the library. */
async function isPrepared(client: pg.ClientBase): Promise<boolean> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('pgboss.version') is not null as there`,
  )
  if (!found[0]?.there) return false
  const { rows } = await client.query<{ version: number; queues: number }>(
    'select version, (select count(*)::int from pgboss.queue where name = any ($1)) as queues from pgboss.version',
    [Object.values(queues)],
  )
  const [state] = rows
  return state?.version === wanted() && state.queues === Object.keys(queues).length
}

/** Makes or brings forward the schema `pgboss` and its queues, as the owner (decision 0042). The
 * application role may read what a queue is like and add a job, nothing else. */
export async function prepareJobs(client: pg.ClientBase): Promise<void> {
  if (await isPrepared(client)) return
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values as unknown[]) },
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  await boss.start()
  try {
    await boss.createQueue(queues.chores, { ...patience, retryLimit: 0, policy: 'exclusive' })
    await boss.createQueue(queues.later, patience)
    await client.query(privileges)
  } finally {
    await boss.stop({ graceful: false, close: false })
  }
}
