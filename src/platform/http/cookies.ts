import type { FastifyReply, FastifyRequest } from 'fastify'

/** Session cookies live twelve hours: one working day, never a forgotten weekend. */
export const sessionSeconds = 12 * 60 * 60

const localHosts = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

/** Cookies are `Secure` unless the host is this very machine (`design.md` §8). */
export function isLocal(request: FastifyRequest): boolean {
  return localHosts.has(request.hostname.replace(/:\d+$/, ''))
}

/** A known device stays known for 180 days; it opens nothing, it only has wrong tries of its
 * own. */
const deviceSeconds = 180 * 24 * 60 * 60

const nameOf = (request: FastifyRequest): string => (isLocal(request) ? 'amanah' : '__Host-amanah')
const deviceNameOf = (request: FastifyRequest): string => `${nameOf(request)}-device`

/** Does the browser send a session along, whether it still holds or not? */
export const carriesSession = (request: FastifyRequest): boolean =>
  request.cookies[nameOf(request)] !== undefined

/** What a signed cookie carries: a region and a token of it. */
type Carried = { tenantId: number; token: string }

function readCookie(request: FastifyRequest, name: string): Carried | null {
  const raw = request.cookies[name]
  if (!raw) return null
  const { valid, value } = request.unsignCookie(raw)
  const found = valid && value ? /^(\d{1,9})\.([\w-]{20,})$/.exec(value) : null
  return found?.[1] && found[2] ? { tenantId: Number(found[1]), token: found[2] } : null
}

/** The region and token that a signed session cookie carries; `null` when there is none or it was
 * tampered with. */
export const readSessionCookie = (request: FastifyRequest): Carried | null =>
  readCookie(request, nameOf(request))

/** The same of the cookie by which a browser is known again. */
export const readDeviceCookie = (request: FastifyRequest): Carried | null =>
  readCookie(request, deviceNameOf(request))

const optionsFor = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: !isLocal(request), signed: true }) as const

/** Hands out or takes back the session cookie. */
export function writeSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  tenantId: number,
  token: string | null,
): void {
  const options = optionsFor(request)
  if (token === null) reply.clearCookie(nameOf(request), options)
  else
    reply.setCookie(nameOf(request), `${tenantId}.${token}`, { ...options, maxAge: sessionSeconds })
}

/** Hands out the cookie by which this browser is known again. */
export function writeDeviceCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  tenantId: number,
  token: string,
): void {
  reply.setCookie(deviceNameOf(request), `${tenantId}.${token}`, {
    ...optionsFor(request),
    maxAge: deviceSeconds,
  })
}
