import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AgreedSkp, saveAgreedSkps } from '../../../testing/agreed-skps.ts'
import { cookieOf } from '../../../testing/calls.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { taskContract } from '../../tasks/index.ts'
import { logContract } from '../log/log.contract.ts'
import { teamContract } from '../log/team.contract.ts'
import type { Grade } from './evaluation.contract.ts'
import { addStates, loadEvaluations } from './evaluation.store.ts'
import { type Rating, ratingContract } from './rating.contract.ts'
import { settleRatings } from './settling.actions.ts'
import { openEvaluations } from './tending.actions.ts'

let world: World
let region: SmallRegion
let skps: Record<'ekoKabidSmp' | 'dewiSekretaris' | 'jokoStaf' | 'suryaKepalaDinas', AgreedSkp>
const cookies: Record<string, string> = {}
const people = ['surya', 'eko', 'dewi', 'joko', 'maya', 'yusuf', 'gita'] as const
const as = (who: string) => ({
  ...world.calls(ratingContract, cookies[who]),
  ...world.calls(taskContract, cookies[who]),
})
const opened = () =>
  world.asSystem(({ db }) =>
    db
      .selectFrom('staff.evaluations')
      .select(['id', 'planId', 'period', 'closing', 'startsOn', 'endsOn'])
      .where('tenantId', '=', 1)
      .execute(),
  )
const idOf = async (name: keyof typeof skps): Promise<string> =>
  (await opened()).find(({ planId }) => planId === skps[name].planId)?.id ?? ''
const looksBy = (who: (typeof people)[number]) =>
  world.asSystem(({ db }) =>
    db
      .selectFrom('audit.looks')
      .select(['act', 'reason'])
      .where('tenantId', '=', 1)
      .where('personId', '=', region.people[who])
      .orderBy('id')
      .execute(),
  )
const rating = (id: string, over: Partial<Rating> = {}): Rating => ({
  ...{ id, seen: 0, result: 'MEETS', behaviour: 'MEETS', reason: '', ...over },
})
const tasksOf = async (who: string, kind: string) =>
  (await as(who).listMyTasks({})).items.filter((task) => task.kind === kind)
/** What is told of both results of an SKP: so many reports of three planned, and so many percent of ninety. */
const told = (skp: AgreedSkp, reports: string, share: string) =>
  skp.resultIds.map((resultId) => ({
    ...{ resultId, text: 'Laporan disampaikan tiap bulan.', link: '' },
    realised: [
      { number: 1, text: reports },
      { number: 2, text: share },
    ],
  }))

beforeAll(async () => {
  world = await openWorld('2026-03-30T02:00:00.000Z')
  region = await seedSmallRegion(world)
  const holders = ['ekoKabidSmp', 'dewiSekretaris', 'jokoStaf', 'suryaKepalaDinas'] as const
  skps = await saveAgreedSkps(world, region, holders)
  for (const name of people) cookies[name] = await world.signIn(region.people[name])
  await world.toDay('2026-04-02')
  for (const name of people) {
    const signIn = `orang-${region.people[name].slice(-12)}`
    const password = 'kata sandi untuk uji'
    cookies[name] = await cookieOf(world.app, { host: 'localhost', signIn, password })
  }
})
afterAll(() => world.close())

it('opens by the clock what is over, once, and asks both sides by a day', async () => {
  expect(await opened()).toEqual(
    Array(4).fill(
      expect.objectContaining({
        ...{ period: '2026-Q1', closing: false, startsOn: '2026-01-01', endsOn: '2026-04-01' },
      }),
    ),
  )
  expect(await tasksOf('joko', 'staff/report-realisation')).toEqual([
    expect.objectContaining({
      title: 'Laporkan realisasi SKP Triwulan I 2026',
      ...{ dueOn: '2026-04-07', link: `/penilaian/${await idOf('jokoStaf')}` },
    }),
  ])
  expect(await tasksOf('surya', 'staff/rate')).toEqual([
    expect.objectContaining({ dueOn: '2026-04-20', link: '/penilaian?periode=2026-Q1' }),
  ])
  const again = await world.statementsOf(() => world.asSystem(openEvaluations))
  expect(again).toHaveLength(3)
})

