import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { AnyRoute } from './kernel/contract.ts'
import type { FactSource, Heir } from './kernel/ports.ts'
import type { House } from './platform/act.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Context, Region } from './platform/context.ts'
import { openKysely } from './platform/database/db.ts'
import type { FileStore } from './platform/files.ts'
import { forgetOldKeys } from './platform/http/idempotency.ts'
import { serveMetrics } from './platform/http/metrics.ts'
import { servePages } from './platform/http/pages.ts'
import { openApiOf } from './platform/http/schema.ts'
import type { TlsPair } from './platform/http/self-certificate.ts'
import { serve } from './platform/http/serve.ts'
import { openServer } from './platform/http/server.ts'
import { watchTraffic } from './platform/http/traffic.ts'
import type { Importer } from './platform/importer.ts'
import type { Later } from './platform/jobs/work.ts'
import type { LogLevel } from './platform/operations/log.ts'
import { openReadiness, type ReadinessCheck } from './platform/operations/readiness.ts'
import type { Chore } from './platform/operations/upkeep.ts'
import type { Outbox } from './platform/outbox/outbox.ts'
import type { Outside } from './platform/outside.ts'
import type { Render } from './platform/render.ts'
import type { Room, TablesOf } from './platform/room.ts'
import type { Secret } from './platform/signing/authority/sealed-key.ts'
import { actionPlanRoom } from './rooms/actionplan/index.ts'
import {
  agreementPack,
  agreementsRoom,
  promisesOnBudget,
  promisesOnPlan,
  voiding,
} from './rooms/agreements/index.ts'
import {
  budgetPack,
  budgetRoom,
  budgetWords,
  realisationImporters,
  sipdImporter,
} from './rooms/budget/index.ts'
import { documentsRoom } from './rooms/documents/index.ts'
import { evidenceRoom } from './rooms/evidence/index.ts'
import { authenticate, grantImporter, holdersOf, identityRoom } from './rooms/identity/index.ts'
import { importsRoom } from './rooms/imports/index.ts'
import {
  evidenceOf,
  figuresOf,
  measurementRoom,
  measurementRulePack,
  schedulePack,
  targetsOf,
} from './rooms/measurement/index.ts'
import { noticesOfAct, noticesRoom } from './rooms/notices/index.ts'
import {
  absenceImporter,
  type EventsOver,
  eventsRoom,
  hostNameOf,
  loadRegions,
  type OrganisationTables,
  organisationPacks,
  organisationRoom,
  peopleImporter,
  type RulePackKind,
  rankImporter,
  raterImporter,
  reorganisationKinds,
  rulesRoom,
  teamImporter,
  transferImporter,
  unitImporter,
} from './rooms/organisation/index.ts'
import { matrixImporter, planImporter, planningPack, planningRoom } from './rooms/planning/index.ts'
import { procedurePack, proceduresRoom } from './rooms/procedures/index.ts'
import { reportingRoom } from './rooms/reporting/index.ts'
import {
  predicateImporter,
  recapImporter,
  staffPack,
  staffRoom,
  workContractImporter,
} from './rooms/staff/index.ts'
import { tasksOf, tasksRoom } from './rooms/tasks/index.ts'

/** What goes by notice, reply, decision and objection; joined here, so that the room `procedures`
 * knows none of them. */
const procedures = [voiding]

/** Every room but the one that takes files in for the others. Notices come last: they tell what the
 * chores of the others have opened. */
const cycle = [
  identityRoom,
  organisationRoom,
  tasksRoom,
  planningRoom,
  budgetRoom,
  documentsRoom,
  evidenceRoom,
  agreementsRoom,
  actionPlanRoom,
  proceduresRoom(procedures),
  measurementRoom,
  staffRoom,
  reportingRoom,
  noticesRoom,
] as const

/** The tables of every room, in one type. */
export type AllTables = TablesOf<typeof cycle> & TablesOf<[ReturnType<typeof importsRoom>]>

