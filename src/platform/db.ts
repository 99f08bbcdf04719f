import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'

const integer = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer too large for whole rupiah and counts: ${text}`)
  return value
}

/** One place decides how PostgreSQL values arrive: int8 as safe integer, numeric as text, dates and instants as ISO text (`STACK.md` rule 7). */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === 20) return integer
    if (oid === 1700 || oid === 1082) return (text: string) => text
    if (oid === 1184) return (text: string) => new Date(text).toISOString()
    return pg.types.getTypeParser(oid, format)
  },
}

/** Opens a pool of connections as the application role, which owns nothing and cannot bypass row-level security. */
export function openPool(config: pg.PoolConfig, role: 'amanah_app' | null = 'amanah_app'): pg.Pool {
  const options = role ? `-c role=${role} -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000` : undefined
  const pool = new pg.Pool({ max: 16, ...config, types, ...(options ? { options } : {}) })
  pool.on('error', () => undefined)
  return pool
}

/** Kysely over a pool; `Tables` names every room's tables. */
export function openKysely<Tables>(pool: pg.Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** Runs `work` in one transaction of one region; a reading that writes is refused by the database itself. */
export async function inRegion<Tables, Result>(
  db: Kysely<Tables>,
  tenantId: number,
  access: 'read only' | 'read write',
  work: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  if (!Number.isSafeInteger(tenantId) || tenantId < 1) throw new RangeError('a region id is a positive integer')
  return db
    .transaction()
    .setAccessMode(access)
    .execute(async (transaction) => {
      await sql.raw(`set local app.tenant_id = ${tenantId}`).execute(transaction)
      return work(transaction)
    })
}
