import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AllTables } from '../../../app.ts'
import type { Context } from '../../../platform/context.ts'
import { closeRows, recordsOf, writeVersions } from '../../../platform/database/ledger.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { loadOrganisation } from '../index.ts'
import {
  assignmentLedger,
  personLedger,
  positionLedger,
  unitLedger,
} from '../organisation.ledgers.ts'
import type { AssignmentVersion, UnitVersion } from './record.contract.ts'

type Ctx = Context<AllTables>
let world: World
let region: SmallRegion
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
})
afterAll(() => world.close())

/** Does the work and takes it back; answers `null` when the database takes it, else the name of
 * what refuses it. */
async function refused(work: (ctx: Ctx) => Promise<unknown>): Promise<string | null> {
  const taken = new Error('taken back')
  try {
    await world.asSystem(async (ctx) => {
      await work(ctx)
      throw taken
    })
  } catch (error) {
    if (error === taken) return null
    if (error instanceof Error && 'code' in error)
      return (
        { '23P01': 'exclusion', '23514': 'check', '23503': 'reference' }[String(error.code)] ??
        String(error.code)
      )
    throw error
  }
  return null
}

const bidang = (more: Partial<UnitVersion>): UnitVersion => ({
  ...{
    id: region.units.bidangSd,
    code: '02.02',
    name: 'Bidang PAUD dan SD',
    shortName: 'Bidang SD',
    kind: 'BIDANG',
  },
  ...{
    parentId: region.units.dinasPendidikan,
    isAgency: false,
    skpdCode: null,
    legalBasis: null,
    validFrom: '2019-01-01',
    validTo: '2020-01-01',
    ...more,
  },
})
const holding = (more: Partial<AssignmentVersion>): AssignmentVersion => ({
  ...{
    id: crypto.randomUUID(),
    personId: region.people.lina,
    positionId: region.positions.kabidSmp,
    kind: 'D',
    singleHolder: true,
  },
  ...{ decreeNumber: null, decreeDate: null, validFrom: '2026-02-01', validTo: null, ...more },
})

it('lets versions of one thing touch, never overlap', async () => {
  expect(await refused((ctx) => writeVersions(ctx, unitLedger, [bidang({})], null))).toBeNull()
  expect(
    await refused((ctx) =>
      writeVersions(ctx, unitLedger, [bidang({ validTo: '2020-01-02' })], null),
    ),
  ).toBe('exclusion')
  expect(
    await refused((ctx) =>
      writeVersions(ctx, unitLedger, [bidang({ validFrom: '2030-01-01', validTo: null })], null),
    ),
  ).toBe('exclusion')
  expect(
    await refused((ctx) =>
      writeVersions(ctx, unitLedger, [bidang({ validTo: '2019-01-01' })], null),
    ),
  ).toBe('check')
})

it('gives one code to one unit and one post at a time', async () => {
  const other = (more: Partial<UnitVersion>) => bidang({ id: region.units.bidangSmp, ...more })
  expect(
    await refused((ctx) =>
      writeVersions(ctx, unitLedger, [other({ code: '02.04', validTo: '2020-01-01' })], null),
    ),
  ).toBeNull()
  expect(
    await refused(async (ctx) => {
      await writeVersions(ctx, unitLedger, [other({ code: '02.04' })], null)
      await writeVersions(
        ctx,
        unitLedger,
        [bidang({ code: '02.04', validFrom: '2019-12-31' })],
        null,
      )
    }),
  ).toBe('exclusion')
})

