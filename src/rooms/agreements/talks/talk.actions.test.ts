import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { taskContract } from '../../tasks/index.ts'
import { agreementContract, signingContract } from '../index.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
  ...world.calls(taskContract, cookies[who]),
})
const idOf = async (title: string): Promise<string> =>
  (await as('bagus').listAgreements({ year: 2026, search: title })).items[0]?.id ?? ''
/** The open tasks of somebody about one promise. */
const tasksOf = async (who: string, id: string) =>
  (await as(who).listMyTasks({})).items.filter(({ subject }) => subject === id)
const pengembang = 'Pengembang Teknologi'

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  for (const name of ['maya', 'surya', 'eko', 'gita', 'indah'] as const)
    cookies[name] = await world.signIn(region.people[name])
  await as('bagus').draftCascade({ year: 2026 })
})
afterAll(() => world.close())

it('tells both sides why a promise was declined, since when and who is to answer', async () => {
  const id = await idOf(pengembang)
  expect((await as('indah').readAgreement({ id })).declined).toBeNull()
  await as('indah').declineAgreement({ id, reason: 'Alatnya belum datang' })

  for (const who of ['indah', 'eko'])
    expect((await as(who).readAgreement({ id })).declined).toEqual({
      ...{
        reason: 'Alatnya belum datang',
        by: expect.stringContaining('Indah'),
        answeredBy: 'Eko Nugroho, S.Pd.',
      },
      at: expect.stringMatching(/^20\d\d-/),
    })
  expect(await tasksOf('eko', id)).toEqual([
    expect.objectContaining({
      kind: 'agreements/talk',
      detail: 'Alatnya belum datang',
      link: `/perjanjian/${id}`,
    }),
  ])
  expect(await tasksOf('bagus', id)).toEqual([])
})

it('is refused to everybody else, without a proposal, and in any other state', async () => {
  const id = await idOf(pengembang)
  const reopen = (who: string, which: string, reason = 'Alat dipinjam dari SD 2') =>
    as(who).reopenAgreement({ id: which, reason })

  for (const who of ['gita', 'bagus', 'surya'])
    await expect(reopen(who, id)).rejects.toMatchObject({
      refusal: {
        code: 'agreements/not-yours-to-reopen',
        status: 403,
        detail: expect.stringContaining('oleh Eko Nugroho, S.Pd. atau Indah'),
      },
    })
  await expect(reopen('eko', id, '   ')).rejects.toMatchObject({
    refusal: { code: 'agreements/reason-missing', status: 422 },
  })
  await expect(reopen('surya', await idOf('Kepala Bidang Pembinaan SD'))).rejects.toMatchObject({
    refusal: {
      code: 'agreements/wrong-state',
      status: 409,
      detail: expect.stringContaining('«Konsep»'),
    },
  })
  await expect(reopen('eko', '99999999-9999-7999-8999-999999999999')).rejects.toMatchObject({
    refusal: { code: 'agreements/no-such-agreement' },
  })
  expect((await as('eko').readAgreement({ id })).state).toBe('DECLINED')
})

it(
  'is taken up again by the giver: the proposal reaches the receiver, who may agree; history ' +
    'and audit keep it',
  async () => {
    const id = await idOf(pengembang)
    const moved = await as('eko').reopenAgreement({ id, reason: 'Alat dipinjam dari SD 2' })

    expect(moved).toMatchObject({
      state: 'NEGOTIATION',
      digest: null,
      sentence: expect.stringContaining('Sekarang menunggu Indah'),
    })
    expect(await tasksOf('eko', id)).toEqual([])
    expect(await tasksOf('indah', id)).toEqual([
      expect.objectContaining({
        kind: 'agreements/read-draft',
        detail: 'Alat dipinjam dari SD 2',
        waiting: 'Eko Nugroho, S.Pd.',
      }),
    ])
    const page = await as('indah').readAgreement({ id })
    expect(page).toMatchObject({ state: 'NEGOTIATION', declined: null })
    expect(page.history.at(-1)).toMatchObject({
      state: 'NEGOTIATION',
      by: 'Eko Nugroho, S.Pd.',
      note: 'Alat dipinjam dari SD 2',
    })
    const acts = await world.asSystem((ctx) =>
      ctx.db
        .selectFrom('audit.entries')
        .select('act')
        .where('tenantId', '=', 1)
        .where('subject', '=', id)
        .where('act', '=', 'agreement.reopened')
        .execute(),
    )
    expect(acts).toHaveLength(1)

    expect(await as('indah').agreeAgreement({ id })).toMatchObject({ state: 'AGREED' })
    await expect(as('eko').reopenAgreement({ id, reason: 'Lagi' })).rejects.toMatchObject({
      refusal: { code: 'agreements/wrong-state' },
    })
    expect(await tasksOf('eko', id)).toEqual([])
  },
)

it(
  'is taken up again by the receiver, who takes the own word back; a second press is ' +
    'answered calmly',
  async () => {
    const id = await idOf(pengembang)
    await as('indah').declineAgreement({ id, reason: 'Masih ragu' })
    const presses = await Promise.allSettled(
      [1, 2].map(() => as('indah').reopenAgreement({ id, reason: 'Sudah dibahas' })),
    )

    expect(presses.filter(({ status }) => status === 'fulfilled')).toMatchObject([
      { value: { state: 'NEGOTIATION' } },
    ])
    expect(await tasksOf('eko', id)).toEqual([])
    expect(await tasksOf('indah', id)).toEqual([
      expect.objectContaining({ kind: 'agreements/read-draft', waiting: 'Eko Nugroho, S.Pd.' }),
    ])
  },
)

it('comes to Bagian Organisasi where nobody answers for the giver', async () => {
  const id = await idOf(pengembang)
  await world.asSystem((ctx) =>
    ctx.db
      .updateTable('organisation.assignments')
      .set({ recordedUntil: ctx.now })
      .where('tenantId', '=', 1)
      .where('positionId', '=', region.positions.kabidSd)
      .execute(),
  )
  const declined = await as('indah').declineAgreement({ id, reason: 'Atasan saya sudah pindah' })

  expect(declined.sentence).toBe('Tercatat belum siap. Bagian Organisasi akan membaca alasan Anda.')
  expect(await tasksOf('bagus', id)).toEqual([
    expect.objectContaining({ kind: 'agreements/talk', detail: 'Atasan saya sudah pindah' }),
  ])
  expect((await as('bagus').readAgreement({ id })).declined).toMatchObject({ answeredBy: null })
  await as('bagus').reopenAgreement({ id, reason: 'Dibahas dengan sekretaris dinas' })
  expect(await tasksOf('bagus', id)).toEqual([])
  expect((await as('bagus').readAgreement({ id })).history.at(-1)).toMatchObject({
    state: 'NEGOTIATION',
    by: expect.stringContaining('Bagus'),
  })
})
