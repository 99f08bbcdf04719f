import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AllTables } from '../../../app.ts'
import { Refused } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { closeRows, recordsOf, writeNew, writeVersions } from '../../../platform/database/ledger.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { brokenRecords } from '../index.ts'
import {
  assignmentLedger,
  personLedger,
  positionLedger,
  teamRoleLedger,
  unitLedger,
} from '../organisation.ledgers.ts'
import type { AssignmentVersion, TeamRoleVersion, UnitVersion } from './record.contract.ts'

type Ctx = Context<AllTables>
let world: World
let region: SmallRegion
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
})
afterAll(() => world.close())

const notMeant = new Error('taken back')
/** The code and sentence by which an act is refused when it is committed; what would pass is taken
 * back. */
async function refused(work: (ctx: Ctx) => Promise<unknown>): Promise<string> {
  try {
    await world.asSystem(async (ctx) => {
      await work(ctx)
      await sql`set constraints all immediate`.execute(ctx.db)
      throw notMeant
    })
  } catch (error) {
    if (error === notMeant) return 'passes'
    if (error instanceof Refused) return `${error.refusal.code}: ${error.refusal.detail}`
    throw error
  }
  return 'committed'
}
const unit = (more: Partial<UnitVersion>): UnitVersion => ({
  ...{ id: crypto.randomUUID(), code: 'B', name: 'Bidang Baru', shortName: 'Baru', kind: 'BIDANG' },
  ...{ parentId: region.units.dinasPendidikan, isAgency: false, skpdCode: null, legalBasis: null },
  ...{ validFrom: '2026-01-01', validTo: null, ...more },
})
const holding = (more: Partial<AssignmentVersion>): AssignmentVersion => ({
  ...{ id: crypto.randomUUID(), personId: region.people.gita, kind: 'D', singleHolder: false },
  ...{ positionId: region.positions.kabidSd, decreeNumber: null, decreeDate: null },
  ...{ validFrom: '2026-02-01', validTo: null, ...more },
})
const standing = async (ctx: Ctx, of: typeof unitLedger, id: string) => {
  const row = (await recordsOf(ctx, of)).find((one) => one.id === id)
  if (!row) throw new Error('nothing stands')
  return row
}
/** Ends something on a day, as an act does: closed, and written anew up to it. */
async function end(ctx: Ctx, of: typeof unitLedger, id: string, on: string): Promise<void> {
  const row = await standing(ctx, of, id)
  await closeRows(ctx, of, [row.rowId], null)
  await writeVersions(ctx, of, [{ ...row, validTo: on }])
}
// the ledgers differ in what they say, not in how they end
const positions = positionLedger as unknown as typeof unitLedger
const people = personLedger as unknown as typeof unitLedger

it('lets an act close and write anew what others stand on, as long as it covers all days', async () => {
  const id = region.units.dinasPendidikan
  const renamed = async (ctx: Ctx) => {
    const row = await standing(ctx, unitLedger, id)
    await closeRows(ctx, unitLedger, [row.rowId], null)
    await writeVersions(ctx, unitLedger, [
      { ...row, validTo: '2026-02-01' },
      { ...row, name: 'Dinas Baru', validFrom: '2026-02-01' },
    ])
  }
  expect(await refused(renamed)).toBe('passes')
  expect(await world.asSystem(brokenRecords)).toEqual([])
})

it('refuses to end what something still stands on, with a sentence', async () => {
  expect(
    await refused((ctx) => end(ctx, unitLedger, region.units.dinasPendidikan, '2026-07-01')),
  ).toMatch(/still-needed: Dinas Pendidikan tidak dapat berakhir 01-07-2026: masih dipakai/)
  expect(
    await refused((ctx) => end(ctx, positions, region.positions.kabidSmp, '2026-07-01')),
  ).toMatch(/still-needed: Kepala Bidang Pembinaan SMP .* masih dipakai penugasan\./)
  expect(await refused((ctx) => end(ctx, people, region.people.eko, '2026-07-01'))).toMatch(
    /still-needed: Eko Nugroho, S\.Pd\. tidak dapat berakhir/,
  )
})

it('refuses what would stand on nothing, and units in a circle at any date', async () => {
  const early = unit({ validFrom: '2019-01-01' })
  const lone = unit({})
  const circle = async (ctx: Ctx) => {
    const [above, below] = [unit({ code: 'X' }), unit({ code: 'Y' })]
    await writeNew(ctx, unitLedger, [
      { ...above, validTo: '2026-03-01' },
      { ...below, parentId: above.id, validTo: '2026-03-01' },
    ])
    await writeVersions(ctx, unitLedger, [
      { ...above, parentId: below.id, validFrom: '2026-03-01' },
      { ...below, parentId: above.id, validFrom: '2026-03-01' },
    ])
  }
  const role: TeamRoleVersion = {
    ...{ id: crypto.randomUUID(), unitId: lone.id, personId: region.people.gita, role: 'KETUA' },
    ...{ decreeNumber: null, decreeDate: null, validFrom: '2026-01-01', validTo: null },
  }
  const team = async (ctx: Ctx) => {
    await writeNew(ctx, unitLedger, [{ ...lone, validTo: '2026-06-01' }])
    await writeNew(ctx, teamRoleLedger, [role])
  }

  expect(await refused((ctx) => writeNew(ctx, unitLedger, [early]))).toMatch(
    /not-on-record: Dinas Pendidikan tidak tercatat sepanjang masa unit Bidang Baru/,
  )
  expect(await refused(circle)).toMatch(/below-itself: Unit Bidang Baru/)
  expect(await refused(team)).toMatch(
    /not-on-record: Bidang Baru tidak tercatat sepanjang masa peran tim/,
  )
  expect(await refused((ctx) => writeNew(ctx, unitLedger, [lone]))).toBe('passes')
})

it('refuses a second definitive post where one is structural, not an additional duty beside one', async () => {
  const second = (more: Partial<AssignmentVersion>) =>
    refused((ctx) => writeNew(ctx, assignmentLedger, [holding(more)]))

  expect(await second({})).toMatch(
    /two-definitive-posts: Gita Permata, S\.T\. tidak dapat definitif/,
  )
  expect(await second({ kind: 'TT' })).toBe('passes')
  expect(await second({ kind: 'PLT' })).toBe('passes')
  expect(await second({ kind: 'TT', validFrom: '2015-01-01' })).toBe('passes')
})

it('refuses at the commit too, and nothing of the act is left', async () => {
  const act = world.asSystem((ctx) =>
    writeNew(ctx, unitLedger, [unit({ validFrom: '2019-01-01' })]),
  )

  await expect(act).rejects.toMatchObject({
    refusal: { code: 'organisation/not-on-record', status: 409 },
  })
  const names = (await world.asSystem((ctx) => recordsOf(ctx, unitLedger))).map(({ name }) => name)
  expect(names).not.toContain('Bidang Baru')
})
