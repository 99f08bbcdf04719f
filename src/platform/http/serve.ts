import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, may, publicActor } from '../../kernel/actor.ts'
import type { AnyRoute, FileAnswer } from '../../kernel/contract.ts'
import { whyNotProved } from '../../kernel/proof.ts'
import { heed, type Refusal, Refused, refusal } from '../../kernel/refusal.ts'
import { whyNotWhileViewing } from '../../kernel/viewing.ts'
import { type Asked, contextOf, type House, inTransaction } from '../act.ts'
import type { AskedSteps, Context, Look } from '../context.ts'
import { throughAbsence } from '../database/connection-loss.ts'
import type { Answered } from '../room.ts'
import { isHeavy, whyNotRead } from './body.ts'
import {
  readDeviceCookie,
  readSessionCookie,
  writeDeviceCookie,
  writeSessionCookie,
} from './cookies.ts'
import { fingerprintOf, keyOf, once } from './idempotency.ts'
import { readInput } from './input.ts'
import { whyForeign } from './origin.ts'
import { pageProblem, sendPage } from './page.ts'
import { schemaOf } from './schema.ts'

type AnyAction = Answered['action']

const strangers = refusal(
  'identity/not-signed-in',
  401,
  'Anda belum masuk, atau sesi Anda sudah berakhir. Masuk lagi; isian Anda tetap ada.',
)
const mustChange = refusal(
  'identity/password-must-change',
  403,
  'Ganti dahulu kata sandi pertama Anda; sesudah itu semua halaman terbuka.',
)
const mustEnrol = refusal(
  'identity/factor-must-enrol',
  403,
  'Kewenangan Anda di daerah ini memerlukan faktor kedua. Pasang dahulu di ponsel Anda; sesudah itu ' +
    'semua halaman terbuka.',
)
const noPost = refusal(
  'identity/without-post',
  403,
  'Anda belum memegang jabatan. Yang terbuka sekarang hanya tugas, PK, pemberitahuan, dan akun Anda ' +
    'sendiri. Bila ini keliru, hubungi pengelola kepegawaian (BKPSDM).',
)
const notInScope = refusal(
  'identity/service-scope',
  403,
  'Token layanan ini tidak boleh membaca alamat ini. Minta cakupannya kepada administrator daerah.',
)
const noRegion = refusal(
  'platform/no-region',
  404,
  'Alamat ini belum terhubung dengan pemerintah daerah mana pun.',
)
/** Requests of this route are counted apart from the others. */
const ownLimit = ({ method, path }: AnyRoute, max: number) => ({
  max,
  timeWindow: '1 minute',
  groupId: ` ${method} ${path}`,
})

/** Registers the routes of a room: validation in, JSON schema out, one transaction in between. */
export function serve<Tables>(
  app: FastifyInstance,
  house: House<Tables>,
  routes: readonly Answered[],
): void {
  for (const { route, action } of routes) {
    const input = schemaOf(route.input, 'input')
    app.route({
      method: route.method,
      url: route.path,
      ...(route.takes === 'json' ? { bodyLimit: route.limits.bytes } : {}),
      config: {
        depth: route.limits.depth,
        ...(route.perMinute ? { rateLimit: ownLimit(route, route.perMinute) } : {}),
      },
      ...(route.path.startsWith('/api/') ? {} : { errorHandler: pageProblem(house.render) }),
      preParsing: (request, reply) => admit(house, request, reply, route),
      handler: async (request, reply) => {
        const taken = await readInput(request, route, input)
        const asked = await askedOf(house, request)
        const step = transactionsFor(house, request, reply, route, asked)
        const answer = await (route.acts !== 'once'
          ? action(stepsOf(step, asked), taken)
          : step((ctx) => onceIfKeyed(ctx, request, reply, route, taken, action)))
        if (route.gives === 'page') return sendPage(request, reply, route, answer, house.render)
        return route.gives === 'file'
          ? sendFile(reply, answer as FileAnswer)
          : sendJson(request, reply, route, answer)
      },
    })
  }
}

type Access = 'read only' | 'read write'
type Transaction<Tables> = <Result>(
  work: (ctx: Context<Tables>) => Promise<Result>,
  access?: Access,
) => Promise<Result>

