import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { addressOf } from '../kernel/address.ts'
import type { AnyRoute, Contract, FileAnswer, Given, Taken } from '../kernel/contract.ts'
import { type Refusal, Refused } from '../kernel/refusal.ts'

/** Functions of a contract called through the real HTTP application. */
export type Calls<C extends Contract> = {
  [K in keyof C]: (input: Taken<C[K]>, headers?: Record<string, string>) => Promise<Given<C[K]>>
}

function multipart(input: Record<string, unknown>): { payload: Buffer; type: string } {
  const { file, ...fields } = input as { file: { name: string; type: string; bytes: Uint8Array } }
  const boundary = 'amanah-test-boundary'
  const head = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
  )
  const opening =
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; ` +
    `filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(head.join('') + opening),
    Buffer.from(file.bytes),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { payload, type: `multipart/form-data; boundary=${boundary}` }
}

/** What a browser says of a request that a page of this very server sends. */
export const sameOrigin = { 'sec-fetch-site': 'same-origin' }

/** A machine at work on many tests answers «sibuk» as a server would; whoever asks then asks
 * again. */
async function injected(
  app: FastifyInstance,
  request: InjectOptions,
  tries = 30,
): Promise<LightMyRequestResponse> {
  const answer = await app.inject(request)
  if (answer.statusCode !== 503 || tries === 0 || !answer.body.includes('/problems/platform/busy'))
    return answer
  await sleep(500)
  return injected(app, request, tries - 1)
}

/** One call of a route as a page of this very server would send it, and the bare answer. */
export function sent(
  app: FastifyInstance,
  route: AnyRoute,
  input: Record<string, unknown>,
  headers: Record<string, string>,
): Promise<LightMyRequestResponse> {
  const { url, body } = addressOf(route, input)
  const upload = route.takes === 'upload' && body ? multipart(body) : null
  const content = upload
    ? { payload: upload.payload }
    : body
      ? { payload: JSON.stringify(body) }
      : {}
  const type = upload ? upload.type : 'application/json'
  const told = { ...(body ? { 'content-type': type } : {}), ...sameOrigin, ...headers }
  return injected(app, { method: route.method, url, headers: told, ...content })
}

async function callRoute(
  app: FastifyInstance,
  route: AnyRoute,
  input: Record<string, unknown>,
  headers: Record<string, string>,
): Promise<unknown> {
  const answer = await sent(app, route, input, headers)
  if (answer.statusCode >= 400) {
    const problem = answer.json<
      { type: string; status: number; detail: string } & Pick<Refusal, 'errors' | 'mend'>
    >()
    const { status, detail, errors, mend } = problem
    throw new Refused({
      code: problem.type.replace('/problems/', ''),
      status,
      detail,
      ...(errors ? { errors } : {}),
      ...(mend ? { mend } : {}),
    })
  }
  if (route.gives === 'json') return answer.json()
  const name =
    /filename\*=UTF-8''([^;]+)/.exec(String(answer.headers['content-disposition']))?.[1] ?? ''
  const file: FileAnswer = {
    name: decodeURIComponent(name),
    type: String(answer.headers['content-type']),
    bytes: answer.rawPayload,
  }
  return file
}

/** The typed client of an application: each call carries these headers, and throws what is
 * refused. */
export function callsOf<C extends Contract>(
  app: FastifyInstance,
  contract: C,
  always: Record<string, string> = {},
): Calls<C> {
  const entries = Object.entries(contract).map(([name, route]) => [
    name,
    (input: Record<string, unknown>, headers: Record<string, string> = {}) =>
      callRoute(app, route, input, { ...always, ...headers }),
  ])
  return Object.fromEntries(entries)
}

/** Signs somebody in; answers the cookie to send along. */
export async function cookieOf(
  app: FastifyInstance,
  as: { host: string; signIn: string; password: string },
): Promise<string> {
  const { host, ...payload } = as
  const answer = await injected(app, {
    method: 'POST',
    url: '/api/session',
    headers: { host, ...sameOrigin },
    payload,
  })
  const [cookie] = answer.cookies
  if (!cookie) throw new Error(`sign-in failed: ${answer.body}`)
  return `${cookie.name}=${encodeURIComponent(cookie.value)}`
}
