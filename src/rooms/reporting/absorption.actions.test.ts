import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvUpload, openImportDesk } from '../../testing/import-desk.ts'
import { saveSmallBudget, saveSmallPlan, smallBudgetVersion } from '../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { type Calls, openWorld, type World } from '../../testing/world.ts'
import { agreementsActions } from '../agreements/index.ts'
import { budgetContract } from '../budget/index.ts'
import { reportingContract } from './words.ts'

const office = '1.01.0.00.0.00.01.0000'
const spent = csvUpload(
  `kode_sub_skpd,kode_sub_giat,kode_akun,realisasi_1,realisasi_2\n${office},` +
    '1.01.02.2.01.0001,5.1.02.01.01.0024,1000000,1500000\n',
)
const january = { tahun: '2026', sampai: '2', cakupan: 'BERKAS' }

let world: World
let region: SmallRegion
let mayor: Calls<typeof reportingContract>
let budgets: Calls<typeof budgetContract>
beforeAll(async () => {
  world = await openWorld('2026-03-10T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  await world.asSystem((ctx) => agreementsActions.draftCascade(ctx, { year: 2026 }))
  const cookie = await world.signIn(region.people.maya)
  mayor = world.calls(reportingContract, cookie)
  budgets = world.calls(budgetContract, cookie)
})
afterAll(() => world.close())

const version = { versionId: smallBudgetVersion }
/** What every page says of the money: of the version, of its office, of the promise of the office’s
 * head, in the control room. */
async function told() {
  const { nodes } = await mayor.readTree({ year: 2026 })
  const id = nodes.find(({ code }) => code === 'S1')?.agreement?.id ?? ''
  const room = await mayor.readControlRoom({ year: 2026 })
  const page = await budgets.readOfficeBudget({ ...version, skpdCode: office })
  return {
    version: (await budgets.readBudget(version)).offices,
    office: page,
    accounts: await budgets.listOfficeAccounts({ ...version, skpdCode: office }),
    money: (await mayor.readProgress({ id })).money,
    group: room.groups.find(({ budget }) => budget !== null),
  }
}

it('says of nothing that it is zero while no realisation has come in', async () => {
  const { version: offices, office: page, accounts, money, group } = await told()

  expect(offices).toMatchObject([{ total: 6_500_000, realised: null, realisedUpTo: null }])
  expect(page).toMatchObject({ line: { realised: null }, spent: [] })
  expect(accounts).toMatchObject({ realisedUpTo: null, items: [{ realised: null }] })
  expect(money).toMatchObject({ realisedUpTo: null, lines: [{ realised: null }] })
  expect(group).toMatchObject({ budget: 6_500_000, realised: null, realisedUpTo: null })
})

it('stands beside the ceiling everywhere, with the month up to which it is known', async () => {
  const desk = await openImportDesk(world, 'BUDGET')
  await desk.take('monthly-realisation', spent, january)

  const { version: offices, office: page, accounts, money, group } = await told()

  expect(offices).toMatchObject([{ total: 6_500_000, realised: 2_500_000, realisedUpTo: 2 }])
  expect(page.spent).toEqual([
    { subUnitCode: office, subActivityCode: '1.01.02.2.01.0001', amount: 2_500_000 },
  ])
  expect(accounts).toMatchObject({ realisedUpTo: 2, items: [{ realised: 2_500_000 }] })
  expect(money).toMatchObject({
    realisedUpTo: 2,
    lines: [{ code: '1.01.02', promised: 6_500_000, ceiling: 6_500_000, realised: 2_500_000 }],
  })
  expect(group).toMatchObject({ budget: 6_500_000, realised: 2_500_000, realisedUpTo: 2 })
  // the room of January knows no February
  const { groups } = await mayor.readControlRoom({ year: 2026, month: 1 })
  expect(groups.find(({ budget }) => budget !== null)).toMatchObject({ realised: 1_000_000 })
})
