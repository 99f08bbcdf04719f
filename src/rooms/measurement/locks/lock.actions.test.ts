import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallMeasure } from '../../../testing/further-measure.ts'
import { saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { taskContract } from '../../tasks/words.ts'
import { deskContract, figureContract } from '../index.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(figureContract, cookies[who]),
  ...world.calls(deskContract, cookies[who]),
})
const [served, taught] = [smallMeasure('P1'), smallMeasure('K1')]
const [first, second] = ['2026-Q1', '2026-Q2']

const report = (
  who: string,
  measureId: string,
  period: string,
  value: string,
  more: { provisional?: boolean; reason?: string } = {},
  ifMatch = '0',
) => as(who).reportFigure({ measureId, period, value, ...more }, { 'if-match': ifMatch })
const verify = (who: string, measureId: string, period: string, version = 1) =>
  as(who).giveVerdict({ measureId, period, version, verdict: 'VERIFIED' })

beforeAll(async () => {
  world = await openWorld('2026-07-15T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  for (const name of ['eko', 'surya', 'indah'] as const)
    cookies[name] = await world.signIn(region.people[name])
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  await report('eko', served, first, '90')
  await verify('surya', served, first)
  await report('indah', taught, first, '6', { provisional: true })
  await verify('eko', taught, first)
})
afterAll(() => world.close())

describe('locking a period', () => {
  it('belongs to the planners, who see how far each period is', async () => {
    await expect(as('surya').lockPeriod({ period: first })).rejects.toMatchObject({
      refusal: { code: 'measurement/not-planner', status: 403 },
    })
    await expect(as('surya').listPeriods({})).rejects.toMatchObject({
      refusal: { code: 'measurement/not-planner' },
    })
    expect(await as('bagus').listPeriods({})).toEqual({
      year: 2026,
      items: [
        { period: first, label: 'Triwulan I 2026', reported: 2, verified: 2, ready: 1, locked: 0 },
      ],
    })
  })

  it('locks what is verified and final, leaves the provisional open, and does nothing the second time', async () => {
    expect(await as('bagus').lockPeriod({ period: first })).toEqual({ locked: 1, left: 1 })
    expect(await as('bagus').lockPeriod({ period: first })).toEqual({ locked: 0, left: 1 })
    expect((await as('bagus').listPeriods({ year: 2026 })).items).toMatchObject([
      { ready: 0, locked: 1 },
    ])
    expect(await as('eko').readFigure({ measureId: served, period: first })).toMatchObject({
      state: 'LOCKED',
      value: '90',
      mayReport: false,
    })
  })

  it('refuses what would move a locked figure', async () => {
    await expect(report('eko', served, first, '95', { reason: 'Naik' }, '1')).rejects.toMatchObject(
      {
        refusal: { code: 'measurement/locked', status: 409 },
      },
    )
  })

  it('keeps what the locked period achieved when an earlier one is corrected or a later one reported', async () => {
    const before = await as('eko').readFigure({ measureId: served, period: first })
    await report('eko', served, second, '91.5')
    const after = await as('eko').readFigure({ measureId: served, period: first })

    expect(after.results).toEqual(before.results)
    expect(
      (await as('eko').readFigure({ measureId: served, period: second })).results,
    ).toHaveLength(3)
  })

  it('waits for who is reporting, and lets nobody report into it meanwhile', async () => {
    await report('indah', taught, second, '7')
    await verify('eko', taught, second)
    const [reported, locked] = await Promise.allSettled([
      report('indah', taught, second, '9', { reason: 'Susulan' }, '1'),
      as('bagus').lockPeriod({ period: second }),
    ])
    const page = await as('eko').readFigure({ measureId: taught, period: second })

    expect(locked.status).toBe('fulfilled')
    expect([page.state, page.version, page.value]).toEqual(
      reported.status === 'fulfilled' ? ['REPORTED', 2, '9'] : ['LOCKED', 1, '7'],
    )
  })
})

describe('opening a lock', () => {
  const open = (
    who: string,
    version: number,
    reason = 'Rekap sekolah swasta terlewat.',
    measureId = taught,
    period = second,
  ) => as(who).reopenFigure({ measureId, period, version, reason })
  const page = (who = 'eko') => as(who).readFigure({ measureId: taught, period: second })
  const published = () =>
    world.asSystem(({ db }) =>
      sql<{
        version: number
        standing: number
      }>`select version, standing, locked_at is not null as locked from measurement.published_figures
        where measure_id = ${taught} and period = ${second} order by standing, version desc`.execute(
        db,
      ),
    )

  beforeAll(async () => {
    const { state, version } = await page()
    if (state !== 'LOCKED') await verify('eko', taught, second, version)
    await as('bagus').lockPeriod({ period: second })
  })

  it('is refused to who may not lock, without a reason, of another version and of what is not locked', async () => {
    const { version } = await page()

    await expect(open('eko', version)).rejects.toMatchObject({
      refusal: { code: 'measurement/not-planner', status: 403 },
    })
    await expect(open('bagus', version, '  ')).rejects.toMatchObject({
      refusal: { code: 'measurement/reopening-unexplained', status: 422 },
    })
    await expect(open('bagus', version + 1)).rejects.toMatchObject({
      refusal: { code: 'kernel/stale', status: 412 },
    })
    await expect(open('bagus', 1, 'Salah ketik.', taught, first)).rejects.toMatchObject({
      refusal: { code: 'measurement/not-locked' },
    })
    expect([(await page('eko')).whyNotReopen?.code, (await page('bagus')).whyNotReopen]).toEqual([
      'measurement/not-planner',
      null,
    ])
  })

  it(
    'lets a correction become a new version, verified and locked again; what was locked ' +
      'stays readable with its reason',
    async () => {
      const before = await page()
      const next = before.version + 1
      expect(await open('bagus', before.version)).toMatchObject({
        version: before.version,
        lockedAt: null,
      })
      expect(await page()).toMatchObject({
        state: 'VERIFIED',
        value: before.value,
        mayReport: false,
      })
      const tasks = await world.calls(taskContract, cookies.indah).listMyTasks({})
      expect(tasks.items).toMatchObject([
        { kind: 'measurement/answer', detail: 'Rekap sekolah swasta terlewat.' },
      ])
      expect((await published()).rows).toMatchObject(
        Array.from({ length: before.version }, () => ({ standing: 1, locked: false })),
      )

      await report(
        'indah',
        taught,
        second,
        '11',
        { reason: 'Ditambah sekolah swasta.' },
        String(before.version),
      )
      await verify('eko', taught, second, next)
      expect(await as('bagus').lockPeriod({ period: second })).toMatchObject({ locked: 1 })
      const after = await page()

      expect(after).toMatchObject({ state: 'LOCKED', version: next, value: '11' })
      expect(after.locks).toMatchObject([
        ...[
          {
            version: before.version,
            value: before.value,
            achievement: before.achievement,
            reason: 'Rekap sekolah swasta terlewat.',
          },
        ],
        ...[
          {
            version: next,
            value: '11',
            achievement: after.achievement,
            reason: null,
            reopenedAt: null,
          },
        ],
      ])
      expect(after.locks[0]?.reopenedBy).toMatch(/^Bagus/)
      expect((await published()).rows[0]).toMatchObject({
        version: next,
        standing: 0,
        locked: true,
      })
      expect((await world.calls(taskContract, cookies.indah).listMyTasks({})).items).toEqual([])
    },
  )

  it('without any correction ends when it is locked again, and so does its task', async () => {
    const { version, value } = await page()
    await open('bagus', version, 'Periksa sekali lagi.')
    await as('bagus').lockPeriod({ period: second })

    expect(await page()).toMatchObject({
      state: 'LOCKED',
      version,
      value,
      locks: [{}, { reason: 'Periksa sekali lagi.' }, { reason: null }],
    })
    expect((await world.calls(taskContract, cookies.indah).listMyTasks({})).items).toEqual([])
  })

  it('by two at once opens once; the other is told to look again', async () => {
    const { version } = await page()
    const both = await Promise.allSettled([
      open('bagus', version, 'Satu.'),
      open('bagus', version, 'Dua.'),
    ])
    await as('bagus').lockPeriod({ period: second })

    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { refusal: { code: 'measurement/not-locked' } },
    })
    expect((await page()).locks).toHaveLength(4)
  })
})

