import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { successionOf } from '../../../kernel/ports.ts'
import {
  type FurtherMeasure,
  saveFurtherMeasure,
  smallMeasure,
} from '../../../testing/further-measure.ts'
import { saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, otherRegion, sameOrigin, type World } from '../../../testing/world.ts'
import { evidenceContract } from '../../evidence/index.ts'
import { taskContract } from '../../tasks/words.ts'
import { deskContract, figureContract } from '../index.ts'
import { measurementHeir } from '../measurement.ports.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(figureContract, cookies[who]),
  ...world.calls(deskContract, cookies[who]),
})
const [served, attended, pooled] = [smallMeasure('P1'), smallMeasure('M1'), smallMeasure('R1')]
const captured = '2026-07-14T01:00:00.000Z'

const monthly: FurtherMeasure = {
  ...{
    code: 'M1',
    name: 'Guru yang dilatih',
    node: 'P1',
    unit: ['orang', 'NUMBER'],
    aggregation: 'SUM',
    frequency: 'MONTHLY',
  },
  targets: { '2026': '120', '2026-Q1': '18' },
}
const ratio: FurtherMeasure = {
  ...{
    code: 'R1',
    name: 'Siswa yang hadir',
    node: 'P1',
    unit: ['persen', 'PERCENT'],
    aggregation: 'RATIO_POOLED',
    frequency: 'QUARTERLY',
  },
  targets: { '2026': '90' },
}
const follower: FurtherMeasure = {
  ...{
    code: 'F1',
    name: 'Guru yang dilatih',
    node: 'K1',
    unit: ['orang', 'NUMBER'],
    aggregation: 'SUM',
    frequency: 'MONTHLY',
  },
  ...{ targets: {}, identicalTo: 'M1' },
}

