import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { pageHead, route, uploadPageRoute, uploadRoute } from '../../kernel/contract.ts'
import { openTally, type TallyHouse } from '../../testing/tally.ts'
import { openWorld, sameOrigin, type World } from '../../testing/world.ts'

const Count = z.object({ count: z.int() })
const told = { method: 'POST', summary: 'uji', output: Count } as const
const contract = {
  add: route({
    ...told,
    path: '/api/uji/catat',
    input: z.object({ by: z.int(), text: z.optional(z.string()) }),
  }),
  enter: route({
    ...told,
    path: '/api/uji/masuk',
    access: 'public',
    limits: { bytes: 4096, depth: 1 },
    input: z.object({ name: z.string() }),
  }),
  bring: uploadRoute({
    ...told,
    path: '/api/uji/berkas',
    limits: { bytes: 20_000, depth: 0 },
    input: z.object({}),
  }),
  check: uploadPageRoute({
    method: 'POST',
    path: '/uji/periksa',
    summary: 'uji',
    access: 'public',
    view: 'uji',
    input: z.object({ name: z.optional(z.string()) }),
    output: z.object(pageHead),
  }),
}
const known = 'orang-yang-dikenal-server'
const forgotten = 'sesi-yang-sudah-berakhir'

let world: World
let desk: TallyHouse
beforeAll(async () => {
  world = await openWorld()
  const rooms: Parameters<typeof openTally>[1] = (insert) => ({
    contract,
    actions: {
      add: async (ctx, { by }: { by: number }) => insert(ctx, by).then(() => ({ count: by })),
      enter: async (_, { name }: { name: string }) => ({ count: name.length }),
      bring: async (ctx, { file }: { file: { bytes: Uint8Array } }) =>
        insert(ctx, 1).then(() => ({ count: file.bytes.length })),
      check: async () => ({ title: 'Uji', sentence: 'Diperiksa.' }),
    },
  })
  desk = await openTally(world, rooms, 2)
  await desk.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await desk.close()
  await world.close()
})

const edge = 'batas-uji'
const opening =
  `--${edge}\r\ncontent-disposition: form-data; name="file"; ` +
  `filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n`
const form = (bytes: string): string => `${opening}${bytes}\r\n--${edge}--\r\n`
const formType = { 'content-type': `multipart/form-data; boundary=${edge}` }
type Headers = Record<string, string>
const post = (url: string, payload: object | string, headers: Headers = {}) =>
  desk.app.inject({ method: 'POST', url, payload, headers: { ...sameOrigin, ...headers } })
const cookie = (token: string): Headers => ({ cookie: desk.cookieOf(token) })

