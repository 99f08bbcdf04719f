import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { allRoutes } from '../../app.ts'
import { route } from '../../kernel/contract.ts'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { openTally, type TallyHouse } from '../../testing/tally.ts'
import { openWorld, sameOrigin, type World } from '../../testing/world.ts'
import { forgetOldKeys } from './idempotency.ts'

const Count = z.object({ count: z.int() })
const input = z.object({ by: z.int(), password: z.optional(z.string()) })
const write = {
  method: 'POST',
  summary: 'uji',
  secrets: ['password'],
  input,
  output: Count,
} as const
const contract = {
  add: route({ ...write, path: '/api/uji/catat', repeats: 'remembered' }),
  refuse: route({ ...write, path: '/api/uji/tolak', repeats: 'remembered' }),
  enter: route({ ...write, path: '/api/uji/masuk', access: 'public', repeats: 'ignored' }),
}
const [ani, budi] = ['orang-yang-bernama-ani', 'orang-yang-bernama-budi']

let world: World
let desk: TallyHouse
beforeAll(async () => {
  world = await openWorld()
  desk = await openTally(world, (insert) => {
    const add = async (ctx: Parameters<typeof insert>[0], { by }: { by: number }) => {
      await insert(ctx, by)
      return { count: by }
    }
    const refuse: typeof add = async (ctx, { by }) => {
      await insert(ctx, by)
      throw new Refused(refusal('uji/ditolak', 409, 'Ditolak, dan tercatat.'), { onRecord: true })
    }
    return { contract, actions: { add, refuse, enter: add } }
  })
})
afterAll(async () => {
  await desk.close()
  await world.close()
})

type Act = keyof typeof contract
const send = (act: Act, key: string, payload: object, who: string | null = ani) =>
  desk.app.inject({
    method: 'POST',
    url: contract[act].path,
    payload,
    headers: {
      ...sameOrigin,
      'idempotency-key': key,
      ...(who ? { cookie: desk.cookieOf(who) } : {}),
    },
  })
const keptKeys = (): Promise<string[]> =>
  world.asSystem(async ({ db }) => {
    const { rows } = await sql<{
      key: string
    }>`select key from platform.idempotency order by key`.execute(db)
    return rows.map(({ key }) => key)
  })

describe('a repeated write', () => {
  it('happens once: the second is answered with the first result, also at the same time', async () => {
    const before = await desk.tally()
    const answers = await Promise.all([1, 2, 3].map(() => send('add', 'kunci-1', { by: 5 })))

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(answers.map((answer) => answer.json())).toEqual([
      { count: 5 },
      { count: 5 },
      { count: 5 },
    ])
    expect(
      answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true'),
    ).toHaveLength(2)
    expect(await desk.tally()).toBe(before + 5)
  })

  it('with other content under the same key is refused; a secret does not count as content', async () => {
    await send('add', 'kunci-2', { by: 1, password: 'satu' })

    expect((await send('add', 'kunci-2', { by: 2 })).json()).toMatchObject({
      type: '/problems/platform/key-used',
    })
    expect((await send('add', 'kunci-2', { by: 1, password: 'dua' })).statusCode).toBe(200)
  })

  it('is refused again when the first was refused on record, and written once', async () => {
    const before = await desk.tally()
    const [first, second] = [
      await send('refuse', 'kunci-3', { by: 100 }),
      await send('refuse', 'kunci-3', { by: 100 }),
    ]

    expect([first.statusCode, second.statusCode]).toEqual([409, 409])
    expect(second.json()).toMatchObject({
      type: '/problems/uji/ditolak',
      detail: 'Ditolak, dan tercatat.',
    })
    expect(await desk.tally()).toBe(before + 100)
  })

  it('is refused, not answered with nothing, where an older program kept only the key', async () => {
    await send('add', 'kunci-4', { by: 1 })
    await world.owner.query(`begin; set local app.tenant_id = 1;
      update platform.idempotency set answer = null where key = 'kunci-4'; commit`)

    expect((await send('add', 'kunci-4', { by: 1 })).json()).toMatchObject({
      type: '/problems/platform/key-unanswered',
    })
  })

  it('belongs to one person: the same key of another is another act', async () => {
    const before = await desk.tally()
    const answers = [
      await send('add', 'kunci-5', { by: 7 }, ani),
      await send('add', 'kunci-5', { by: 9 }, budi),
    ]

    expect(
      answers.map(({ statusCode, headers }) => [statusCode, headers['idempotency-replayed']]),
    ).toEqual([
      [200, undefined],
      [200, undefined],
    ])
    expect(answers.map((answer) => answer.json())).toEqual([{ count: 7 }, { count: 9 }])
    expect(await desk.tally()).toBe(before + 16)
  })

  it.each(['', 'k'.repeat(201)])('with a key that cannot be kept is refused: %#', async (key) => {
    expect((await send('add', key, { by: 1 })).json()).toMatchObject({
      status: 422,
      type: '/problems/platform/key-too-long',
    })
  })

  it('means nothing where a stranger or a password is at the door, and nothing of it is kept', async () => {
    const before = await keptKeys()
    expect(before).toContain('kunci-1')
    const first = await send('enter', 'kunci-6', { by: 1, password: 'benar' }, null)
    const second = await send('enter', 'kunci-6', { by: 2, password: 'salah' }, null)

    expect([first.json(), second.json()]).toEqual([{ count: 1 }, { count: 2 }])
    expect(await keptKeys()).toEqual(before)
  })

  it('is forgotten after forty days', async () => {
    await send('add', 'kunci-lama', { by: 1 })
    const forget = async (now: string): Promise<number> => {
      world.setNow(now)
      return world.asSystem(forgetOldKeys)
    }

    expect(await forget('2026-02-28T02:00:00Z')).toBe(0)
    expect(await forget('2026-03-02T02:00:00Z')).toBeGreaterThan(0)
    expect(await keptKeys()).toEqual([])
  })
})

it('is remembered by no route that is public, and by none that opens a session', () => {
  const remembered = allRoutes.filter(
    ({ method, repeats }) => method !== 'GET' && repeats === 'remembered',
  )

  expect(remembered.length).toBeGreaterThan(20)
  expect(remembered.filter(({ access }) => access === 'public')).toEqual([])
  // the sessions of a coaching open no door
  const doors = /^(?!.*\/coachings\/).*(session|account|password)/
  expect(remembered.filter(({ path }) => doors.test(path)).map(({ path }) => path)).toEqual([
    '/api/session/privacy',
    '/api/session/acting',
  ])
})
