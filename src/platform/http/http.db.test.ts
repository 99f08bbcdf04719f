import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { allRoutes } from '../../app.ts'
import { pageHead, pageRoute, route } from '../../kernel/contract.ts'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { type Loose, openTally, type Tally, type TallyHouse } from '../../testing/tally.ts'
import { openWorld, sameOrigin, type World } from '../../testing/world.ts'
import type { Context } from '../context.ts'
import { schemaOf } from './schema.ts'
import { serve } from './serve.ts'
import { openServer } from './server.ts'

const Count = z.object({ count: z.int(), version: z.int() })
const contract = {
  add: route({
    method: 'POST',
    path: '/api/uji/:name/tally',
    summary: 'uji',
    access: 'public',
    input: z.object({ name: z.string(), by: z.int() }),
    output: Count,
  }),
  look: route({
    method: 'GET',
    path: '/api/uji/:name/tally',
    summary: 'uji',
    access: 'public',
    input: z.object({ name: z.string(), deep: z.optional(z.boolean()), n: z.optional(z.int()) }),
    output: z.object({ n: z.nullable(z.int()), deep: z.nullable(z.boolean()) }),
  }),
  writeWhileReading: route({
    method: 'GET',
    path: '/api/uji/menulis',
    summary: 'uji',
    access: 'public',
    input: z.object({}),
    output: z.object({}),
  }),
  leak: route({
    method: 'GET',
    path: '/api/uji/bocor',
    summary: 'uji',
    access: 'public',
    input: z.object({}),
    output: z.object({ name: z.string() }),
  }),
  refuse: route({
    method: 'POST',
    path: '/api/uji/tolak',
    summary: 'uji',
    access: 'public',
    input: z.object({ onRecord: z.boolean() }),
    output: z.object({}),
  }),
  page: pageRoute({
    method: 'GET',
    path: '/uji/halaman/:name',
    summary: 'uji',
    access: 'public',
    view: 'uji',
    input: z.object({ name: z.string() }),
    output: z.object({ ...pageHead, name: z.string() }),
  }),
  private: route({
    method: 'GET',
    path: '/api/uji/tertutup',
    summary: 'uji',
    input: z.object({}),
    output: z.object({}),
  }),
}

let world: World
let desk: TallyHouse
let app: TallyHouse['app']
const tally = (): Promise<number> => desk.tally()
const actionsOver = (
  insert: (ctx: Context<Tally>, n: number) => Promise<unknown>,
): Loose['actions'] => ({
  add: async (ctx, { by }: { by: number }) => {
    await insert(ctx, by)
    return { count: by, version: 7 }
  },
  look: async (_, { n, deep }: { n?: number; deep?: boolean }) => ({
    n: n ?? null,
    deep: deep ?? null,
  }),
  writeWhileReading: async (ctx) => insert(ctx, 1),
  leak: async () => ({ name: 'terlihat', passwordHash: 'rahasia' }),
  refuse: async (ctx, { onRecord }: { onRecord: boolean }) => {
    await insert(ctx, 1000)
    throw new Refused(
      refusal('uji/ditolak', 409, 'Ditolak.', { mend: { href: '/x', label: 'Perbaiki' } }),
      { onRecord },
    )
  },
  page: async (_, { name }: { name: string }) => {
    if (name === 'salah') throw new Refused(refusal('uji/ditolak', 409, 'Ditolak dengan tenang.'))
    return { title: 'Uji', sentence: `Halo ${name}.`, name, freshSeconds: 5, secret: 'rahasia' }
  },
  private: async () => ({}),
})

beforeAll(async () => {
  world = await openWorld()
  desk = await openTally(world, (insert) => ({ contract, actions: actionsOver(insert) }))
  app = desk.app
})
afterAll(async () => {
  await desk.close()
  await world.close()
})

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { ...sameOrigin, ...headers } })

describe('a page', () => {
  const drawn: unknown[] = []
  let withViews: typeof app
  beforeAll(async () => {
    withViews = await openServer({
      secret: 'secret of at least thirty-two characters',
      log: false,
      requestsPerMinute: 100_000,
    })
    const render = (view: string, props: unknown): string =>
      `<p>${view} ${String(drawn.push(props))}</p>`
    const { page: action = async () => ({}) } = actionsOver(async () => undefined)
    serve(withViews, { ...desk.house, render }, [{ route: contract.page, action }])
  })
  afterAll(() => withViews.close())

  it('is drawn from what the contract declares and nothing else, and may be kept as long as it says', async () => {
    const answer = await withViews.inject({ url: '/uji/halaman/dunia' })

    expect([answer.headers['content-type'], answer.body]).toEqual([
      'text/html; charset=utf-8',
      '<p>uji 1</p>',
    ])
    expect(drawn).toEqual([
      { title: 'Uji', sentence: 'Halo dunia.', name: 'dunia', freshSeconds: 5 },
    ])
    expect(answer.headers['cache-control']).toBe('public, max-age=5')
  })

  it('fails as a page, with the same sentence as everywhere', async () => {
    const answer = await withViews.inject({ url: '/uji/halaman/salah' })

    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      409,
      'text/html; charset=utf-8',
    ])
    expect(drawn.at(-1)).toMatchObject({ sentence: 'Ditolak dengan tenang.', status: 409 })
  })

  it('answers its opening sentence where nothing was built', async () => {
    expect((await app.inject({ url: '/uji/halaman/dunia' })).body).toBe('Halo dunia.\n')
    expect((await app.inject({ url: '/uji/halaman/salah' })).body).toBe('Ditolak dengan tenang.\n')
  })
})

