import { listenOver, type WorkerStart } from './main.ts'
import { openPool } from './platform/database/db.ts'
import { askPrimary } from './platform/operations/primary.ts'

/** One of several processes that answer requests (decision 0037). It opens no database and no
 * chores: those are the primary's, and so is its configuration. It ends with the primary, or when
 * it is told to, after what it has at hand. */
const told = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
})
const start = await askPrimary<WorkerStart>('server/start')
const pool = openPool(start.database)
const app = await listenOver(pool, start)
await told
await app.close()
await pool.end()
process.exit(0)
