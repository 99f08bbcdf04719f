import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TaskToOpen } from '../../kernel/ports.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, otherRegion, type World } from '../../testing/world.ts'
import { taskContract } from './index.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  cookies.eko = await world.signIn(region.people.eko)
  cookies.lina = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
  cookies.gita = await world.signIn(region.people.gita, [
    { role: 'OPERATOR', unitId: region.units.dinasPendidikan },
  ])
})
afterAll(() => world.close())

const mine = async (who: string): Promise<string[]> => {
  const { items } = await world.calls(taskContract, cookies[who]).listMyTasks({})
  return items.map(({ title, capacity }) => `${title}: ${capacity}`)
}
const aTask = (
  title: string,
  holder: TaskToOpen['holder'],
  more: Partial<TaskToOpen> = {},
): TaskToOpen => ({
  ...{ kind: 'uji/tugas', subject: randomUUID(), title, holder, link: '/', ...more },
})
const open = (...tasks: TaskToOpen[]) => world.asSystem((ctx) => ctx.tasks.open(tasks))

it('reaches whoever holds the post today, also as Plt, and the roles given by decree', async () => {
  await open(
    aTask('Bidang SD', { positionId: region.positions.kabidSd }),
    aTask('Untuk Eko', { personId: region.people.eko }),
    aTask('Untuk bagian', { grant: 'ORGANISATION_BUREAU' }),
    aTask('Untuk operator', { grant: 'OPERATOR', unitId: region.units.dinasPendidikan }),
    aTask('Untuk operator lain', { grant: 'OPERATOR', unitId: region.units.badanKeuangan }),
  )

  expect((await mine('eko')).toSorted()).toEqual([
    'Bidang SD: Plt. Kepala Bidang Pembinaan SD',
    'Untuk Eko: Anda sendiri',
  ])
  expect(await mine('lina')).toEqual(['Untuk bagian: Bagian Organisasi'])
  expect(await mine('gita')).toEqual(['Untuk operator: Operator perangkat daerah, Disdik'])
})

it('is opened once for one subject and holder, and again after it was closed', async () => {
  const task = aTask('Sekali saja', { personId: region.people.lina })
  await open(task, task)
  await open(task)
  expect((await mine('lina')).filter((line) => line.startsWith('Sekali'))).toHaveLength(1)

  const close = () =>
    world.asSystem((ctx) =>
      ctx.tasks.close({ kind: task.kind, subjects: [task.subject], reason: 'selesai' }),
    )
  await close()
  expect((await mine('lina')).filter((line) => line.startsWith('Sekali'))).toHaveLength(0)
  await open(task)
  expect((await mine('lina')).filter((line) => line.startsWith('Sekali'))).toHaveLength(1)
  await close()
})

it('counts what is due today and what is late, most urgent first', async () => {
  await open(
    aTask('Kapan saja', { personId: region.people.gita }),
    aTask('Hari ini', { personId: region.people.gita }, { dueOn: '2026-01-20' }),
    aTask(
      'Terlambat',
      { personId: region.people.gita },
      { dueOn: '2026-01-12', waiting: 'Kepala Dinas menunggu' },
    ),
  )

  const { items, dueToday, late, today } = await world
    .calls(taskContract, cookies.gita)
    .listMyTasks({})
  expect([today, dueToday, late, items.slice(0, 2).map(({ title }) => title)]).toEqual([
    '2026-01-20',
    1,
    1,
    ['Terlambat', 'Hari ini'],
  ])
  expect(items[0]).toMatchObject({ waiting: 'Kepala Dinas menunggu', late: true, openDays: 0 })
})

it('stays within its region', async () => {
  await world.asSystem(
    (ctx) => ctx.tasks.open([aTask('Daerah lain', { personId: region.people.lina })]),
    otherRegion,
  )

  expect((await mine('lina')).filter((line) => line.startsWith('Daerah lain'))).toEqual([])
})
