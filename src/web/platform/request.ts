import { addressOf } from '../../kernel/address.ts'
import type { AnyRoute } from '../../kernel/contract.ts'
import { type FieldError, type Mend, type Refusal, Refused, refusal } from '../../kernel/refusal.ts'
import { hearTime } from './clock.ts'
import { say } from './say.ts'

/** How one request is sent. `seen` is the answer the person looked at before writing: its ETag
 * becomes `If-Match`. `version` names it directly, for what was written on the device and is sent
 * later. */
export type Sending = {
  key?: string
  seen?: unknown
  version?: number
  signal?: AbortSignal
  quiet?: boolean
}

/** A file that arrived from the server. */
export type ReceivedFile = { name: string; type: string; blob: Blob }

/** No signal: nobody knows whether it arrived. */
export const offline = refusal(
  'web/offline',
  0,
  'Tanpa sinyal. Isian Anda tetap di halaman ini; coba lagi saat tersambung.',
)
/** What the browser knows of a route (`platform/build/contracts.ts`); `lengths`: the fewest and
 * most letters of a text. */
export type BrowserRoute = Pick<AnyRoute, 'method' | 'path' | 'takes' | 'gives' | 'access'> & {
  secrets?: readonly string[]
  lengths?: Record<string, readonly [number, number | null]>
}

/** One route as a function of the browser. `address` is where a plain link (a download, a PDF)
 * leads. */
export type Call<I, O> = ((input: I, sending?: Sending) => Promise<O>) & {
  route: BrowserRoute
  address: (input: I) => string
}

const unreadable = (status: number): Refusal =>
  refusal(
    'web/unreadable',
    status,
    'Server belum dapat menjawab. Tidak ada isian yang hilang; coba lagi sebentar lagi.',
  )

const etags = new WeakMap<object, string | undefined>()
const listeners = new Set<(why: Refusal) => void>()

/** Calls back, with the reason, when a page that needs a session is answered with 401. Returns the way to stop
 * listening. */
export function whenSignedOut(listener: (why: Refusal) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let askProof: (() => Promise<boolean>) | null = null

/** Asks a person for the second factor when an act was refused for want of it; after a yes the act
 * is sent again. Returns the way to stop. */
export function whenProofNeeded(ask: () => Promise<boolean>): () => void {
  askProof = ask
  return () => {
    askProof = null
  }
}

/** The strong ETag an answer came with, the version that a part of an answer names for itself, or
 * `undefined`. */
export function etagOf(answer: unknown): string | undefined {
  if (answer === null || typeof answer !== 'object') return undefined
  if (etags.has(answer)) return etags.get(answer)
  const version = 'version' in answer ? answer.version : undefined
  return typeof version === 'string' || typeof version === 'number' ? `"${version}"` : undefined
}

/** A fresh UUID: the key of one act, or the id of a thing that is made on the device. `randomUUID` is
 * missing on plain http within an office network, so it is built by hand there. */
export function freshKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const isWrite = (route: BrowserRoute): boolean => route.method !== 'GET'

/** Fields first, the file last: a server that reads the stream then knows the fields before the
 * file arrives. */
function formOf(fields: Record<string, unknown>): FormData {
  const { file, ...rest } = fields
  const form = new FormData()
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined)
      form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  if (file instanceof Blob) form.append('file', file, 'name' in file ? String(file.name) : 'berkas')
  return form
}

/** Builds the request of a route: address, headers and body. */
export function requestOf(
  route: BrowserRoute,
  input: Record<string, unknown>,
  { key, seen, version, signal }: Sending,
): { url: string; init: RequestInit } {
  const { url, body } = addressOf(route, input)
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' }
  const etag = version === undefined ? etagOf(seen) : `"${version}"`
  if (isWrite(route)) headers['Idempotency-Key'] = key ?? freshKey()
  if (isWrite(route) && etag) headers['If-Match'] = etag
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin' }
  if (signal) init.signal = signal
  if (body && route.takes === 'upload') init.body = formOf(body)
  else if (body) {
    headers['Content-Type'] = 'application/json'
    init.body = JSON.stringify(body)
  }
  return { url, init }
}