/** Rooms that keep units, positions or people, asked before any of them goes (`design.md` §7). */
export const heirs: readonly Heir<Context<AllTables>>[] = cycle.flatMap(
  ({ heir }): readonly Heir<Context<AllTables>>[] => (heir ? [heir] : []),
)

/** What events of the organisation stand on: every heir, every kind, and who may say yes. */
export const events: Omit<EventsOver, 'administratorsOf'> & {
  administratorsOf(ctx: Context<AllTables>): Promise<readonly string[]>
} = {
  heirs,
  kinds: reorganisationKinds,
  administratorsOf: (ctx) => holdersOf(ctx, ['ORGANISATION_BUREAU', 'PERSONNEL']),
}

/** How each room takes files in; joined here, so that the room `imports` knows none of them. */
export const importers: readonly Importer<AllTables>[] = [
  unitImporter(heirs),
  peopleImporter(heirs),
  rankImporter(heirs),
  teamImporter(heirs),
  transferImporter(events),
  absenceImporter,
  raterImporter,
  recapImporter,
  predicateImporter,
  workContractImporter,
  grantImporter,
  planImporter([promisesOnPlan], budgetWords),
  matrixImporter([promisesOnPlan], budgetWords),
  sipdImporter([promisesOnBudget]),
  ...realisationImporters,
]

/** The rule packs of all rooms, in the order people read them. */
export const rulePacks: readonly RulePackKind<AllTables>[] = [
  agreementPack,
  procedurePack(procedures),
  measurementRulePack,
  schedulePack,
  planningPack,
  budgetPack,
  staffPack,
  ...organisationPacks,
]

/** Every room, with its routes. */
export const rooms: readonly Pick<Room<AllTables>, 'name' | 'routes' | 'chores'>[] = [
  ...cycle,
  eventsRoom(events),
  rulesRoom(rulePacks),
  importsRoom(importers),
]

/** Named counts that rooms offer to the others (`design.md` §7). */
const factSources: readonly FactSource<Context<AllTables>>[] = cycle.flatMap(
  ({ facts }): readonly FactSource<Context<AllTables>>[] => (facts ? [facts] : []),
)

/** Keys of writes that nobody repeats any more. */
const forgetKeys: Chore<AllTables> = {
  name: 'platform/idempotency',
  title: 'Pembersihan kunci pengulangan',
  everyMinutes: 24 * 60,
  run: async ({ step }) => {
    await step(forgetOldKeys)
  },
}

/** What comes back by itself in every region (`platform/operations/upkeep.ts`). */
export const chores: readonly Chore<AllTables>[] = [
  forgetKeys,
  ...rooms.flatMap(({ chores = [] }): readonly Chore<AllTables>[] => chores),
]

/** What acts leave for later (`platform/jobs/work.ts`). */
export const later: readonly Later<AllTables>[] = cycle.flatMap(
  ({ later = [] }): readonly Later<AllTables>[] => later,
)

/** The ports every act is lent: tasks to open, people to tell, facts to read, targets that moved,
 * who reads evidence, how far measures are. */
export const ports: Pick<
  House<AllTables>,
  'tasksOf' | 'noticesOf' | 'targetsOf' | 'factsOf' | 'evidenceOf' | 'figuresOf'
> = {
  tasksOf,
  noticesOf: noticesOfAct,
  evidenceOf,
  targetsOf,
  figuresOf,
  factsOf: (ctx) => ({
    read: async (name, period, unitId) =>
      (await factSources
        .find(({ names }) => names.includes(name))
        ?.read(ctx, name, period, unitId)) ?? null,
  }),
}

/** Every route of the application, for its published description and for the tests that go through
 * all of them. */
export const allRoutes: readonly AnyRoute[] = rooms.flatMap(({ routes }) =>
  routes.map(({ route }) => route),
)

