import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { type AllTables, chores, later, openApp, ports } from './app.ts'
import { systemActor } from './kernel/actor.ts'
import { Refused, refusal } from './kernel/refusal.ts'
import { act, type House, type Lent } from './platform/act.ts'
import { buildPages } from './platform/build/build.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openKysely, openPool } from './platform/database/db.ts'
import { migrate } from './platform/database/migrate.ts'
import { statisticsBeside } from './platform/database/statistics.ts'
import { diskStore } from './platform/files.ts'
import { watchServer } from './platform/http/metrics.ts'
import { openRequestCounts } from './platform/http/request-counts.ts'
import type { TlsPair } from './platform/http/self-certificate.ts'
import { laterCheck, startJobs } from './platform/jobs/work.ts'
import { backupCheck } from './platform/operations/backups.ts'
import { openLog } from './platform/operations/log.ts'
import { askPrimary, inPrimary } from './platform/operations/primary.ts'
import {
  databaseCheck,
  folderCheck,
  openReadiness,
  type ReadinessCheck,
  spaceCheck,
} from './platform/operations/readiness.ts'
import { upkeepCheck } from './platform/operations/upkeep.ts'
import { openWorkers, type Workers } from './platform/operations/workers.ts'
import { type Outbox, openOutbox } from './platform/outbox/outbox.ts'
import { publishPacks } from './platform/packs.ts'
import { type OpenPostgres, openPostgres } from './platform/postgres/open-postgres.ts'
import { asApplication } from './platform/postgres/roles.ts'
import { openRender } from './platform/render.ts'
import { roomChecks } from './room-checks.ts'
import { endInterruptedSignings, warmProving } from './rooms/agreements/index.ts'
import { hasDemonstrationAccounts } from './rooms/identity/index.ts'
import { loadRegions } from './rooms/organisation/index.ts'

const dist = join(import.meta.dirname, '../dist')

/** What a command works with: the database brought forward, the pool of the application, and how to
 * do an act in a region. */
export type Installation = {
  database: OpenPostgres
  owner: pg.Pool
  pool: pg.Pool
  /** Where evidence lies. */
  filesDirectory: string
  house: Lent<AllTables> & Pick<House<AllTables>, 'db'>
  close: () => Promise<void>
}

const filesIn = ({ dataDirectory }: Config): string => join(dataDirectory, 'files')

/** The ways out of an installation. A demonstration without a mail server keeps its mail on a page. */
async function openWays({ outbox, demoAllowed }: Config, clock: Clock): Promise<Outbox> {
  const kept = async (): Promise<'sent'> => 'sent'
  return { ...(demoAllowed && { mail: kept }), ...(await openOutbox(outbox, clock)) }
}

/** What a configuration lends to every act. */
const housed = async (
  config: Config,
  clock: Clock,
): Promise<
  Pick<House<AllTables>, 'clock' | 'publicUrl' | 'files' | 'authoritySecret' | 'outbox'>
> => ({
  clock,
  outbox: await openWays(config, clock),
  publicUrl: config.publicUrl,
  files: diskStore(filesIn(config)),
  authoritySecret: { installationKey: config.authorityKey },
})

/** How an installation is opened: beside a server that runs; at whose time. */
type Opening = { beside?: boolean; clock?: Clock }

/** Opens the database of this installation, migrates it, publishes the rule packs, and frees what a
 * process that is gone left half signed. A stage of tests brings its own time; no command does
 * (decision 0059). */
export async function openInstallation(
  config: Config,
  log: (sentence: string) => void,
  { beside = false, clock = systemClock }: Opening = {},
): Promise<Installation> {
  const database = await openPostgres({
    dataDirectory: config.dataDirectory,
    databaseUrl: config.databaseUrl,
    join: beside,
    log,
  })
  try {
    const applied = await migrate(database.owner)
    if (applied.length > 0) log(`Susunan basis data diperbarui: ${applied.length} migrasi.`)
    const owner = openPool({ ...database.owner, max: 2 }, null)
    await publishPacks(owner)
    const pool = openPool(asApplication(database.owner))
    const filesDirectory = filesIn(config)
    mkdirSync(filesDirectory, { recursive: true, mode: 0o700 })
    const house = {
      db: openKysely<AllTables>(pool),
      ...(await housed(config, clock)),
      ...ports,
    }
    if (database.alone)
      for (const { region } of await loadRegions(house))
        await act(house, region, systemActor, endInterruptedSignings)
    const close = async (): Promise<void> => {
      await Promise.allSettled([pool.end(), owner.end()])
      await database.stop()
    }
    return { database, owner, pool, filesDirectory, house, close }
  } catch (error) {
    await database.stop()
    throw error
  }
}

const demonstrationHere = refusal(
  'platform/demonstration-accounts',
  503,
  'Basis data ini berisi akun daerah contoh yang kata sandinya diketahui umum. Pakai basis ' +
    'data lain, atau setel AMANAH_DEMO=1 bila memang sengaja.',
)

async function refuseDemonstration({ house }: Installation): Promise<void> {
  for (const { region } of await loadRegions(house))
    if (await act(house, region, systemActor, hasDemonstrationAccounts))
      throw new Refused(demonstrationHere)
}

