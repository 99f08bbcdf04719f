import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedSmallRegion } from '../testing/small-region.ts'
import { openWorld, sameOrigin, type World } from '../testing/world.ts'
import { type AccountsOrder, doOrder, readOrder } from './accounts.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await seedSmallRegion(world)
})
afterAll(() => world.close())

async function amanah(...args: string[]): Promise<string> {
  const lines: string[] = []
  await doOrder(
    (work) => world.asSystem(work),
    readOrder(args),
    (line) => lines.push(line),
  )
  return lines.join('\n')
}
type Opened = { name: string; unit: string; signIn: string; password: string }
const read = async (...args: string[]): Promise<Opened[]> =>
  JSON.parse(await amanah(...args, '--json'))
const signsIn = async ({ signIn, password }: Opened): Promise<number> =>
  (
    await world.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: sameOrigin,
      payload: { signIn, password },
    })
  ).statusCode

describe('accounts, asked for', () => {
  it.each<[string[], Partial<AccountsOrder> & object]>([
    [['list'], { what: 'list', meant: { all: true }, json: false }],
    [['open', '--all', '--json'], { what: 'open', meant: { all: true }, json: true }],
    [
      ['open', '--unit', '02', '--region', 'UJI'],
      { what: 'open', meant: { unit: '02' }, region: 'UJI' },
    ],
    [['open', '--sign-in', 'bupati'], { what: 'open', meant: { signIn: 'bupati' } }],
    [['reset', 'bupati'], { what: 'reset', signIn: 'bupati' }],
    [['close', 'bupati'], { what: 'close', signIn: 'bupati' }],
  ])('as %j', (args, order) => expect(readOrder(args)).toMatchObject(order))

  it.each([
    [['open']],
    [['open', '--all', '--unit', '02']],
    [['reset']],
    [['close', 'a', '--all']],
    [['hapus', 'a']],
    [['list', '--smua']],
  ])('refuses %j with how it is used', (args) =>
    expect(() => readOrder(args)).toThrow('Pemakaian: ./amanah accounts'),
  )
})

it('opens those of a unit, then the rest; what exists is not listed; each first password signs in', async () => {
  const office = await read('open', '--unit', '02')
  const rest = await read('open', '--all')

  expect(office.length).toBeGreaterThan(3)
  expect(rest.map(({ signIn }) => signIn)).toContain('wali.kota')
  expect(rest.filter(({ signIn }) => office.some((one) => one.signIn === signIn))).toEqual([])
  expect(Object.keys(office[0] ?? {})).toEqual(['name', 'unit', 'signIn', 'password'])
  expect(await signsIn(office[0] as Opened)).toBe(200)
  expect(await amanah('open', '--all')).toBe(
    'Tidak ada akun baru: semua yang dimaksud sudah punya akun.',
  )
  expect(await read('open', '--all')).toEqual([])
})

it('resets, closes and lists, each in words and as JSON', async () => {
  const [reset] = await read('reset', 'wali.kota')

  expect(await signsIn(reset as Opened)).toBe(200)
  expect(await amanah('list', '--sign-in', 'wali.kota')).toMatch(
    /belum ganti kata sandi, sampai 3\sFeb\s2026/,
  )
  expect(await amanah('close', 'WALI.KOTA')).toMatch(
    /^Akun wali\.kota \(.+\) ditutup; sesinya berakhir\.$/,
  )
  expect(await amanah('list', '--sign-in', 'wali.kota')).toMatch(/ditutup 20\sJan\s2026/)
  await expect(amanah('reset', 'wali.kota')).rejects.toMatchObject({
    refusal: { code: 'identity/account-closed' },
  })
  await expect(amanah('close', 'siapa')).rejects.toMatchObject({
    refusal: { code: 'identity/no-such-account' },
  })
  await expect(amanah('open', '--unit', '99')).rejects.toMatchObject({
    refusal: { code: 'accounts/no-unit' },
  })
  expect((await read('open', '--sign-in', 'wali.kota')).map(({ signIn }) => signIn)).toEqual([
    'wali.kota',
  ])
})
