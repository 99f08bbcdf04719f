import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveFurtherMeasure, smallMeasure } from '../../../testing/further-measure.ts'
import { csvUpload, type ImportDesk, openImportDesk } from '../../../testing/import-desk.ts'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { agreementContract, signingContract } from '../../agreements/words.ts'
import { certify, requestFor } from '../../documents/index.ts'
import { planningContract } from '../../planning/index.ts'
import { deskContract, figureContract } from '../index.ts'

const passphrase = 'mangga harum di halaman'
let world: World
let region: SmallRegion
let imports: ImportDesk
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...{ ...world.calls(figureContract, cookies[who]), ...world.calls(deskContract, cookies[who]) },
  ...{
    ...world.calls(agreementContract, cookies[who]),
    ...world.calls(signingContract, cookies[who]),
  },
  ...world.calls(planningContract, cookies[who]),
})
const [served, counted] = [smallMeasure('P1'), smallMeasure('M1')]
const [first, second] = ['2026-Q1', '2026-Q2']

beforeAll(async () => {
  world = await openWorld('2026-07-15T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  await saveFurtherMeasure(world, {
    ...{
      code: 'M1',
      name: 'Guru yang dilatih',
      node: 'K1',
      unit: ['orang', 'NUMBER'],
      aggregation: 'SUM',
      frequency: 'QUARTERLY',
    },
    targets: { '2026': '120' },
  })
  imports = await openImportDesk(world, 'PLANNING')
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  for (const name of ['eko', 'surya', 'indah'] as const)
    cookies[name] = await world.signIn(region.people[name])
  for (const [period, value] of [
    [first, '84.5'],
    [second, '88'],
  ] as const)
    await as('eko').reportFigure({ measureId: served, period, value })
  for (const period of [first, second])
    await as('indah').reportFigure({ measureId: counted, period, value: '30' })
  await as('surya').giveVerdict({
    measureId: served,
    period: first,
    version: 1,
    verdict: 'VERIFIED',
  })
  await as('bagus').lockPeriod({ period: first })
})
afterAll(() => world.close())

const setTarget = (measureId: string, period: string, value: string) =>
  as('bagus').setTarget(
    { measureId, period, value, reason: 'Perubahan rencana.' },
    { 'if-match': '*' },
  )
/** Target and achievement of a figure as they are stored, one scope after the other. */
const stored = async (measureId: string, period: string) =>
  (await as('eko').readFigure({ measureId, period })).results.map(({ scope, target, uncapped }) => [
    scope,
    target,
    uncapped && Number(uncapped).toFixed(2),
  ])
/** How often a figure was computed. */
const times = async (measureId: string): Promise<number> => {
  const rows = await world.asSystem(({ db }) =>
    db
      .selectFrom('measurement.results')
      .select('id')
      .where('tenantId', '=', 1)
      .where('measureId', '=', measureId)
      .execute(),
  )
  return rows.length / 3
}

it('follows a target set anew in the same act; what a lock holds stays', async () => {
  const locked = await stored(served, first)
  await setTarget(served, '2026', '88')

  expect(await stored(served, second)).toEqual(
    ['PERIOD', 'TO_DATE', 'ANNUAL'].map((scope) => [scope, '88', '100.00']),
  )
  expect([await stored(served, first), locked[0]]).toEqual([locked, ['PERIOD', '91.50', '92.35']])
})

it(
  'spreads what is left of a year anew, and computes nothing that comes out as it stands or ' +
    'has no figure',
  async () => {
    const before = { counted: await times(counted), served: await times(served) }
    await setTarget(counted, second, '20')
    expect((await stored(counted, first))[0]).toEqual([
      'PERIOD',
      expect.stringMatching(/^33\.333/),
      '90.00',
    ])
    expect((await stored(counted, second))[0]).toEqual(['PERIOD', '20', '150.00'])
    expect((await times(counted)) - before.counted).toBe(2)

    await setTarget(counted, second, '20')
    await setTarget(served, '2026-Q4', '90')
    await setTarget(smallMeasure('P2'), '2026', '70')
    expect([await times(counted), await times(served), await times(smallMeasure('P2'))]).toEqual([
      before.counted + 2,
      before.served,
      0,
    ])
  },
)

it('follows a plan file, and its taking back', async () => {
  const file = csvUpload(
    'KODE KINERJA;JENIS;PERNYATAAN;KODE INDIKATOR;TARGET 2026\nP1;;;I.P1;80,00\n',
  )
  const run = await imports.check('plan', file, { tahun: '2026' })
  expect(run).toMatchObject({ errors: 0 })
  expect((await stored(served, second))[0]).toEqual(['PERIOD', '88', '100.00'])

  await imports.commit(run.id)
  expect((await stored(served, second))[0]).toEqual(['PERIOD', '80.00', '110.00'])
  await imports.undo(run.id)
  expect((await stored(served, second))[0]).toEqual(['PERIOD', '88', '100.00'])
})

it('follows a promise from the moment it is in force, and names it', async () => {
  for (const name of ['eko', 'surya'] as const)
    await world.asSystem(async (ctx) =>
      certify(ctx, await requestFor(ctx, { id: region.people[name], name }, passphrase)),
    )
  await as('bagus').draftCascade({ year: 2026 })
  const [promise] = (await as('bagus').listAgreements({ year: 2026, search: 'Eko Nugroho' })).items
  const id = promise?.id ?? ''
  await as('eko').signAgreement({ id, passphrase })
  await setTarget(served, '2026', '95')
  expect((await stored(served, second))[0]).toEqual(['PERIOD', '95', '92.63'])

  await as('surya').signAgreement({ id, passphrase })
  expect((await as('bagus').readAgreement({ id })).state).toBe('ACTIVE')
  expect((await stored(served, second))[0]).toEqual(['PERIOD', '88', '100.00'])
  const named = await world.asSystem(({ db }) =>
    db
      .selectFrom('measurement.currentResults')
      .select(['period', 'agreementVersionId'])
      .where('tenantId', '=', 1)
      .where('measureId', '=', served)
      .where('scope', '=', 'PERIOD')
      .orderBy('period')
      .execute(),
  )
  expect(named.map((row) => row.agreementVersionId !== null)).toEqual([false, true])
})
