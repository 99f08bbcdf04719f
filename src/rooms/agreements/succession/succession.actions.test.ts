import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Inheritance, Succession } from '../../../kernel/ports.ts'
import { cookieOf } from '../../../testing/calls.ts'
import { smallMeasure } from '../../../testing/further-measure.ts'
import { type Handing, handPosts } from '../../../testing/play-succession.ts'
import { inRegionOne, saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { certify, requestFor } from '../../documents/index.ts'
import { organisationContract } from '../../organisation/index.ts'
import { taskContract } from '../../tasks/index.ts'
import { agreementsHeir } from '../agreements.ports.ts'
import { agreementContract, clausesQuery, signingContract } from '../index.ts'

const passphrase = 'mangga harum di halaman'
let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
})
/** Every promise of the region, by number; sessions do not last from January to July. */
const promises = () =>
  world.asSystem((ctx) =>
    ctx.db.selectFrom('agreements.current').selectAll().orderBy('code').execute(),
  )
const lines = async () =>
  (await promises()).map(({ firstParty: { title, name }, state, secondParty }) => ({
    ...{ title, name, state },
    giver: secondParty?.name ?? null,
  }))
const find = async (title: string, state?: string) =>
  (await promises()).find(
    (one) => one.firstParty.title.endsWith(title) && (!state || one.state === state),
  )
const sign = async (who: string, id = ''): Promise<unknown> =>
  as(who).signAgreement({ id, passphrase })

/** What is told, then done, in one transaction like that of an event. */
async function play(
  on: string,
  handings: readonly Handing[],
  answers: Record<string, string> = {},
): Promise<Inheritance[]> {
  const told = await world.asSystem(async (ctx) => {
    const change: Succession = await handPosts(ctx, on, handings)
    const preview = await agreementsHeir.preview(ctx, { ...change, answers })
    await agreementsHeir.execute(ctx, { ...change, answers })
    return preview
  })
  return told
}

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  const names = { maya: 'Maya Lestari', surya: 'Drs. Surya Pratama', eko: 'Eko Nugroho' } as const
  for (const who of ['maya', 'surya', 'eko'] as const) {
    cookies[who] = await world.signIn(region.people[who])
    await world.asSystem(async (ctx) =>
      certify(ctx, await requestFor(ctx, { id: region.people[who], name: names[who] }, passphrase)),
    )
  }
  for (const who of ['dewi', 'indah'] as const)
    cookies[who] = await world.signIn(region.people[who])
  await as('bagus').draftCascade({ year: 2026 })
  const office = (await find('Kepala Dinas Pendidikan'))?.id
  await sign('surya', office)
  await sign('maya', office)
  await sign('eko', (await find('Kepala Bidang Pembinaan SD'))?.id)
})
afterAll(() => world.close())

it('ends a signed promise on the date of the decree, and drafts that of the successor', async () => {
  expect((await lines()).map(({ title, state }) => [title, state])).toEqual([
    ['Wali Kota Uji', 'DRAFT'],
    ['Kepala Dinas Pendidikan', 'ACTIVE'],
    ['Plt. Kepala Bidang Pembinaan SD', 'SIGNED_FIRST'],
    ['Kepala Bidang Pembinaan SMP', 'DRAFT'],
    ['Pengembang Teknologi Pembelajaran Ahli Pertama', 'DRAFT'],
  ])
  const before = await find('Kepala Dinas Pendidikan')
  world.setNow('2026-07-09T02:00:00.000Z')

  const told = await play('2026-07-01', [
    { assignment: region.assignments.suryaKepalaDinas, to: region.people.dewi },
  ])

  expect(told.map(({ effect }) => effect.replaceAll('\u00a0', ' '))).toEqual([
    'PK-2026-0002 (Kepala Dinas Pendidikan) berlaku sampai 30 Juni 2026; bulan-bulan sebelumnya tetap dihitung menurut PK ini.',
    'PK-2026-0003 (Plt. Kepala Bidang Pembinaan SD) kembali dibahas karena pemberi amanahnya berganti; tanda tangan pertama tidak berlaku lagi.',
    'Konsep PK-2026-0004 (Kepala Bidang Pembinaan SMP) memakai pemberi amanah yang baru.',
  ])
  expect(told.map(({ from, to }) => [from, to])).toEqual(
    told.map(() => [region.people.surya, region.people.dewi]),
  )
  const office = (await lines()).filter(({ title }) => title === 'Kepala Dinas Pendidikan')
  expect(office).toEqual([
    { ...office[0], name: 'Drs. Surya Pratama, M.Pd.', state: 'ENDED' },
    { ...office[1], name: 'Dewi Anggraini, S.Pd., M.M.', state: 'DRAFT' },
  ])
  const draft = await find('Kepala Dinas Pendidikan', 'DRAFT')
  expect(draft).toMatchObject({ code: 'PK-2026-0006', dueOn: '2026-08-01' })
  expect(draft).toMatchObject({ succeedsId: before?.id, effectiveFrom: '2026-07-01' })
  expect(await find('Kepala Dinas Pendidikan', 'ENDED')).toMatchObject({ endedOn: '2026-07-01' })
})

it('leaves the promise above with the one that stands below it now', async () => {
  const cookie = await cookieOf(world.app, {
    ...{ host: 'localhost', signIn: `orang-${region.people.maya.slice(-12)}` },
    password: 'kata sandi untuk uji',
  })
  const above = (await promises()).find(({ form }) => form === 'SOLE')
  const page = await world.calls(agreementContract, cookie).readAgreement({ id: above?.id ?? '' })
  expect(page.children.map(({ name, state }) => [name, state])).toEqual([
    ['Dewi Anggraini, S.Pd., M.M.', 'DRAFT'],
  ])
})

