import type { FastifyRequest } from 'fastify'
import type { AnyRoute } from '../../kernel/contract.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { carriesSession } from './cookies.ts'

const foreign = refusal(
  'platform/foreign-origin',
  403,
  'Permintaan dari situs lain ditolak. Buka Amanah di alamatnya sendiri, muat ulang halaman, lalu coba lagi.',
)

/** Is `Origin` this very host? Ports that a scheme implies count as written; whatever is no address
 * is not ours. */
function isOurs(origin: string, host: string): boolean {
  const from = URL.parse(origin)
  return (
    from !== null && from.host !== '' && from.host === URL.parse(`${from.protocol}//${host}`)?.host
  )
}

/** Why a write is refused for where it comes from. Another site is always refused. What lets the
 * browser act for somebody (a session cookie, signing in or out) must prove that our own page sent
 * it: `Origin` is this host, or `Sec-Fetch-Site` is `same-origin`. A page that answers a form
 * changes nothing and may come without proof, because a browser without script sends `Origin:
 * null`; a service with a token of its own sends no cookie and needs none. */
export function whyForeign(
  request: FastifyRequest,
  route: Pick<AnyRoute, 'method' | 'access' | 'gives'>,
): Refusal | null {
  if (route.method === 'GET') return null
  const { origin } = request.headers
  if (origin && origin !== 'null') return isOurs(origin, request.host) ? null : foreign
  if (request.headers['sec-fetch-site'] === 'same-origin' || route.gives === 'page') return null
  return route.access === 'public' || carriesSession(request) ? foreign : null
}
