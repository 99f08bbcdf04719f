import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TaskToOpen } from '../../kernel/ports.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { taskContract } from './index.ts'

let world: World
let region: SmallRegion
let camat: string

const subject = '33333333-3333-7333-8333-333333333333'
const aTask = (more: Partial<TaskToOpen> = {}): TaskToOpen => ({
  kind: 'agreements/read-draft',
  subject,
  title: 'Baca konsep PK 2026 Anda',
  holder: { personId: region.people.yusuf },
  link: '/perjanjian',
  ...more,
})

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  camat = await world.signIn(region.people.yusuf)
})
afterAll(() => world.close())

describe('Tugas saya', () => {
  it('says which day it is, also when nothing waits', async () => {
    expect(await world.calls(taskContract, camat).listMyTasks({})).toEqual({ today: '2026-01-20', items: [], dueToday: 0, late: 0 })
  })

  it('holds what reaches a person or a post held today, the most urgent first, once each', async () => {
    const tasks = [
      aTask({ kind: 'a/later', dueOn: '2026-02-05' }),
      aTask({ kind: 'a/late', dueOn: '2026-01-19' }),
      aTask({ kind: 'a/today', dueOn: '2026-01-20', holder: { positionId: region.positions.camat } }),
      aTask({ kind: 'a/someday' }),
      aTask({ kind: 'a/other', holder: { personId: region.people.sari } }),
    ]
    await world.asSystem((ctx) => ctx.tasks.open(tasks))
    await world.asSystem((ctx) => ctx.tasks.open(tasks))

    const { items, dueToday, late } = await world.calls(taskContract, camat).listMyTasks({})

    expect(items.map(({ kind, late: isLate }) => [kind, isLate])).toEqual([
      ['a/late', true],
      ['a/today', false],
      ['a/later', false],
      ['a/someday', false],
    ])
    expect(items[1]?.capacity).toBe('Camat Uji Utara')
    expect({ dueToday, late }).toEqual({ dueToday: 1, late: 1 })
  })

  it('no longer holds what is done', async () => {
    await world.asSystem((ctx) => ctx.tasks.close({ kind: 'a/late', subjects: [subject], reason: 'selesai' }))

    expect((await world.calls(taskContract, camat).listMyTasks({})).items.map(({ kind }) => kind)).not.toContain('a/late')
  })
})
