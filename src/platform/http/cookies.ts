import type { FastifyReply, FastifyRequest } from 'fastify'

/** Session cookies live twelve hours: one working day, never a forgotten weekend. */
export const sessionSeconds = 12 * 60 * 60

const localHosts = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

/** Cookies are `Secure` unless the host is this very machine (`DESIGN.md` §8). */
export function isLocal(request: FastifyRequest): boolean {
  return localHosts.has(request.hostname.replace(/:\d+$/, ''))
}

const nameOf = (request: FastifyRequest): string => (isLocal(request) ? 'amanah' : '__Host-amanah')

/** Does the browser send a session along, whether it still holds or not? */
export const carriesSession = (request: FastifyRequest): boolean => request.cookies[nameOf(request)] !== undefined

/** The region and token that a signed session cookie carries; `null` when there is none or it was tampered with. */
export function readSessionCookie(request: FastifyRequest): { tenantId: number; token: string } | null {
  const raw = request.cookies[nameOf(request)]
  if (!raw) return null
  const { valid, value } = request.unsignCookie(raw)
  const found = valid && value ? /^(\d{1,9})\.([\w-]{20,})$/.exec(value) : null
  return found?.[1] && found[2] ? { tenantId: Number(found[1]), token: found[2] } : null
}

/** Hands out or takes back the session cookie. */
export function writeSessionCookie(request: FastifyRequest, reply: FastifyReply, tenantId: number, token: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: !isLocal(request), signed: true } as const
  if (token === null) reply.clearCookie(nameOf(request), options)
  else reply.setCookie(nameOf(request), `${tenantId}.${token}`, { ...options, maxAge: sessionSeconds })
}
