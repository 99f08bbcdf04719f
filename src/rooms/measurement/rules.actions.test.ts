import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { later } from '../../app.ts'
import type { Given, Taken } from '../../kernel/contract.ts'
import { printDate } from '../../kernel/indonesian.ts'
import { saveFurtherMeasure, smallMeasure } from '../../testing/further-measure.ts'
import { saveSmallBudget, saveSmallPlan } from '../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, otherRegion, type World } from '../../testing/world.ts'
import { agreementContract } from '../agreements/words.ts'
import { packContract } from '../organisation/index.ts'
import { deskContract, figureContract } from './index.ts'

type PackChange = Taken<(typeof packContract)['setRules']>
type RulePackLine = Given<(typeof packContract)['listRules']>['items'][number]

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const rules = (who = 'bagus') => world.calls(packContract, cookies[who])
const agreements = () => world.calls(agreementContract, cookies.bagus)
const figures = () => ({
  ...world.calls(figureContract, cookies.eko),
  ...world.calls(deskContract, cookies.eko),
})
const measureId = smallMeasure('P1')

const pack = async (code: string, on?: string): Promise<RulePackLine> => {
  const [found] = (await rules().listRules({ code, ...(on && { on }) })).items
  if (!found) throw new Error(`no ${code}`)
  return found
}
const change = async (
  code: string,
  content: Record<string, unknown>,
  more: Partial<PackChange> = {},
): Promise<PackChange> => ({
  ...{ code, content, validFrom: '2026-07-15', legalBasis: 'Perwali 12/2026' },
  seen: (await pack(code)).latest?.digest ?? null,
  ...more,
})
const preview = async (...told: Parameters<typeof change>) =>
  rules().previewRules(await change(...told))
const effectsOf = async (...told: Parameters<typeof change>) =>
  (await preview(...told)).effects.filter(({ count }) => count > 0)
const refusalOf = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: { refusal: { code: string; errors?: { pointer: string; detail: string }[] } }) => [
      error.refusal.code,
      error.refusal.errors?.[0]?.pointer,
      error.refusal.errors?.[0]?.detail,
    ],
  )
const ownBands = {
  bandProfile: 'DAERAH',
  bandProfiles: {
    DAERAH: {
      bands: [
        { code: 'A', label: 'Hijau', tone: 'good', from: '95', includes: true },
        { code: 'B', label: 'Merah', tone: 'bad', from: null, includes: true },
      ],
    },
  },
}

beforeAll(async () => {
  world = await openWorld('2026-07-15T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  await saveFurtherMeasure(world, {
    ...{ code: 'M1', name: 'Guru yang dilatih', node: 'K1', unit: ['orang', 'NUMBER'] },
    ...{ aggregation: 'SUM', frequency: 'QUARTERLY', targets: { '2026': '120' } },
  })
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  cookies.eko = await world.signIn(region.people.eko)
  await figures().reportFigure({ measureId, period: '2026-Q1', value: '84.5' })
})
afterAll(() => world.close())

describe('the rules in force', () => {
  it('are told with their legal basis, and each value with its own source and whether it was read', async () => {
    const { items } = await rules().listRules({})
    const rows = (await pack('perjanjian-kinerja')).clauses.find(
      ({ path }) => path === 'rowsAtMost',
    )
    const partTime = (await pack('evaluasi-pegawai')).clauses.at(-1)

    expect(items.map(({ code }) => code)).toHaveLength(11)
    expect(items.every(({ legalBasis, clauses }) => legalBasis && clauses.length > 0)).toBe(true)
    expect(rows).toMatchObject({ printed: ['10 baris'], verified: false, own: false })
    expect(rows?.source).toContain('Kementerian Keuangan')
    expect(partTime).toMatchObject({ label: 'PPPK Paruh Waktu', open: false })
    expect(partTime?.printed).toEqual([
      'dievaluasi setiap triwulan, tahun · perjanjian kerja 12 bulan',
    ])
    expect((await rules().listRules({ on: '2024-06-01' })).items).toHaveLength(10)
  })

  it('are shown to who manages the region, and changed by nobody else', async () => {
    await expect(rules('eko').listRules({})).rejects.toMatchObject({
      refusal: { code: 'organisation/not-settings-manager' },
    })
    expect(await refusalOf(rules('eko').setRules(await change('pengukuran', {})))).toContain(
      'organisation/not-settings-manager',
    )
  })
})

describe('a change is previewed by the rules themselves', () => {
  it('figures that change colour, with both colours', async () => {
    const [colour] = await effectsOf('pengukuran', ownBands)
    expect(colour).toMatchObject({ what: 'angka berganti warna', count: 1 })
    expect(colour?.rows[0]).toEqual({
      name: expect.stringContaining('riwulan I 2026'),
      before: '92,35 Sangat tinggi',
      after: '92,35 Merah',
    })
  })

  it('posts that gain or lose a PK, and who gives it', async () => {
    const positionKinds = ['POLITIK', 'STRUKTURAL', 'FUNGSIONAL']
    const effects = await effectsOf('perjanjian-kinerja', {
      obliged: { positionKinds, exempt: [] },
      levels: { ASSISTANT: { giver: 'REGION_HEAD' }, SUPERVISOR: { heading: 'Sasaran Seksi' } },
    })
    expect(effects.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'jabatan menjadi wajib membuat PK',
        'jabatan tidak lagi wajib membuat PK',
      ]),
    )
    for (const { rows } of effects) expect(rows.length).toBeGreaterThan(0)
  })

  it('due dates that move, those to come only', async () => {
    const effects = await effectsOf('jadwal-pengukuran', { reportByDay: 5 })
    expect(effects).toMatchObject([{ what: 'batas melaporkan bergeser', count: 6 }])
    expect(effects[0]?.rows[0]).toEqual({
      ...{ name: 'Juli 2026', before: printDate('2026-08-10'), after: printDate('2026-08-05') },
    })
  })
})

