import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import {
  CamelCasePlugin,
  HandleEmptyInListsPlugin,
  Kysely,
  PostgresDialect,
  replaceWithNoncontingentExpression,
  sql,
} from 'kysely'
import pg from 'pg'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { CommitUncertain, DatabaseAway, isAnswered } from './connection-loss.ts'

const integer = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`integer too large for whole rupiah and counts: ${text}`)
  return value
}

/** One place decides how PostgreSQL values arrive: int8 as safe integer, numeric as text, dates and
 * instants as ISO text (`stack.md` rule 7). */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === 20) return integer
    if (oid === 1700 || oid === 1082) return (text: string) => text
    if (oid === 1184) return (text: string) => new Date(text).toISOString()
    return pg.types.getTypeParser(oid, format)
  },
}

/** A socket that was silent for longer than any statement may take is dead, whatever the network
 * says: a host that vanished closes nothing. */
const silentMs = 90_000
const patient = {
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
}
const limits = '-c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000'

/** The connection below a client, whose socket the driver keeps but does not declare. */
type Wired = { connection: { stream: Socket } }

/** After so often a statement is named: each connection parses it once and plans it a few times,
 * not at every request. */
const hotAfter = 20
/** So many statements have a count or, once they are hot, a name; those asked again get theirs
 * anew. */
const mostNamed = 500
const asked = new Map<string, number | string>()

/** The name of a statement that is asked again and again; a rare one has none. */
function nameOf(text: string): string | undefined {
  const known = asked.get(text) ?? 0
  if (typeof known === 'string') return known
  if (asked.size >= mostNamed && known === 0) asked.clear()
  const name = known < hotAfter ? undefined : createHash('md5').update(text).digest('base64')
  asked.set(text, name ?? known + 1)
  return name
}

type Ask = (told: unknown, values?: unknown[], ...more: unknown[]) => Promise<unknown>

/** Lets a client name hot statements. A migration beside us may change what a name answers: such a
 * connection is given up. */
function nameHotStatements(client: pg.PoolClient): void {
  const ask = client.query.bind(client) as Ask
  const query: Ask = (text, values, ...more) => {
    const named = typeof text === 'string' && values?.length && more.length === 0
    const name = named ? nameOf(text) : undefined
    if (!name) return ask(text, values, ...more)
    return ask({ name, text, values }).catch((error: unknown) => {
      if ((error as { routine?: string }).routine === 'RevalidateCachedQuery')
        (client as unknown as Wired).connection.stream.destroy()
      throw error
    })
  }
  Object.assign(client, { query })
}

/** Opens a pool of connections: as the application role, which owns nothing and cannot bypass
 * row-level security, or with `null` as whom the configuration names. Every client is listened to
 * for as long as it lives, at work too: a connection that is cut fails the statement it carried and
 * nothing else. */
export function openPool(config: pg.PoolConfig, role: 'amanah_app' | null = 'amanah_app'): pg.Pool {
  const pool = new pg.Pool({
    max: 16,
    ...patient,
    ...config,
    types,
    ...(role ? { options: `-c role=${role} ${limits}` } : {}),
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    if (role) nameHotStatements(client)
    const { stream } = (client as unknown as Wired).connection
    if (role)
      stream.setTimeout(silentMs, () =>
        stream.destroy(new Error('Connection terminated: silent for too long')),
      )
  })
  return pool
}

/** Works with one connection of its own, outside any pool, and closes it. */
export async function withClient<Result>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ ...patient, ...config })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Kysely over a pool; `Tables` names every room's tables. `in` with nothing to choose from finds
 * nothing, instead of being no SQL. */
export function openKysely<Tables>(pool: pg.Pool): Kysely<Tables> {
  const plugins = [
    new CamelCasePlugin({ maintainNestedObjectKeys: true }),
    new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression }),
  ]
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins })
}

/** Runs `work` in one transaction of one region; a reading that writes is refused by the database
 * itself. A connection lost before COMMIT is passed on as it was thrown: nothing is saved. Lost at
 * COMMIT of a writing it is `CommitUncertain`; no transaction at all is `DatabaseAway`. */
export async function inRegion<Tables, Result>(
  db: Kysely<Tables>,
  tenantId: number,
  access: 'read only' | 'read write',
  work: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  if (!Number.isSafeInteger(tenantId) || tenantId < 1)
    throw new RangeError('a region id is a positive integer')
  let at: 'opening' | 'working' | 'committing' = 'opening'
  // one trip, not two: every request opens a transaction
  try {
    return await db.connection().execute(async (one) => {
      try {
        await sql
          .raw(`start transaction ${access}; set local app.tenant_id = ${tenantId}`)
          .execute(one)
        at = 'working'
        const result = await work(one)
        at = 'committing'
        const { rows } = await sql<{ command: string }>`commit`.execute(one)
        if (rows[0]?.command !== 'ROLLBACK') return result
        at = 'working'
        throw new Error('The transaction was rolled back instead of committed.')
      } catch (error) {
        // gives the connection back also where it is dead and the database has long rolled back
        await sql
          .raw('rollback')
          .execute(one)
          .catch(() => undefined)
        throw error
      }
    })
  } catch (error) {
    throw thrownAs(error, at, access)
  }
}

/** A rule that spans rows is held by the database itself (decision 0057): such an error carries the
 * code and the sentence of the refusal. */
const heldBack = 'AM409'

function thrownAs(error: unknown, at: string, access: string): unknown {
  if (error instanceof pg.DatabaseError && error.code === heldBack)
    return new Refused(refusal(error.constraint ?? 'platform/clash', 409, error.message), {
      cause: error,
    })
  if (at === 'opening') return new DatabaseAway(error)
  const unknown = at === 'committing' && access === 'read write' && !isAnswered(error)
  return unknown ? new CommitUncertain(error) : error
}
