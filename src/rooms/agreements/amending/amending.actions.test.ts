import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveFigures } from '../../../testing/small-figures.ts'
import {
  inRegionOne,
  nodeIdIn,
  saveSmallBudget,
  saveSmallPlan,
} from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { agreementContract, amendingContract, closingContract } from '../index.ts'
import { saveStates } from '../signing/signing.store.ts'
import { draftAmendments } from './drafting-amendments.actions.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(amendingContract, cookies[who]),
  ...world.calls(closingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
})
const idOf = async (title: string): Promise<string> =>
  (await as('bagus').listAgreements({ year: 2026, search: title })).items[0]?.id ?? ''
const why = {
  cause: 'STRATEGY_CHANGE',
  reason: 'Anggaran bergeser',
  reference: 'DPPA 2026 Nomor 900/123',
} as const
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: { refusal?: { code: string }; code?: string }) => error.refusal?.code ?? error.code,
  )
let [office, below, staff] = ['', '', '']

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  world.setNow('2026-10-05T02:00:00.000Z')
  for (const who of ['bagus', 'maya', 'surya', 'eko'] as const)
    cookies[who] = await world.signIn(
      region.people[who],
      who === 'bagus' ? [{ role: 'ORGANISATION_BUREAU' }] : [],
    )
  await as('bagus').draftCascade({ year: 2026 })
  office = await idOf('Kepala Dinas Pendidikan')
  below = await idOf('Kepala Bidang Pembinaan SD')
  staff = await idOf('Pengembang Teknologi')
  // As if everybody had signed, but for one.
  await world.asSystem(async (ctx) => {
    const all = await ctx.db.selectFrom('agreements.current').selectAll().execute()
    const signed = all.filter(({ id }) => id !== staff)
    const subjects = all.map(({ id }) => id)
    await ctx.tasks.close({ kind: 'agreements/read-draft', subjects, reason: 'Disepakati' })
    await saveStates(
      ctx,
      signed.map(({ versionId, sequence }) => ({ versionId, sequence, state: 'ACTIVE' })),
    )
  })
  await inRegionOne(world.owner, async (client) => {
    await client.query("update planning.targets set value = '90.00' where measure_id = $1", [
      nodeIdIn('mS1'),
    ])
  })
})
afterAll(() => world.close())

it('drafts the next version from the plan of today; the one in force goes on meanwhile', async () => {
  const drafted = await as('maya').draftAmendment({ id: office, ...why })

  expect(drafted).toMatchObject({ version: 2, effectiveFrom: '2026-10-01' })
  expect(await as('surya').readAgreement({ id: office })).toMatchObject({
    ...{ version: 2, state: 'DRAFT', inForce: 1, promiseState: 'ACTIVE', late: false },
    rowList: [{ target: '90.00' }],
  })
  const query = `select title, due_on::text from tasks.tasks
    where subject = $1 and kind = 'agreements/read-draft' and closed_at is null`
  const tasks = { rows: [] as unknown[] }
  await inRegionOne(world.owner, async (client) => {
    tasks.rows = (await client.query(query, [office])).rows
  })
  expect(tasks.rows).toEqual([
    { title: 'Baca konsep PK Perubahan 2026 Anda', due_on: '2026-11-05' },
  ])
})

it('refuses a second one, what is not in force, and whoever neither drafts nor gives', async () => {
  const refused = (who: string, id: string, more: object = {}) =>
    codeOf(as(who).draftAmendment({ id, ...why, ...more }))

  expect(await refused('bagus', office)).toBe('agreements/amendment-open')
  expect(await refused('bagus', staff)).toBe('agreements/wrong-state')
  expect(await refused('eko', below)).toBe('agreements/not-amender')
  expect(await refused('surya', below, { reason: ' ' })).toBe('agreements/reason-missing')
  expect(await refused('surya', below, { reference: null })).toBe('agreements/reference-missing')
  expect(await refused('surya', below, { effectiveFrom: '2026-10-02' })).toBe(
    'agreements/effective-not-month',
  )
  expect(await refused('surya', below, { effectiveFrom: '2027-01-01' })).toBe(
    'agreements/effective-not-month',
  )
})

it('keeps the months whose figures are verified, and no others', async () => {
  await saveFigures(world, [
    { code: 'P1', period: '2026-Q2', value: '91', verdict: 'VERIFIED' },
    { code: 'P1', period: '2026-Q3', value: '91' },
  ])
  const held = as('surya').draftAmendment({ id: below, ...why, effectiveFrom: '2026-06-01' })
  expect(await codeOf(held)).toBe('agreements/effective-held')

  const drafted = await as('surya').draftAmendment({
    ...{ id: below, ...why, effectiveFrom: '2026-07-01' },
  })
  expect(drafted).toMatchObject({ version: 2, effectiveFrom: '2026-07-01' })
})

it('is withdrawn while unsigned, and then the promise stands as before', async () => {
  const moved = await as('surya').cancelAgreement({ id: below, reason: 'Tidak jadi' })

  expect(moved).toMatchObject({ state: 'ACTIVE' })
  expect(await as('eko').readAgreement({ id: below })).toMatchObject({
    ...{ version: 1, state: 'ACTIVE', inForce: null },
  })
  expect(await codeOf(as('surya').cancelAgreement({ id: below, reason: 'Lagi' }))).toBe(
    'agreements/not-yours-to-cancel',
  )
})

it('of two drafted at once one stands; of many those that may be', async () => {
  const both = await Promise.all(
    [1, 2].map(() => codeOf(as('bagus').draftAmendment({ id: below, ...why }))),
  )
  expect(both.toSorted()).toEqual(['agreements/amendment-open', 'done'])

  const other = await idOf('Kepala Bidang Pembinaan SMP')
  const many = await world.asSystem((ctx) =>
    draftAmendments(ctx, { ids: [office, staff, other], ...why }),
  )
  expect(many.drafted).toMatchObject([{ id: other, version: 2 }])
  expect(many.left.map(({ id }) => id).toSorted()).toEqual([office, staff].toSorted())
})

it('an addendum keeps the rows, whatever the plan says by now', async () => {
  await as('bagus').cancelAgreement({ id: office, reason: 'Cukup adendum' })
  const drafted = await as('maya').draftAddendum({ id: office, reason: 'PK atasan berubah' })

  expect(drafted).toMatchObject({ version: 3 })
  await as('bagus').draftCascade({ year: 2026 })
  expect(await as('surya').readAgreement({ id: office })).toMatchObject({
    ...{ version: 3, inForce: 1, rowList: [{ target: '82.00' }] },
  })
})
