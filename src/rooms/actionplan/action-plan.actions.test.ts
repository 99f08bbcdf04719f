import { afterAll, beforeAll, expect, it } from 'vitest'
import { cookieOf } from '../../testing/calls.ts'
import { refusedCode } from '../../testing/refused-code.ts'
import { saveSmallBudget, saveSmallPlan } from '../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { type AgreementState, agreementContract, signingContract } from '../agreements/index.ts'
import { taskContract } from '../tasks/index.ts'
import type { ActionPlanPage } from './plan/plan.contract.ts'
import { actionPlanContract } from './plan/plan.contract.ts'
import { agreedTargetsQuery } from './plan/plan.store.ts'
import { progressContract } from './progress/progress.contract.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(actionPlanContract, cookies[who]),
  ...world.calls(progressContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(taskContract, cookies[who]),
})
const tasksOf = async (who: string, kind: string) =>
  (await as(who).listMyTasks({})).items.filter((task) => task.kind === kind)
const idOf = async (title: string): Promise<string> =>
  (await as('bagus').listAgreements({ year: 2026, search: title })).items[0]?.id ?? ''

/** Puts a promise into a state, as signing would. */
const putIn = (id: string, state: AgreementState): Promise<void> =>
  world.asSystem(async (ctx) => {
    const [now] = await ctx.db
      .selectFrom('agreements.current')
      .select(['versionId', 'sequence'])
      .where('tenantId', '=', 1)
      .where('id', '=', id)
      .execute()
    await ctx.db
      .insertInto('agreements.states')
      .values({
        ...{ tenantId: 1, id: ctx.newId(), versionId: now?.versionId ?? '', state, at: ctx.now },
        ...{ sequence: (now?.sequence ?? 0) + 1, personId: null, actingAs: null, note: null },
        ...{ digest: null, endedOn: null },
      })
      .execute()
  })
const contentOf = ({ rows, steps, money }: ActionPlanPage) => ({
  targets: rows.flatMap(({ number, quarters, months }) =>
    [...quarters, ...months].flatMap(({ period, target, from }) =>
      from === 'OWN' && target !== null ? [{ row: number, period, target }] : [],
    ),
  ),
  steps: steps.map(({ responsible: _, executors: __, ...step }) => step),
  cash: money.flatMap(({ row, cash }) =>
    cash.flatMap((amount, at) =>
      amount === null ? [] : [{ row, quarter: at + 1, amount: String(amount) }],
    ),
  ),
})

const people = ['surya', 'eko', 'yusuf', 'indah', 'bagus'] as const
/** A session does not outlive the days that pass. */
const toDay = async (date: string): Promise<void> => {
  await world.toDay(date)
  for (const name of people) {
    const signIn = `orang-${region.people[name].slice(-12)}`
    const password = 'kata sandi untuk uji'
    cookies[name] = await cookieOf(world.app, { host: 'localhost', signIn, password })
  }
}

