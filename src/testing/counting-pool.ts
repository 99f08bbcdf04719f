import type pg from 'pg'
import { openPool } from '../platform/db.ts'

/** A pool of the application role that keeps the text of every statement its connections send, as the database sees them. */
export type CountingPool = { pool: pg.Pool; statements: string[] }

/** Opens one. */
export function countingPool(config: pg.PoolConfig): CountingPool {
  const statements: string[] = []
  const pool = openPool(config)
  pool.on('connect', (client) => {
    const send = client.query.bind(client)
    client.query = ((...told: Parameters<typeof send>) => {
      const [asked]: unknown[] = told
      statements.push(typeof asked === 'string' ? asked : String((asked as { text?: string }).text))
      return send(...told)
    }) as typeof client.query
  })
  return { pool, statements }
}

/** What `design.md` §7 counts: everything but the frame of the transaction. */
export const counted = (statements: readonly string[]): string[] =>
  statements.filter(
    (text) => !/^\s*(begin|start transaction|set local|commit|rollback)/i.test(text),
  )
