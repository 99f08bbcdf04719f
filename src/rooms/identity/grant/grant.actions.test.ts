import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cookieOf } from '../../../testing/calls.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { saveHandling } from '../account/handling.store.ts'
import { grantContract, sessionContract } from '../index.ts'
import type { GrantRole } from '../session/session.contract.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const desk = (who: string) => world.calls(grantContract, cookies[who])
const decree = { number: 'Keputusan Wali Kota 188/7/2026', date: '2026-01-15' }
const give = (
  by: string,
  to: keyof SmallRegion['people'],
  role: GrantRole,
  more: { unitId?: string; from?: string; until?: string; decree?: typeof decree } = {},
) => desk(by).giveRole({ personId: region.people[to], role, decree, from: '2026-01-20', ...more })
/** Does the role of a planner reach this session? */
const plans = async (who: string): Promise<boolean> => {
  const { actor } = await world.calls(sessionContract, cookies[who]).readSession({})
  return actor.mandates.some(({ rights }) => rights.includes('planning.manage'))
}
const signInAgain = async (...names: (keyof SmallRegion['people'])[]): Promise<void> => {
  for (const name of names)
    cookies[name] = await cookieOf(world.app, {
      host: 'localhost',
      signIn: `orang-${region.people[name].slice(-12)}`,
      password: 'kata sandi untuk uji',
    })
}

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  cookies.lina = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
  for (const name of ['yusuf', 'eko', 'sari', 'tono', 'hasan', 'gita', 'nur'] as const)
    cookies[name] = await world.signIn(region.people[name])
})
beforeEach(() => world.setNow('2026-01-20T02:00:00.000Z'))
afterAll(() => world.close())

describe('the first administrators of a region', () => {
  it('appoint each other alone, never themselves, and what they give counts with the next request', async () => {
    expect(await refusedCode(give('lina', 'lina', 'PLANNING'))).toBe('identity/own-grant')
    expect(await refusedCode(give('yusuf', 'sari', 'PLANNING'))).toBe('identity/not-granter')
    expect(await plans('sari')).toBe(false)

    expect((await give('lina', 'sari', 'PLANNING')).state).toBe('ACTIVE')
    expect(await plans('sari')).toBe(true)

    const both = await Promise.all([
      give('lina', 'yusuf', 'ORGANISATION_BUREAU'),
      give('lina', 'eko', 'ORGANISATION_BUREAU'),
    ])
    expect(both.map(({ state }) => state).toSorted()).toEqual(['ACTIVE', 'WAITING'])
    const [passed, waiting] = both[0].state === 'ACTIVE' ? both : both.toReversed()
    cookies.second = cookies[passed?.person.id === region.people.eko ? 'eko' : 'yusuf'] ?? ''
    await desk('lina').withdrawGrant({ grantId: waiting?.id ?? '', reason: 'Satu dahulu' })
  })
})

describe('a grant of the whole region, where two administer it', () => {
  const tasksOf = async (who: string): Promise<number> => {
    const headers = { cookie: cookies[who] ?? '', host: 'localhost' }
    const { body } = await world.app.inject({ method: 'GET', url: '/api/tasks', headers })
    return body.split('identity/confirm-grant').length - 1
  }

  it('waits for the other one, who finds a task, and gives nothing until then', async () => {
    const proposal = await give('lina', 'tono', 'PLANNING')
    expect([proposal.state, proposal.proposedBy?.id]).toEqual(['WAITING', region.people.lina])
    expect(await plans('tono')).toBe(false)
    expect([await tasksOf('second'), await tasksOf('lina')]).toEqual([1, 0])

    const grantId = proposal.id
    expect(await refusedCode(desk('lina').confirmGrant({ grantId }))).toBe('identity/own-proposal')
    expect(await refusedCode(desk('tono').confirmGrant({ grantId }))).toBe('identity/own-grant')
    const confirmed = await desk('second').confirmGrant({ grantId })
    expect([confirmed.state, confirmed.confirmedBy === null]).toEqual(['ACTIVE', false])
    expect([await plans('tono'), await tasksOf('second')]).toEqual([true, 0])
    expect(await refusedCode(desk('second').confirmGrant({ grantId }))).toBe(
      'identity/grant-not-waiting',
    )
  })
  it('is no matter of one hand: whose account the proposer has just reset says no yes', async () => {
    const { account, person } = await world.calls(sessionContract, cookies.second).readSession({})
    const { id: grantId } = await give('lina', 'gita', 'BUDGET')
    await world.asSystem((ctx) =>
      saveHandling(
        { ...ctx, actor: { ...ctx.actor, personId: region.people.lina } },
        [{ id: account.id, personId: person.id }],
        'RESET',
      ),
    )
    expect(await refusedCode(desk('second').confirmGrant({ grantId }))).toBe(
      'identity/proposer-reset',
    )
    await desk('lina').withdrawGrant({ grantId, reason: 'Selesai diuji' })
  })
  it('is refused with a reason, and its task goes', async () => {
    const { id: grantId } = await give('lina', 'gita', 'AUDITOR')
    expect(await refusedCode(desk('second').withdrawGrant({ grantId, reason: ' ' }))).toBe(
      'identity/no-reason',
    )
    await desk('second').withdrawGrant({ grantId, reason: 'Belum ada penugasan' })
    expect([
      await tasksOf('second'),
      await refusedCode(desk('second').confirmGrant({ grantId })),
    ]).toEqual([0, 'identity/no-such-grant'])
  })
})

