import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusedCode } from '../../../testing/refused-code.ts'
import { saveFigures } from '../../../testing/small-figures.ts'
import { nodeIdIn, saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { type Calls, openWorld, otherRegion, type World } from '../../../testing/world.ts'
import { agreementsActions } from '../../agreements/index.ts'
import { type ControlRoom, reportingContract } from '../words.ts'
import { readControlRoom } from './control-room.actions.ts'

let world: World
let region: SmallRegion
let mayor: Calls<typeof reportingContract>
let head: Calls<typeof reportingContract>
let auditor: Calls<typeof reportingContract>
let official: Calls<typeof reportingContract>

beforeAll(async () => {
  world = await openWorld('2026-08-12T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  await world.asSystem((ctx) => agreementsActions.draftCascade(ctx, { year: 2026 }))
  await saveFigures(world, [
    {
      code: 'T1',
      period: '2026-Q2',
      value: '80',
      target: '78.50',
      achievement: '101.910828',
      tone: 'good',
      verdict: 'VERIFIED',
    },
    { code: 'S1', period: '2026-Q1', value: '41', target: '82.00', achievement: '50', tone: 'bad' },
    {
      code: 'S1',
      period: '2026-Q2',
      value: '57.4',
      target: '82.00',
      achievement: '70',
      tone: 'mid',
    },
    {
      code: 'P2',
      period: '2026-Q2',
      value: '0',
      target: '10',
      achievement: '0',
      tone: 'bad',
      verdict: 'VERIFIED',
    },
  ])
  mayor = world.calls(reportingContract, await world.signIn(region.people.maya))
  head = world.calls(reportingContract, await world.signIn(region.people.surya))
  auditor = world.calls(
    reportingContract,
    await world.signIn(region.people.lina, [{ role: 'AUDITOR' }]),
  )
  official = world.calls(reportingContract, await world.signIn(region.people.gita))
})
afterAll(() => world.close())

const group = (room: ControlRoom, name: string) => room.groups.find((one) => one.name === name)

describe('the head of region', () => {
  it('sees every office: how far, what is reported, which promises, which money', async () => {
    const room = await mayor.readControlRoom({ year: 2026, month: 6 })

    expect(room).toMatchObject({
      month: '2026-06',
      upTo: '2026-07',
      seat: { kind: 'REGION', name: 'Pemerintah Kota Uji' },
    })
    expect(room.own).toMatchObject({
      achievement: '101.91',
      objectives: 1,
      report: { expected: 1, reported: 1, verified: 1 },
    })
    expect(group(room, 'Disdik')).toMatchObject({
      ...{ achievement: '70.00', tone: 'mid', objectives: 1, budget: 6_500_000 },
      tones: { mid: 1, bad: 1, none: 1 },
      report: { expected: 3, reported: 2, verified: 1, unreported: 1, late: 1 },
    })
    expect(group(room, 'Disdik')?.agreements.total).toBeGreaterThan(0)
    expect(
      group(room, 'Disdik')?.months.map(({ achievement, state }) => achievement ?? state),
    ).toEqual([
      ...['NOT_DUE', 'NOT_DUE', '50.00', '50.00', '50.00', '70.00', '70.00'],
      ...Array.from({ length: 5 }, () => 'NOT_DUE'),
    ])
    expect(room.groups[0]?.name).toBe('Disdik')
    expect(room.counts).toMatchObject({
      behind: 1,
      overdue: 1,
      measures: 4,
      unreported: 1,
      late: 1,
    })
  })

  it('looks back at a month that is over, and never ahead of the last one', async () => {
    expect(group(await mayor.readControlRoom({ year: 2026, month: 3 }), 'Disdik')).toMatchObject({
      achievement: '50.00',
      tone: 'bad',
    })
    expect((await mayor.readControlRoom({ year: 2026, month: 12 })).month).toBe('2026-07')
    expect((await mayor.readControlRoom({ year: 2027 })).month).toBeNull()
  })

  it('opens one office as its head sees it', async () => {
    const room = await mayor.readControlRoom({ year: 2026, unit: region.units.dinasPendidikan })
    expect(room).toEqual(await head.readControlRoom({ year: 2026 }))
    expect(room.seat).toMatchObject({ kind: 'OFFICE', name: 'Dinas Pendidikan' })
    expect(room.own).toMatchObject({ achievement: '70.00', budget: 6_500_000 })
    expect(room.groups.map(({ name }) => name).slice(0, 2)).toEqual(['Bidang SMP', 'Bidang SD'])
    expect(group(room, 'Bidang SMP')).toMatchObject({ achievement: '0.00', tone: 'bad' })
    expect(group(room, 'Bidang SD')).toMatchObject({ achievement: null, state: 'NOT_REPORTED' })
  })
})

describe('the list behind a number', () => {
  it('names who should report, since when it is due and who waits', async () => {
    const { items, total } = await head.listControlMeasures({ year: 2026, show: 'LATE' })

    expect(total).toBe(2)
    expect(items.map(({ id }) => id).toSorted()).toEqual(
      [nodeIdIn('mK1'), nodeIdIn('mP1')].toSorted(),
    )
    expect(items.find(({ id }) => id === nodeIdIn('mP1'))).toMatchObject({
      ...{
        state: 'NOT_REPORTED',
        period: '2026-Q2',
        dueOn: '2026-07-10',
        lateDays: 33,
        group: 'Bidang SD',
      },
      holder: { name: 'Eko Nugroho, S.Pd.', title: 'Plt. Kepala Bidang Pembinaan SD' },
      waiting: { name: 'Drs. Surya Pratama, M.Pd.', title: 'Kepala Dinas Pendidikan' },
    })
  })

  it('holds exactly what each number of a group counts', async () => {
    const room = await mayor.readControlRoom({ year: 2026, month: 6 })
    const disdik = group(room, 'Disdik')
    const count = async (more: object): Promise<number> =>
      (await mayor.listControlMeasures({ year: 2026, month: 6, group: disdik?.id ?? '', ...more }))
        .total
    expect([
      await count({ show: 'EXPECTED' }),
      await count({ show: 'REPORTED' }),
      await count({ show: 'VERIFIED' }),
    ]).toEqual([3, 2, 1])
    expect([
      await count({ show: 'UNREPORTED' }),
      await count({ tone: 'bad' }),
      await count({ tone: 'NONE' }),
    ]).toEqual([1, 1, 1])
    expect(await count({ show: 'OBJECTIVES' })).toBe(1)
    const own = await mayor.listControlMeasures({ year: 2026, group: 'OWN' })
    expect(own).toMatchObject({ total: 1, group: 'Pemerintah Kota Uji' })
  })

  it('comes in pages that neither lose nor repeat', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await mayor.listControlMeasures({
        year: 2026,
        limit: 2,
        ...(cursor ? { cursor } : {}),
      })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(4)
    expect(seen).toHaveLength(4)
  })

  it.each(['indicator', '-indicator', 'group', 'holder', '-achievement', 'due'] as const)(
    'comes in the order of the head %s, all of it',
    async (sort) => {
      const first = await mayor.listControlMeasures({ year: 2026, sort, limit: 3 })
      const rest = await mayor.listControlMeasures({ year: 2026, sort, cursor: first.next ?? '' })
      const items = [...first.items, ...rest.items]

      expect(new Set(items.map(({ id }) => id)).size).toBe(4)
      const names = items.map(({ indicator }) => indicator)
      const sorted = names.toSorted(new Intl.Collator('id').compare)
      if (sort === 'indicator') expect(names).toEqual(sorted)
      if (sort === '-indicator') expect(names).toEqual(sorted.toReversed())
    },
  )
})

describe('who may look', () => {
  it('opens for the auditor, stays closed for an official and for another office', async () => {
    expect((await auditor.readControlRoom({ year: 2026 })).seat.kind).toBe('REGION')
    expect(await refusedCode(official.readControlRoom({ year: 2026 }))).toBe(
      'reporting/not-a-leader',
    )
    expect(await refusedCode(official.listControlMeasures({ year: 2026 }))).toBe(
      'reporting/not-a-leader',
    )
    expect(
      await refusedCode(head.readControlRoom({ year: 2026, unit: region.units.badanKeuangan })),
    ).toBe('reporting/not-your-office')
    expect(await refusedCode(mayor.readControlRoom({ year: 2026, unit: region.people.maya }))).toBe(
      'reporting/no-such-unit',
    )
  })

  it('shows another region nothing of this one', async () => {
    const room = await world.asSystem((ctx) => readControlRoom(ctx, { year: 2026 }), otherRegion)
    expect(room).toMatchObject({ own: null, groups: [], counts: { measures: 0 } })
  })
})

it('costs eight statements besides the two of the session, in the room of the region and of an office', async () => {
  for (const who of [mayor, head]) {
    const read = () => who.readControlRoom({ year: 2026 })
    await read()
    expect(await world.statementsOf(read)).toHaveLength(2 + 8)
  }
  const list = () => mayor.listControlMeasures({ year: 2026, show: 'LATE' })
  expect(await world.statementsOf(list)).toHaveLength(2 + 3)
})
