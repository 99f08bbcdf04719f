import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Family, openCounter, openHistogram } from '../operations/metrics.ts'

declare module 'fastify' {
  interface FastifyReply {
    /** The code of the refusal this answer carries (`room/what`), for the log and the metrics. */
    refused: string | null
  }
}

/** Asked by machines every few seconds: worth no line. */
const quiet = new Set(['/healthz', '/readyz', '/metrics'])

/** The pattern a request matched, never its address: that may hold codes, names and search
 * words. */
export const routeOf = ({ routeOptions: { url } }: FastifyRequest): string => url ?? '(tak dikenal)'

const statusClass = (status: number): string => `${Math.floor(status / 100)}xx`

/** Tells every answer: one line in the log (request id, method, route, status, milliseconds; no
 * address, no query, no person), and counts for the metrics, which come back from here. */
export function watchTraffic(app: FastifyInstance): () => Family[] {
  const requests = openCounter(
    'amanah_http_requests_total',
    'Answers by method, route and class of status.',
  )
  const durations = openHistogram(
    'amanah_http_request_duration_seconds',
    'Time from the first byte of a request to the end of its answer.',
  )
  const refusals = openCounter(
    'amanah_refusals_total',
    'Refused requests by the code of their refusal.',
  )
  app.decorateReply('refused', null)
  app.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    const [route, status, { elapsedTime, refused }] = [routeOf(request), reply.statusCode, reply]
    requests.add({ method: request.method, route, status: statusClass(status) })
    durations.observe({ route }, elapsedTime / 1000)
    if (refused !== null) refusals.add({ code: refused })
    const fields = {
      method: request.method,
      route,
      status,
      ms: Math.round(elapsedTime),
      ...(refused === null ? {} : { refused }),
    }
    if (quiet.has(route)) request.log.debug(fields, 'answered')
    else request.log.info(fields, 'answered')
  })
  return () => [requests.family(), durations.family(), refusals.family()]
}
