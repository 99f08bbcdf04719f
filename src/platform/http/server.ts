import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import * as z from 'zod/mini'
import id from 'zod/v4/locales/id.js'
import { Refused } from '../../kernel/refusal.ts'
import { readJsonOnly } from './body.ts'
import { isPage, sendProblem, whyNotNow } from './problem.ts'

z.config(id())

export type ServerOptions = { secret: string; log: boolean; requestsPerMinute: number }

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

/** An HTTP server with its guards up (CSP, cookies, limits, pressure) and one place for failures; it knows no room. */
export async function openServer({ secret, log, requestsPerMinute }: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: log ? { level: 'info', redact: ['req.headers.cookie', 'req.headers.authorization'] } : false,
    bodyLimit: 256 * 1024,
    requestTimeout: 5 * 60 * 1000,
    trustProxy: '127.0.0.1',
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: true },
  })
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    strictTransportSecurity: false,
    // with `no-referrer` a form without script would send `Origin: null`, and nobody could tell it from another site's
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  await app.register(cookie, { secret })
  // An office behind one address opens many pages at once; only what is computed counts.
  await app.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute', allowList: isPage })
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
