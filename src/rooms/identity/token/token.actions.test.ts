import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessTable } from '../../../access.table.ts'
import { allRoutes } from '../../../app.ts'
import { type AccessWorld, openAccessWorld } from '../../../testing/access-world.ts'
import { sent } from '../../../testing/calls.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { tokenContract } from '../index.ts'

let access: AccessWorld
const until = '2026-12-31'
const own = (role: 'bureau' | 'personnel') =>
  access.world.calls(tokenContract, access.cookies[role])
const nameOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`

beforeAll(async () => {
  access = await openAccessWorld()
})
afterAll(() => access.world.close())

/** What a token opens of everything there is, asked as the table of access asks. */
async function openedBy(token: string): Promise<string[]> {
  const opened: string[] = []
  for (const line of accessTable) {
    const route = allRoutes.find((one) => nameOf(one) === line.route)
    if (route?.access !== 'signed-in') continue
    const headers = { authorization: `Bearer ${token}` }
    const { statusCode } = await sent(
      access.world.app,
      route,
      line.asks(access.things.own),
      headers,
    )
    if (![401, 403].includes(statusCode)) opened.push(line.route)
  }
  return opened
}

it('reads what its scopes name and nothing else, writes nothing, and is revoked', async () => {
  const { id, token } = await own('bureau').makeToken({
    ...{ name: 'Dasbor provinsi', scopes: ['budget.read'], expiresOn: until },
  })
  const named = allRoutes.filter(({ scope }) => scope === 'budget.read').map(nameOf)
  expect((await openedBy(token)).toSorted()).toEqual(named.toSorted())
  expect((await own('bureau').listTokens({})).items).toMatchObject([
    { id, name: 'Dasbor provinsi', lastUsedAt: expect.any(String) },
  ])

  await own('bureau').revokeToken({ tokenId: id })
  expect(await openedBy(token)).toEqual([])
  expect(await openedBy('bukan-token-siapa-pun-di-sini')).toEqual([])
})

it('with every scope opens only readings that a contract names', async () => {
  const { token } = await own('bureau').makeToken({
    name: 'Satu data',
    scopes: [
      'organisation.read',
      'planning.read',
      'budget.read',
      'agreements.read',
      'results.read',
    ],
    expiresOn: until,
  })
  const named = allRoutes.filter(({ scope }) => scope)
  expect(named.length).toBeGreaterThan(8)
  expect(named.filter(({ method }) => method !== 'GET')).toEqual([])
  expect((await openedBy(token)).toSorted()).toEqual(named.map(nameOf).toSorted())
})

it('is made by administrators of the region, for a year at most, and ends on its day', async () => {
  const asked = { name: 'Uji', scopes: ['budget.read' as const] }
  const { makeToken } = own('bureau')
  expect(await refusedCode(own('personnel').makeToken({ ...asked, expiresOn: until }))).toBe(
    'identity/not-access-manager',
  )
  for (const expiresOn of ['2026-04-10', '2028-01-01'])
    expect(await refusedCode(makeToken({ ...asked, expiresOn }))).toBe('identity/token-expiry')
  const { token } = await makeToken({ ...asked, expiresOn: '2026-04-11' })
  expect(await openedBy(token)).not.toEqual([])
  access.world.setNow('2026-04-11T02:00:00.000Z')
  expect(await openedBy(token)).toEqual([])
})
