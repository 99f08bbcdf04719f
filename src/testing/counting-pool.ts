import type pg from 'pg'
import { openPool } from '../platform/database/db.ts'

/** A statement as the database was asked it. */
export type Asked = { text: string; values: unknown[] }

/** A pool of the application role, and a way to learn what a piece of work asked the database
 * through it. */
export type CountingPool = {
  pool: pg.Pool
  sentBy: (work: () => Promise<unknown>) => Promise<Asked[]>
  /** The same, the texts alone. */
  statementsOf: (work: () => Promise<unknown>) => Promise<string[]>
}

/** What `design.md` §7 counts: everything but the frame of the transaction. */
const isFrame = (text: string): boolean =>
  /^\s*(begin|start transaction|set local|commit|rollback)/i.test(text)

/** Opens one. Only one piece of work is watched at a time. */
export function countingPool(config: pg.PoolConfig): CountingPool {
  let heard: Asked[] | null = null
  const pool = openPool(config)
  pool.on('connect', (client) => {
    const send = client.query.bind(client)
    client.query = ((...told: Parameters<typeof send>) => {
      const [text, values = []] = told as unknown as [string, unknown[]?]
      heard?.push({ text, values })
      return send(...told)
    }) as typeof client.query
  })
  const sentBy: CountingPool['sentBy'] = async (work) => {
    heard = []
    await work()
    const asked = heard.filter(({ text }) => !isFrame(text))
    heard = null
    return asked
  }
  const statementsOf: CountingPool['statementsOf'] = async (work) =>
    (await sentBy(work)).map(({ text }) => text)
  return { pool, sentBy, statementsOf }
}