it('gives what is still on its way its new giver, and leaves the rest alone', async () => {
  const rest = (await lines()).filter(({ title }) => title !== 'Kepala Dinas Pendidikan')

  expect(rest.map(({ state, giver }) => [state, giver])).toEqual([
    ['DRAFT', null],
    ['NEGOTIATION', 'Dewi Anggraini, S.Pd., M.M.'],
    ['DRAFT', 'Dewi Anggraini, S.Pd., M.M.'],
    ['DRAFT', 'Eko Nugroho, S.Pd.'],
  ])
})

it('asks who leaves for the note of handover, and the successor to read', async () => {
  const titles = async (who: 'surya' | 'dewi' | 'eko') =>
    (
      await world.asSystem((ctx) =>
        ctx.db
          .selectFrom('tasks.tasks')
          .select('title')
          .where('holderPersonId', '=', region.people[who])
          .where('closedAt', 'is', null)
          .orderBy('title')
          .execute(),
      )
    ).map(({ title }) => title)

  expect(await titles('surya')).toEqual(['Serahkan pekerjaan Kepala Dinas Pendidikan'])
  expect(await titles('dewi')).toEqual(['Baca konsep PK 2026 Anda'])
  expect(await titles('eko')).toEqual(['Baca konsep PK 2026 Anda', 'PK Anda kembali dibahas'])
})

it('lets who lost the last post read and hand over their own, and nothing of others', async () => {
  const cookie = await cookieOf(world.app, {
    ...{ host: 'localhost', signIn: `orang-${region.people.surya.slice(-12)}` },
    password: 'kata sandi untuk uji',
  })
  const mine = world.calls({ ...agreementContract, ...signingContract }, cookie)
  const own = await find('Kepala Dinas Pendidikan', 'ENDED')
  const others = await find('Kepala Bidang Pembinaan SMP')

  const { items } = await world.calls(taskContract, cookie).listMyTasks({})
  expect(items.map(({ link }) => link)).toEqual([`/perjanjian/${own?.id}/serah-terima`])
  expect(await mine.readAgreement({ id: own?.id ?? '' })).toMatchObject({ state: 'ENDED' })
  expect((await mine.readDocument({ id: own?.id ?? '' })).type).toBe('application/pdf')
  expect((await mine.listAgreements({ year: 2026 })).items.map(({ id }) => id)).toEqual([own?.id])
  const closed = [
    mine.readAgreement({ id: others?.id ?? '' }),
    mine.readReadiness({ year: 2026 }),
    mine.signAgreement({ id: own?.id ?? '', passphrase }),
    world.calls(organisationContract, cookie).listUnits({}),
    world.calls(organisationContract, cookie).listPeople({}),
  ]
  const codes = await Promise.allSettled(closed)
  expect(codes.map((one) => one.status === 'rejected' && one.reason.refusal.code)).toEqual([
    'agreements/not-yours-to-read',
    ...Array(4).fill('identity/without-post'),
  ])
})

it('counts an ended promise for its months only', async () => {
  const counting = (on: string) =>
    world.asSystem((ctx) =>
      ctx.db
        .selectFrom(
          clausesQuery(ctx, { year: 2026, on }, sql`(${smallMeasure('S1')}::uuid)`).as('clause'),
        )
        .selectAll()
        .execute(),
    )

  expect((await counting('2026-06-30'))[0]?.clause).toMatchObject({
    ...{ code: 'PK-2026-0002', binds: true, endedOn: '2026-07-01' },
    receiver: 'Drs. Surya Pratama, M.Pd.',
  })
  expect((await counting('2026-07-01'))[0]?.clause).toMatchObject({
    ...{ code: 'PK-2026-0006', binds: false, endedOn: null },
    receiver: 'Dewi Anggraini, S.Pd., M.M.',
  })
})

it('refuses while one of them is being signed, and changes nothing', async () => {
  const { versionId } = (await find('Kepala Bidang Pembinaan SD')) ?? {}
  const lease = (at: string) =>
    inRegionOne(world.owner, async (client) => {
      await client.query(
        `insert into agreements.signings (tenant_id, id, version_id, party, person_id, digest,
          base_file_id, started_at, lease_until) values (1, gen_random_uuid(), $1, 'FIRST', $2, 'x',
          gen_random_uuid(), $3, $4)`,
        [versionId, region.people.eko, at, `${at.slice(0, 17)}59Z`],
      )
    })
  await lease('2026-07-09T02:00:00Z')

  await expect(
    play('2026-07-09', [{ assignment: region.assignments.ekoPltKabidSd }]),
  ).rejects.toThrow('PK ini sedang ditandatangani. Tunggu beberapa detik, lalu muat ulang.')
  expect((await find('Kepala Bidang Pembinaan SD'))?.state).toBe('NEGOTIATION')
})

it('withdraws what its official had not signed, and drafts nothing for a Plt who only carries on', async () => {
  world.setNow('2026-07-10T02:00:00.000Z')
  const told = await play('2026-07-10', [{ assignment: region.assignments.ekoPltKabidSd }])

  expect(told[0]?.effect).toBe(
    'PK-2026-0003 (Plt. Kepala Bidang Pembinaan SD) ditarik karena pejabatnya melepas jabatan sebelum menandatangani.',
  )
  expect((await find('Kepala Bidang Pembinaan SD'))?.state).toBe('CANCELLED')
  expect((await promises()).length).toBe(6)
})
