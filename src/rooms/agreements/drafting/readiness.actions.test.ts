import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import type { AgreementState, Figures, PromiseTrait } from '../agreement.contract.ts'
import { agreementContract } from '../index.ts'
import { saveState } from '../signing/signing.store.ts'

let world: World
let region: SmallRegion
let bureau = ''
let surya = ''
const year = 2026

beforeAll(async () => {
  world = await openWorld('2026-03-02T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  bureau = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  surya = await world.signIn(region.people.surya)
  await world.calls(agreementContract, bureau).draftCascade({ year })
})
afterAll(() => world.close())

const versionOf = (name: 'surya' | 'eko' | 'indah', number = 1) =>
  world.asSystem(({ db }) =>
    db
      .selectFrom('agreements.versions as version')
      .innerJoin('agreements.agreements as promise', 'promise.id', 'version.agreementId')
      .selectAll('version')
      .where('version.number', '=', number)
      .where('promise.personId', '=', region.people[name])
      .executeTakeFirstOrThrow(),
  )
const move = async (name: 'surya' | 'eko' | 'indah', state: AgreementState, sequence = 1) => {
  const { id: versionId } = await versionOf(name)
  await world.asSystem((ctx) => saveState(ctx, { versionId, sequence }, { state }))
}
const readiness = (cookie: string, unit?: string) =>
  world.calls(agreementContract, cookie).readReadiness({ year, ...(unit && { unit }) })

const states = {
  DRAFT: 'draft',
  NEGOTIATION: 'negotiation',
  AGREED: 'agreed',
  DECLINED: 'declined',
  SIGNED_FIRST: 'signedFirst',
  ACTIVE: 'active',
} as const
const traits: Record<PromiseTrait, (figures: Figures) => number> = {
  STANDING: ({ obliged, missing }) => obliged - missing,
  LATE: ({ late, lateMissing }) => late - lateMissing,
  SIGNED_LATE: ({ signedLate }) => signedLate,
  WET: ({ wet }) => wet,
  INCOHERENT: ({ incoherent }) => incoherent,
  AMENDING: ({ amending }) => amending,
}

/** Every figure of a line beside the list it leads to: how many are told, and how many come. */
async function differing(
  cookie: string,
  figures: Figures,
  of: { unit?: string; level?: string },
): Promise<unknown[]> {
  const calls = world.calls(agreementContract, cookie)
  const asked = [
    ...Object.entries(states).map(([state, name]) => [{ state }, figures[name]] as const),
    ...Object.entries(traits).map(([trait, value]) => [{ trait }, value(figures)] as const),
  ] as [{ state?: AgreementState; trait?: PromiseTrait }, number][]
  const found = await Promise.all(
    asked.map(async ([filter, told]) => {
      const { total, items } = await calls.listAgreements({ year, limit: 100, ...of, ...filter })
      return { ...of, ...filter, told, total, listed: items.length }
    }),
  )
  return found.filter(({ told, total, listed }) => told !== total || told !== listed)
}

async function allDiffering(cookie: string): Promise<unknown[]> {
  const { total, offices, levels } = await readiness(cookie)
  const found = [await differing(cookie, total, {})]
  for (const office of offices)
    if (office.agencyId) found.push(await differing(cookie, office, { unit: office.agencyId }))
  for (const level of levels) found.push(await differing(cookie, level, { level: level.level }))
  return found.flat()
}

it('tells of each office and each level exactly what its lists hold, as they move', async () => {
  const before = await readiness(bureau)
  expect(await allDiffering(bureau)).toEqual([])

  await move('surya', 'ACTIVE')
  await move('eko', 'DECLINED')
  await move('indah', 'AGREED')
  const { total } = await readiness(bureau)
  // one had a row without a target, two stand below a superior who has not agreed
  expect(before.total.incoherent).toBe(1)
  expect(total).toMatchObject({ active: 1, declined: 1, agreed: 1, incoherent: 3, amending: 0 })
  expect([total.signedLate, total.late - total.lateMissing]).toEqual([1, 4])
  expect(await allDiffering(bureau)).toEqual([])
})

it('counts a promise in force once while it is amended, and names a signature by hand', async () => {
  const first = await versionOf('surya')
  await world.asSystem(async ({ db, newId }) => {
    await db
      .insertInto('agreements.versions')
      .values({
        ...first,
        ...{ id: newId(), number: 2, effectiveFrom: '2026-04-01', cause: 'STRATEGY_CHANGE' },
        firstParty: JSON.stringify(first.firstParty),
        secondParty: JSON.stringify(first.secondParty),
        wetOn: '2026-03-01',
      })
      .execute()
  })
  const { id: versionId } = await versionOf('surya', 2)
  await world.asSystem((ctx) => saveState(ctx, { versionId, sequence: 0 }, { state: 'DRAFT' }))

  const { total, offices } = await readiness(bureau)
  expect(total).toMatchObject({ active: 1, draft: 2, amending: 1, wet: 1 })
  expect(offices.find(({ amending }) => amending > 0)?.agencyName).toBe('Dinas Pendidikan')
  expect(await allDiffering(bureau)).toEqual([])
})

it('marks what national law obliges, level by level, in the order of the policy', async () => {
  const { total, levels } = await readiness(bureau)
  const byLaw = levels.filter((level) => level.byLaw.obliged > 0)

  expect(byLaw.map(({ level }) => level)).toEqual(['REGION_HEAD', 'AGENCY_HEAD'])
  expect(byLaw.reduce((sum, { obliged }) => sum + obliged, 0)).toBe(total.byLaw.obliged)
  expect(levels.reduce((sum, { obliged }) => sum + obliged, 0)).toBe(total.obliged)
})

it('shows a head of office the own office, and one office to whoever asks for it', async () => {
  const own = await readiness(surya)
  const [office] = own.offices
  const asked = await readiness(bureau, office?.agencyId ?? '')

  expect(own.offices.map(({ agencyName }) => agencyName)).toEqual(['Dinas Pendidikan'])
  expect(await allDiffering(surya)).toEqual([])
  expect(asked.total).toEqual(own.total)
  expect(asked.gaps.every(({ agencyId }) => agencyId === office?.agencyId)).toBe(true)
  expect(asked.notes).toEqual([])
})

it('knows nothing of an office that is not there', async () => {
  const { total, offices } = await readiness(bureau, '99999999-9999-7999-8999-999999999999')

  expect([total.obliged, offices]).toEqual([0, []])
})

it('asks the database no more for many offices than for one', async () => {
  const many = await world.statementsOf(() => readiness(bureau))
  const one = await world.statementsOf(() => readiness(surya))

  expect(many.length).toBeLessThanOrEqual(one.length + 2)
})
