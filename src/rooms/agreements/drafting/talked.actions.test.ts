import { afterAll, beforeAll, expect, it } from 'vitest'
import { nodeIdIn, saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { planningContract } from '../../planning/index.ts'
import { agreementContract, roundContract, signingContract } from '../index.ts'

let world: World
const cookies: Record<string, string> = {}
const ids: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
  ...world.calls(roundContract, cookies[who]),
  ...world.calls(planningContract, cookies[who]),
})
const plan = (measure: string, value: string) =>
  as('bagus').setTarget(
    { measureId: nodeIdIn(measure), period: '2026', value },
    { 'if-match': '*' },
  )
const draft = () => as('bagus').draftCascade({ year: 2026 })
const targetOf = async (id = '') =>
  (await as('bagus').readAgreement({ id })).rowList.map(({ target }) => target)
/** What a report tells of one promise: from, to. */
const told = (list: Awaited<ReturnType<typeof draft>>['changes'], id = '') =>
  list.filter((one) => one.id === id).flatMap(({ rows }) => rows.map(({ from, to }) => [from, to]))

beforeAll(async () => {
  world = await openWorld()
  const region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  for (const name of ['surya', 'eko', 'indah'] as const)
    cookies[name] = await world.signIn(region.people[name])
  await draft()
  for (const [name, title] of [
    ['office', 'Kepala Dinas Pendidikan'],
    ['division', 'Kepala Bidang Pembinaan SD'],
    ['official', 'Pengembang Teknologi'],
  ] as const)
    ids[name] = (await as('bagus').listAgreements({ year: 2026, search: title })).items[0]?.id ?? ''
})
afterAll(() => world.close())

it('refreshes drafts and what is in talks, keeps rows somebody talked about, and says so', async () => {
  const id = ids.official ?? ''
  const [row] = (await as('indah').readTalk({ id })).rows
  const read = { id, key: row?.key ?? '', round: 0, standing: '24' }
  await as('indah').proposeRow({ ...read, target: '26', reason: 'Alatnya sudah datang' })
  await as('surya').declineAgreement({ id: ids.office ?? '', reason: 'Terlalu tinggi' })
  await plan('mK1', '30')
  await plan('mP1', '90,00')
  await plan('mS1', '80,00')

  const report = await draft()

  expect(report.refreshed).toBe(2)
  expect(told(report.changes, ids.division)).toEqual([['91,50', '90,00']])
  expect(told(report.changes, ids.office)).toEqual([['82,00', '80,00']])
  expect(told(report.changes, ids.official)).toEqual([])
  expect(told(report.held, ids.official)).toEqual([['24', '30']])
  expect([await targetOf(ids.office), await targetOf(id)]).toEqual([['80.00'], ['24']])
  const [declined] = (await as('surya').readTalk({ id: ids.office ?? '' })).rows
  expect(declined?.rounds.map(({ act, wasTarget, target }) => [act, wasTarget, target])).toEqual([
    ['FOLLOWED', '82.00', '80.00'],
  ])

  const again = await draft()
  expect([again.refreshed, again.changes]).toEqual([0, []])
  expect(told(again.held, ids.official)).toEqual([['24', '30']])
})

it('makes who read before it was refreshed read again, also after it was reopened', async () => {
  const id = ids.office ?? ''
  const [row] = (await as('surya').readTalk({ id })).rows
  const read = { id, key: row?.key ?? '', round: 0, standing: '82.00' }
  await as('surya').reopenAgreement({ id, reason: 'Targetnya sudah turun' })

  await expect(
    as('surya').proposeRow({ ...read, target: '81', reason: 'Jalan tengah' }),
  ).rejects.toMatchObject({
    refusal: { code: 'agreements/talk-moved', detail: expect.stringContaining('80,00') },
  })
  await as('surya').agreeAgreement({ id })
  expect(await targetOf(id)).toEqual(['80.00'])
})

it('never moves what is agreed, and says what it left', async () => {
  await plan('mS1', '79,00')
  const report = await draft()

  expect(told(report.held, ids.office)).toEqual([['80,00', '79,00']])
  expect(told(report.changes, ids.office)).toEqual([])
  expect(await targetOf(ids.office)).toEqual(['80.00'])
})