/** Everything `/readyz` looks at. */
export const readinessOfInstallation = (
  { database, owner, pool, filesDirectory, house }: Installation,
  { dataDirectory, demoAllowed }: Config,
): ReadinessCheck[] => [
  databaseCheck(owner, database.away),
  folderCheck('Folder data', dataDirectory),
  folderCheck('Folder bukti', filesDirectory),
  spaceCheck(dataDirectory, filesDirectory),
  upkeepCheck(pool, chores, house.clock),
  laterCheck(owner, later),
  ...(demoAllowed ? [] : [backupCheck(owner, house.clock)]),
  ...roomChecks(house),
]

/** Tells the log what failed beside any request. */
type Tell = (sentence: string, error: unknown) => void
const tellBy =
  ({ logLevel }: Config): Tell =>
  (sentence, err) =>
    openLog(logLevel).error({ err }, sentence)

/** The chores and the later work of this installation, in every region it has at that moment. */
const stationOf = (
  { pool, house, database }: Installation,
  log: Tell,
): Parameters<typeof startJobs<AllTables>>[0] => ({
  chores,
  later,
  owner: database.owner,
  pool,
  house,
  regions: async () => (await loadRegions(house)).map(({ region }) => region),
  log,
})

const statistics = 'platform/statistics'

/** What a worker works with, told by the primary. */
export type WorkerStart = { config: Config; database: pg.PoolConfig; tls: TlsPair | undefined }

/** Opens the application over a pool and listens. What is one for all processes (readiness,
 * statistics, counts, threads) it asks of the primary. */
export async function listenOver(
  pool: pg.Pool,
  { config, tls, clock = systemClock }: Pick<WorkerStart, 'config' | 'tls'> & { clock?: Clock },
  readiness: ReadinessCheck[] = [],
): Promise<FastifyInstance> {
  const app: FastifyInstance = await openApp({
    pool,
    secret: config.sessionSecret,
    ...(await housed(config, clock)),
    log: config.logLevel,
    tls,
    metricsToken: config.metricsToken,
    pages: join(dist, 'web'),
    render: await openRender(dist),
    readiness,
    afterMassWrite: () => void askPrimary(statistics),
  })
  await app.listen({ host: config.host, port: config.port })
  return app
}
/** What the primary does for every process of the server, once it is open. */
function openDuties(installation: Installation, config: Config): ReadinessCheck[] {
  const refresh = statisticsBeside(installation.owner, (error) =>
    tellBy(config)('statistics not refreshed', error),
  )
  inPrimary(statistics, async () => refresh())
  warmProving()
  return readinessOfInstallation(installation, config)
}

const listenHere = (
  installation: Installation,
  config: Config,
  tls?: TlsPair,
): Promise<FastifyInstance> =>
  listenOver(
    installation.pool,
    { config, tls, clock: installation.house.clock },
    openDuties(installation, config),
  )

/** Builds the pages, opens the application in this process and listens. */
export async function listen(installation: Installation, config: Config): Promise<FastifyInstance> {
  await buildPages((sentence) => console.error(sentence))
  return listenHere(installation, config)
}

/** Has several processes listen behind the port, kept by this one, which hears nobody but them
 * (decision 0037). */
function listenByWorkers(
  installation: Installation,
  config: Config,
  count: number,
  tls?: TlsPair,
): Promise<Workers> {
  const look = openReadiness(openDuties(installation, config))
  openRequestCounts()
  watchServer({ pool: installation.pool, look })
  const start: WorkerStart = { config, database: asApplication(installation.database.owner), tls }
  inPrimary('server/start', async () => start)
  return openWorkers({
    module: new URL('./server.worker.ts', import.meta.url),
    count,
    log: (sentence) => console.error(sentence),
  })
}

/** What answers requests: this process, or several others. */
async function openServers(
  installation: Installation,
  config: Config,
  tls?: TlsPair,
): Promise<Workers> {
  const { processes = 1 } = config
  if (processes > 1) return listenByWorkers(installation, config, processes, tls)
  const app = await listenHere(installation, config, tls)
  return { lost: new Promise(() => undefined), stop: () => app.close() }
}

/** How long a process that can do nothing more may take to close what is still open. */
const lastCloseMs = 5000

/** Resolves with `null` when somebody asks the process to stop, or with its last line when its
 * database or its workers are lost for good. */
const untilEnd = ({ database }: Installation, servers: Workers): Promise<string | null> =>
  Promise.race([
    database.lost,
    servers.lost,
    new Promise<null>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.once(signal, () => resolve(null))
    }),
  ])

/** Serves built pages until it is told to stop (Ctrl-C, SIGTERM), then closes everything in order
 * and answers 0. When the database or a worker cannot be brought back it says so in its last line
 * and answers 1, so that whoever supervises it acts. What comes back by itself runs here, in the
 * primary. */
export async function serveUntilStopped(
  installation: Installation,
  config: Config,
  greet: () => void,
  tls?: TlsPair,
): Promise<number> {
  if (!config.demoAllowed) await refuseDemonstration(installation)
  const servers = await openServers(installation, config, tls)
  const stopJobs = startJobs(stationOf(installation, tellBy(config)))
  greet()
  const lastLine = await untilEnd(installation, servers)
  if (lastLine === null) console.error('Menutup dengan rapi…')
  const closed = Promise.all([stopJobs(), servers.stop()]).then(installation.close)
  if (lastLine === null) await closed
  else {
    await Promise.race([closed.catch(() => undefined), pause(lastCloseMs)])
    console.error(lastLine)
    setTimeout(() => process.exit(1), lastCloseMs).unref()
  }
  return lastLine === null ? 0 : 1
}