beforeAll(async () => {
  world = await openWorld('2026-02-26T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  for (const name of people)
    cookies[name] = await world.signIn(
      region.people[name],
      name === 'bagus' ? [{ role: 'ORGANISATION_BUREAU' }] : [],
    )
  await as('bagus').draftCascade({ year: 2026 })
})
afterAll(() => world.close())

it('is asked for once the promise is in force, by the day the rules say', async () => {
  const id = await idOf('Kepala Bidang Pembinaan SD')
  expect(await refusedCode(as('eko').draftActionPlan({ id }))).toBe(
    'actionplan/promise-not-in-force',
  )
  await putIn(id, 'AGREED')
  await putIn(id, 'ACTIVE')
  await toDay('2026-02-27')

  expect(await tasksOf('eko', 'actionplan/draft')).toEqual([
    expect.objectContaining({
      title: 'Susun rencana aksi PK 2026 Anda',
      ...{ dueOn: '2026-03-28', link: `/rencana-aksi/${id}` },
    }),
  ])
  expect(await tasksOf('surya', 'actionplan/draft')).toEqual([])
})

it('begins with a proposal that comes to the promise, and only its receiver writes it', async () => {
  const id = await idOf('Kepala Bidang Pembinaan SD')
  for (const who of ['surya', 'indah', 'bagus'])
    expect(await refusedCode(as(who).draftActionPlan({ id }))).toBe('actionplan/not-receiver')
  await as('eko').draftActionPlan({ id })
  const page = await as('eko').readActionPlan({ id })

  expect(page.findings).toEqual([])
  expect(page.plan).toMatchObject({ number: 1, state: 'DRAFT', outdated: false, carried: null })
  expect(page.rows[0]?.quarters.map(({ target }) => target)).toHaveLength(4)
  expect(page.rows[0]?.quarters.at(-1)).toMatchObject({ target: '91.50', from: 'OWN' })
  expect(page.steps[0]).toMatchObject({ row: 1, budgetCode: expect.stringMatching(/^1\.01\.02/) })
  for (const { amount, cash } of page.money)
    expect(cash.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBe(amount)
  expect(await refusedCode(as('eko').draftActionPlan({ id }))).toBe('actionplan/wrong-state')
  expect(await refusedCode(as('yusuf').readActionPlan({ id }))).toBe('agreements/not-yours-to-read')
})

it('is saved whole or not at all, says where something is wrong, and not over somebody else', async () => {
  const id = await idOf('Kepala Bidang Pembinaan SD')
  const page = await as('eko').readActionPlan({ id })
  const content = contentOf(page)
  const seen = page.plan?.edits ?? 0
  const save = (more: object) => as('eko').saveActionPlan({ id, seen, ...content, ...more })
  const [target, step] = [content.targets[0], content.steps[0]]
  if (!target || !step) throw new Error('nothing was proposed')

  await expect(
    save({ targets: [{ ...target, target: 'banyak' }, ...content.targets.slice(1)] }),
  ).rejects.toMatchObject({
    refusal: {
      ...{ code: 'actionplan/unreadable', status: 422 },
      detail: expect.stringContaining('Baris 1, TW I'),
    },
  })
  for (const wrong of [
    { positionId: region.positions.kepalaDinas },
    { executorIds: [region.people.surya] },
    { budgetCode: '9.99' },
    { months: [{ month: 1, amount: 'dua' }] },
  ])
    expect(await refusedCode(save({ steps: [{ ...step, ...wrong }] }))).toBe(
      'actionplan/unreadable',
    )
  expect((await as('eko').readActionPlan({ id })).plan?.edits).toBe(seen)

  const saved = await save({
    targets: content.targets.map((one) => ({ ...one, target: '88' })),
    steps: [
      { ...step, positionId: region.positions.pengembangSd, executorIds: [region.people.indah] },
    ],
  })
  expect(saved.findings).toEqual([
    expect.objectContaining({
      detail: expect.stringContaining('TW IV berakhir pada 88, sedangkan'),
    }),
  ])
  expect(await refusedCode(save({}))).toBe('actionplan/changed-since')
  await expect(as('eko').proposeActionPlan({ id })).rejects.toMatchObject({
    refusal: {
      code: 'actionplan/incomplete',
      detail: expect.stringContaining('Belum dapat diajukan'),
    },
  })
})

it('goes to the giver, comes back with a reason, and is agreed as it was read', async () => {
  const id = await idOf('Kepala Bidang Pembinaan SD')
  const page = await as('eko').readActionPlan({ id })
  const targets = contentOf(page).targets.map((one, at) => ({ ...one, target: String(60 + at) }))
  const last = targets.map((one, at) => (at === 3 ? { ...one, target: '91,50' } : one))
  await as('eko').saveActionPlan({
    ...{ id, seen: page.plan?.edits ?? 0, ...contentOf(page), targets: last },
  })
  const moved = await as('eko').proposeActionPlan({ id })

  expect(moved.sentence).toContain('Sekarang menunggu')
  expect(await tasksOf('eko', 'actionplan/draft')).toEqual([])
  expect(await tasksOf('surya', 'actionplan/answer')).toHaveLength(1)
  expect(await refusedCode(as('eko').agreeActionPlan({ id, number: 1 }))).toBe(
    'actionplan/not-giver',
  )
  expect(await refusedCode(as('bagus').agreeActionPlan({ id, number: 1 }))).toBe(
    'actionplan/not-giver',
  )
  expect(await refusedCode(as('surya').returnActionPlan({ id, number: 1, reason: ' ' }))).toBe(
    'actionplan/reason-missing',
  )
  await as('surya').returnActionPlan({ id, number: 1, reason: 'TW I terlalu rendah' })
  expect(await tasksOf('eko', 'actionplan/draft')).toEqual([
    expect.objectContaining({ detail: 'TW I terlalu rendah' }),
  ])
  expect(await refusedCode(as('surya').agreeActionPlan({ id, number: 1 }))).toBe(
    'actionplan/wrong-state',
  )
  await as('eko').proposeActionPlan({ id })
  const both = await Promise.allSettled(
    [1, 2].map(() => as('surya').agreeActionPlan({ id, number: 1 })),
  )

  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await as('eko').readActionPlan({ id })).history.map(({ state }) => state)).toEqual([
    ...['DRAFT', 'PROPOSED', 'RETURNED', 'PROPOSED', 'AGREED'],
  ])
})

