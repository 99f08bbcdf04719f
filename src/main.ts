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
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openKysely, openPool } from './platform/database/db.ts'
import { migrate } from './platform/database/migrate.ts'
import { statisticsBeside } from './platform/database/statistics.ts'
import { diskStore } from './platform/files.ts'
import type { TlsPair } from './platform/http/self-certificate.ts'
import { laterCheck, startJobs } from './platform/jobs/work.ts'
import {
  databaseCheck,
  folderCheck,
  type ReadinessCheck,
  spaceCheck,
} from './platform/operations/readiness.ts'
import { upkeepCheck } from './platform/operations/upkeep.ts'
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

/** Opens the database of this installation, migrates it, publishes the rule packs, and frees what a
 * process that is gone left half signed. */
export async function openInstallation(
  config: Config,
  log: (sentence: string) => void,
  beside = false,
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
    const filesDirectory = join(config.dataDirectory, 'files')
    mkdirSync(filesDirectory, { recursive: true, mode: 0o700 })
    const house = {
      db: openKysely<AllTables>(pool),
      clock: systemClock,
      publicUrl: config.publicUrl,
      files: diskStore(filesDirectory),
      authoritySecret: { installationKey: config.authorityKey },
      ...ports,
    }
    if (database.alone)
      for (const { region } of await loadRegions(house.db))
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
  for (const { region } of await loadRegions(house.db))
    if (await act(house, region, systemActor, hasDemonstrationAccounts))
      throw new Refused(demonstrationHere)
}

/** Everything `/readyz` looks at. */
const readinessOfInstallation = (
  { database, owner, pool, filesDirectory, house }: Installation,
  { dataDirectory }: Config,
): ReadinessCheck[] => [
  databaseCheck(owner, database.away),
  folderCheck('Folder data', dataDirectory),
  folderCheck('Folder bukti', filesDirectory),
  spaceCheck(dataDirectory, filesDirectory),
  upkeepCheck(pool, chores, house.clock),
  laterCheck(owner, later),
  ...roomChecks(house),
]

/** Tells the log what failed beside any request. */
type Tell = (sentence: string, error: unknown) => void
const tellBy =
  ({ log }: FastifyInstance): Tell =>
  (sentence, err) =>
    log.error({ err }, sentence)

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
  regions: async () => (await loadRegions(house.db)).map(({ region }) => region),
  log,
})

/** Starts the application over an open installation and listens. */
export async function listen(
  installation: Installation,
  config: Config,
  tls?: TlsPair,
): Promise<FastifyInstance> {
  await buildPages((sentence) => console.error(sentence))
  const app: FastifyInstance = await openApp({
    pool: installation.pool,
    secret: config.sessionSecret,
    publicUrl: config.publicUrl,
    files: installation.house.files,
    authoritySecret: installation.house.authoritySecret,
    log: config.logLevel,
    tls,
    metricsToken: config.metricsToken,
    pages: join(dist, 'web'),
    render: await openRender(dist),
    readiness: readinessOfInstallation(installation, config),
    afterMassWrite: statisticsBeside(installation.owner, (error) =>
      tellBy(app)('statistics not refreshed', error),
    ),
  })
  await app.listen({ host: config.host, port: config.port })
  warmProving()
  return app
}

/** How long a process that can do nothing more may take to close what is still open. */
const lastCloseMs = 5000

/** Resolves with `null` when somebody asks the process to stop, or with its last line when its
 * database is lost for good. */
const untilEnd = ({ database }: Installation): Promise<string | null> =>
  Promise.race([
    database.lost,
    new Promise<null>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.once(signal, () => resolve(null))
    }),
  ])

/** Runs until it is told to stop (Ctrl-C, SIGTERM), then closes everything in order and answers 0.
 * When the database cannot be brought back it says so in its last line and answers 1, so that
 * whoever supervises it acts. */
export async function serveUntilStopped(
  installation: Installation,
  config: Config,
  greet: () => void,
  tls?: TlsPair,
): Promise<number> {
  if (!config.demoAllowed) await refuseDemonstration(installation)
  const app = await listen(installation, config, tls)
  const stopJobs = startJobs(stationOf(installation, tellBy(app)))
  greet()
  const lastLine = await untilEnd(installation)
  if (lastLine === null) console.error('Menutup dengan rapi…')
  const closed = stopJobs()
    .then(() => app.close())
    .then(installation.close)
  if (lastLine === null) await closed
  else {
    await Promise.race([closed.catch(() => undefined), pause(lastCloseMs)])
    console.error(lastLine)
    setTimeout(() => process.exit(1), lastCloseMs).unref()
  }
  return lastLine === null ? 0 : 1
}