describe('a request', () => {
  it('refuses what does not fit the contract, field by field, in Indonesian', async () => {
    const answer = await post('/api/uji/a/tally', { by: 'dua' })

    expect(answer.statusCode).toBe(422)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({
      type: '/problems/platform/input',
      status: 422,
      errors: [{ pointer: '/by' }],
    })
    expect(answer.json<{ requestId: string }>().requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('reads numbers and booleans of a query where the contract asks for them', async () => {
    expect((await app.inject({ url: '/api/uji/a/tally?n=12&deep=true' })).json()).toEqual({
      n: 12,
      deep: true,
    })
  })

  it('is read-only when it is a GET: the database itself refuses a reading that writes', async () => {
    const answer = await app.inject({ url: '/api/uji/menulis' })

    expect(answer.statusCode).toBe(500)
    expect(answer.json()).toMatchObject({
      detail: expect.stringContaining('Tidak ada yang tersimpan'),
    })
    expect(await tally()).toBe(0)
  })

  it('lets no undeclared column out', async () => {
    expect((await app.inject({ url: '/api/uji/bocor' })).body).toBe('{"name":"terlihat"}')
  })

  it('takes back what a refused act wrote, unless the refusal itself is to stay on record', async () => {
    const before = await tally()
    const taken = await post('/api/uji/tolak', { onRecord: false })

    expect(taken.json()).toMatchObject({ type: '/problems/uji/ditolak', mend: { href: '/x' } })
    expect(await tally()).toBe(before)
    await post('/api/uji/tolak', { onRecord: true })
    expect(await tally()).toBe(before + 1000)
  })

  it('needs a session unless its route is public, a known host, and no foreign origin', async () => {
    expect((await app.inject({ url: '/api/uji/tertutup' })).json()).toMatchObject({
      type: '/problems/identity/not-signed-in',
      status: 401,
    })
    expect(
      (await app.inject({ url: '/api/uji/a/tally', headers: { host: 'lain.example' } })).json(),
    ).toMatchObject({
      type: '/problems/platform/no-region',
    })
    expect(
      (await post('/api/uji/a/tally', { by: 1 }, { origin: 'https://jahat.example' })).json(),
    ).toMatchObject({
      type: '/problems/platform/foreign-origin',
    })
  })
})

describe('a write', () => {
  it('carries the version as ETag', async () => {
    expect((await post('/api/uji/a/tally', { by: 1 })).headers.etag).toBe('"7"')
  })
})

describe('every answer', () => {
  it('carries a strict content policy and keeps out of frames and caches', async () => {
    const { headers } = await app.inject({ url: '/api/uji/a/tally' })

    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
  })
})

describe('the published description', () => {
  it('names every route once, with its input, and marks secrets', async () => {
    const document = (await world.app.inject({ url: '/api/openapi.json' })).json<{
      openapi: string
      paths: Record<string, Record<string, unknown>>
    }>()
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )

    expect(document.openapi).toBe('3.1.0')
    expect(told.toSorted()).toEqual(
      allRoutes
        .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
        .toSorted(),
    )
    expect(JSON.stringify(document.paths['/api/session']?.post)).toContain('"format":"password"')
  })

  it('promises nothing that cannot be written', async () => {
    const bare = fastify()
    bare.get('/', async (_, reply) => {
      for (const { gives, output } of allRoutes)
        if (gives === 'json') reply.compileSerializationSchema(schemaOf(output, 'output'))
      return 'all'
    })

    expect((await bare.inject('/')).body).toBe('all')
  })
})

describe('an address that no route can read', () => {
  it.each([
    ['with half a sign', '/api/uji/%ED%A0%80/tally', 400],
    ['longer than any name', `/api/uji/${'x'.repeat(200)}/tally`, 400],
  ])('%s is refused as everything is', async (_, url, status) => {
    const answer = await app.inject({ url })

    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ])
    expect(answer.json<{ detail: string }>().detail).toContain('tidak terbaca')
  })
})

it('finds nothing where there is nothing to choose from, instead of failing', async () => {
  const { db } = desk.house

  expect(await db.selectFrom('public.tally').select('n').where('n', 'in', []).execute()).toEqual([])
})