it('is what figures are measured against, where the plan of the region says nothing', async () => {
  const published = await world.asSystem((ctx) => agreedTargetsQuery(ctx).execute())

  expect(published).toEqual([
    expect.objectContaining({
      targets: { '2026-Q1': '60', '2026-Q2': '61', '2026-Q3': '62', '2026-Q4': '91.50' },
    }),
  ])
})

it('is asked about each month from whoever answers for a step, by the day of the schedule', async () => {
  await toDay('2026-03-01')
  expect(await tasksOf('indah', 'actionplan/report')).toEqual([
    expect.objectContaining({
      ...{ title: 'Langkah rencana aksi Februari 2026', dueOn: '2026-03-10' },
      link: '/rencana-aksi/isian?bulan=2026-02',
    }),
  ])
  expect(await tasksOf('eko', 'actionplan/report')).toEqual([])
  const { steps } = await as('indah').readActionMonth({})
  const [step] = steps
  if (!step) throw new Error('no step is asked')
  expect(steps.map(({ month, owed }) => [month, owed])).toEqual([[2, true]])
  const said = {
    ...{ agreementId: step.agreementId, stepId: step.stepId, month: 2, seen: 0, done: false },
    ...{ amount: null, supporting: null, obstacle: null, followUp: null, proof: null },
  }
  const refusals = async (who: string, more: object) =>
    (await as(who).reportActionSteps({ items: [{ ...said, ...more }] })).items[0]?.refusal

  expect(await refusals('indah', {})).toContain('tulis kendalanya')
  expect(await refusals('indah', { done: true, amount: 'x' })).toContain('bukan jumlah')
  expect(await refusals('indah', { done: true, proof: 'ftp://a' })).toContain('tautan bukti')
  expect(await refusals('indah', { done: true, month: 7 })).toContain('belum mulai')
  expect(await refusals('yusuf', { done: true })).toContain('dilaporkan oleh')
  expect(await refusals('indah', { done: true, stepId: region.people.eko })).toContain(
    'tidak ada lagi',
  )
  expect(
    await refusals('indah', { done: true, amount: '1', supporting: 'Guru antusias' }),
  ).toBeNull()
  expect(await refusals('indah', { done: true })).toContain('sudah dilaporkan')
  const [told] = (await as('indah').readActionMonth({ month: '2026-02' })).steps
  expect(told?.report).toMatchObject({ done: true, amount: '1', supporting: 'Guru antusias' })
  await toDay('2026-03-02')
  expect(await tasksOf('indah', 'actionplan/report')).toEqual([])
  expect((await as('surya').readActionPlan({ id: step.agreementId })).progress).toEqual({
    ...{ planned: 1, reported: 1, done: 1 },
  })
})

it('is listed with its progress, by office and level, for those who may see the promise', async () => {
  const all = await as('bagus').listActionPlans({ year: 2026 })

  expect(all.total).toMatchObject({ promises: 1, agreed: 1, planned: 1, done: 1 })
  expect(all.offices).toEqual([expect.objectContaining({ name: 'Dinas Pendidikan' })])
  expect((await as('yusuf').listActionPlans({ year: 2026 })).items).toEqual([])
  expect((await as('eko').listActionPlans({ year: 2026, mine: true })).items).toHaveLength(1)
})

it('has a new version after it was agreed; the agreed one counts until then', async () => {
  const id = await idOf('Kepala Bidang Pembinaan SD')
  await as('eko').draftActionPlan({ id })
  const page = await as('eko').readActionPlan({ id })

  expect(page.plan).toMatchObject({ number: 2, state: 'DRAFT', inForce: 1 })
  expect(page.plan?.carried).toBe('Dibawa dari rencana aksi versi 1.')
  expect(page.steps[0]?.id).toBe((await as('eko').readActionPlan({ id, version: 1 })).steps[0]?.id)
  expect((await as('indah').readActionMonth({ month: '2026-03' })).steps).toHaveLength(1)
})

it('goes on no more once the promise has ended', async () => {
  const id = await idOf('Kepala Bidang Pembinaan SD')
  await putIn(id, 'ENDED')
  await toDay('2026-03-03')

  expect(await tasksOf('indah', 'actionplan/report')).toEqual([])
  expect(await tasksOf('eko', 'actionplan/draft')).toEqual([])
  expect(await refusedCode(as('eko').proposeActionPlan({ id }))).toBe(
    'actionplan/promise-not-in-force',
  )
  expect((await as('eko').readActionPlan({ id })).steps).toHaveLength(1)
})
