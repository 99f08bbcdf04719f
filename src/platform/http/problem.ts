import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Refusal, Refused, refusal } from '../../kernel/refusal.ts'
import { busy, whyUnavailable } from '../database/connection-loss.ts'

const ours = refusal(
  'platform/our-fault',
  500,
  'Maaf, ada kesalahan di pihak kami. Tidak ada yang tersimpan; coba lagi sebentar lagi.',
)
const clash = refusal(
  'platform/clash',
  409,
  'Data yang sama baru saja ditulis orang lain. Muat ulang, lalu coba lagi.',
)
const crowded = refusal(
  'platform/too-many',
  429,
  'Terlalu banyak permintaan dari tempat Anda. Tunggu satu menit, lalu coba lagi.',
)
const tooLarge = refusal(
  'platform/too-large',
  413,
  'Berkas atau isian terlalu besar untuk alamat ini. Kecilkan, lalu kirim lagi.',
)
const unreadable = refusal(
  'platform/unreadable',
  400,
  'Isi permintaan tidak terbaca. Muat ulang halaman, lalu coba lagi.',
)

/** A request with the route it matched, whatever its address looked like; without `url` it matched
 * none. */
type Routed = { method: string; routeOptions: { url?: string | undefined } }

/** Pages of the application and their files: they cost next to nothing and are the same for
 * everybody. */
export const isPage = ({ method, routeOptions: { url = '' } }: Routed): boolean =>
  method === 'GET' && !/^\/(api|verifikasi|v)(\/|$)/.test(url)

/** Why a request is turned away while the server cannot keep up: whatever it would compute. Pages
 * and their files are handed out even then, so that what opens is the application, which says
 * calmly that the server is busy and asks again. */
export const whyNotNow = (request: Routed): Refusal | null => (isPage(request) ? null : busy)

const postgresClash = new Set(['23505', '23P01', '40001', '40P01'])

/** Finds the refusal in whatever was thrown; anything unknown is our own fault. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal
  const unavailable = whyUnavailable(error)
  if (unavailable) return unavailable
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  if (typeof code === 'string' && postgresClash.has(code)) return clash
  if (statusCode === 429) return crowded
  if (statusCode === 413) return tooLarge
  if (statusCode === 503) return busy
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return unreadable
  return ours
}

/** Every failure leaves here, as `application/problem+json` (RFC 9457). */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const known = refusalOf(error)
  // what is only away for a moment is no fault to wake anybody for; readiness and metrics tell it
  // too
  if (known.status === 503) request.log.warn({ refusal: known.code, why: String(error) }, 'put off')
  else if (known.status >= 500) request.log.error({ err: error }, 'request failed')
  return sendRefusal(known, request, reply)
}

/** After how many seconds it is worth coming back to what cannot be served now. */
const comeBackAfter = '5'

/** The status of a refusal, and when to come back where that is all it takes. */
export function statusOf({ status }: Refusal, reply: FastifyReply): FastifyReply {
  if (status === 503 && !reply.hasHeader('retry-after'))
    void reply.header('retry-after', comeBackAfter)
  return reply.code(status)
}

/** Writes one refusal as an answer. */
export function sendRefusal(
  known: Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  reply.refused = known.code
  return statusOf(known, reply)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({
      type: `/problems/${known.code}`,
      title: 'Permintaan ditolak',
      status: known.status,
      detail: known.detail,
      instance: request.url.split('?')[0],
      requestId: request.id,
      ...(known.errors ? { errors: known.errors } : {}),
      ...(known.mend ? { mend: known.mend } : {}),
    })
}