beforeAll(async () => {
  world = await openWorld('2026-07-15T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  for (const further of [monthly, ratio, follower]) await saveFurtherMeasure(world, further)
  for (const name of ['eko', 'surya', 'maya', 'indah', 'yusuf'] as const)
    cookies[name] = await world.signIn(region.people[name])
  cookies.joko = await world.signIn(region.people.joko, [
    { role: 'OPERATOR', unitId: region.units.dinasPendidikan },
  ])
  cookies.dewi = await world.signIn(region.people.dewi, [{ role: 'AUDITOR' }])
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
})
afterAll(() => world.close())

type Given = {
  value?: string
  numerator?: string
  denominator?: string
  reason?: string
  analysis?: string
  provisional?: boolean
  evidenceIds?: string[]
  blank?: 'NOT_MEASURABLE'
}
const report = (who: string, measureId: string, period: string, given: Given, ifMatch?: string) =>
  as(who).reportFigure(
    { measureId, period, provisional: false, evidenceIds: [], capturedAt: captured, ...given },
    ifMatch === undefined ? {} : { 'if-match': ifMatch },
  )
const verify = (who: string, measureId: string, period: string, version: number) =>
  as(who).giveVerdict({ measureId, period, version, verdict: 'VERIFIED' })
const person = (who: string) => region.people[who as keyof SmallRegion['people']]
const tasksOf = async (who: string) =>
  (await world.calls(taskContract, cookies[who]).listMyTasks({})).items
const refusedWith = (code: string, status?: number) => ({
  refusal: { code: `measurement/${code}`, ...(status ? { status } : {}) },
})

describe('reporting', () => {
  it('stores the figure and its achievement with formula, inputs, target and pack', async () => {
    const { figure, results, version } = await report('eko', served, '2026-Q1', {
      value: '84.5',
      analysis: 'Naik sejak Februari.',
    })

    expect(figure).toMatchObject({
      ...{
        version: 1,
        value: '84.5',
        reportedBy: region.people.eko,
        reporterName: 'Eko Nugroho, S.Pd.',
        capturedAt: captured,
        verdict: null,
      },
    })
    expect([version, results.map(({ scope }) => scope)]).toEqual([
      1,
      ['PERIOD', 'TO_DATE', 'ANNUAL'],
    ])
    expect(results[0]).toMatchObject({
      ...{
        state: 'OK',
        realization: '84.5',
        target: '91.50',
        targetSource: 'CONTAINING',
        formula: 'MAX_RATIO',
        band: 'Sangat tinggi',
      },
      ...{
        inputs: { target: '91.50', realization: '84.5', baseline: null },
        packCode: 'pengukuran',
        tone: 'good',
      },
    })
    expect(results[0]?.uncapped).toMatch(/^92\.349726775956/)
    expect(results[0]?.packDigest).toMatch(/^sha256:|^[0-9a-f]{64}$/)
  })

  it('computes a ratio, keeps its parts, and pools them over the year', async () => {
    await report('eko', pooled, '2026-Q1', { numerator: '80', denominator: '100' })
    const { figure, results } = await report('eko', pooled, '2026-Q2', {
      numerator: '190',
      denominator: '200',
    })

    expect(figure).toMatchObject({ value: '95', numerator: '190', denominator: '200' })
    expect(results.find(({ scope }) => scope === 'TO_DATE')).toMatchObject({
      realization: '90',
      uncapped: '100',
    })
  })

  it('takes numbers as JSON numbers, and what the contract lets out', async () => {
    const answer = await world.app.inject({
      ...{
        method: 'PUT',
        url: `/api/figures/${attended}/2026-01`,
        headers: { ...sameOrigin, cookie: cookies.joko ?? '' },
      },
      payload: { value: 7 },
    })

    expect(answer.statusCode).toBe(200)
    expect(answer.headers.etag).toBe('"1"')
    expect(answer.json()).toMatchObject({
      figure: { value: '7', provisional: false, capturedAt: '2026-07-15T02:00:00.000Z' },
    })
  })

  it('takes a blank with its reason, and goes on without it', async () => {
    await expect(
      report('joko', attended, '2026-02', { blank: 'NOT_MEASURABLE' }),
    ).rejects.toMatchObject(refusedWith('value', 422))
    const { figure, results } = await report('joko', attended, '2026-02', {
      blank: 'NOT_MEASURABLE',
      analysis: 'Rekap terbit Maret.',
    })

    expect([figure.value, figure.blank]).toEqual([null, 'NOT_MEASURABLE'])
    expect(results.map(({ scope, state, realization }) => [scope, state, realization])).toEqual([
      ['PERIOD', 'NO_DATA', null],
      ['TO_DATE', 'OK', '7'],
      ['ANNUAL', 'OK', '7'],
    ])
  })

  it('stores zero as a value', async () => {
    const { results } = await report('joko', attended, '2026-03', { value: '0' })

    expect(results[0]).toMatchObject({ state: 'OK', realization: '0', uncapped: '0', tone: 'bad' })
  })

  it.each<[string, string, string, string, Given, string]>([
    ['a stranger', 'yusuf', 'served', '2026-Q2', { value: '1' }, 'not-yours'],
    ['the giver', 'surya', 'served', '2026-Q2', { value: '1' }, 'not-yours'],
    ['a period that runs', 'eko', 'served', '2026-Q3', { value: '1' }, 'not-due'],
    [
      'a period the indicator does not have',
      'eko',
      'served',
      '2026-04',
      { value: '1' },
      'no-such-measure',
    ],
    ['no number', 'eko', 'served', '2026-Q2', { value: 'banyak' }, 'value'],
    [
      'evidence nobody uploaded',
      'eko',
      'served',
      '2026-Q2',
      { value: '1', evidenceIds: ['33333333-3333-7333-8333-333333333333'] },
      'no-such-evidence',
    ],
    ['an identical measure', 'indah', 'follower', '2026-06', { value: '1' }, 'identical'],
  ])('refuses %s', async (_, who, measure, period, given, code) => {
    const id = measure === 'served' ? served : smallMeasure('F1')

    await expect(report(who, id, period, given)).rejects.toMatchObject(refusedWith(code))
  })

  it('is closed to people without a mandate, and shows nothing to another region', async () => {
    const elsewhere = await world.app.inject({
      url: `/api/figures/${served}/2026-Q1`,
      headers: { cookie: cookies.eko ?? '', host: 'lain.example' },
    })
    const seen = await world.asSystem(
      async ({ db }) => db.selectFrom('measurement.currentFigures').select('id').execute(),
      otherRegion,
    )

    await expect(world.signIn('44444444-4444-7444-8444-444444444444')).rejects.toThrow(
      'identity/no-mandate',
    )
    expect([elsewhere.statusCode, seen]).toEqual([401, []])
  })
})

describe('correcting', () => {
  it('needs the version it corrects, and becomes a new one; what was computed later follows', async () => {
    await report('eko', served, '2026-Q2', { value: '90' })

    await expect(report('eko', served, '2026-Q1', { value: '80' })).rejects.toMatchObject(
      refusedWith('version-unnamed', 428),
    )
    await expect(report('eko', served, '2026-Q1', { value: '80' }, '"7"')).rejects.toMatchObject({
      refusal: { code: 'kernel/stale', status: 412 },
    })
    const { figure } = await report('eko', served, '2026-Q1', { value: '80' }, '"1"')
    const page = await as('eko').readFigure({ measureId: served, period: '2026-Q1' })

    expect(figure).toMatchObject({ version: 2, value: '80' })
    expect(page.versions.map(({ version, value }) => [version, value])).toEqual([
      [2, '80'],
      [1, '84.5'],
    ])
    expect(page).toMatchObject({ version: 2, value: '80', target: '91.50' })
  })

  it('recomputes the year so far of later periods', async () => {
    await report('joko', attended, '2026-01', { value: '9' }, '"1"')
    const later = await as('eko').readFigure({ measureId: attended, period: '2026-03' })

    expect(later.results.find(({ scope }) => scope === 'TO_DATE')).toMatchObject({
      realization: '9',
      target: '12',
    })
    expect(later.results).toHaveLength(3)
  })

  it('is the same version when the same is sent again, whatever is seen and whenever it was written', async () => {
    const before = await as('eko').readFigure({ measureId: served, period: '2026-Q1' })
    const again = await as('eko').reportFigure(
      { measureId: served, period: '2026-Q1', value: '80' },
      { 'if-match': '"1"' },
    )
    const after = await as('eko').readFigure({ measureId: served, period: '2026-Q1' })

    expect(again).toMatchObject({
      version: 2,
      figure: { id: before.figureId },
      results: [{ scope: 'PERIOD' }, { scope: 'TO_DATE' }, { scope: 'ANNUAL' }],
    })
    expect([after.versions.length, after.results.map(({ computedAt }) => computedAt)]).toEqual([
      ...[2, before.results.map(({ computedAt }) => computedAt)],
    ])
  })

  it('by two at once: one is taken, the other told to look again', async () => {
    const [one, other] = await Promise.allSettled([
      report('eko', pooled, '2026-Q1', { numerator: '81', denominator: '100' }, '"1"'),
      report('joko', pooled, '2026-Q1', { numerator: '82', denominator: '100' }, '"1"'),
    ])
    const lost = [one, other].find(({ status }) => status === 'rejected')
    const page = await as('eko').readFigure({ measureId: pooled, period: '2026-Q1' })

    expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(lost).toMatchObject({ reason: { refusal: { code: 'kernel/stale' } } })
    expect(page.versions).toHaveLength(2)
  })

  it('of different periods of one measure at once waits its turn, and both count', async () => {
    await Promise.all([
      report('joko', attended, '2026-04', { value: '10' }),
      report('joko', attended, '2026-05', { value: '12' }),
    ])
    const page = await as('joko').readFigure({ measureId: attended, period: '2026-05' })

    expect(page.results.find(({ scope }) => scope === 'TO_DATE')).toMatchObject({
      realization: '31',
    })
  })
})

describe('verifying', () => {
  it('belongs to the giver, never to the reporter or a stranger', async () => {
    await expect(verify('eko', served, '2026-Q1', 2)).rejects.toMatchObject(
      refusedWith('own-figure', 403),
    )
    await expect(verify('indah', served, '2026-Q1', 2)).rejects.toMatchObject(
      refusedWith('not-the-giver', 403),
    )
    await expect(verify('yusuf', served, '2026-Q1', 2)).rejects.toMatchObject(
      refusedWith('other-office', 403),
    )
    await expect(verify('maya', served, '2026-Q1', 2)).rejects.toMatchObject(
      refusedWith('not-the-giver', 403),
    )
    await expect(verify('surya', served, '2026-Q1', 1)).rejects.toMatchObject({
      refusal: { code: 'kernel/stale' },
    })

    expect(await verify('surya', served, '2026-Q1', 2)).toMatchObject({
      verdict: 'VERIFIED',
      verdictBy: 'Drs. Surya Pratama, M.Pd.',
    })
    await expect(verify('surya', served, '2026-Q1', 2)).rejects.toMatchObject(
      refusedWith('already-judged', 409),
    )
  })

  it('hands back with a question, which the reporter answers with a new version', async () => {
    const hand = as('surya')
    await expect(
      hand.giveVerdict({ measureId: served, period: '2026-Q2', version: 1, verdict: 'RETURNED' }),
    ).rejects.toMatchObject(refusedWith('question-missing', 422))
    await hand.giveVerdict({
      measureId: served,
      period: '2026-Q2',
      version: 1,
      verdict: 'RETURNED',
      question: 'Mengapa naik?',
    })
    expect(await tasksOf('eko')).toMatchObject([
      {
        kind: 'measurement/answer',
        title: 'Pertanyaan tentang «Persentase layanan P1», Triwulan II 2026',
        detail: 'Mengapa naik?',
      },
    ])

    await expect(report('eko', served, '2026-Q2', { value: '88' }, '"1"')).rejects.toMatchObject(
      refusedWith('value', 422),
    )
    await report(
      'eko',
      served,
      '2026-Q2',
      { value: '88', reason: 'Dua sekolah terhitung ganda.' },
      '"1"',
    )
    const page = await as('surya').readFigure({ measureId: served, period: '2026-Q2' })

    expect(page.versions).toMatchObject([
      { version: 2, reason: 'Dua sekolah terhitung ganda.', verdict: null },
      {
        version: 1,
        verdict: 'RETURNED',
        question: 'Mengapa naik?',
        verdictBy: 'Drs. Surya Pratama, M.Pd.',
      },
    ])
    expect([page.state, page.mayVerify, await tasksOf('eko')]).toEqual(['REPORTED', true, []])
  })

  it('waits as a task of the giver, and leaves when it is done', async () => {
    const waiting = (await tasksOf('surya')).filter(({ kind }) => kind === 'measurement/verify')
    const mine = waiting.find(
      ({ title }) => title === 'Angka «Persentase layanan P1», Triwulan II 2026',
    )
    expect(mine).toMatchObject({
      capacity: 'Kepala Dinas Pendidikan',
      dueOn: '2026-07-20',
      link: `/pengukuran/${served}/2026-Q2`,
    })

    await verify('surya', served, '2026-Q2', 2)
    expect((await tasksOf('surya')).map(({ id }) => id)).not.toContain(mine?.id)
  })

  it('of a correction after the verdict needs its reason', async () => {
    await expect(report('eko', served, '2026-Q2', { value: '89' }, '"2"')).rejects.toMatchObject(
      refusedWith('value', 422),
    )
    const { figure } = await report(
      'eko',
      served,
      '2026-Q2',
      { value: '89', reason: 'Data susulan dua sekolah.' },
      '"2"',
    )

    expect(figure).toMatchObject({ version: 3, verdict: null })
  })

  it('goes one higher when the giver reported; the own promise of the head goes to another planner', async () => {
    const [top, own] = [smallMeasure('T1'), smallMeasure('S1')]
    const at = { measureId: top, period: '2026-Q1' }
    expect((await as('bagus').readFigure(at)).whyNobodyVerifies?.detail).toContain(
      'hanya Bagus Santoso',
    )
    cookies.sari = await world.signIn(region.people.sari, [{ role: 'PLANNING' }])
    expect((await as('bagus').readFigure(at)).whyNobodyVerifies).toBeNull()
    await report('bagus', top, '2026-Q1', { value: '75' })
    await report('surya', own, '2026-Q1', { value: '80' })

    const waitingFor = async (who: string) =>
      (await as(who).readVerificationDesk({})).items.map(({ indicatorCode }) => indicatorCode)
    expect([await waitingFor('maya'), await waitingFor('sari')]).toEqual([['I.S1'], ['I.T1']])
    expect((await tasksOf('sari')).map(({ link }) => link)).toEqual([`/pengukuran/${top}/2026-Q1`])
    await expect(verify('maya', top, '2026-Q1', 1)).rejects.toMatchObject(
      refusedWith('own-promise', 403),
    )
    await verify('sari', top, '2026-Q1', 1)
    await verify('maya', own, '2026-Q1', 1)
    expect([await waitingFor('maya'), await waitingFor('sari')]).toEqual([[], []])
  })

  it('stays with whoever its task reached while the nearer post was vacant', async () => {
    const before = await as('eko').readFigure({ measureId: served, period: '2026-Q1' })
    const { figure, version } = await report(
      'eko',
      served,
      '2026-Q1',
      { value: '64', reason: 'Data susulan.' },
      `"${before.version}"`,
    )
    await expect(verify('maya', served, '2026-Q1', version)).rejects.toMatchObject(
      refusedWith('not-the-giver', 403),
    )
    const task = {
      kind: 'measurement/verify',
      subject: figure.id,
      title: 'Angka',
      link: '/pengukuran',
    }
    await world.asSystem((ctx) =>
      ctx.tasks.open([{ ...task, holder: { personId: person('maya') } }]),
    )

    expect((await as('maya').readFigure({ measureId: served, period: '2026-Q1' })).mayVerify).toBe(
      true,
    )
    const { items } = await as('maya').readVerificationDesk({})
    expect(items).toMatchObject([{ measureId: served, period: '2026-Q1', mayVerify: true }])
    expect(items).toHaveLength(
      (await tasksOf('maya')).filter(({ kind }) => kind === 'measurement/verify').length,
    )
    await verify('maya', served, '2026-Q1', version)
    expect((await tasksOf('surya')).map(({ link }) => link)).not.toContain(
      `/pengukuran/${served}/2026-Q1`,
    )
  })

  it('holds the figure against the target of its day', async () => {
    await report('eko', served, '2026-Q2', { value: '89', reason: 'Tetap.' }, '"3"')
    await world.asSystem(async ({ db }) => {
      await db
        .updateTable('planning.targets')
        .set({ recordedUntil: '2026-07-15T00:00:00Z' })
        .where('tenantId', '=', 1)
        .where('measureId', '=', served)
        .execute()
      await db
        .insertInto('planning.targets')
        .values({
          ...{
            tenantId: 1,
            id: '66666666-6666-7666-8666-666666666666',
            measureId: served,
            period: '2026',
            value: '89',
            reason: null,
          },
          ...{
            recordedAt: '2026-07-15T00:00:00Z',
            recordedUntil: null,
            recordedBy: null,
            closedBy: null,
          },
        })
        .execute()
    })
    await verify('surya', served, '2026-Q2', 4)

    expect(await as('eko').readFigure({ measureId: served, period: '2026-Q2' })).toMatchObject({
      achievement: '100',
      target: '89',
    })
  })
})

describe('evidence', () => {
  it('is attached to a version and judged by the giver for it', async () => {
    const photo = {
      name: 'foto.png',
      type: 'image/png',
      bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    }
    const item = await world.calls(evidenceContract, cookies.joko).uploadEvidence({ file: photo })
    const { figure } = await report('joko', attended, '2026-06', {
      value: '11',
      evidenceIds: [item.id],
    })
    const asked = {
      measureId: attended,
      period: '2026-06',
      itemId: item.id,
      version: 1,
      verdict: 'NOT_ENOUGH',
      note: 'Buram',
    } as const
    await as('surya').judgeEvidence(asked)

    expect(await as('surya').readFigure({ measureId: attended, period: '2026-06' })).toMatchObject({
      ...{ evidence: 1, current: { evidenceIds: [item.id] } },
      evidenceItems: [
        {
          id: item.id,
          name: 'foto.png',
          mayJudge: true,
          judgements: [{ verdict: 'NOT_ENOUGH', note: 'Buram', subject: figure.id }],
        },
      ],
    })
    await expect(as('surya').judgeEvidence({ ...asked, version: 2 })).rejects.toMatchObject({
      refusal: { code: 'kernel/stale' },
    })
    await expect(as('surya').judgeEvidence({ ...asked, itemId: figure.id })).rejects.toMatchObject(
      refusedWith('evidence-elsewhere', 404),
    )
    await expect(as('surya').judgeEvidence({ ...asked, note: ' ' })).rejects.toMatchObject({
      refusal: { code: 'evidence/reason-missing' },
    })
  })

  it(
    'is judged by the verifier, a planner or APIP; not by a stranger, a colleague, the ' +
      'reporter or the uploader',
    async () => {
      const photo = {
        name: 'foto.png',
        type: 'image/png',
        bytes: Buffer.from('89504e470d0a1a0a0000000d494844522a', 'hex'),
      }
      const [byReporter, byGiver] = [
        await world.calls(evidenceContract, cookies.joko).uploadEvidence({ file: photo }),
        await world.calls(evidenceContract, cookies.surya).uploadEvidence({ file: photo }),
      ]
      await report('surya', smallMeasure('S1'), '2026-Q2', {
        value: '80',
        evidenceIds: [byGiver.id],
      })
      const evidenceIds = [byReporter.id, byGiver.id]
      const current = await as('joko').readFigure({ measureId: attended, period: '2026-06' })
      const { version } = await report(
        'joko',
        attended,
        '2026-06',
        { value: '11', evidenceIds },
        `"${current.version}"`,
      )
      const judge = (who: string, itemId = byReporter.id) =>
        as(who).judgeEvidence({
          measureId: attended,
          period: '2026-06',
          itemId,
          version,
          verdict: 'ACCEPTED',
        })

      for (const stranger of ['yusuf', 'indah', 'eko', 'maya'])
        await expect(judge(stranger)).rejects.toMatchObject(refusedWith('not-the-judge', 403))
      await expect(judge('joko')).rejects.toMatchObject(refusedWith('own-figure', 403))
      await expect(judge('surya', byGiver.id)).rejects.toMatchObject({
        refusal: { code: 'evidence/own-evidence', status: 403 },
      })
      for (const one of ['surya', 'bagus', 'dewi'])
        expect(await judge(one)).toMatchObject({ verdict: 'ACCEPTED', judgedBy: person(one) })
      const mayJudge = async (who: string) =>
        (await as(who).readFigure({ measureId: attended, period: '2026-06' })).evidenceItems
          .filter((item) => item.mayJudge)
          .map(({ id }) => id)
          .toSorted()
      expect(await mayJudge('bagus')).toEqual(evidenceIds.toSorted())
      expect([await mayJudge('surya'), await mayJudge('joko'), await mayJudge('eko')]).toEqual([
        [byReporter.id],
        [],
        [],
      ])
    },
  )
})

describe('an identical measure', () => {
  it('shows the figure of the one it follows, and is not reported twice', async () => {
    expect(
      await as('indah').readFigure({ measureId: smallMeasure('F1'), period: '2026-06' }),
    ).toMatchObject({
      ...{
        measureId: smallMeasure('F1'),
        value: '11',
        mayReport: false,
        whyNotReport: { code: 'measurement/identical' },
      },
    })
  })
})

describe('when a reporter goes', () => {
  it('only a question that still waits for the answer needs somebody else', async () => {
    const succession = successionOf({
      on: '2026-08-01',
      units: {},
      people: { [region.people.joko]: [region.people.dewi] },
    })
    const preview = () => world.asSystem((ctx) => measurementHeir.preview(ctx, succession))
    expect(await preview()).toEqual([])

    await as('surya').giveVerdict({
      measureId: attended,
      period: '2026-06',
      version: 2,
      verdict: 'RETURNED',
      question: 'Foto buram.',
    })
    expect(await preview()).toMatchObject([
      {
        table: 'measurement.figures',
        from: region.people.joko,
        to: region.people.dewi,
        effect: expect.stringContaining('menunggu jawaban'),
      },
    ])
  })
})

describe('what a figure costs', () => {
  const sendFigure = (period: string, value: string, ifMatch?: string) =>
    as('eko').reportFigure(
      {
        measureId: attended,
        period,
        value,
        reason: 'Rekap guru yang hadir diperbaiki.',
      },
      { 'idempotency-key': randomUUID(), ...(ifMatch ? { 'if-match': ifMatch } : {}) },
    )

  it('is nine statements with tasks, results, audit and the key, one less when it is corrected', async () => {
    await sendFigure('2025-11', '11')

    expect(await world.statementsOf(() => sendFigure('2025-12', '12'))).toHaveLength(2 + 9)
    expect(await world.statementsOf(() => sendFigure('2025-12', '13', '1'))).toHaveLength(2 + 8)
  })

  it('never reads the organisation, whatever is asked about one measure', async () => {
    const at = { measureId: attended, period: '2025-12' }
    const read = await world.statementsOf(() => as('eko').readFigure(at))
    const judged = await world.statementsOf(() =>
      as('surya').giveVerdict({ ...at, version: 2, verdict: 'VERIFIED' }),
    )
    const statements = [...read, ...judged]

    expect(
      statements.filter((text) => /position_versions|person_versions/.test(text)),
    ).toHaveLength(2)
    expect([read.length, judged.length]).toEqual([2 + 7, 2 + 7])
  })
})
