import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Question, type Succession, successionOf } from '../../../kernel/ports.ts'
import { mergerDay, seedTwoOffices, type TwoOffices } from '../../../testing/two-offices.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { loadPlan, planningRoom } from '../../planning/index.ts'
import { currentResults } from '../computing/result.store.ts'
import { currentFigures } from '../figure/figure.store.ts'
import { readFigure } from '../figure/figure-page.actions.ts'
import { measurementHeir } from '../measurement.ports.ts'
import { followOpenings } from './merge.actions.ts'
import { printOpening } from './opening.rules.ts'
import { openingsOf } from './opening.store.ts'

let world: World
let ids: TwoOffices
let merger: Succession

beforeAll(async () => {
  world = await openWorld('2026-07-01T02:00:00.000Z')
  ids = await seedTwoOffices(world)
  const { industry, trade, joined } = ids.units
  merger = successionOf({
    ...{ on: mergerDay, eventId: randomUUID(), names: { [joined]: 'Dinas Perindag' } },
    units: { [industry]: [joined], [trade]: [joined] },
  })
})
afterAll(() => world.close())

const asked = async (answers: Record<string, string>): Promise<Question[]> =>
  (await world.asSystem((ctx) => measurementHeir.preview(ctx, { ...merger, answers }))).flatMap(
    ({ question }) => question ?? [],
  )

