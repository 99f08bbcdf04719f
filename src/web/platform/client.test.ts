import { afterEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { fileRoute, Nothing, route, uploadRoute } from '../../kernel/contract.ts'
import { Refused } from '../../kernel/refusal.ts'
import { client, whenSignedOut } from './client.ts'
import { whenSaid } from './say.ts'

const Plan = z.object({ id: z.string(), version: z.int() })
const byId = z.object({ planId: z.string() })
const plans = client({
  readPlan: route({
    method: 'GET',
    path: '/api/plans/:planId',
    summary: 'Baca',
    input: byId,
    output: Plan,
  }),
  listPlans: route({
    method: 'GET',
    path: '/api/plans',
    summary: 'Daftar',
    input: z.object({ unit: z.optional(z.string()) }),
    output: z.object({ items: z.array(Plan) }),
  }),
  renamePlan: route({
    method: 'PUT',
    path: '/api/plans/:planId',
    summary: 'Ganti nama',
    input: z.object({ planId: z.string(), name: z.string() }),
    output: Plan,
  }),
  importPlan: uploadRoute({
    method: 'POST',
    path: '/api/plans',
    summary: 'Impor',
    input: z.object({ year: z.int(), dryRun: z.boolean() }),
    output: Plan,
  }),
  printPlan: fileRoute({
    method: 'GET',
    path: '/api/plans/:planId/pdf',
    summary: 'Cetak',
    input: byId,
  }),
  enter: route({
    method: 'POST',
    path: '/api/session',
    summary: 'Masuk',
    access: 'public',
    input: Nothing,
    output: Nothing,
  }),
})

type Asked = { url: string; method: string; headers: Headers; body: unknown }
const json = (value: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(value), { headers })
const problem = (status: number, told: object): Response =>
  new Response(JSON.stringify({ title: 'Permintaan ditolak', ...told }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

/** Stands in for the network: gives the answers in turn and writes down what was asked. */
function network(...answers: (Response | Error)[]): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({
      url,
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: init.body,
    })
    const answer = answers.shift()
    if (!answer || answer instanceof Error) throw answer ?? new TypeError('Failed to fetch')
    return answer
  })
  return asked
}
const refusalIn = async (call: Promise<unknown>): Promise<Refused['refusal']> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refused)) throw new Error('was not refused')
  return error.refusal
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a question', () => {
  it('fills the path, puts the rest into the query, and carries no key', async () => {
    const asked = network(json({ items: [] }), json({ id: 'a b', version: 1 }))

    await plans.listPlans({ unit: 'Dinas & Badan' })
    const plan = await plans.readPlan({ planId: 'a b' })

    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /api/plans?unit=Dinas%20%26%20Badan',
      'GET /api/plans/a%20b',
    ])
    expect(asked[0]?.headers.has('idempotency-key')).toBe(false)
    expect(plan).toEqual({ id: 'a b', version: 1 })
  })

  it('gives the address a plain link may lead to', () => {
    expect(plans.printPlan.address({ planId: '7' })).toBe('/api/plans/7/pdf')
  })

  it('gives a file with the name the server gave it', async () => {
    network(
      new Response('%PDF', {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': "attachment; filename*=UTF-8''PK%20Dinas%20Kesehatan.pdf",
        },
      }),
    )

    const file = await plans.printPlan({ planId: '7' })

    expect(file.name).toBe('PK Dinas Kesehatan.pdf')
    expect(await file.blob.text()).toBe('%PDF')
  })
})

