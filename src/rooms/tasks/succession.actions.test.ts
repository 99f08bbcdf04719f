import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Succession, successionOf, type TaskToOpen } from '../../kernel/ports.ts'
import { handPosts } from '../../testing/play-succession.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { tasksHeir } from './tasks.ports.ts'

let world: World
let region: SmallRegion
const shared = randomUUID()
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  const { kabidSd, kabidSmp, camat } = region.positions
  const { bidangSd } = region.units
  const task = (title: string, holder: TaskToOpen['holder'], subject: string = randomUUID()) => ({
    ...{ kind: 'uji/tugas', subject, title, holder, link: '/' },
  })
  await world.asSystem((ctx) =>
    ctx.tasks.open([
      task('Satu', { positionId: kabidSd }),
      task('Bersama', { positionId: kabidSd }, shared),
      task('Bersama di sana', { positionId: kabidSmp }, shared),
      task('Operator', { grant: 'OPERATOR', unitId: bidangSd }),
      task('Pribadi', { personId: region.people.yusuf }),
      task('Camat', { positionId: camat }),
    ]),
  )
})
afterAll(() => world.close())

const told = async (succession: Succession) =>
  (await world.asSystem((ctx) => tasksHeir.preview(ctx, succession))).map(({ effect }) => effect)
const open = () =>
  world.asSystem(async (ctx) =>
    (
      await ctx.db
        .selectFrom('tasks.tasks')
        .select(['title', 'openedAt'])
        .select(['holderPositionId', 'holderPersonId', 'holderGrant', 'holderUnitId'])
        .where('closedAt', 'is', null)
        .orderBy('title')
        .execute()
    ).map(({ title, openedAt, ...holder }) => [
      ...[title, openedAt.slice(0, 10)],
      ...Object.values(holder).filter((one) => one !== null),
    ]),
  )

it('takes what waits to whoever follows, each once and as old as it was', async () => {
  const { kabidSd, kabidSmp, camat } = region.positions
  const { bidangSd, bidangSmp } = region.units
  world.setNow('2026-02-02T02:00:00.000Z')
  const merged = successionOf({
    on: '2026-02-01',
    units: { [bidangSd]: [bidangSmp] },
    positions: { [kabidSd]: [kabidSmp], [camat]: [] },
    people: { [region.people.yusuf]: [] },
  })

  expect((await told(merged)).toSorted()).toEqual([
    'Tugas «Bersama» diteruskan ke jabatan penerusnya.',
    'Tugas «Camat» dialihkan ke Bagian Organisasi.',
    'Tugas «Operator» diteruskan ke unit penerusnya.',
    'Tugas «Pribadi» ditutup, karena orangnya tidak lagi bertugas.',
    'Tugas «Satu» diteruskan ke jabatan penerusnya.',
  ])
  await world.asSystem((ctx) => tasksHeir.execute(ctx, merged))

  expect(await open()).toEqual([
    ['Bersama di sana', '2026-01-20', kabidSmp],
    ['Camat', '2026-01-20', 'ORGANISATION_BUREAU'],
    ['Operator', '2026-01-20', 'OPERATOR', bidangSmp],
    ['Satu', '2026-01-20', kabidSmp],
  ])
})

it('asks which of several posts takes them, once for the post', async () => {
  const { kabidSmp, kepalaUptd, perencana } = region.positions
  const divided = successionOf({
    on: '2026-02-02',
    positions: { [kabidSmp]: [kepalaUptd, perencana] },
  })
  const asked = await world.asSystem((ctx) => tasksHeir.preview(ctx, divided))

  expect(new Set(asked.map(({ question }) => question?.key)).size).toBe(1)
  expect(asked[0]?.question).toMatchObject({
    text: 'Tugas yang masih terbuka pada Kepala Bidang Pembinaan SMP diteruskan ke jabatan yang mana?',
    options: [
      { label: 'Kepala UPTD Sanggar Kegiatan Belajar' },
      { label: 'Perencana Ahli Pertama' },
    ],
    answer: null,
  })
})

it('tells whoever begins in a post once what waits there', async () => {
  await world.asSystem(async (ctx) => {
    const change = await handPosts(ctx, '2026-02-02', [
      { assignment: region.assignments.ekoKabidSmp, to: region.people.fitri },
    ])
    await tasksHeir.execute(ctx, change)
  })

  const notices = await world.asSystem((ctx) =>
    ctx.db.selectFrom('notices.notices').select(['personId', 'title']).execute(),
  )
  expect(notices).toEqual([
    {
      personId: region.people.fitri,
      title: 'Dua tugas jabatan Kepala Bidang Pembinaan SMP menunggu Anda.',
    },
  ])
})