type Problem = { type?: unknown; detail?: unknown; errors?: unknown; mend?: unknown }
const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null
const isFieldError = (answer: unknown): answer is FieldError =>
  isProblem(answer) &&
  'pointer' in answer &&
  typeof answer.pointer === 'string' &&
  typeof answer.detail === 'string'
const isMend = (answer: unknown): answer is Mend =>
  isProblem(answer) &&
  'href' in answer &&
  typeof answer.href === 'string' &&
  'label' in answer &&
  typeof answer.label === 'string'

/** Reads `application/problem+json` back into a refusal; anything else becomes one calm
 * sentence. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const answer: unknown = await response.json().catch(() => null)
  if (!isProblem(answer) || typeof answer.detail !== 'string' || typeof answer.type !== 'string')
    return unreadable(response.status)
  const errors = Array.isArray(answer.errors) ? answer.errors.filter(isFieldError) : []
  return refusal(answer.type.replace(/^\/problems\//, ''), response.status, answer.detail, {
    ...(errors.length > 0 ? { errors } : {}),
    ...(isMend(answer.mend) ? { mend: answer.mend } : {}),
  })
}

/** The file name a `Content-Disposition` header carries; prefers the UTF-8 form. */
export function fileNameOf(header: string | null): string {
  const starred = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1]
  if (starred) return decodeURIComponent(starred)
  return /filename="?([^";]+)"?/i.exec(header ?? '')?.[1] ?? 'berkas'
}

async function answerOf(route: BrowserRoute, response: Response): Promise<unknown> {
  if (route.gives === 'file') {
    const blob = await response.blob()
    return {
      name: fileNameOf(response.headers.get('content-disposition')),
      type: blob.type,
      blob,
    } satisfies ReceivedFile
  }
  if (response.status === 204) return {}
  const value: unknown = await response.json().catch(() => {
    throw new Refused(unreadable(response.status))
  })
  const etag = response.headers.get('etag')
  // a weak ETag only says what was read; a write is guarded by a version, never by it
  // (RFC 9110 §13.1.1)
  if (value !== null && typeof value === 'object')
    etags.set(value, etag?.startsWith('W/') ? undefined : (etag ?? undefined))
  return value
}

async function fetched(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw new Refused(offline, { cause })
  })
  hearTime(response.headers)
  return response
}

/** How long to wait before asking again what became of a write; a database is back within
 * seconds. */
const pausesMs = [1000, 2000, 4000, 8000]
const proofNeeded = 'identity/factor-needed'
const nobodyKnows = 'platform/commit-uncertain'

/** The very same write again, with its key, until somebody knows: it is done once, however often it
 * arrives. `null` when nobody knew in time; what a server that is still away says meanwhile («tidak
 * ada yang tersimpan») speaks only of the repetition and is not passed on. */
async function repeated(url: string, init: RequestInit): Promise<Response | null> {
  for (const pauseMs of pausesMs) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    const response = await fetched(url, init).catch((error: unknown) => {
      if (error instanceof Refused) return null
      throw error
    })
    if (response && response.status < 500) return response
  }
  return null
}

/** Sends one request. Refuses with what the server said, `web/offline` without signal,
 * `web/unreadable` for an answer that is not ours. */
export async function send(
  route: BrowserRoute,
  input: Record<string, unknown>,
  sending: Sending = {},
): Promise<unknown> {
  const { url, init } = requestOf(route, input, sending)
  let response = await fetched(url, init)
  if (response.ok) return answerOf(route, response)
  let refused = await refusalOf(response)
  if (refused.code === proofNeeded && (await askProof?.())) return send(route, input, sending)
  if (refused.code === nobodyKnows && isWrite(route)) {
    say('Belum pasti tersimpan; kami periksa lagi.')
    const known = await repeated(url, init)
    if (known?.ok) return answerOf(route, known)
    if (known) [response, refused] = [known, await refusalOf(known)]
  }
  if (response.status === 401 && route.access === 'signed-in' && !sending.quiet)
    for (const listener of listeners) listener(refused)
  throw new Refused(refused)
}
