import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aGrantFor, openWorld, sameOrigin, testRegion, type World } from '../../../testing/world.ts'
import { grantRole, openAccount } from '../index.ts'
import { countTry } from './try.actions.ts'
import { forgetTries } from './try.store.ts'

let world: World
const right = 'kata sandi yang panjang'
const own = { remoteAddress: '10.1.1.1' }
const stranger = { remoteAddress: '203.0.113.9' }

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

let made = 0
async function anAccount(): Promise<string> {
  made += 1
  const signIn = `orang.ke.${made}`
  const personId = randomUUID()
  await world.asSystem(async (ctx) => {
    await openAccount(ctx, { personId, signIn, password: right, demonstration: false })
    await grantRole(ctx, aGrantFor(personId))
  })
  return signIn
}
type From = { remoteAddress: string; cookie?: string }
const send = (signIn: string, password: string, { remoteAddress, cookie }: From) =>
  world.app.inject({
    ...{ method: 'POST', url: '/api/session', remoteAddress, payload: { signIn, password } },
    headers: { ...sameOrigin, ...(cookie ? { cookie } : {}) },
  })
const told = async (signIn: string, password: string, from: From): Promise<string> => {
  const answer = await send(signIn, password, from)
  return answer.statusCode === 200
    ? 'in'
    : answer.json<{ type: string }>().type.replace('/problems/identity/', '')
}
const times = <Result>(count: number, work: () => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, work))
async function deviceOf(signIn: string, from: From): Promise<string> {
  const found = (await send(signIn, right, from)).cookies.find(
    ({ name }) => name === 'amanah-device',
  )
  return `amanah-device=${encodeURIComponent(found?.value ?? '')}`
}
const asTenant = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => {
  const client = await world.owner.connect()
  try {
    await client.query(`begin; set local app.tenant_id = ${testRegion.id}`)
    return (await client.query(sql, values)).rows
  } finally {
    await client.query('commit')
    client.release()
  }
}
const tally = (all: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(all)].map((one) => [one, all.filter((other) => other === one).length]),
  )

describe('guessing', () => {
  it('is counted before it is checked: of forty guesses at once five are looked at', async () => {
    const signIn = await anAccount()

    expect(tally(await times(40, () => told(signIn, 'tebakan', stranger)))).toEqual({
      'wrong-pair': 5,
      'too-many-tries': 35,
    })
  })

  it('goes for a name nobody has as for one that somebody has', async () => {
    expect(tally(await times(40, () => told('tidak.ada', 'tebakan', stranger)))).toEqual({
      'wrong-pair': 5,
      'too-many-tries': 35,
    })
  })

  it('never keeps out whoever knows the password and has failed nowhere, also many at once', async () => {
    const signIn = await anAccount()
    await times(30, () => told(signIn, 'tebakan', stranger))

    expect(tally(await times(12, () => told(signIn, right, own)))).toEqual({ in: 12 })
    expect(await told(signIn, right, stranger)).toBe('too-many-tries')
  })

  it('counts an IPv6 address by its /64', async () => {
    const signIn = await anAccount()
    const from = (host: number): From => ({ remoteAddress: `2001:db8:7:1::${host.toString(16)}` })
    for (let host = 1; host <= 5; host++)
      expect(await told(signIn, 'tebakan', from(host))).toBe('wrong-pair')

    expect(await told(signIn, 'tebakan', from(6))).toBe('too-many-tries')
    expect(await told(signIn, 'tebakan', { remoteAddress: '2001:db8:7:2::1' })).toBe('wrong-pair')
  })

  it('makes nobody wait longer than five minutes, also after the clock was set back by days', async () => {
    const signIn = await anAccount()
    await times(8, () => told(signIn, 'tebakan', stranger))
    world.setNow('2026-01-17T02:00:00.000Z')
    const later = await told(signIn, right, stranger)
    world.setNow('2026-01-20T02:00:00.000Z')

    expect(later).toBe('in')
  })
})