describe('an act', () => {
  it('carries a key of its own, the same one when it is given, and the version the person saw', async () => {
    const asked = network(
      json({ id: '7', version: 3 }, { etag: '"3"' }),
      json({ id: '7', version: 4 }),
      json({ id: '7', version: 4 }),
    )
    const seen = await plans.readPlan({ planId: '7' })

    await plans.renamePlan({ planId: '7', name: 'Renstra' }, { seen, key: 'k1' })
    await plans.renamePlan({ planId: '7', name: 'Renstra' })

    expect(asked[1]?.headers.get('if-match')).toBe('"3"')
    expect(asked[1]?.headers.get('idempotency-key')).toBe('k1')
    expect(asked[1]?.body).toBe('{"name":"Renstra"}')
    expect(asked[2]?.headers.has('if-match')).toBe(false)
    expect(asked[2]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('does not guard a write by a weak ETag, which is no version', async () => {
    const asked = network(
      json({ id: '7', version: 3 }, { etag: 'W/"abc"' }),
      json({ id: '7', version: 4 }),
    )
    const seen = await plans.readPlan({ planId: '7' })

    await plans.renamePlan({ planId: '7', name: 'Renstra' }, { seen })

    expect(asked[1]?.headers.has('if-match')).toBe(false)
  })

  it('guards a write by the version that a part of a longer answer names for itself', async () => {
    const asked = network(json({ id: '7', version: 4 }))

    await plans.renamePlan(
      { planId: '7', name: 'Renstra' },
      { seen: { period: '2026', version: '0198-a' } },
    )

    expect(asked[0]?.headers.get('if-match')).toBe('"0198-a"')
  })

  it('sends a file as a form, its fields first', async () => {
    const asked = network(json({ id: '7', version: 1 }))

    await plans.importPlan({
      year: 2026,
      dryRun: true,
      file: new File(['a;b'], 'rekap.csv', { type: 'text/csv' }),
    })

    const form = asked[0]?.body
    if (!(form instanceof FormData)) throw new Error('not a form')
    expect([...form.keys()]).toEqual(['year', 'dryRun', 'file'])
    expect(form.get('year')).toBe('2026')
    expect((form.get('file') as File).name).toBe('rekap.csv')
    expect(asked[0]?.headers.has('content-type')).toBe(false)
  })
})

describe('a write nobody is sure of', () => {
  const uncertain = (): Response =>
    problem(503, { type: '/problems/platform/commit-uncertain', detail: 'Belum pasti tersimpan.' })
  const away = (): Response =>
    problem(503, { type: '/problems/platform/database-away', detail: 'Tidak ada yang tersimpan.' })
  const inTime = async <T>(call: Promise<T>): Promise<T> => {
    const settled = call.catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(60_000)
    await settled
    return call
  }

  it('is sent again as it was, with its key, until somebody knows', async () => {
    vi.useFakeTimers()
    const said = vi.fn()
    const stop = whenSaid(said)
    const asked = network(
      uncertain(),
      away(),
      new TypeError('Failed to fetch'),
      json({ id: '7', version: 4 }),
    )

    const plan = await inTime(plans.renamePlan({ planId: '7', name: 'Renstra' }))
    stop()

    expect(plan).toEqual({ id: '7', version: 4 })
    expect(asked).toHaveLength(4)
    expect(
      new Set(
        asked.map(({ method, headers, body }) =>
          [method, headers.get('idempotency-key'), body].join(),
        ),
      ).size,
    ).toBe(1)
    expect(said).toHaveBeenCalledExactlyOnceWith('Belum pasti tersimpan; kami periksa lagi.')
  })

  it('stays uncertain when nobody knows in time, and takes a refusal for an answer', async () => {
    vi.useFakeTimers()
    network(uncertain(), ...Array.from({ length: 4 }, away))
    expect((await inTime(refusalIn(plans.renamePlan({ planId: '7', name: 'Renstra' })))).code).toBe(
      'platform/commit-uncertain',
    )
    network(
      uncertain(),
      problem(409, { type: '/problems/planning/plan-not-draft', detail: 'Sudah diajukan.' }),
    )
    expect((await inTime(refusalIn(plans.renamePlan({ planId: '7', name: 'Renstra' })))).code).toBe(
      'planning/plan-not-draft',
    )
  })

  it('is not repeated when it surely was not saved', async () => {
    const asked = network(away())

    expect((await refusalIn(plans.renamePlan({ planId: '7', name: 'Renstra' }))).code).toBe(
      'platform/database-away',
    )
    expect(asked).toHaveLength(1)
  })
})

describe('a refusal', () => {
  it('arrives as the server said it, with its fields and its way out', async () => {
    const mend = { href: '/perencanaan', label: 'Lengkapi sekarang' }
    network(
      problem(422, {
        type: '/problems/platform/input',
        detail: 'Isian belum sesuai.',
        errors: [{ pointer: '/name', detail: 'Tulis namanya.' }, { wrong: true }],
        mend,
      }),
    )

    const told = await refusalIn(plans.renamePlan({ planId: '7', name: '' }))

    expect(told).toEqual({
      code: 'platform/input',
      status: 422,
      detail: 'Isian belum sesuai.',
      errors: [{ pointer: '/name', detail: 'Tulis namanya.' }],
      mend,
    })
  })

  it.each([
    ['no signal', new TypeError('Failed to fetch'), 'web/offline', 0],
    [
      'a page of a proxy',
      new Response('<h1>Bad gateway</h1>', { status: 502 }),
      'web/unreadable',
      502,
    ],
    ['an answer that is no JSON', new Response('<h1>Masuk Wi-Fi</h1>'), 'web/unreadable', 200],
  ])('is calm about %s', async (_, answer, code, status) => {
    network(answer)

    const told = await refusalIn(plans.readPlan({ planId: '7' }))

    expect([told.code, told.status]).toEqual([code, status])
    expect(told.detail).not.toContain('!')
  })

  it('leaves a question that was given up to the one who gave it up', async () => {
    const given = new AbortController()
    given.abort()
    network(new DOMException('aborted', 'AbortError'))

    await expect(plans.readPlan({ planId: '7' }, { signal: given.signal })).rejects.toThrow(
      'aborted',
    )
  })

  it('tells the application when a page that needs a session has none, but not on the sign-in page', async () => {
    const ended = vi.fn()
    const stop = whenSignedOut(ended)
    const stranger = (): Response =>
      problem(401, { type: '/problems/identity/not-signed-in', detail: 'Anda belum masuk.' })
    network(stranger(), stranger(), stranger(), stranger())

    await refusalIn(plans.enter({}))
    await refusalIn(plans.readPlan({ planId: '7' }, { quiet: true }))
    expect(ended).not.toHaveBeenCalled()

    await refusalIn(plans.readPlan({ planId: '7' }))
    expect(ended).toHaveBeenCalledOnce()
    stop()
    await refusalIn(plans.readPlan({ planId: '7' }))
    expect(ended).toHaveBeenCalledOnce()
  })
})