describe('a change is refused with a sentence at its place', () => {
  const bands = (of: unknown[]) => ({ bandProfiles: { DAERAH: { bands: of } } })
  const [high, low] = ownBands.bandProfiles.DAERAH.bands
  it.each([
    [
      'what the nation sets',
      'perjanjian-kinerja',
      { deadlineMonths: 3 },
      'organisation/rules-shut',
      '/content/deadlineMonths',
    ],
    [
      'another giver for whom the law obliges',
      'perjanjian-kinerja',
      { levels: { AGENCY_HEAD: { giver: 'SUPERIOR' } } },
      'organisation/rules-shut',
      '/content/levels/AGENCY_HEAD/giver',
    ],
    [
      'a level half written',
      'perjanjian-kinerja',
      { levels: { CAMAT: { giver: 'SUPERIOR' } } },
      'organisation/rules-unfit',
      '/content/levels/CAMAT/label',
    ],
    [
      'bands of the nation',
      'pengukuran',
      { bandProfiles: { SIX_BAND: { rounding: 'INTEGER' } } },
      'organisation/rules-shut',
      '/content/bandProfiles/SIX_BAND/rounding',
    ],
    [
      'bands that do not go down',
      'pengukuran',
      bands([low, high]),
      'organisation/rules-unfit',
      '/content/bandProfiles/DAERAH/bands',
    ],
    [
      'a cap that is no number',
      'pengukuran',
      { limits: { capForAverage: 'seratus' } },
      'organisation/rules-unfit',
      '/content/limits/capForAverage',
    ],
    [
      'a profile that is not there',
      'pengukuran',
      { bandProfile: 'KOSONG' },
      'organisation/rules-unfit',
      '/content/bandProfile',
    ],
    [
      'a scale of one word',
      'pengukuran',
      { scales: { ZI: { label: 'ZI', grades: [{ code: 'WBK', label: 'WBK' }] } } },
      'organisation/rules-unfit',
      '/content/scales/ZI/grades',
    ],
    [
      'verifying before reporting',
      'jadwal-pengukuran',
      { reportByDay: 20, verifyByDay: 10 },
      'organisation/rules-unfit',
      '/content/verifyByDay',
    ],
    [
      'a pack that is read only',
      'organisasi',
      { agencyKinds: [] },
      'organisation/rules-shut',
      '/content/agencyKinds',
    ],
    ['nothing at all', 'pengukuran', {}, 'organisation/rules-same', undefined],
  ])('%s', async (_, code, content, refused, pointer) => {
    const [why, place, detail] =
      (await refusalOf(change(code, content).then(rules().setRules))) ?? []
    expect([why, place]).toEqual([refused, pointer])
    if (pointer) expect(detail).toMatch(/\.$/)
  })

  it('a year that is over, and an unknown pack', async () => {
    const early = await change('pengukuran', ownBands, { validFrom: '2025-12-31' })
    expect(await refusalOf(rules().setRules(early))).toContain('organisation/rules-from')
    const strange = { ...early, code: 'tidak-ada' }
    expect(await refusalOf(rules().setRules(strange))).toContain('organisation/no-such-rules')
  })
})

describe('a change that is set', () => {
  it('holds from its day, is on record, and figures without a lock follow', async () => {
    const told = await change('pengukuran', ownBands)
    await rules().setRules(told)
    const work = later.find(({ name }) => name === 'measurement/rules')
    await work?.run({ step: (step) => world.asSystem(step) }, ['2026'])

    const { results } = await figures().readFigure({ measureId, period: '2026-Q1' })
    expect(results[0]).toMatchObject({ band: 'Merah', tone: 'bad' })
    const used = (await pack('pengukuran')).clauses.find(({ path }) => path === 'bandProfile')
    expect(used).toMatchObject({ own: true, source: 'Perwali 12/2026' })
    expect((await pack('pengukuran', '2026-07-14')).own).toBeNull()
    const acts = await world.asSystem(({ db }) =>
      db.selectFrom('audit.entries').select('act').where('act', '=', 'region.rules-set').execute(),
    )
    expect(acts).toHaveLength(1)
  })

  it('is corrected by a later version only, and by who saw the latest', async () => {
    const content = { limits: { capForAverage: null } }
    expect(await refusalOf(rules().setRules(await change('pengukuran', content)))).toContain(
      'organisation/rules-from',
    )
    const stale = await change('pengukuran', content, { validFrom: '2026-08-01', seen: null })
    expect(await refusalOf(rules().setRules(stale))).toContain('kernel/stale')

    await rules().setRules(await change('pengukuran', content, { validFrom: '2026-08-01' }))
    world.setNow('2026-07-15T03:00:00.000Z')
    await rules().setRules(await change('pengukuran', ownBands, { validFrom: '2026-08-01' }))
    expect((await pack('pengukuran', '2026-08-01')).content).toEqual(ownBands)
  })

  it('is the region’s alone', async () => {
    const rows = await world.asSystem(
      ({ db }) => db.selectFrom('organisation.regionRulePacks').select('code').execute(),
      otherRegion,
    )
    expect(rows).toEqual([])
  })

  it('is followed by «Susun PK»: a title that is named promises', async () => {
    const told = await change('perjanjian-kinerja', { obliged: { positionKinds: ['POLITIK'] } })
    const before = await agreements().readReadiness({ year: 2026 })
    await rules().setRules(told)
    const after = await agreements().readReadiness({ year: 2026 })

    expect(after.total.obliged).toBeLessThan(before.total.obliged)
    expect(after.total.byLaw.obliged).toBe(before.total.byLaw.obliged)
  })
})