describe('a device that is known', () => {
  it(
    'has ten wrong tries of its own, whatever strangers do from the same address, and the ' +
      'right one takes them away',
    async () => {
      const signIn = await anAccount()
      const known = { ...stranger, cookie: await deviceOf(signIn, stranger) }
      await times(6, () => told(signIn, 'tebakan', stranger))

      expect(await told(signIn, right, stranger)).toBe('too-many-tries')
      for (let n = 0; n < 9; n++) expect(await told(signIn, 'salah', known)).toBe('wrong-pair')
      expect(await told(signIn, right, known)).toBe('in')
      for (let n = 0; n < 10; n++) expect(await told(signIn, 'salah', known)).toBe('wrong-pair')
      expect(await told(signIn, right, known)).toBe('too-many-tries')
    },
  )

  it('is known for its own account alone, and only with our signature', async () => {
    const [mine, other] = [await anAccount(), await anAccount()]
    const known = await deviceOf(mine, own)
    await times(6, () => told(other, 'tebakan', stranger))
    await times(6, () => told(mine, 'tebakan', stranger))

    expect(await told(other, right, { ...stranger, cookie: known })).toBe('too-many-tries')
    expect(
      await told(mine, right, { ...stranger, cookie: known.replace(/\.[^.]*$/, '.palsu') }),
    ).toBe('too-many-tries')
    expect(await told(mine, right, { ...stranger, cookie: known })).toBe('in')
  })
})

describe('an address of many people', () => {
  it('signs 1,200 people in within five minutes, none refused and none kept waiting', async () => {
    const delays: number[] = []
    const fifteenIn = (lane: string): Promise<void> =>
      world.asSystem(async (system) => {
        const ctx = { ...system, remoteAddress: '10.7.7.7' }
        for (let n = 0; n < 15; n++) {
          const tried = await countTry(ctx, `pegawai.${lane}.${n}`)
          delays.push(tried.delay)
          await forgetTries(ctx, tried)
        }
      })
    for (let second = 0; second < 300; second += 15) {
      world.setNow(new Date(Date.parse('2026-01-19T23:30:00Z') + second * 1000).toISOString())
      await Promise.all(['a', 'b', 'c', 'd'].map((lane) => fifteenIn(`${lane}${second}`)))
    }
    world.setNow('2026-01-20T02:00:00.000Z')

    expect(delays).toHaveLength(1200)
    expect(Math.max(...delays)).toBe(0)
  })

  it('waits from an unknown device after a hundred failures, holding no connection, and is not refused', async () => {
    const signIn = await anAccount()
    const from = { remoteAddress: '10.8.8.8' }
    await asTenant(
      `insert into identity.sign_in_tries (tenant_id, name, address, count, last_at)
       select 1, 'nama.' || n, '10.8.8.8', 5, '2026-01-20T01:58:00Z' from generate_series(1, 20) n`,
    )
    const known = await deviceOf(signIn, own)
    const begun = performance.now()
    const waiting = told(signIn, right, from)
    expect(await told(signIn, right, { ...from, cookie: known })).toBe('in')
    const held = await world.owner.query(
      `select 1 from pg_stat_activity where datname = current_database()
        and state like 'idle in transaction%'`,
    )

    expect(held.rowCount).toBe(0)
    expect(await waiting).toBe('in')
    expect(performance.now() - begun).toBeGreaterThan(950)
  })
})

describe('a failure', () => {
  it('is kept with its quarter of an hour and on record once, a name nobody has only as a hash', async () => {
    const signIn = await anAccount()
    const from = { remoteAddress: '198.51.100.4' }
    await times(3, () => told(signIn, 'salah', from))
    await times(2, () => told('Rahasia Saya 2026', 'salah', from))
    const kept = await asTenant<{
      name: string
      count: number
      quarter: Date
      account_id: string | null
    }>(
      `select name, count, quarter, account_id from identity.failed_sign_ins
        where address = '198.51.100.4' order by count desc`,
    )
    const entries = await asTenant<{ after: { name: string } }>(
      `select after from audit.contents where after->>'address' = '198.51.100.4'`,
    )

    expect(kept.map(({ name, count }) => [name, count])).toEqual([
      [signIn, 3],
      [expect.stringMatching(/^#[\w-]{43}$/), 2],
    ])
    expect(kept.map(({ account_id }) => account_id === null)).toEqual([false, true])
    expect(kept[0]?.quarter.toISOString()).toBe('2026-01-20T02:00:00.000Z')
    expect(entries.map(({ after }) => after.name).toSorted()).toEqual(
      kept.map(({ name }) => name).toSorted(),
    )
  })

  it('is told to the person at the next sign-in, once', async () => {
    const signIn = await anAccount()
    await told(signIn, right, own)
    await times(5, () => told(signIn, 'salah', stranger))
    await times(2, () => told(signIn, 'salah', { remoteAddress: '203.0.113.77' }))
    const next = async (): Promise<unknown> =>
      (await send(signIn, right, own)).json<{ failedSignIns: unknown }>().failedSignIns

    expect(await next()).toEqual({ count: 7, addresses: 2 })
    expect(await next()).toBeNull()
  })
})
