import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvUpload, openImportDesk } from '../../../testing/import-desk.ts'
import { saveRated } from '../../../testing/rated-skps.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { tendRenewals } from './renewal.actions.ts'
import { renewalContract } from './renewal.contract.ts'
import { daysWithin, noticeOf, periodsOf, renewalKind, whyNotOpen } from './renewal.rules.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => world.calls(renewalContract, cookies[who])
async function signIn(): Promise<void> {
  for (const name of ['kartika', 'joko', 'dewi', 'surya'] as const)
    cookies[name] = await world.signIn(region.people[name], [])
  cookies.lina = await world.signIn(region.people.lina, [{ role: 'PERSONNEL' }])
}
const file = (rows: string) =>
  csvUpload(`NIP;NOMOR KONTRAK;MULAI;SAMPAI DENGAN\n${rows}\n`, 'kontrak.csv')

beforeAll(async () => {
  world = await openWorld('2026-10-01T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveRated(world, region, { kartikaStaf: 'BAIK' }, '2026-Q3')
})
afterAll(() => world.close())

const asked = async () => {
  await world.asSystem(tendRenewals)
  return world.asSystem((ctx) => ctx.tasks.subjectsOf(renewalKind))
}

it('counts quarters, days and notices', () => {
  expect(periodsOf('2027-01-01')).toEqual({
    quarters: ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'],
    years: ['2026', '2025'],
  })
  expect(periodsOf('2026-05-15').quarters).toEqual(['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'])
  const spans = [
    { validFrom: '2025-12-30', validTo: '2026-01-03' },
    { validFrom: '2026-02-01', validTo: null },
  ]
  expect(daysWithin(spans, '2026-01-01', '2026-02-11')).toBe(12)
  const on = (day: string) => noticeOf([90, 60, 30], { validTo: '2027-01-01' }, day)
  expect(['2026-10-02', '2026-10-03', '2026-11-02', '2026-12-02', '2027-01-01'].map(on)).toEqual([
    ...[null, 90, 60, 30, null],
  ])
  const open = { isOwn: false, isRater: true, rater: 'Dewi', given: false, seen: '' }
  const over = (today: string) => whyNotOpen({ ...open, validTo: '2027-01-01' }, today)?.code
  expect(['2026-12-31', '2027-01-01'].map(over)).toEqual([undefined, 'staff/renewal-over'])
})

it('takes contracts from a file, and refuses what cannot be one', async () => {
  const desk = await openImportDesk(world, 'PERSONNEL')
  const wrong = await desk.check(
    'work-contracts',
    file(
      '199303252019032011;1/PW;2026-01-01;2026-12-31\n199708282025212009;2/PW;2026-12-31;2026-01-01',
    ),
  )
  expect(wrong.problems.map(({ code }) => code)).toEqual([
    ...['staff/contract-not-part-time', 'staff/contract-ends-before'],
  ])
  await desk.take('work-contracts', file('199708282025212009;2/PW;2026-01-01;2026-12-31'))
  const again = await desk.check(
    'work-contracts',
    file('199708282025212009;3/PW;2026-12-31;2027-12-30'),
  )
  expect(again.problems.map(({ code }) => code)).toEqual(['staff/contracts-overlap'])
})

it('asks the rater at each notice, and takes one recommendation', async () => {
  expect(await asked()).toEqual([])
  world.setNow('2026-10-03T02:00:00.000Z')
  const [first, ...others] = await asked()
  expect(others).toEqual([])
  expect(await asked()).toEqual([first])
  world.setNow('2026-11-02T02:00:00.000Z')
  const second = await asked()
  expect(second).toHaveLength(1)
  expect(second).not.toEqual([first])

  await signIn()
  const personId = region.people.kartika
  expect(await refusedCode(as('kartika').readRenewal({ personId }))).toBe('staff/renewal-own')
  expect(await refusedCode(as('joko').readRenewal({ personId }))).toBe('staff/not-yours-to-read')
  const read = await as('lina').readRenewal({ personId })
  expect(read).toMatchObject({ lastDay: '2026-12-31', given: null })
  expect(read.facts.quarters[2]).toEqual({ period: '2026-Q3', predicate: 'BAIK' })
  const rater = read.rater?.toLowerCase().includes('dewi') ? 'dewi' : 'surya'
  const list = await as(rater).listRenewals({})
  expect(list.items.map((one) => one.personId)).toEqual([personId])
  const said = { personId, outcome: 'EXTENDED' as const, reason: 'Kinerjanya baik' }
  const recommend = (who: string, more = {}) =>
    as(who).recommendRenewal({ ...said, seen: read.seen, ...more })
  expect(await refusedCode(recommend('kartika'))).toBe('staff/renewal-own')
  expect(await refusedCode(recommend('lina'))).toBe('staff/renewal-not-the-rater')
  expect(await refusedCode(recommend(rater, { seen: 'lama' }))).toBe('staff/renewal-stale')
  expect(await refusedCode(recommend(rater, { reason: ' ' }))).toBe('staff/renewal-no-reason')
  await recommend(rater)
  expect(await refusedCode(recommend(rater))).toBe('staff/renewal-given')
  expect(await as('lina').readRenewal({ personId })).toMatchObject({
    outcome: 'EXTENDED',
    given: { reason: 'Kinerjanya baik' },
  })
  expect(await asked()).toEqual([])
})
