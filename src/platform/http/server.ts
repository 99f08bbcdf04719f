import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import * as z from 'zod/mini'
import { Refused } from '../../kernel/refusal.ts'
import { type LogLevel, loggerOf } from '../operations/log.ts'
import { networkOf } from '../operations/network.ts'
import { readJsonOnly } from './body.ts'
import { readDeviceCookie, readSessionCookie } from './cookies.ts'
import { misfitSentence } from './misfit.ts'
import { isPage, sendProblem, whyNotNow } from './problem.ts'
import { openRequestCounts, storeOf } from './request-counts.ts'
import type { TlsPair } from './self-certificate.ts'

z.config({ localeError: misfitSentence })

export type ServerOptions = {
  secret: string
  log: LogLevel | false
  requestsPerMinute: number
  /** Where lines of the log go; standard output unless told. */
  logTo?: { write: (line: string) => void } | undefined
  /** Speaks https with this certificate itself; else plain http, behind whatever stands in
   * front. */
  tls?: TlsPair | undefined
}

/** A year: a browser that came by https comes by nothing else. Only over https, where it is heard
 * and true. */
const httpsOnly = 'max-age=31536000'

const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
}

/** Whose requests are counted together: those of a session or a known device by the cookie we
 * signed, so that an office behind one address is many; of everybody else those of the address. */
export function countedAs(request: FastifyRequest): string {
  const cookie = readSessionCookie(request) ?? readDeviceCookie(request)
  return cookie ? `${cookie.tenantId}.${cookie.token}` : networkOf(request.ip)
}

/** An HTTP server with its guards up (CSP, cookies, limits, pressure) and one place for failures;
 * it knows no room. */
export async function openServer({
  secret,
  log,
  requestsPerMinute,
  tls,
  logTo,
}: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...(tls ? ({ https: tls } as object) : {}),
    logger: loggerOf(log || 'silent', logTo),
    bodyLimit: 256 * 1024,
    requestTimeout: 5 * 60 * 1000,
    trustProxy: '127.0.0.1',
    requestIdHeader: false,
    frameworkErrors: sendProblem,
    genReqId: () => crypto.randomUUID(),
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    routerOptions: { ignoreTrailingSlash: true },
  })
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    strictTransportSecurity: false,
    // with `no-referrer` a form without script would send `Origin: null`, and nobody could tell it
    // from another site's
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  app.addHook('onRequest', async (request, reply) => {
    if (request.protocol === 'https') reply.header('strict-transport-security', httpsOnly)
  })
  await app.register(cookie, { secret })
  // Only what is computed counts: of a person who is signed in, of a device that is known, else of
  // an address.
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    store: storeOf(openRequestCounts()),
    allowList: isPage,
    keyGenerator: countedAs,
  })
  await app.register(multipart, { limits: { files: 1, fields: 40, fieldSize: 100_000 } })
  await app.register(compress, { threshold: 1024 })
  await app.register(underPressure, {
    maxEventLoopDelay: 2000,
    exposeStatusRoute: false,
    pressureHandler: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const busy = whyNotNow(request)
      if (!busy) return
      void reply.header('Retry-After', '10')
      throw new Refused(busy)
    },
  })
  readJsonOnly(app)
  app.setErrorHandler(sendProblem)
  return app
}
