import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AnyRoute } from '../../kernel/contract.ts'
import { type Refusal, Refused, refusal } from '../../kernel/refusal.ts'

const wrongType = refusal(
  'platform/wrong-type',
  415,
  'Jenis isi permintaan ini tidak diterima di alamat ini. Muat ulang halaman, lalu coba lagi.',
)
const tooDeep = refusal(
  'platform/too-deep',
  400,
  'Isi permintaan bertingkat terlalu dalam. Muat ulang halaman, lalu coba lagi.',
)

/** A body up to this size is read before anybody is asked who sends it: it costs less than the
 * question. */
const smallBytes = 64 * 1024
/** Room for the fields and the frame of a form beside its file. */
const formBytes = 256 * 1024

const printBytes = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} KB` : `${Math.floor(bytes / 1024 / 1024)} MB`

/** Told to whoever sends more than a route takes, with the size it does take. */
export const tooLargeFor = ({ takes, limits }: Pick<AnyRoute, 'takes' | 'limits'>): Refusal =>
  takes === 'upload'
    ? refusal(
        'platform/too-large',
        413,
        `Berkasnya terlalu besar; di sini paling besar ${printBytes(limits.bytes)}. Pilih ` +
          'berkas yang lebih kecil, lalu kirim lagi.',
      )
    : refusal(
        'platform/too-large',
        413,
        `Isiannya terlalu besar; di sini paling besar ${printBytes(limits.bytes)}. Bagi ` +
          'menjadi beberapa bagian.',
      )

/** Bytes the sender announced: 0 without a body, `null` when it comes in pieces of unknown
 * length. */
function announcedBytes({ headers }: FastifyRequest): number | null {
  return headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : null
}

/** Must it be known who sends this before a byte of it is read? Files, and bodies that are large or
 * may become so. */
export function isHeavy(request: FastifyRequest, { takes }: Pick<AnyRoute, 'takes'>): boolean {
  const bytes = announcedBytes(request)
  return takes === 'upload' || bytes === null || bytes > smallBytes
}

const plainForm = 'application/x-www-form-urlencoded'
const typeOf = ({ headers }: FastifyRequest): string =>
  (headers['content-type'] ?? '').toLowerCase().split(';')[0]?.trim() ?? ''

/** Is this a form of fields alone, whose values are all text? */
export const isPlainForm = (request: FastifyRequest): boolean => typeOf(request) === plainForm

/** Why a body is not read at all: another type than the route takes, or announced as larger. */
export function whyNotRead(
  request: FastifyRequest,
  route: Pick<AnyRoute, 'takes' | 'gives' | 'limits'>,
): Refusal | null {
  const bytes = announcedBytes(request)
  if (bytes === 0 && route.takes === 'json') return null
  const type = typeOf(request)
  // a page answers the form of a browser without script
  if (type !== plainForm || route.gives !== 'page' || route.takes !== 'json')
    if (type !== (route.takes === 'upload' ? 'multipart/form-data' : 'application/json'))
      return wrongType
  const most = route.limits.bytes + (route.takes === 'upload' ? formBytes : 0)
  return bytes !== null && bytes > most ? tooLargeFor(route) : null
}

/** Does JSON nest deeper than this? Read once from left to right; brackets inside strings are
 * text. */
export function nestsDeeper(json: string, most: number): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at]
    if (sign === '"') quoted = !quoted
    else if (quoted) at += sign === '\\' ? 1 : 0
    else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    if (depth > most) return true
  }
  return false
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How deep the JSON of this route may nest. */
    depth?: number
  }
}

/** JSON, whose depth is known before it is parsed, and the fields of a plain form are the only text
 * this server reads; which of them a route takes is decided before (`whyNotRead`). */
export function readJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    (request, body: string, done) => {
      if (nestsDeeper(body, request.routeOptions.config.depth ?? 1)) done(new Refused(tooDeep))
      else parse(request, body, done)
    },
  )
  app.addContentTypeParser(plainForm, { parseAs: 'string' }, (_, body: string, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body))),
  )
}
