import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type Actor, publicActor } from '../kernel/actor.ts'
import { dateOf } from '../kernel/moment.ts'
import type {
  EvidencePort,
  FactPort,
  FigurePort,
  NoticePort,
  TargetPort,
  TaskPort,
} from '../kernel/ports.ts'
import { Refused } from '../kernel/refusal.ts'
import { type Clock, instantOf } from './clock.ts'
import type { Context, Region } from './context.ts'
import { inRegion } from './database/db.ts'
import type { FileStore } from './files.ts'
import { uuidV7 } from './ids.ts'
import type { Outbox } from './outbox/outbox.ts'
import { type Outside, outside } from './outside.ts'
import type { Render } from './render.ts'
import type { Secret } from './signing/authority/sealed-key.ts'

/** What the application lends to every act; `app.ts` joins it from the rooms. */
export type House<Tables> = {
  db: Kysely<Tables>
  readonly clock: Clock
  publicUrl: string
  files: FileStore
  authoritySecret: Secret
  /** The ways out of the installation; absent where nothing is sent. */
  outbox?: Outbox
  /** How systems outside are asked; by public addresses alone, unless told. */
  outside?: Outside | undefined
  /** Draws pages on the server; absent where nothing was built. */
  render?: Render | undefined
  /** Finds the region of a host name; the cookie's region is only honoured when it is the same. */
  regionOf: (host: string) => Promise<Region | undefined>
  /** Finds who holds the session token of this context, with every mandate of today. */
  authenticate: (ctx: Context<Tables>) => Promise<Actor>
  /** The facts port, bound to one transaction. */
  factsOf: (ctx: Context<Tables>) => FactPort
  /** The task port, bound to one transaction. */
  tasksOf: (ctx: Context<Tables>) => TaskPort
  /** The notice port, bound to one transaction. */
  noticesOf: (ctx: Context<Tables>) => NoticePort
  /** The evidence port, bound to one transaction. */
  evidenceOf: (ctx: Context<Tables>) => EvidencePort
  /** The target port, bound to one transaction. */
  targetsOf: (ctx: Context<Tables>) => TargetPort
  /** The figure port, bound to one transaction. */
  figuresOf: (ctx: Context<Tables>) => FigurePort
}

/** What an act needs of the house, wherever it is done. */
export type Lent<Tables> = Omit<House<Tables>, 'db' | 'render' | 'regionOf' | 'authenticate'>

/** What came with the request of an act: who asks from where, and which version was seen. */
export type Asked = Pick<
  Context<unknown>,
  | 'region'
  | 'requestId'
  | 'remoteAddress'
  | 'userAgent'
  | 'ifMatch'
  | 'sessionToken'
  | 'serviceToken'
  | 'deviceToken'
>
type Request<Tables> = Asked &
  Pick<Context<Tables>, 'db' | 'setSession' | 'setDevice' | 'afterwards'> & {
    house: Lent<Tables>
  }

/** The context of one act: one moment, one region, one transaction. */
export function contextOf<Tables>({ house, ...request }: Request<Tables>): Context<Tables> {
  const present = house.clock()
  const ctx: Context<Tables> = {
    ...request,
    publicUrl: request.region.address ?? house.publicUrl,
    files: house.files,
    outbox: house.outbox ?? {},
    outside: house.outside ?? outside,
    authoritySecret: house.authoritySecret,
    tenantId: request.region.id,
    actor: publicActor,
    revision: null,
    now: instantOf(present),
    today: dateOf(instantOf(present), request.region.timeZone),
    newId: () => uuidV7(present.getTime()),
    facts: { read: (name, period, unitId) => house.factsOf(ctx).read(name, period, unitId) },
    tasks: {
      open: (tasks, done) => house.tasksOf(ctx).open(tasks, done),
      close: (done) => house.tasksOf(ctx).close(done),
      subjectsOf: (kind) => house.tasksOf(ctx).subjectsOf(kind),
      held: (kind) => house.tasksOf(ctx).held(kind),
    },
    notices: { tell: (notices) => house.noticesOf(ctx).tell(notices) },
    evidence: { sightOf: (itemIds) => house.evidenceOf(ctx).sightOf(itemIds) },
    figures: { achieved: (measureIds, of) => house.figuresOf(ctx).achieved(measureIds, of) },
    targets: {
      moved: (measureIds, since) => house.targetsOf(ctx).moved(measureIds, since),
      heldUntil: (measureIds, year) => house.targetsOf(ctx).heldUntil(measureIds, year),
    },
  }
  return ctx
}

/** Runs an act in a transaction; a refusal that is to stay on record commits what was written
 * before it, every other takes all back. */
export async function inTransaction<Tables, Result>(
  db: Kysely<Tables>,
  region: Region,
  access: 'read only' | 'read write',
  work: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  const ended = await inRegion(db, region.id, access, async (transaction) => {
    try {
      return { answer: await work(transaction) }
    } catch (error) {
      if (error instanceof Refused && error.onRecord) return { refused: error }
      throw error
    }
  })
  if ('refused' in ended) throw ended.refused
  return ended.answer
}

/** Does one act outside HTTP (a command, a job, a test's preparation) in a transaction of its own,
 * as the given actor. */
export function act<Tables, Result>(
  house: Lent<Tables> & Pick<House<Tables>, 'db'>,
  region: Region,
  actor: Actor,
  work: (ctx: Context<Tables>) => Promise<Result>,
): Promise<Result> {
  return inTransaction(house.db, region, 'read write', (db) => {
    const ctx = contextOf({
      house,
      region,
      db,
      requestId: randomUUID(),
      remoteAddress: 'local',
      deviceToken: null,
      userAgent: '',
      ifMatch: null,
      sessionToken: null,
      serviceToken: null,
      setSession: () => undefined,
      setDevice: () => undefined,
      afterwards: () => undefined,
    })
    ctx.actor = actor
    return work(ctx)
  })
}