describe('the merger of `anggaran-organisasi-layanan.md` §2.7', () => {
  const answers: Record<string, string> = {}

  it('asks how the one indicator both have is put together, and for what each weighs', async () => {
    const [question, ...others] = await asked({})
    expect(others).toEqual([])
    expect(question?.text).toBe(
      '«Nilai SKM» menjadi satu di Dinas Perindag: Dinas Perindustrian 84,1 sampai Triwulan II 2026; ' +
        'Dinas Perdagangan 80,3 sampai Triwulan II 2026. Bagaimana angkanya digabungkan? Saran: ' +
        'rata-rata tertimbang.',
    )
    expect(question?.options?.map(({ value }) => value.split(':')[0])).toEqual([
      ...['SUM', 'WEIGHTED', 'KEEP_ONE', 'KEEP_ONE', 'RESTART'],
    ])

    answers[question?.key ?? ''] = 'WEIGHTED'
    const weights = (await asked(answers)).slice(1)
    expect(weights.map(({ options, answer }) => [options, answer])).toEqual([
      [null, null],
      [null, null],
    ])
    expect((await asked({ ...answers, [weights[0]?.key ?? '']: 'banyak' }))[1]?.answer).toBeNull()
    answers[weights[0]?.key ?? ''] = '200'
    answers[weights[1]?.key ?? ''] = '300'
    expect((await asked(answers)).every(({ answer }) => answer !== null)).toBe(true)
  })

  it('opens the series of the successor with exactly its numbers', async () => {
    await world.asSystem(async (ctx) => {
      await planningRoom.heir?.execute(ctx, { ...merger, answers })
      await measurementHeir.execute(ctx, { ...merger, answers })
    })
    const { nodes, measures } = await world.asSystem((ctx) =>
      loadPlan(ctx, { on: mergerDay, year: 2026 }),
    )
    const openings = await world.asSystem((ctx) =>
      openingsOf(
        ctx,
        'measure',
        measures.map(({ id }) => id),
      ),
    )
    const told = measures.map(({ id, indicatorName, target }) => {
      const own = openings.find(({ measureId }) => measureId === id)
      return [indicatorName, own?.rule, own?.value, target]
    })

    expect(nodes.map(({ unitId }) => unitId)).toEqual([ids.units.joined, ids.units.joined])
    expect(told.toSorted()).toEqual([
      ['Nilai SKM', 'WEIGHTED', '81.82', '83.2'],
      ['Persentase IKM naik kelas', 'KEEP_ONE', '25', '30.00'],
      ['Persentase pasar tertib ukur', 'KEEP_ONE', '75', '80.00'],
    ])
    expect(openings.map(printOpening).toSorted()).toEqual([
      'Sejak 1\u00a0Juli\u00a02026 gabungan dari Dinas Perindustrian (84,1, bobot 200) dan Dinas ' +
        'Perdagangan (80,3, bobot 300), rata-rata tertimbang: 81,82.',
      'Sejak 1\u00a0Juli\u00a02026 melanjutkan angka Dinas Perdagangan (18 dari 24 = 75).',
      'Sejak 1\u00a0Juli\u00a02026 melanjutkan angka Dinas Perindustrian (30 dari 120 = 25).',
    ])
    const skm = openings.find(({ rule }) => rule === 'WEIGHTED')?.measureId ?? ''
    const [figure] = await world.asSystem((ctx) =>
      currentFigures(ctx, { from: 2026, to: 2026, measureIds: [skm] }),
    )
    expect(figure).toMatchObject({ period: '2026-Q2', value: '81.82', verdict: 'VERIFIED' })
    const results = await world.asSystem((ctx) =>
      currentResults(ctx, { from: 2026, to: 2026 }, { scope: 'ANNUAL', measureIds: [skm] }),
    )
    expect(results).toMatchObject([{ realization: '81.82', target: '83.2' }])
  })

  it('is seen on both sides of the break', async () => {
    const [opening] = await world.asSystem((ctx) =>
      openingsOf(ctx, 'source', [ids.measures.skmIndustry]),
    )
    const successor = opening?.measureId ?? ''
    const read = (measureId: string) =>
      world.asSystem((ctx) => readFigure(ctx, { measureId, period: '2026-Q2' }))
    const [after, before] = [await read(successor), await read(ids.measures.skmIndustry)]

    expect(after).toMatchObject({
      ...{ value: '81.82', mayReport: false, whyNotReport: { code: 'measurement/opening' } },
      breaks: [{ elsewhere: [{ label: 'Angka Dinas Perindustrian' }, { period: '2026-Q2' }] }],
    })
    expect(after.cells.map(({ period }) => period)).toEqual(['2026-Q2', '2026-Q3', '2026-Q4'])
    expect(before.cells.map(({ period }) => period)).toEqual(['2026-Q1', '2026-Q2'])
    expect(before).toMatchObject({
      ...{ value: '84.10', agencyName: 'Dinas Perindag' },
      breaks: [{ openedOn: mergerDay, elsewhere: [{ measureId: successor }] }],
    })
  })

  it('keeps the predecessors as they were, and follows a figure that comes late', async () => {
    const { skmIndustry, skmTrade } = ids.measures
    const before = await world.asSystem((ctx) => loadPlan(ctx, { on: '2026-06-30', year: 2026 }))
    expect(before.measures.map(({ id }) => id).toSorted()).toEqual(
      Object.values(ids.measures).toSorted(),
    )
    const late = await world.asSystem(async (ctx) => {
      await ctx.db
        .insertInto('measurement.figures')
        .values({
          ...{ tenantId: ctx.tenantId, id: ctx.newId(), measureId: skmIndustry, period: '2026-Q2' },
          ...{ version: 2, value: '85.10', numerator: null, denominator: null, blank: null },
          ...{ provisional: false, analysis: null, reason: 'Salah ketik', evidenceIds: [] },
          ...{ capturedAt: ctx.now, reportedBy: null, actingAs: null, recordedAt: ctx.now },
        })
        .execute()
      await followOpenings(ctx, [{ measure: { id: skmIndustry }, lasts: false }])
      return openingsOf(ctx, 'source', [skmTrade])
    })
    expect(late).toMatchObject([{ sequence: 2, value: '82.22' }])
    const figures = await world.asSystem((ctx) =>
      currentFigures(ctx, { from: 2026, to: 2026, measureIds: late.map((one) => one.measureId) }),
    )
    expect(figures).toMatchObject([{ version: 2, value: '82.22' }])
  })
})
