import { afterAll, beforeAll, expect, it } from 'vitest'
import { cookieOf } from '../../testing/calls.ts'
import { type Handing, handPosts } from '../../testing/play-succession.ts'
import { inRegionOne, nodeIdIn, saveSmallBudget, saveSmallPlan } from '../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { certify, requestFor } from '../documents/index.ts'
import { agreementsHeir } from './agreements.ports.ts'
import {
  agreementContract,
  amendingContract,
  clausesQuery,
  closingContract,
  handoverContract,
  roundContract,
  signingContract,
} from './index.ts'

const passphrase = 'mangga harum di halaman'
const names = {
  maya: 'Maya Lestari',
  surya: 'Drs. Surya Pratama, M.Pd.',
  eko: 'Eko Nugroho, S.Pd.',
  dewi: 'Dewi Anggraini, S.Pd., M.M.',
} as const
let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(amendingContract, cookies[who]),
  ...world.calls(closingContract, cookies[who]),
  ...world.calls(handoverContract, cookies[who]),
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(roundContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
})
const why = { cause: 'STRATEGY_CHANGE', reason: 'Bergeser', reference: 'DPPA 2026' } as const
const idOf = async (title: string): Promise<string> =>
  (await as('bagus').listAgreements({ year: 2026, search: title })).items[0]?.id ?? ''
const page = (id: string) => as('bagus').readAgreement({ id })
const sign = (who: string, id: string) => as(who).signAgreement({ id, passphrase })
/** What acts at the same moment came to, each `done` or the code of its refusal. */
const atOnce = async (...acts: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(acts)).map((one) =>
    one.status === 'fulfilled' ? 'done' : (one.reason.refusal?.code ?? String(one.reason)),
  )
const move = (code: string, value: string) =>
  inRegionOne(world.owner, async (client) => {
    const query = 'update planning.targets set value = $2 where measure_id = $1'
    await client.query(query, [nodeIdIn(`m${code}`), value])
  })
/** By whose promise, in which state and at what target a measure is held on a day. */
const heldOn = (code: string, on: string): Promise<unknown> =>
  world.asSystem(async (ctx) => {
    const measure = ctx.db
      .selectFrom('agreements.rows')
      .select('measureId')
      .where('measureId', '=', nodeIdIn(`m${code}`))
    const [row] = await clausesQuery(ctx, { year: 2026, on }, measure.$castTo<string>()).execute()
    return row && [row.clause.receiver, row.clause.state, row.clause.target]
  })
const hand = (on: string, handing: Handing) =>
  world.asSystem(async (ctx) => {
    const change = await handPosts(ctx, on, [handing])
    await agreementsHeir.execute(ctx, { ...change, answers: {} })
  })

let [office, below, staff] = ['', '', '']

/** Another day; sessions do not last that long. */
async function comes(day: string): Promise<void> {
  world.setNow(`${day}T02:00:00.000Z`)
  for (const who of ['bagus', 'eko', 'maya'] as const) {
    const signIn = `orang-${region.people[who].slice(-12)}`
    const asked = { host: 'localhost', signIn, password: 'kata sandi untuk uji' }
    cookies[who] = await cookieOf(world.app, asked)
  }
}

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  world.setNow('2026-10-05T02:00:00.000Z')
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  cookies.indah = await world.signIn(region.people.indah)
  for (const who of ['maya', 'surya', 'eko', 'dewi'] as const) {
    cookies[who] = await world.signIn(region.people[who])
    await world.asSystem(async (ctx) =>
      certify(ctx, await requestFor(ctx, { id: region.people[who], name: names[who] }, passphrase)),
    )
  }
  await as('bagus').draftCascade({ year: 2026 })
  office = await idOf('Kepala Dinas Pendidikan')
  below = await idOf('Kepala Bidang Pembinaan SD')
  staff = await idOf('Pengembang Teknologi')
  await sign('surya', office)
  await sign('maya', office)
  await sign('eko', below)
})
afterAll(() => world.close())

