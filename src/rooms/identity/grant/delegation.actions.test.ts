import { afterAll, beforeAll, expect, it } from 'vitest'
import { cookieOf } from '../../../testing/calls.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { sessionContract } from '../index.ts'
import { delegationContract } from './delegation.contract.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const desk = (who: string) => world.calls(delegationContract, cookies[who])
const decree = { number: 'ST 090/12/2026', date: '2026-01-19' }
type Asked = Parameters<ReturnType<typeof desk>['giveDelegation']>[0]
const give = (by: string, to: keyof SmallRegion['people'], more: Partial<Asked> = {}) =>
  desk(by).giveDelegation({
    ...{ positionId: region.positions.kepalaDinas, personId: region.people[to], decree },
    ...{ from: '2026-01-20', until: '2026-02-01', ...more },
  })
const actsFor = async (who: string) => {
  const { actor } = await world.calls(sessionContract, cookies[who]).readSession({})
  return actor.mandates.flatMap(({ title, onBehalfOf }) => (onBehalfOf ? [title] : []))
}

beforeAll(async () => {
  world = await openWorld('2026-01-20T02:00:00.000Z')
  region = await seedSmallRegion(world)
  for (const name of ['surya', 'dewi', 'eko', 'putri'] as const)
    cookies[name] = await world.signIn(region.people[name])
})
afterAll(() => world.close())

it('is given from an own post, to a colleague of the office, by a paper, for a time', async () => {
  const refused = [
    await refusedCode(give('dewi', 'eko')),
    await refusedCode(give('surya', 'surya')),
    await refusedCode(give('surya', 'putri')),
    await refusedCode(give('surya', 'dewi', { from: '2026-01-19' })),
    await refusedCode(give('surya', 'dewi', { until: '2026-01-20' })),
    await refusedCode(give('surya', 'dewi', { until: '2028-01-20' })),
    await refusedCode(give('surya', 'dewi', { decree: { ...decree, date: '2026-03-01' } })),
  ]
  expect(refused).toEqual([
    'identity/not-own-post',
    'identity/delegate-self',
    'identity/delegate-outsider',
    'identity/delegation-past',
    'identity/grant-backwards',
    'identity/delegation-long',
    'identity/decree-in-future',
  ])
  expect(await actsFor('dewi')).toEqual([])
})

it('is a mandate of the delegate until its day, seen by whoever works here, ended at once', async () => {
  const { id, state } = await give('surya', 'dewi')
  expect(state).toBe('ACTIVE')
  expect(await refusedCode(give('surya', 'dewi'))).toBe('identity/grant-doubled')
  expect(await actsFor('dewi')).toEqual(['Pemeriksa angka atas nama Kepala Dinas Pendidikan'])

  const { dinasPendidikan: unit } = region.units
  const [shown] = (await desk('putri').listDelegations({ unit })).items
  expect(shown).toMatchObject({ giver: { id: region.people.surya }, until: '2026-02-01' })
  const ofDewi = await desk('surya').listDelegations({ person: region.people.dewi })
  expect(ofDewi.items.map((line) => line.id)).toEqual([id])

  world.setNow('2026-02-01T02:00:00.000Z')
  for (const name of ['surya', 'dewi', 'putri'] as const)
    cookies[name] = await cookieOf(world.app, {
      host: 'localhost',
      signIn: `orang-${region.people[name].slice(-12)}`,
      password: 'kata sandi untuk uji',
    })
  expect(await actsFor('dewi')).toEqual([])

  const again = await give('surya', 'dewi', { from: '2026-02-01', until: '2026-03-01' })
  expect(await refusedCode(desk('putri').endDelegation({ grantId: again.id }))).toBe(
    'identity/not-delegator',
  )
  expect(await desk('dewi').endDelegation({ grantId: again.id })).toEqual({ ended: true })
  expect(await actsFor('dewi')).toEqual([])
  expect(await refusedCode(desk('surya').endDelegation({ grantId: again.id }))).toBe(
    'identity/no-such-delegation',
  )
})
