import type pg from 'pg'
import { openPool } from '../platform/db.ts'

/** A pool of the application role, and a way to learn which statements a piece of work sent through it, as the database saw them. */
export type CountingPool = {
  pool: pg.Pool
  statementsOf: (work: () => Promise<unknown>) => Promise<string[]>
}

/** What `design.md` §7 counts: everything but the frame of the transaction. */
const isFrame = (text: string): boolean =>
  /^\s*(begin|start transaction|set local|commit|rollback)/i.test(text)

/** Opens one. Only one piece of work is watched at a time. */
export function countingPool(config: pg.PoolConfig): CountingPool {
  let heard: string[] | null = null
  const pool = openPool(config)
  pool.on('connect', (client) => {
    const send = client.query.bind(client)
    client.query = ((...told: Parameters<typeof send>) => {
      const [asked]: unknown[] = told
      heard?.push(typeof asked === 'string' ? asked : String((asked as { text?: string }).text))
      return send(...told)
    }) as typeof client.query
  })
  return {
    pool,
    statementsOf: async (work) => {
      heard = []
      await work()
      const statements = heard.filter((text) => !isFrame(text))
      heard = null
      return statements
    },
  }
}