it('counts every minute of a row that was approved whole', async () => {
  const [id, at] = ['0196f000-0000-7000-8000-000000000001', '2026-04-02T02:00:00.000Z']
  const row = {
    ...{ id, day: '2026-03-31', starts: null, minutes: 90, activity: 'Menyusun laporan' },
    ...{ resultId: null, actionPlan: null, dataSource: null, quantity: 1, unitLabel: null },
    ...{ link: null, evidenceIds: [], personal: false, lateReason: null },
  }
  const heard = { capturedAt: at, heard: null }
  await world.calls(logContract, cookies.eko).logWork({ rows: [{ ...row, ...heard }], sentAt: at })
  await world.calls(teamContract, cookies.surya).answerLog({
    items: [{ id, answer: 'APPROVED', minutes: null, note: null }],
  })

  const { facts } = await as('eko').readEvaluation({ id: await idOf('ekoKabidSmp') })
  expect(facts).toMatchObject({ logDays: 1, logMinutes: 90 })
})

it('is reported by the rated alone, with a word for each result', async () => {
  const [id, skp] = [await idOf('ekoKabidSmp'), skps.ekoKabidSmp]
  const results = told(skp, '3,5', '100')
  expect(await refusedCode(as('surya').reportRealisations({ id, results, done: true }))).toBe(
    'staff/not-yours-to-report',
  )
  const half = { id, results: results.slice(0, 1) }
  expect(await refusedCode(as('eko').reportRealisations({ ...half, done: true }))).toBe(
    'staff/report-incomplete',
  )
  await as('eko').reportRealisations({ ...half, done: false })
  expect((await as('eko').readEvaluation({ id })).state).toBe('OPEN')
  await as('eko').reportRealisations({ id, results, done: true })

  const page = await as('eko').readEvaluation({ id })
  expect(page).toMatchObject({ sight: 'OWN', state: 'REPORTED', mayReport: true, ratings: [] })
  expect(page.results[0]).toMatchObject({ mark: 'ABOVE', told: 'Laporan disampaikan tiap bulan.' })
  expect(page.results[0]?.indicators.map(({ achievement }) => achievement)).toEqual([
    '116.7',
    '111.1',
  ])
  expect(await tasksOf('eko', 'staff/report-realisation')).toEqual([])
  expect(await looksBy('eko')).toEqual([])
})

it('shows a rater all their people in one table, with one look on record', async () => {
  const table = await as('surya').listRatings({})
  expect(table).toMatchObject({ period: '2026-Q1', dueOn: '2026-04-20', prepares: false })
  expect(table.lines.map(({ personId }) => personId).toSorted()).toEqual(
    [region.people.eko, region.people.dewi].toSorted(),
  )
  const eko = table.lines.find(({ personId }) => personId === region.people.eko)
  expect(eko?.suggestion).toEqual({
    ...{ result: 'ABOVE', behaviour: null },
    reasons: ['Dua dari dua hasil kerja di atas ekspektasi.'],
  })
  expect(await looksBy('surya')).toEqual([
    {
      act: 'evaluation.listed',
      reason: expect.stringMatching(/^Triwulan I 2026, 2 pegawai .*sha/),
    },
  ])
  expect((await as('yusuf').listRatings({})).lines).toEqual([])
  expect(await refusedCode(as('yusuf').readEvaluation({ id: await idOf('ekoKabidSmp') }))).toBe(
    'staff/not-yours-to-read',
  )
})

it('lets somebody prepare whom the rater named, as a draft and never of themselves', async () => {
  const [eko, dewi] = [await idOf('ekoKabidSmp'), await idOf('dewiSekretaris')]
  const prepare = (...items: Rating[]) => as('dewi').prepareRatings({ items })
  expect((await prepare(rating(eko))).items[0]?.refusal).toContain('orang yang ditunjuk')
  expect(await refusedCode(as('dewi').listRatings({ raterId: region.people.surya }))).toBe(
    'staff/not-preparer',
  )
  await as('surya').namePreparer({ personId: region.people.dewi, prepares: true })
  const { items, accepted } = await prepare(rating(eko, { reason: 'Rajin.' }), rating(dewi))
  expect(accepted).toBe(1)
  expect(items[1]?.refusal).toContain('Penilaian Anda sendiri')

  expect((await as('dewi').settleRatings({ items: [rating(eko, { seen: 1 })] })).accepted).toBe(0)
  const table = await as('dewi').listRatings({ raterId: region.people.surya })
  expect(table.prepares).toBe(true)
  expect(table.lines.find(({ id }) => id === eko)).toMatchObject({
    ...{ seen: 1, state: 'REPORTED' },
    rating: { step: 'PREPARED', by: expect.any(String) },
  })
})

