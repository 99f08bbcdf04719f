import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withClient } from '../../platform/database/db.ts'

/** What may strike a server that goes on living: its connections are cut, a process of the database
 * is killed, or the whole database is. */
export type Strike = 'connections' | 'backend' | 'postmaster'

const atWork = `select pid from pg_stat_activity where usename = 'amanah_app'
  order by state = 'idle', random()`

/** Strikes the embedded database of a data directory; answers whether there was anything to strike,
 * for it may be away from the one before. */
export async function strike(what: Strike, dataDirectory: string): Promise<boolean> {
  try {
    const [pid, , , , host = ''] = readFileSync(
      join(dataDirectory, 'postgres/data/postmaster.pid'),
      'utf8',
    ).split('\n')
    if (what === 'postmaster') return process.kill(Number(pid), 'SIGKILL')
    return await withClient({ host, user: 'amanah', database: 'amanah' }, async (client) => {
      const pids = (await client.query<{ pid: number }>(atWork)).rows.map((row) => row.pid)
      if (what === 'connections')
        await client.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [pids])
      else if (pids[0] !== undefined) process.kill(pids[0], 'SIGKILL')
      return pids.length > 0
    })
  } catch {
    return false
  }
}