/** A request by hand, so that its body can be slow; `heard` is all that came back. */
function opened(
  path: string,
  headers: Headers,
): { socket: Socket; heard: () => string; ended: Promise<void> } {
  const address = desk.app.server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  const socket = connect(address.port, '127.0.0.1')
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk.toString()
  })
  socket.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  const lines = Object.entries({
    host: `127.0.0.1:${address.port}`,
    ...sameOrigin,
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`)
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
  return { socket, heard: () => text, ended }
}

describe('who sends a body', () => {
  it.each([
    ['without a session', {}],
    ['with a session that ended', cookie],
  ])('is asked before 20 MB are read: an upload %s is answered and closed', async (_, session) => {
    const own = typeof session === 'function' ? session(forgotten) : session
    const { heard, ended } = opened('/api/uji/berkas', {
      ...formType,
      'content-length': String(20 * 1024 * 1024),
      ...own,
    })
    await ended

    expect(heard()).toContain('HTTP/1.1 401')
    expect(heard()).toContain('identity/not-signed-in')
  })

  it(
    'is asked in a reading that is over before the body comes: forty slow uploads keep ' +
      'nobody waiting',
    async () => {
      const body = form('x'.repeat(2000))
      const slow = Array.from({ length: 40 }, () =>
        opened('/api/uji/berkas', {
          ...formType,
          'content-length': String(body.length),
          ...cookie(known),
          connection: 'close',
        }),
      )
      for (const { socket } of slow) socket.write(body.slice(0, 1024))
      await pause(200)
      const before = await desk.tally()
      const served = await Promise.all(
        [1, 2, 3, 4].map(() => post('/api/uji/catat', { by: 10 }, cookie(known))),
      )

      expect(served.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
      expect(await desk.tally()).toBe(before + 40)
      for (const { socket } of slow) socket.write(body.slice(1024))
      await Promise.all(slow.map(({ ended }) => ended))
      expect(slow.filter(({ heard }) => heard().includes('HTTP/1.1 200')).length).toBe(40)
      expect(await desk.tally()).toBe(before + 80)
    },
  )

  it('is not asked twice of a small one, but a stranger is refused before it is read', async () => {
    expect((await post('/api/uji/catat', { by: 'x' })).statusCode).toBe(401)
    expect((await post('/api/uji/catat', { by: 'x' }, cookie(known))).statusCode).toBe(422)
    expect((await post('/api/uji/catat', { by: 1 }, cookie(forgotten))).statusCode).toBe(401)
  })
})

describe('a body', () => {
  it.each([
    ['nests too deep', '/api/uji/catat', '['.repeat(100_000), 400, 'too-deep'],
    [
      'is larger than its route takes',
      '/api/uji/masuk',
      JSON.stringify({ name: 'x'.repeat(5000) }),
      413,
      'too-large',
    ],
    ['nests where nothing does', '/api/uji/masuk', '{"name":{"a":1}}', 400, 'too-deep'],
    ['is no JSON', '/api/uji/masuk', '{"name":', 400, 'unreadable'],
    [
      'reaches for the prototype',
      '/api/uji/masuk',
      '{"__proto__":1,"name":"a"}',
      400,
      'unreadable',
    ],
    ['has NUL', '/api/uji/masuk', '{"name":"a\\u0000b"}', 422, 'input'],
    ['has half a letter', '/api/uji/masuk', '{"name":"a\\ud800"}', 422, 'input'],
    ['has NUL in the name of a field', '/api/uji/masuk', '{"name":"a","\\u0000":1}', 422, 'input'],
    ['is a form where JSON is asked', '/api/uji/masuk', form('x'), 415, 'wrong-type'],
    ['is text', '/api/uji/masuk', '{"name":"a"}', 415, 'wrong-type'],
  ])('that %s is refused with a sentence', async (name, url, payload, status, code) => {
    const type = payload.startsWith('--')
      ? formType
      : { 'content-type': name === 'is text' ? 'text/plain' : 'application/json' }
    const answer = await post(url, payload, { ...type, ...cookie(known) })

    expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([
      status,
      `/problems/platform/${code}`,
    ])
    expect(answer.json<{ detail: string }>().detail).toMatch(/^[A-Z].*\.$/)
  })

  it('names the field with the sign that cannot be kept', async () => {
    const answer = await post('/api/uji/masuk', { name: 'a\0' })

    expect(answer.json()).toMatchObject({
      errors: [{ pointer: '/name' }],
      detail: expect.stringContaining('pada name: '),
    })
  })
})

describe('a form', () => {
  it.each([
    ['ends in the middle', form('x').slice(0, -20), formType, 400, 'broken-form'],
    ['has no edge', form('x'), { 'content-type': 'multipart/form-data' }, 400, 'broken-form'],
    [
      'has another edge',
      form('x'),
      { 'content-type': 'multipart/form-data; boundary=lain' },
      400,
      'broken-form',
    ],
    ['is empty', '', formType, 422, 'no-file'],
    ['is no form', '{}', { 'content-type': 'application/json' }, 415, 'wrong-type'],
    ['is cut before its first part', `--${edge}`, formType, 400, 'broken-form'],
    [
      'has a field named constructor',
      form('x').replace('name="file"; filename="a.pdf"', 'name="constructor"'),
      formType,
      400,
      'broken-form',
    ],
    ['has NUL in its file name', form('x').replace('a.pdf', 'a\0.pdf'), formType, 422, 'input'],
    ['is larger than its route takes', form('x'.repeat(30_000)), formType, 413, 'too-large'],
    ['is announced larger', form('x'.repeat(600_000)), formType, 413, 'too-large'],
  ])('that %s is refused with a sentence', async (_, payload, type, status, code) => {
    const answer = await post('/api/uji/berkas', payload, { ...type, ...cookie(known) })

    expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([
      status,
      `/problems/platform/${code}`,
    ])
  })

  it('passes when it is whole', async () => {
    expect(
      (await post('/api/uji/berkas', form('12345'), { ...formType, ...cookie(known) })).json(),
    ).toEqual({ count: 5 })
  })
})

describe('where a write comes from', () => {
  const own = { cookie: '__Host-amanah=apa-saja' }
  const asked = async (url: string, headers: Headers): Promise<number> => {
    const form_ = url === contract.check.path
    const payload = form_ ? form('x') : { name: 'a', by: 1 }
    const type = form_ ? formType : { 'content-type': 'application/json' }
    return (
      await desk.app.inject({
        method: 'POST',
        url,
        payload,
        headers: { host: 'uji.example', ...type, ...headers },
      })
    ).statusCode
  }

  it.each([
    ['its own address', { origin: 'https://uji.example' }, 200],
    [
      'its own address with the port that goes without saying',
      { origin: 'https://uji.example', host: 'uji.example:443' },
      200,
    ],
    ['its own page without a word of the address', { 'sec-fetch-site': 'same-origin' }, 200],
    ['another site', { origin: 'https://jahat.example' }, 403],
    [
      'another site that says it is ours',
      { origin: 'https://jahat.example', 'sec-fetch-site': 'same-origin' },
      403,
    ],
    ['another port', { origin: 'https://uji.example:8443' }, 403],
    [
      'a neighbour',
      { origin: 'https://uji.example', 'sec-fetch-site': 'same-site', host: 'lain.uji.example' },
      403,
    ],
    ['nowhere', {}, 403],
    ['a sandbox', { origin: 'null' }, 403],
    ['nonsense', { origin: 'https://[' }, 403],
    ['a file', { origin: 'file://' }, 403],
  ])('signing in from %s', async (_, headers, status) =>
    expect(await asked('/api/uji/masuk', headers)).toBe(status),
  )

  it.each([
    ['from nowhere with a session', { ...own }, 403],
    ['from a sandbox with a session', { ...own, origin: 'null' }, 403],
    ['from nowhere without one, as a service comes', {}, 401],
  ])('a write %s', async (_, headers, status) =>
    expect(await asked('/api/uji/catat', headers)).toBe(status),
  )

  it.each([
    ['from a browser without script', { origin: 'null' }, 200],
    ['from a browser without script where somebody is signed in', { ...own, origin: 'null' }, 200],
    ['from another site', { origin: 'https://jahat.example' }, 403],
  ])('a form that is answered with a page %s', async (_, headers, status) =>
    expect(await asked('/uji/periksa', headers)).toBe(status),
  )

  it('is told by our own pages: they send where they come from to us and to nobody else', async () => {
    expect((await desk.app.inject({ url: '/api/uji/catat' })).headers['referrer-policy']).toBe(
      'same-origin',
    )
  })
})