it('refuses without ground, without a reason, of oneself and over what was not seen; the rest stands', async () => {
  const [eko, dewi, surya] = await Promise.all(
    (['ekoKabidSmp', 'dewiSekretaris', 'suryaKepalaDinas'] as const).map((one) => idOf(one)),
  )
  const settle = async (...items: Rating[]) =>
    (await as('surya').settleRatings({ items })).items.map(({ refusal }) => refusal)
  const [own, stale, groundless] = await settle(
    rating(surya ?? ''),
    rating(eko ?? ''),
    rating(dewi ?? ''),
  )
  expect(own).toContain('menilai dirinya sendiri')
  expect(stale).toContain('sudah diubah orang lain')
  expect(groundless).toContain('belum ada realisasi, catatan harian, atau umpan balik')
  expect((await settle(rating(eko ?? '', { seen: 1 })))[0]).toContain('berbeda dari saran')
  expect(await tasksOf('surya', 'staff/rate')).toHaveLength(1)

  const reason = 'Sesuai pembicaraan 1 April.'
  const done = await world.statementsOf(async () => {
    expect(
      await settle(
        rating(eko ?? '', { seen: 1, result: 'ABOVE', behaviour: 'ABOVE' }),
        rating(dewi ?? '', { reason }),
        rating(dewi ?? '', { reason }),
      ),
    ).toEqual([null, null, expect.stringContaining('sudah diubah')])
  })
  expect(done.filter((text) => /insert into "?staff/.test(text))).toHaveLength(2)
  expect(await tasksOf('surya', 'staff/rate')).toEqual([])
})

it('tells who pressed, and the rated nothing before the distribution was looked at', async () => {
  const id = await idOf('ekoKabidSmp')
  const page = await as('surya').readEvaluation({ id })
  expect(page.ratings.map(({ step, predicate }) => [step, predicate])).toEqual([
    ['SETTLED', 'SANGAT_BAIK'],
    ['PREPARED', 'BAIK'],
  ])
  expect(page.ratings.every(({ by }) => by !== null)).toBe(true)
  expect(page).toMatchObject({ sight: 'RATER', state: 'RATED', seen: 2 })
  const own = await as('eko').readEvaluation({ id })
  expect(own).toMatchObject({ state: 'RATED', ratings: [], hint: null, mayReport: false })
  expect(own.suggestion.reasons).toEqual([])
  expect((await as('eko').listOwnEvaluations({})).items[0]).toMatchObject({ predicate: null })

  const asked = await world.statementsOf(() => as('surya').readEvaluation({ id }))
  expect(asked.filter((text) => /\b(staff|organisation)\./.test(text))).toHaveLength(3)
})

it('follows the predicate of the office where the rated leads it', async () => {
  const id = await idOf('suryaKepalaDinas')
  expect(
    (await as('maya').settleRatings({ items: [rating(id, { reason: 'Baik.' })] })).items[0]
      ?.refusal,
  ).toContain('mengikuti predikat perangkat daerah')
  expect((await as('maya').listRatings({})).lines[0]?.follows).toBe('UNDECIDED')
})

it('is closed once it is final', async () => {
  const id = await idOf('dewiSekretaris')
  await world.asSystem((ctx) =>
    addStates(ctx, [{ evaluationId: id, sequence: 2 }], { state: 'FINAL' }),
  )
  const grade: Grade = 'BELOW'
  const late = rating(id, { seen: 1, result: grade, reason: 'Berubah pikiran.' })
  const [answer] = (await as('surya').settleRatings({ items: [late] })).items
  expect(answer?.refusal).toContain('sudah final')
  expect((await as('surya').readEvaluation({ id })).closed).toContain('sudah final')
})

it('closes an SKP that ends with a transfer by one evaluation of its whole span', async () => {
  const { planId } = skps.jokoStaf
  await world.asSystem(async (ctx) => {
    await ctx.db
      .updateTable('staff.plans')
      .set({ endsOn: '2026-04-02' })
      .where('tenantId', '=', 1)
      .where('id', '=', planId)
      .execute()
    await openEvaluations(ctx)
  })
  const ofJoko = (await opened()).filter((one) => one.planId === planId)
  expect(ofJoko.find(({ period }) => period === '2026')).toMatchObject({
    ...{ closing: true, startsOn: '2026-01-01', endsOn: '2026-04-02' },
  })
  expect(ofJoko).toHaveLength(2)
})

it('is settled for many at once by the system, in the name of each rater', async () => {
  const mine = (await opened()).find(
    ({ planId, closing }) => closing && planId === skps.jokoStaf.planId,
  )
  const items = [rating(mine?.id ?? '', { reason: 'Contoh.' })]
  expect((await world.asSystem((ctx) => settleRatings(ctx, { items }))).accepted).toBe(1)
  const [settled] = await world.asSystem((ctx) => loadEvaluations(ctx, [mine?.id ?? '']))
  expect(settled?.ratings[0]).toMatchObject({ step: 'SETTLED', personId: expect.any(String) })
  expect(settled?.state).toBe('RATED')
})