export type AppOptions = {
  pool: pg.Pool
  secret: string
  publicUrl: string
  files: FileStore
  authoritySecret: Secret
  /** The ways out; without it nothing is sent. */
  outbox?: Outbox | undefined
  /** Tests let in a provider on their own machine here; nothing else does. */
  outside?: Outside | undefined
  clock?: Clock
  log?: LogLevel | false
  /** Speaks https itself. */
  tls?: TlsPair | undefined
  /** With it `/metrics` may be read from elsewhere than this machine. */
  metricsToken?: string | undefined
  requestsPerMinute?: number
  /** What must be well for `/readyz` to say so. */
  readiness?: readonly ReadinessCheck[]
  /** Where the built pages lie; without it only the API answers. */
  pages?: string
  /** Draws the public pages; without it they answer their opening sentence. */
  render?: Render | undefined
  /** Called after an act that writes by the thousands was answered: the planner's statistics are
   * old then. */
  afterMassWrite?: () => void
}

const massWrites = new Set(allRoutes.flatMap(({ path, writesMany }) => (writesMany ? path : [])))

function tellMassWrites(app: FastifyInstance, tell: () => void): void {
  app.addHook('onResponse', async (request, reply) => {
    if (reply.statusCode < 300 && massWrites.has(request.routeOptions.url ?? '')) tell()
  })
}

/** Region by host name, or the only one installed (`whyNotBeside`: none is lost by a second); read
 * again every half minute so that a new region needs no restart. */
function regionFinder(
  db: House<OrganisationTables>['db'],
  clock: Clock,
): (host: string) => Promise<Region | undefined> {
  let known: { at: number; regions: Awaited<ReturnType<typeof loadRegions>> } | undefined
  return async (host) => {
    const now = clock().getTime()
    // also after the clock was set back, which would keep what is known until it comes again
    if (!known || known.regions.length === 0 || Math.abs(now - known.at) > 30_000)
      known = { at: now, regions: await loadRegions({ db, clock }) }
    const named = known.regions.find(({ hosts }) =>
      hosts.some((one) => one.host === hostNameOf(host)),
    )
    return named?.region ?? (known.regions.length === 1 ? known.regions[0]?.region : undefined)
  }
}

/** Joins the rooms into one HTTP application over a pool of the application role. */
export async function openApp({
  pool,
  secret,
  publicUrl,
  files,
  authoritySecret,
  outbox = {},
  outside,
  clock = systemClock,
  log = false,
  tls,
  metricsToken,
  requestsPerMinute = 1200,
  readiness = [],
  pages,
  render,
  afterMassWrite,
}: AppOptions): Promise<FastifyInstance> {
  const db = openKysely<AllTables>(pool)
  const app = await openServer({ secret, log, requestsPerMinute, tls })
  const traffic = watchTraffic(app)
  // the browser takes the present from here (decision 0059)
  app.addHook('onSend', async (_, reply) => {
    reply.header('date', clock().toUTCString())
  })
  const house: House<AllTables> = {
    db,
    clock,
    publicUrl,
    files,
    authoritySecret,
    outbox,
    outside,
    render,
    regionOf: regionFinder(openKysely<OrganisationTables>(pool), clock),
    authenticate,
    ...ports,
  }
  if (afterMassWrite) tellMassWrites(app, afterMassWrite)
  for (const { routes } of rooms) serve(app, house, routes)
  app.get('/api/openapi.json', async (_, reply) =>
    reply.serializer(JSON.stringify).send(openApiOf(allRoutes, '0.1.0')),
  )
  app.get('/healthz', async () => ({ alive: true }))
  const look = openReadiness(readiness)
  serveMetrics(app, { pool, traffic, look, token: metricsToken })
  app.get('/readyz', async (_, reply) => {
    const found = await look()
    return reply.code(found.ready ? 200 : 503).send(found)
  })
  await servePages(app, pages)
  return app
}