it('amends nothing that is being signed, and the signature stands', async () => {
  const amend = () => as('bagus').draftAmendment({ id: below, ...why })
  expect(await atOnce(amend())).toEqual(['agreements/wrong-state'])
  await sign('surya', below)
  expect(await page(below)).toMatchObject({ version: 1, state: 'ACTIVE' })
})

it('carries the last signature of an amendment through, whatever is asked of it meanwhile', async () => {
  await move('S1', '90.00')
  await as('bagus').draftAmendment({ id: office, ...why })
  await sign('surya', office)
  await move('S1', '95.00')

  const again = as('bagus').draftAmendment({ id: office, ...why })
  expect(await atOnce(again)).toEqual(['agreements/amendment-open'])
  const came = await atOnce(
    sign('maya', office),
    as('bagus').draftCascade({ year: 2026 }),
    as('bagus').cancelAgreement({ id: office, reason: 'Tidak jadi' }),
  )
  expect(came).toEqual(['done', 'done', expect.stringMatching(/^agreements\//)])
  expect(await page(office)).toMatchObject({
    ...{ version: 2, state: 'ACTIVE', inForce: null, rowList: [{ target: '90.00' }] },
  })
  expect((await as('bagus').readVersions({ id: office })).items.map(({ state }) => state)).toEqual([
    ...['SUPERSEDED', 'ACTIVE'],
  ])
})

it('takes one of two different answers given to a row at the same moment', async () => {
  const row = async () => {
    const [one] = (await as('indah').readTalk({ id: staff })).rows
    if (!one) throw new Error('no row')
    return one
  }
  const { key, target } = await row()
  const read = { id: staff, key, reason: 'Satu gedung baru selesai' }
  const accept = (who: string, round: number) =>
    as(who).answerRound({ id: staff, key, round, block: 'ROW', answer: 'ACCEPTED' })
  await as('indah').proposeRow({ ...read, round: 0, standing: target, target: '25' })
  await as('eko').proposeRow({ ...read, round: 1, standing: target, target: '26' })

  // the giver still has the page of the first round before them
  expect(await atOnce(accept('indah', 2), accept('eko', 1))).toEqual([
    ...['done', 'agreements/talk-moved'],
  ])
  expect(await row()).toMatchObject({ target: '26', rounds: { length: 3 } })

  await as('eko').proposeRow({ ...read, round: 3, standing: '26', target: '27' })
  const both = await atOnce(
    accept('indah', 4),
    as('eko').proposeRow({ ...read, round: 4, standing: '26', target: '28' }),
  )
  expect(both.toSorted()).toEqual(['agreements/talk-moved', 'done'])
  const after = await row()
  expect(after.rounds).toHaveLength(5)
  expect(after.target).toBe(both[0] === 'done' ? '27' : '26')
})

it('hands over a promise in its second version with its third on the way: days before and after', async () => {
  await as('bagus').draftAmendment({ id: office, ...why, effectiveFrom: '2026-11-01' })
  await sign('surya', office)
  await hand('2026-10-05', {
    assignment: region.assignments.suryaKepalaDinas,
    to: region.people.dewi,
  })

  expect(await heldOn('S1', '2026-09-30')).toEqual([names.surya, 'SUPERSEDED', '82.00'])
  expect(await heldOn('S1', '2026-10-04')).toEqual([names.surya, 'ENDED', '90.00'])
  expect(await heldOn('S1', '2026-10-05')).toEqual([names.dewi, 'DRAFT', '95.00'])
  expect(await atOnce(sign('maya', office), sign('surya', office))).toEqual([
    expect.stringMatching(/^agreements\//),
    expect.stringMatching(/^(agreements|identity)\//),
  ])
  expect(await page(office)).toMatchObject({ version: 2, state: 'ENDED' })
  const note = await as('maya').readHandover({ id: office })
  expect(note).toMatchObject({ version: 2, leaving: names.surya, rows: [{ target: '90.00' }] })
})

it('lets the successor sign at once, as version 1 of a promise of their own', async () => {
  const { items } = await as('bagus').listAgreements({ year: 2026, search: 'Kepala Dinas' })
  const next = items.find(({ state }) => state === 'DRAFT')?.id ?? ''
  await sign('dewi', next)
  await sign('maya', next)
  expect(await page(next)).toMatchObject({ version: 1, state: 'ACTIVE' })
  expect(await heldOn('S1', '2026-10-04')).toEqual([names.surya, 'ENDED', '90.00'])
  expect(await heldOn('S1', '2026-10-05')).toEqual([names.dewi, 'ACTIVE', '95.00'])
})

it('does not count a version longer than its official was there, where the next one begins later', async () => {
  await move('P1', '93.00')
  await as('bagus').draftAmendment({ id: below, ...why, effectiveFrom: '2026-11-01' })
  await sign('eko', below)
  await sign('dewi', below)
  expect(await heldOn('P1', '2026-10-31')).toEqual([names.eko, 'SUPERSEDED', '91.50'])

  await comes('2026-10-20')
  await hand('2026-10-20', { assignment: region.assignments.ekoPltKabidSd })
  expect(await heldOn('P1', '2026-10-19')).toEqual([names.eko, 'SUPERSEDED', '91.50'])
  expect(await heldOn('P1', '2026-10-20')).toBeUndefined()
  // what is handed over is what counted on the last day
  const note = await as('eko').readHandover({ id: below })
  expect(note).toMatchObject({ version: 1, until: '2026-10-19', rows: [{ target: '91.50' }] })
})

it('lets nobody sign for both sides after a transfer into the post of the giver', async () => {
  await inRegionOne(world.owner, async (client) => {
    const query = `insert into planning.targets (tenant_id, id, measure_id, period, value, recorded_at)
      values (1, gen_random_uuid(), $1, '2026', '75.00', '2026-01-21')`
    await client.query(query, [nodeIdIn('mP2')])
  })
  await as('bagus').draftCascade({ year: 2026 })
  const own = await idOf('Kepala Bidang Pembinaan SMP')
  await sign('eko', own)
  await comes('2026-10-21')
  const { items } = await as('bagus').listAgreements({ year: 2026, search: 'Kepala Dinas' })
  const giver = items.find(({ state }) => state === 'ACTIVE')?.id ?? ''
  const { mandateId } = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('agreements.agreements')
      .select('mandateId')
      .where('id', '=', giver)
      .executeTakeFirstOrThrow(),
  )
  await hand('2026-10-21', { assignment: mandateId, to: region.people.eko, acting: true })
  // given from above both posts now, and read again before it is signed anew
  const regiven = { state: 'NEGOTIATION', secondParty: { name: names.maya } }
  expect(await page(own)).toMatchObject(regiven)
  await sign('eko', own)
  const back = as('eko').returnAgreement({ id: own, reason: 'Kembali' })
  expect(await atOnce(back)).toEqual(['agreements/both-sides'])
  expect(await page(own)).toMatchObject({ state: 'SIGNED_FIRST' })
  await sign('maya', own)
  expect(await page(own)).toMatchObject({ state: 'ACTIVE', secondParty: { name: names.maya } })
})

it('agrees to no amendment once the year of the promise is over, and it can be withdrawn', async () => {
  await comes('2026-12-30')
  const mayor = await idOf('Wali Kota')
  await sign('maya', mayor)
  await as('bagus').draftAmendment({ id: mayor, ...why })
  await comes('2027-01-04')

  expect(await atOnce(as('maya').agreeAgreement({ id: mayor }), sign('maya', mayor))).toEqual([
    'agreements/year-over',
    'agreements/year-over',
  ])
  await as('bagus').cancelAgreement({ id: mayor, reason: 'Tahunnya sudah berakhir.' })
  expect(await page(mayor)).toMatchObject({ version: 1, state: 'ACTIVE' })
})