it('refuses a post without unit, a superior that does not exist, and a post above itself', async () => {
  const post = {
    ...{
      id: region.positions.kabidSd,
      code: 'J010',
      title: 'Kepala Bidang',
      unitId: region.units.bidangSd,
      kind: 'STRUKTURAL' as const,
    },
    ...{
      echelon: 'III.b',
      level: 'ADMINISTRATOR' as const,
      superiorId: null,
      singleHolder: true,
      validFrom: '2019-01-01',
      validTo: '2020-01-01',
    },
  }
  expect(await refused((ctx) => writeVersions(ctx, positionLedger, [post], null))).toBeNull()
  expect(
    await refused((ctx) =>
      writeVersions(ctx, positionLedger, [{ ...post, unitId: crypto.randomUUID() }], null),
    ),
  ).toBe('reference')
  expect(
    await refused((ctx) =>
      writeVersions(ctx, positionLedger, [{ ...post, superiorId: crypto.randomUUID() }], null),
    ),
  ).toBe('reference')
  expect(
    await refused((ctx) =>
      writeVersions(ctx, positionLedger, [{ ...post, superiorId: post.id }], null),
    ),
  ).toBe('check')
})

it(
  'holds a single-holder post for one definitive, Plt or Pj at a time; a Plh may stand ' +
    'beside, and functional posts take many',
  async () => {
    for (const kind of ['D', 'PLT', 'PJ'] as const)
      expect(
        await refused((ctx) => writeVersions(ctx, assignmentLedger, [holding({ kind })])),
      ).toBe('exclusion')
    for (const kind of ['PLH', 'TT'] as const)
      expect(
        await refused((ctx) => writeVersions(ctx, assignmentLedger, [holding({ kind })])),
      ).toBeNull()
    const functional = { positionId: region.positions.perencana, singleHolder: false }
    expect(
      await refused((ctx) => writeVersions(ctx, assignmentLedger, [holding(functional)])),
    ).toBeNull()
    expect(
      await refused((ctx) =>
        writeVersions(ctx, assignmentLedger, [
          holding({ validFrom: '2024-01-01', validTo: '2025-02-20' }),
        ]),
      ),
    ).toBeNull()
  },
)

it('lets a superseded row stand beside its correction, and keeps it readable', async () => {
  const [before] = (await world.asSystem((ctx) => recordsOf(ctx, unitLedger))).filter(
    ({ id }) => id === region.units.bidangSd,
  )
  if (!before) throw new Error('the small region has this unit')
  const run = crypto.randomUUID()
  world.setNow('2026-01-20T05:00:00.000Z')
  await world.asSystem(async (ctx) => {
    await closeRows(ctx, unitLedger, [before.rowId], run)
    await writeVersions(
      ctx,
      unitLedger,
      [{ ...before, name: 'Bidang Pembinaan Sekolah Dasar' }],
      run,
    )
  })

  const { units } = await world.asSystem((ctx) => loadOrganisation(ctx, '2026-01-20'))
  expect(units.find(({ id }) => id === before.id)?.name).toBe('Bidang Pembinaan Sekolah Dasar')
  const rows = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('organisation.unitVersions')
      .selectAll()
      .where('unitId', '=', before.id)
      .orderBy('recordedAt')
      .execute(),
  )
  expect(rows.map(({ name, recordedUntil, closedBy }) => [name, recordedUntil, closedBy])).toEqual([
    ['Bidang Pembinaan SD', '2026-01-20T05:00:00.000Z', run],
    ['Bidang Pembinaan Sekolah Dasar', null, null],
  ])
})

it('never lets the application rewrite what a row says', async () => {
  const rewriting = world.asSystem((ctx) =>
    ctx.db
      .updateTable('organisation.personVersions')
      .set({ name: 'Nama Lain' })
      .where('tenantId', '=', ctx.tenantId)
      .execute(),
  )

  await expect(rewriting).rejects.toMatchObject({ code: '42501' })
  expect(
    await refused((ctx) =>
      writeVersions(
        ctx,
        personLedger,
        [
          {
            id: region.people.lina,
            nip: null,
            name: 'Lina',
            employmentKind: 'PNS',
            grade: null,
            validFrom: '2026-01-01',
            validTo: null,
          },
        ],
        null,
      ),
    ),
  ).toBe('exclusion')
})