/** The transactions of an act in steps; what goes on record may write also in a GET
 * (`design.md` §2). After the first step the act is half done: the further ones wait for a
 * database that is away. */
function stepsOf<Tables>(
  transaction: Transaction<Tables>,
  asked: Asked,
): Look<Tables> & AskedSteps<Tables> {
  let begun = false
  const step: Transaction<Tables> = async (work, access) => {
    const answer = await (begun
      ? throughAbsence(() => transaction(work, access))
      : transaction(work, access))
    begun = true
    return answer
  }
  return { asked, step: (work) => step(work), onRecord: (work) => step(work, 'read write') }
}

/** The token of a service; it counts only where no cookie came along. */
const bearerOf = ({ headers }: FastifyRequest): string | null =>
  /^Bearer ([\w-]{20,200})$/.exec(headers.authorization ?? '')?.[1] ?? null

/** Which region is asked, from where, and with which session: a cookie of another region counts for
 * nothing. */
async function askedOf<Tables>(house: House<Tables>, request: FastifyRequest): Promise<Asked> {
  const region = await house.regionOf(request.hostname)
  if (!region) throw new Refused(noRegion)
  const [session, device] = [readSessionCookie(request), readDeviceCookie(request)]
  const { 'if-match': ifMatch, 'user-agent': userAgent = '' } = request.headers
  return {
    region,
    requestId: request.id,
    remoteAddress: request.ip,
    userAgent,
    ifMatch: typeof ifMatch === 'string' ? ifMatch.replace(/^W\//, '').replaceAll('"', '') : null,
    sessionToken: session?.tenantId === region.id ? session.token : null,
    serviceToken: session ? null : bearerOf(request),
    deviceToken: device?.tenantId === region.id ? device.token : null,
  }
}

/** Before a byte of the body is read: where it comes from, who sends it, and whether it is of the
 * type and size the route takes. Who sends much is looked up in a short reading that is closed
 * before the body arrives, so that slow senders hold no connection of the pool; the act asks again
 * in its own transaction. */
async function admit<Tables>(
  house: House<Tables>,
  request: FastifyRequest,
  reply: FastifyReply,
  route: AnyRoute,
): Promise<void> {
  const heavy = isHeavy(request, route)
  try {
    heed(whyForeign(request, route))
    const asked = await askedOf(house, request)
    if (route.access === 'signed-in' && !(asked.sessionToken ?? asked.serviceToken))
      throw new Refused(strangers)
    if (route.access === 'signed-in' && heavy)
      await transactionsFor(
        house,
        request,
        reply,
        { ...route, method: 'GET' },
        asked,
      )(async () => undefined)
    heed(whyNotRead(request, route))
  } catch (error) {
    // what was not asked for is not read to its end, the connection is closed instead
    if (heavy) reply.header('connection', 'close')
    throw error
  }
}

/** How this request opens transactions: its region, who asks, read only for a GET; a refusal that
 * stays on record commits. */
function transactionsFor<Tables>(
  house: House<Tables>,
  request: FastifyRequest,
  reply: FastifyReply,
  route: Entrance,
  asked: Asked,
): Transaction<Tables> {
  const { region, sessionToken, serviceToken } = asked
  let noted = false
  // an act in steps that has begun is not stopped halfway because ten minutes went by
  let proved = false
  const afterwards = (later: (ctx: Context<Tables>) => Promise<void>): void => {
    if (!noted) noteAfter(house, request, reply, asked, later)
    noted = true
  }
  return async (work, access = route.method === 'GET' ? 'read only' : 'read write') => {
    const handedOut: { session?: string | null; device?: string } = {}
    const setSession = (session: string | null): void => void Object.assign(handedOut, { session })
    const setDevice = (device: string): void => void Object.assign(handedOut, { device })
    const answer = await inTransaction(house.db, region, access, async (db) => {
      const ctx = contextOf({ house, db, ...asked, setSession, setDevice, afterwards })
      const actor = (sessionToken ?? serviceToken) ? await house.authenticate(ctx) : publicActor
      ctx.actor = admitted(actor, proved ? { ...route, proves: false } : route)
      return work(ctx)
    })
    proved = true
    if (handedOut.session !== undefined)
      writeSessionCookie(request, reply, region.id, handedOut.session)
    if (handedOut.device !== undefined)
      writeDeviceCookie(request, reply, region.id, handedOut.device)
    return answer
  }
}

type Entrance = Pick<
  AnyRoute,
  | 'method'
  | 'acts'
  | 'access'
  | 'beforeChange'
  | 'beforeEnrolment'
  | 'withoutPost'
  | 'proves'
  | 'personal'
  | 'endsViewing'
  | 'scope'
>

/** Why this route is closed to somebody who is signed in but not fully, who holds no post, or to a
 * service, or `null`. */
function whyNotYet(actor: Actor, route: Entrance): Refusal | null {
  const { beforeChange, beforeEnrolment, personal, endsViewing, scope } = route
  if (actor.mustChangePassword) return beforeChange ? null : mustChange
  if (actor.mustEnrol) return beforeChange || beforeEnrolment ? null : mustEnrol
  if (actor.withoutPost)
    return beforeChange || beforeEnrolment || personal || endsViewing || route.withoutPost
      ? null
      : noPost
  if (actor.kind === 'service') return scope && may(actor, scope) ? null : notInScope
  return null
}

/** As whom somebody may use a route. Whoever has still to choose a password or to enrol a second
 * factor is a stranger on public pages and refused everywhere else, but where that is done. */
function admitted(actor: Actor, route: Entrance): Actor {
  if (route.access === 'signed-in' && actor.kind === 'public')
    throw new Refused(actor.ended ?? strangers)
  const closed = whyNotYet(actor, route)
  if (closed && route.access === 'public') return publicActor
  heed(closed ?? whyNotWhileViewing(actor, route) ?? (route.proves ? whyNotProved(actor) : null))
  return actor
}

/** Writes a small note once the answer is out, in a transaction of its own: one a request, nobody
 * waits for it, losing it is only logged. */
function noteAfter<Tables>(
  house: House<Tables>,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  later: (ctx: Context<Tables>) => Promise<void>,
): void {
  const nothing = {
    setSession: () => undefined,
    setDevice: () => undefined,
    afterwards: () => undefined,
  }
  reply.raw.once('finish', () => {
    inTransaction(house.db, asked.region, 'read write', (db) =>
      later(contextOf({ house, db, ...asked, ...nothing })),
    ).catch((error: unknown) =>
      request.log.warn({ err: error, requestId: request.id }, 'a note after the answer was lost'),
    )
  })
}

async function onceIfKeyed<Tables>(
  ctx: Context<Tables>,
  request: FastifyRequest,
  reply: FastifyReply,
  route: AnyRoute,
  taken: Record<string, unknown>,
  action: AnyAction,
): Promise<unknown> {
  const key = keyOf(request, route)
  if (key === null) return action(ctx, taken)
  const kept = await once(ctx as Context<unknown>, key, fingerprintOf(route, taken), () =>
    action(ctx, taken),
  )
  if (kept.repeated) reply.header('idempotency-replayed', 'true')
  return kept.answer
}

type Writer = ReturnType<FastifyReply['compileSerializationSchema']>
const writers = new WeakMap<AnyRoute, Writer>()

/** Writes what a route promises and nothing else. Made at its first answer and kept for the process:
 * those of all routes take longer to make than everything else of a start. */
function writerOf(reply: FastifyReply, route: AnyRoute): Writer {
  const known = writers.get(route)
  if (known) return known
  const made = reply.compileSerializationSchema(schemaOf(route.output, 'output'))
  writers.set(route, made)
  return made
}

function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  route: AnyRoute,
  answer: unknown,
): FastifyReply {
  const version = (answer as { version?: unknown } | null)?.version
  reply.header('cache-control', 'no-store')
  if (typeof version === 'string' || typeof version === 'number')
    reply.header('etag', `"${version}"`)
  else if (route.method === 'GET') {
    const etag = `W/"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 22)}"`
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    reply.header('etag', etag)
  }
  return reply
    .type('application/json; charset=utf-8')
    .serializer(writerOf(reply, route))
    .send(answer)
}

function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  const place = file.inline && file.type === 'application/pdf' ? 'inline' : 'attachment'
  if (file.unlisted) reply.header('x-robots-tag', 'noindex, nofollow')
  return reply
    .type(file.type)
    .header('cache-control', 'no-store')
    .header('content-disposition', `${place}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(Buffer.from(file.bytes))
}
