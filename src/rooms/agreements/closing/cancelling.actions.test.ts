import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Refusal, Refused } from '../../../kernel/refusal.ts'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { taskContract } from '../../tasks/index.ts'
import { agreementContract, closingContract, signingContract } from '../index.ts'
import { saveStates } from '../signing/signing.store.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(agreementContract, cookies[who]),
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(closingContract, cookies[who]),
  ...world.calls(taskContract, cookies[who]),
})
const idOf = async (title: string): Promise<string> =>
  (await as('bagus').listAgreements({ year: 2026, search: title })).items[0]?.id ?? ''
const refusalOf = (act: Promise<unknown>): Promise<Refusal | null> =>
  act.then(
    () => null,
    (error: Refused) => error.refusal,
  )
const reason = 'Sasarannya keliru'

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  cookies.surya = await world.signIn(region.people.surya)
  await as('bagus').draftCascade({ year: 2026 })
})
afterAll(() => world.close())

it('withdraws a draft once, with a reason its receiver reads, and is for Bagian Organisasi alone', async () => {
  const id = await idOf('Kepala Dinas Pendidikan')
  await as('surya').agreeAgreement({ id })
  const codes = [
    await refusalOf(as('surya').cancelAgreement({ id, reason })),
    await refusalOf(as('bagus').cancelAgreement({ id, reason: ' ' })),
  ].map((refused) => refused?.code)
  const both = await Promise.allSettled([
    as('bagus').cancelAgreement({ id, reason }),
    as('bagus').cancelAgreement({ id, reason }),
  ])

  expect(codes).toEqual(['agreements/not-yours-to-cancel', 'agreements/reason-missing'])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await as('surya').readAgreement({ id })).toMatchObject({ state: 'CANCELLED' })
  expect((await as('surya').readAgreement({ id })).history.at(-1)?.note).toBe(reason)
  expect((await as('surya').listMyTasks({})).items).toEqual([])
  expect((await refusalOf(as('bagus').cancelAgreement({ id, reason })))?.detail).toBe(
    'PK ini berstatus «Ditarik», jadi bukan konsep yang dapat ditarik.',
  )
})

it('counts it as not drafted, and draws it anew under its number by the next Susun PK', async () => {
  const id = await idOf('Kepala Dinas Pendidikan')
  const before = await as('bagus').readReadiness({ year: 2026 })
  const report = await as('bagus').draftCascade({ year: 2026 })
  const again = await as('bagus').draftCascade({ year: 2026 })

  expect(before.total).toMatchObject({ ready: 1, draft: 4 })
  expect(report).toMatchObject({ created: 1, refreshed: 0, kept: 4 })
  expect(again).toMatchObject({ created: 0, refreshed: 0, kept: 5 })
  expect(await as('surya').readAgreement({ id })).toMatchObject({
    ...{ code: 'PK-2026-0002', state: 'DRAFT', version: 1 },
    history: [{}, {}, {}, { note: 'Disusun lagi setelah konsep sebelumnya ditarik.' }],
  })
  expect((await as('surya').listMyTasks({})).items.map(({ title }) => title)).toEqual([
    'Baca konsep PK 2026 Anda',
  ])
  expect(await as('surya').agreeAgreement({ id })).toMatchObject({ state: 'AGREED' })
})

it('leaves what somebody has signed to the giver', async () => {
  const id = await idOf('Kepala Dinas Pendidikan')
  await world.asSystem(async (ctx) => {
    const row = await ctx.db
      .selectFrom('agreements.current')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const { versionId, sequence } = row
    await saveStates(ctx, [{ versionId, sequence, state: 'SIGNED_FIRST' }])
  })

  expect(await refusalOf(as('bagus').cancelAgreement({ id, reason }))).toMatchObject({
    code: 'agreements/not-cancellable',
    detail: expect.stringContaining('menekan Kembalikan dahulu'),
  })
})
