import { existsSync } from 'node:fs'
import type pg from 'pg'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { withClient } from '../database/db.ts'
import { keepRunning } from '../operations/keep-running.ts'
import { writeAccess } from './access.ts'
import { type ClusterHome, clusterHome, socketDirectory } from './cluster-home.ts'
import { takeLock } from './directory-lock.ts'
import { existingMajor, initialise } from './initialise.ts'
import {
  lastWords,
  type Postmaster,
  runningSocket,
  startPostmaster,
  stopOrphan,
} from './postmaster.ts'
import { type ServerUser, serverUser } from './server-user.ts'
import { chooseServer, oldestMajor, type Server, type ServerWish } from './servers.ts'

/** A PostgreSQL that takes connections. `owner` makes the schema; the application connects as
 * `asApplication(owner)`. */
export type OpenPostgres = {
  owner: pg.PoolConfig
  kind: 'external' | 'embedded'
  /** This process started the server and holds its directory: nobody else's work was under way when
   * it was opened. */
  alone: boolean
  major: number
  /** Why the database is known to be away now, as a sentence; `null` while nothing is known to be
   * wrong. */
  away(): string | null
  /** The last line for the operator, once this process can do nothing more for its database. */
  lost: Promise<string>
  stop(): Promise<void>
}

/** What is true of a database that this process does not keep running. */
const notOurs = {
  alone: false,
  away: () => null,
  lost: new Promise<string>(() => undefined),
  stop: async () => undefined,
}

export type PostgresOptions = {
  /** Where the embedded cluster lives (below it, in `postgres/`). */
  dataDirectory: string
  /** A server that is there already; then nothing is started. */
  databaseUrl?: string | undefined
  /** Told in Indonesian sentences what takes a while or matters to the operator. */
  log: (sentence: string) => void
  /** Work beside the process that already runs this directory's server, instead of being
   * refused. */
  join?: boolean
  /** Tests ask for a certain server. */
  server?: ServerWish
  /** `false` gives durability up for speed: for throw-away databases only. */
  durable?: boolean
}

async function openExternal(databaseUrl: string): Promise<OpenPostgres> {
  const owner = { connectionString: databaseUrl }
  const version = await withClient(owner, async (client) => {
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    )
    return Number(rows[0]?.version)
  }).catch((cause: unknown) => {
    const reason =
      cause instanceof Error
        ? cause.message || String((cause as NodeJS.ErrnoException).code)
        : String(cause)
    throw new Refused(
      refusal(
        'platform/postgres-unreachable',
        503,
        `Basis data di DATABASE_URL tidak dapat dihubungi: ${reason}.`,
      ),
      {
        cause,
      },
    )
  })
  const major = Math.floor(version / 10_000)
  if (major < oldestMajor)
    throw new Refused(
      refusal(
        'platform/postgres-too-old',
        503,
        `Amanah memerlukan PostgreSQL ${oldestMajor} atau lebih baru; basis data di ` +
          `DATABASE_URL adalah versi ${major}.`,
      ),
    )
  return { ...notOurs, owner, kind: 'external', major }
}

const local = (socket: string, user: string, database: string): pg.PoolConfig => ({
  host: socket,
  port: 5432,
  user,
  database,
  ssl: false,
})

/** The owner may make roles and databases but is no superuser, so that forced row-level security
 * holds for it too. */
async function ensureOwner(socket: string): Promise<void> {
  await withClient(local(socket, 'postgres', 'postgres'), async (client) => {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = 'amanah') as role, exists (select
        from pg_database where datname = 'amanah') as database`,
    )
    if (!rows[0]?.role)
      await client.query('create role amanah login nosuperuser nobypassrls createdb createrole')
    if (!rows[0]?.database) await client.query('create database amanah owner amanah')
  })
}

async function joined(home: ClusterHome, pid: number): Promise<OpenPostgres> {
  const [socket, major] = [await runningSocket(home, 30_000), existingMajor(home)]
  if (!socket || !major)
    throw new Refused(
      refusal(
        'platform/postgres-not-ready',
        503,
        `Basis data yang dijalankan proses ${pid} belum siap; coba lagi sebentar lagi.`,
      ),
    )
  return { ...notOurs, owner: local(socket, 'amanah', 'amanah'), kind: 'embedded', major }
}

const dataGone = (home: ClusterHome): string =>
  `Data basis data di ${home.data} tidak ada lagi. Kembalikan dari cadangan sebelum ` +
  `menjalankan Amanah; untuk mulai dari kosong, hapus seluruh folder ${home.directory}.`

/** Finds the server of the cluster, and makes the cluster where there was none. A place where a
 * server once ran is never filled anew. */
async function prepared(
  home: ClusterHome,
  user: ServerUser | undefined,
  options: PostgresOptions,
): Promise<Server> {
  const { log, server: wish = {}, durable = true } = options
  const existing = existingMajor(home)
  const server = chooseServer(home, user, existing, wish)
  if (existing !== undefined) return server
  if (existsSync(home.logFile))
    throw new Refused(refusal('platform/postgres-data-gone', 503, dataGone(home)))
  log(`Menyiapkan basis data PostgreSQL ${server.major} di ${home.directory} …`)
  await initialise(home, server, user, durable)
  return server
}

async function started(
  home: ClusterHome,
  user: ServerUser | undefined,
  options: PostgresOptions,
): Promise<OpenPostgres> {
  const { log, durable = true } = options
  await stopOrphan(home, log)
  const server = await prepared(home, user, options)
  const start = async (): Promise<Postmaster> => {
    await stopOrphan(home, log)
    writeAccess(home, user)
    return startPostmaster(home, server, user, {
      socket: socketDirectory(home, user),
      durable,
      log,
    })
  }
  const { current, away, lost, stop } = await keepRunning(start, {
    log,
    gone: 'Basis data berhenti tanpa diminta dan sedang dijalankan lagi.',
    back: 'Basis data berjalan lagi.',
    beyondHelp: () => (existingMajor(home) === undefined ? dataGone(home) : null),
    exhausted: () =>
      'Basis data berhenti dan lima kali gagal dijalankan lagi; catatannya di ' +
      `${home.logFile}:\n${lastWords(home)}`,
  })
  const { socket } = current()
  try {
    await ensureOwner(socket)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    owner: local(socket, 'amanah', 'amanah'),
    kind: 'embedded',
    alone: true,
    major: server.major,
    away,
    lost,
    stop,
  }
}

/** Opens the database: the one at `databaseUrl`, else a real PostgreSQL as a child process on a
 * private socket (`stack.md`). Refuses a directory that another process works in (unless `join`),
 * one of a major version whose server is missing, and an external server that is too old or does
 * not answer. The child is brought back when it dies, and stops with `stop()` and with this
 * process, even on kill -9. */
export async function openPostgres(options: PostgresOptions): Promise<OpenPostgres> {
  if (options.databaseUrl) return openExternal(options.databaseUrl)
  const user = serverUser()
  const home = clusterHome(options.dataDirectory, user, options.log)
  const lock = await takeLock(home.lock)
  if ('heldBy' in lock) {
    if (options.join) return joined(home, lock.heldBy)
    throw new Refused(
      refusal(
        'platform/directory-in-use',
        409,
        `Data di ${home.directory} sedang dipakai Amanah yang lain (proses ` +
          `${lock.heldBy}). Hentikan dulu yang itu, atau pilih direktori lain lewat ` +
          'AMANAH_DATA.',
      ),
    )
  }
  try {
    const open = await started(home, user, options)
    return { ...open, stop: () => open.stop().finally(lock.release) }
  } catch (error) {
    lock.release()
    throw error
  }
}
