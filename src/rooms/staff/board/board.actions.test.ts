import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveAgreedSkps } from '../../../testing/agreed-skps.ts'
import { cookieOf } from '../../../testing/calls.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { admitPerson } from '../../organisation/index.ts'
import { ratingContract } from '../evaluation/rating.contract.ts'
import { boardContract } from './board.contract.ts'
import { staffFacts } from './staff-facts.store.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const people = ['surya', 'eko', 'joko', 'maya'] as const
const as = (who: string) => ({
  ...world.calls(boardContract, cookies[who]),
  ...world.calls(ratingContract, cookies[who]),
})

beforeAll(async () => {
  world = await openWorld('2026-03-30T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveAgreedSkps(world, region, ['ekoKabidSmp', 'jokoStaf', 'suryaKepalaDinas'])
  for (const name of people) await world.signIn(region.people[name])
  await world.toDay('2026-04-02')
  for (const name of people) {
    const signIn = `orang-${region.people[name].slice(-12)}`
    cookies[name] = await cookieOf(world.app, {
      ...{ host: 'localhost', signIn, password: 'kata sandi untuk uji' },
    })
  }
})
afterAll(() => world.close())

it('shows the year of an official in four statements, and who is waited for', async () => {
  await as('eko').readOwnYear({ year: 2026 })
  const seen = await world.statementsOf(() => as('eko').readOwnYear({ year: 2026 }))
  // two of the session; one more where somebody is on leave
  expect(seen).toHaveLength(5)
  const { steps, rates } = await as('eko').readOwnYear({ year: 2026 })
  expect(steps.map(({ step, state }) => [step, state])).toEqual([
    ['SKP', 'DONE'],
    ['LOG', 'WAITS'],
    ['FEEDBACK', 'NONE'],
    ['EVALUATION', 'WAITS'],
    ['ALLOWANCE', 'NONE'],
  ])
  expect(steps[3]).toMatchObject({ waitsFor: 'Anda', mine: true, since: '2026-04-01' })
  expect(rates).toBeGreaterThan(0)
})

it('owes nothing by who has a role and no post', async () => {
  const id = await world.asSystem((ctx) => admitPerson(ctx, { name: 'Rina Kusuma', nip: null }))
  cookies.rina = await world.signIn(id, [{ role: 'ORGANISATION_BUREAU' }])
  const { steps } = await as('rina').readOwnYear({ year: 2026 })
  expect(steps.map(({ state }) => state)).toEqual(['NONE', 'NONE', 'NONE', 'NONE', 'NONE'])
  expect(steps[0]?.sentence).toContain('tidak memegang jabatan')
  expect(steps[1]?.sentence).toContain('tidak ada hari yang wajib dicatat')
})

it('counts whom a rater rates, and shows no office to whom none is given', async () => {
  const board = await as('surya').readStaffBoard({ year: 2026 })
  expect(board).toMatchObject({ period: '2026-Q1', week: { from: '2026-03-30', to: '2026-04-02' } })
  expect(board.own).toMatchObject({
    ...{ id: null, skp: { agreed: 1 }, evaluations: { open: 1 }, predicates: null },
  })
  const seen = await world.statementsOf(() => as('surya').readStaffBoard({ year: 2026 }))
  expect(seen).toHaveLength(7)
  expect((await as('joko').readStaffBoard({ year: 2026 })).own).toBeNull()
})

it('tells a person who looked, over a set too, and not that they looked themselves', async () => {
  const eko = (await as('eko').listOwnEvaluations({})).items[0]
  await as('eko').readEvaluation({ id: eko?.id ?? '' })
  expect((await as('eko').listLooksAtMe({})).items).toEqual([])

  await as('surya').listRatings({})
  await as('surya').readEvaluation({ id: eko?.id ?? '' })
  const { items } = await as('eko').listLooksAtMe({})
  expect(items.map(({ what, why }) => [what.replace(/, .*/, ''), why])).toEqual([
    ['Membaca evaluasi Triwulan I 2026', 'pejabat penilai Anda'],
    ['Membuka daftar penilaian Triwulan I 2026', 'pejabat penilai Anda'],
  ])
  // not rated by Surya
  expect((await as('joko').listLooksAtMe({})).items).toEqual([])
})

it('offers its facts: SKPs agreed to, days written of, evaluations rated', async () => {
  const read = (name: string, period: string, unitId: string | null = null) =>
    world.asSystem((ctx) => staffFacts.read(ctx, name, period, unitId))
  expect(await read('staff.skp-agreed', '2026')).toMatchObject({ numerator: '3', denominator: '3' })
  expect(await read('staff.log-days', '2026-04')).toMatchObject({
    ...{ numerator: '0', denominator: null },
  })
  expect(await read('staff.evaluations-rated', '2026-Q1')).toMatchObject({
    ...{ numerator: '0', denominator: '3' },
  })
  expect(await read('staff.unheard-of', '2026')).toBeNull()
})