it('refuses what cannot be, in one sentence each, and writes nothing', async () => {
  const unitId = region.units.dinasPendidikan
  const before = await desk('lina').listGrants({ limit: 100 })
  const codes = [
    await refusedCode(give('lina', 'gita', 'OPERATOR')),
    await refusedCode(give('lina', 'gita', 'BUDGET', { unitId })),
    await refusedCode(give('lina', 'gita', 'OPERATOR', { unitId: region.units.pemda })),
    await refusedCode(give('lina', 'gita', 'OPERATOR', { unitId: region.people.gita })),
    await refusedCode(
      give('lina', 'gita', 'BUDGET', { decree: { ...decree, date: '2026-01-21' } }),
    ),
    await refusedCode(give('lina', 'gita', 'BUDGET', { until: '2026-01-20' })),
    await refusedCode(give('lina', 'sari', 'PLANNING')),
    await refusedCode(
      desk('lina').giveRole({ personId: unitId, role: 'BUDGET', decree, from: '2026-01-20' }),
    ),
  ]
  expect(codes).toEqual([
    'identity/unit-needed',
    'identity/unit-not-taken',
    'identity/unit-above-offices',
    'identity/no-such-unit',
    'identity/decree-in-future',
    'identity/grant-backwards',
    'identity/grant-doubled',
    'identity/no-such-person',
  ])
  expect(await desk('lina').listGrants({ limit: 100 })).toEqual(before)
})

it('lets the administrator of an office appoint its operators and see its roles, no others', async () => {
  const own = { unitId: region.units.dinasPendidikan }
  expect((await give('lina', 'nur', 'UNIT_ADMIN', own)).state).toBe('ACTIVE')
  const operator = await give('nur', 'gita', 'OPERATOR', own)
  expect([operator.state, operator.agencyId]).toEqual(['ACTIVE', own.unitId])
  expect([
    await refusedCode(give('nur', 'hasan', 'OPERATOR', { unitId: region.units.badanKeuangan })),
    await refusedCode(give('nur', 'hasan', 'UNIT_ADMIN', own)),
    await refusedCode(give('nur', 'hasan', 'AUDITOR')),
    await refusedCode(give('nur', 'hasan', 'OPERATOR', own)),
  ]).toEqual([...Array(3).fill('identity/not-granter'), 'identity/grant-outsider'])

  const seen = await desk('nur').listGrants({})
  expect(seen.items.map(({ role }) => role)).toEqual(['OPERATOR', 'UNIT_ADMIN'])
  expect(await refusedCode(desk('gita').listGrants({}))).toBe('identity/grants-closed')
})

it('ends by a decree: access goes with the next request, what was known stays on record', async () => {
  const { items } = await desk('lina').listGrants({ role: 'PLANNING', search: 'sari' })
  const grantId = items[0]?.id ?? ''
  const end = { grantId, decree: { number: 'SK 9/2026', date: '2026-02-01' }, on: '2026-02-02' }
  expect(await refusedCode(desk('lina').endGrant(end))).toBe('identity/decree-in-future')
  world.setNow('2026-02-02T02:00:00.000Z')
  await signInAgain('lina', 'sari')
  expect(await plans('sari')).toBe(true)

  const ended = await desk('lina').endGrant(end)
  expect([ended.state, ended.until, ended.endDecree?.number]).toEqual([
    'ENDED',
    '2026-02-02',
    'SK 9/2026',
  ])
  expect(await plans('sari')).toBe(false)
  expect(await refusedCode(desk('lina').endGrant(end))).toBe('identity/grant-ended')
  const again = await give('lina', 'sari', 'PLANNING', { from: '2026-02-02' })
  expect(again.state).toBe('WAITING')
})

it('tells for anybody what they may do, by which post or decree, and since when', async () => {
  const headers = { cookie: cookies.gita ?? '', host: 'localhost' }
  const told = await world.app.inject({ method: 'GET', url: '/api/notices', headers })
  expect(told.body).toContain('Kewenangan Anda bertambah: Operator perangkat daerah.')

  const { items } = await desk('gita').readMandates({ personId: region.people.gita })
  const lines = items.map(({ kind, title, since, decree: by, office }) => [
    kind,
    title,
    since,
    by?.number ?? null,
    office,
  ])
  expect(lines).toEqual([
    ['assignment', expect.any(String), '2025-02-20', null, 'Dinas Pendidikan'],
    ['grant', 'Operator perangkat daerah, Disdik', '2026-01-20', decree.number, 'Dinas Pendidikan'],
  ])
  expect(items.at(-1)?.rights).toContain('figures.report')
  expect(await refusedCode(desk('gita').readMandates({ personId: region.people.eko }))).toBe(
    'identity/mandates-closed',
  )
})