describe('a locked figure under SQL as the application role', () => {
  const attempt = (statement: string) => world.asSystem(({ db }) => sql.raw(statement).execute(db))

  it.each(['figures', 'verdicts', 'locks', 'reopenings', 'results'])(
    'cannot be changed or removed in measurement.%s',
    async (table) => {
      await expect(
        attempt(`update measurement.${table} set tenant_id = tenant_id`),
      ).rejects.toThrow(/permission denied/)
      await expect(attempt(`delete from measurement.${table}`)).rejects.toThrow(/permission denied/)
      await expect(attempt(`truncate measurement.${table}`)).rejects.toThrow(/permission denied/)
    },
  )

  it('counts as it was locked, whatever is added beside it', async () => {
    const before = await as('eko').readFigure({ measureId: served, period: first })
    await attempt(
      `insert into measurement.figures (tenant_id, id, measure_id, period, version, value,
        provisional, captured_at, recorded_at)
       values (1, gen_random_uuid(), '${served}', '${first}', 2, '999', false, now(), now())`,
    )
    await attempt(
      `insert into measurement.results (tenant_id, id, measure_id, period, scope, sequence,
        figure_id, state, target_source, inputs, uncapped, tone, pack_code, pack_digest, computed_at)
       values (1, gen_random_uuid(), '${served}', '${first}', 'PERIOD', 99, '${before.figureId}', 'OK', 'NONE', '{}', '999', 'good', 'x', 'x', now())`,
    )
    const after = await as('eko').readFigure({ measureId: served, period: first })

    expect({ ...after, versions: [] }).toEqual({ ...before, versions: [] })
    expect(after.versions).toHaveLength(2)
  })

  it('cannot be locked twice, judged twice, or given another result in the place of its own', async () => {
    const { figureId } = await as('eko').readFigure({ measureId: served, period: first })
    const once = /duplicate key/

    await expect(
      attempt(
        `insert into measurement.locks (tenant_id, figure_id, measure_id, period, number, sequence, locked_at)
         select tenant_id, id, measure_id, period, 1, 99, now() from measurement.figures
           where measure_id = '${served}' and version = 2`,
      ),
    ).rejects.toThrow(once)
    await expect(
      attempt(
        `insert into measurement.locks (tenant_id, figure_id, measure_id, period, number, sequence, locked_at)
         select tenant_id, id, measure_id, period, 2, 99, now() from measurement.figures
           where measure_id = '${served}' and version = 2`,
      ),
    ).rejects.toThrow(/foreign key/)
    await expect(
      attempt(
        `insert into measurement.reopenings select tenant_id, measure_id, period, number, ' ', null,
          null, now() from measurement.standing_locks where measure_id = '${served}'`,
      ),
    ).rejects.toThrow(/check constraint/)
    await expect(
      attempt(
        `insert into measurement.reopenings select tenant_id, measure_id, period, number, 'lagi',
          null, null, now() from measurement.reopenings where measure_id = '${taught}'`,
      ),
    ).rejects.toThrow(once)
    await expect(
      attempt(
        `insert into measurement.verdicts (tenant_id, id, figure_id, verdict, question, given_at)
          values (1, gen_random_uuid(), '${figureId}', 'RETURNED', 'x', now())`,
      ),
    ).rejects.toThrow(once)
    await expect(
      attempt(
        `insert into measurement.results select r.tenant_id, gen_random_uuid(), r.measure_id,
          r.period, r.scope, r.sequence, r.figure_id, r.state, '999', r.target, r.target_source,
          null, r.formula, r.inputs, '999', '999', null, 'good', null, 'x', 'x', now()
         from measurement.results r join measurement.locks k on k.measure_id = r.measure_id
           and k.period = r.period and k.sequence = r.sequence`,
      ),
    ).rejects.toThrow(once)
  })
})
