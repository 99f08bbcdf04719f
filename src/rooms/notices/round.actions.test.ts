import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dateOf, printMoment } from '../../kernel/moment.ts'
import type { TaskToOpen } from '../../kernel/ports.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, testRegion, type World } from '../../testing/world.ts'
import { noticesChores } from './notices.jobs.ts'

let world: World
let region: SmallRegion
beforeAll(async () => {
  world = await openWorld('2026-01-19T00:00:00.000Z')
  region = await seedSmallRegion(world)
})
afterAll(() => world.close())

const look = async (): Promise<void> => {
  for (const { run } of noticesChores) await run({ step: world.asSystem })
}
const aTask = (
  title: string,
  holder: TaskToOpen['holder'],
  dueOn: string | null,
  kind = 'uji/isi',
) => ({ kind, subject: randomUUID(), title, holder, dueOn, link: '/' })
const open = (...tasks: TaskToOpen[]) => world.asSystem((ctx) => ctx.tasks.open(tasks))
type Told = { person: string; title: string; detail: string | null; at: string }
const told = async (kind: string): Promise<Told[]> => {
  const rows = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('notices.notices')
      .select(['personId as person', 'title', 'detail', 'toldAt as at'])
      .where('tenantId', '=', testRegion.id)
      .where('kind', '=', kind)
      .orderBy('toldAt')
      .execute(),
  )
  return rows
}
const markAllRead = () =>
  world.asSystem((ctx) =>
    ctx.db
      .updateTable('notices.notices')
      .set({ readAt: ctx.now })
      .where('tenantId', '=', 1)
      .execute(),
  )

it('sends each person at most one digest a day in a week, none at night, and none once done', async () => {
  const { eko } = region.people
  const soon = aTask('Isi target', { positionId: region.positions.kabidSd }, '2026-01-22')
  const done = aTask('Unggah bukti', { personId: eko }, '2026-01-24')
  await open(
    soon,
    done,
    aTask('Nanti', { personId: eko }, '2026-03-01'),
    aTask('Bukan saya', { personId: region.people.lina }, '2026-01-21'),
  )
  for (let hour = 0; hour < 7 * 24; hour += 1) {
    world.setNow(new Date(Date.UTC(2026, 0, 19) + hour * 3_600_000).toISOString())
    await look()
    await look()
    await markAllRead()
    // Wednesday afternoon: what was due on Saturday is done
    if (hour === 2 * 24 + 8)
      await world.asSystem((ctx) =>
        ctx.tasks.close({ kind: done.kind, subjects: [done.subject], reason: 'selesai' }),
      )
  }
  const digests = await told('tasks/digest')
  const days = digests.map(({ person, at }) => `${person} ${dateOf(at, testRegion.timeZone)}`)

  expect(days.length).toBeGreaterThan(4)
  expect(new Set(days).size).toBe(days.length)
  expect(digests.every(({ at }) => !/T(1[2-9]|2[0-2]):/.test(at))).toBe(true)
  expect(
    digests.filter(({ detail }) => detail?.includes('Unggah bukti')).map(({ at }) => at),
  ).toEqual(
    digests
      .filter(({ person, at }) => person === eko && at < '2026-01-21T08')
      .filter(({ detail }) => detail?.includes('Unggah bukti'))
      .map(({ at }) => at),
  )
  expect(digests.some(({ detail }) => detail?.includes('Unggah bukti'))).toBe(true)
  expect(digests.some(({ detail }) => detail?.includes('Nanti'))).toBe(false)
  expect(new Set(digests.map(({ person }) => person))).toEqual(new Set([eko, region.people.lina]))
})

it('tells of six promises that wait in one notice, and withdraws it once they are signed', async () => {
  const { eko } = region.people
  world.setNow('2026-02-02T02:00:00.000Z')
  const six = Array.from({ length: 6 }, (_, at) =>
    aTask(`PK ${at}`, { personId: eko }, null, 'agreements/sign'),
  )
  await open(...six.slice(0, 1))
  await look()
  world.setNow('2026-02-02T02:03:00.000Z')
  await open(...six.slice(1))
  world.setNow('2026-02-02T02:05:00.000Z')
  await look()
  world.setNow('2026-02-02T02:10:00.000Z')
  await look()

  const unread = () =>
    world.asSystem((ctx) =>
      ctx.db
        .selectFrom('notices.notices')
        .select(['title', 'link'])
        .where('tenantId', '=', 1)
        .where('kind', '=', 'agreements/sign')
        .where('readAt', 'is', null)
        .execute(),
    )
  expect(await unread()).toEqual([
    { title: 'Enam perjanjian kinerja menunggu tanda tangan Anda.', link: '/tanda-tangan' },
  ])
  await world.asSystem((ctx) =>
    ctx.tasks.close({
      kind: 'agreements/sign',
      subjects: six.map(({ subject }) => subject),
      reason: 'ditandatangani',
    }),
  )
  await look()
  expect(await unread()).toEqual([])
})

it('tells who administers the region that backups stopped two days ago, once until it is read', async () => {
  const backups = 'notices/backup-stopped'
  world.setNow('2026-03-02T02:00:00.000Z')
  await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
  const madeAt = (moment: string) =>
    world.asSystem(({ db }) =>
      sql`insert into platform.chores (name, begun_at, succeeded_at)
          values ('platform/backup', ${moment}, ${moment})
          on conflict (name) do update set succeeded_at = ${moment}`.execute(db),
    )

  await look()
  expect(await told(backups), 'never made').toEqual([])
  await madeAt('2026-02-28T02:00:01.000Z')
  await look()
  expect(await told(backups), 'yesterday').toEqual([])
  await madeAt('2026-02-28T02:00:00.000Z')
  await look()
  await look()
  expect(await told(backups)).toEqual([
    expect.objectContaining({
      person: region.people.lina,
      title: `Cadangan data terakhir dibuat ${printMoment('2026-02-28T02:00:00.000Z', testRegion.timeZone)}.`,
    }),
  ])
})
