import { afterAll, beforeAll, expect, it } from 'vitest'
import type { NoticeToTell } from '../../kernel/ports.ts'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { type Calls, openWorld, otherRegion, type World } from '../../testing/world.ts'
import { noticeContract } from './notice.contract.ts'

let world: World
let region: SmallRegion
let eko: Calls<typeof noticeContract>
let lina: Calls<typeof noticeContract>
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  eko = world.calls(noticeContract, await world.signIn(region.people.eko))
  lina = world.calls(noticeContract, await world.signIn(region.people.lina))
})
afterAll(() => world.close())

const aNotice = (title: string, more: Partial<NoticeToTell> = {}): NoticeToTell => ({
  personId: region.people.eko,
  kind: 'uji/kabar',
  title,
  ...more,
})
const tell = (...notices: NoticeToTell[]) => world.asSystem((ctx) => ctx.notices.tell(notices))
const titles = async (of = eko) => (await of.listNotices({})).items.map(({ title }) => title)

it('tells one person, with the newest first, page by page', async () => {
  await tell(aNotice('Pertama'))
  world.setNow('2026-01-20T03:00:00.000Z')
  await tell(aNotice('Kedua', { detail: 'Rincian', link: '/perjanjian' }))

  expect([await titles(), await titles(lina)]).toEqual([['Kedua', 'Pertama'], []])
  const first = await eko.listNotices({ limit: 1 })
  expect(first.items).toMatchObject([
    { title: 'Kedua', detail: 'Rincian', link: '/perjanjian', readAt: null },
  ])
  expect(await eko.listNotices({ limit: 1, cursor: first.next ?? '' })).toMatchObject({
    items: [{ title: 'Pertama' }],
    next: null,
  })
})

it('is read when its person says so, and by nobody else; looking changes nothing', async () => {
  const [notice] = (await eko.listNotices({})).items
  expect(await eko.countNotices({})).toEqual({ unread: 2 })
  expect(await eko.countNotices({})).toEqual({ unread: 2 })

  await lina.markNotices(notice ? { noticeId: notice.id } : {})
  await lina.markNotices({})
  expect(await eko.countNotices({})).toEqual({ unread: 2 })
  expect(await eko.markNotices(notice ? { noticeId: notice.id } : {})).toEqual({ unread: 1 })
  expect(await eko.markNotices({})).toEqual({ unread: 0 })
})

it('is one of a topic while unread, however often it is told, and another afterwards', async () => {
  const waiting = (title: string) => aNotice(title, { topic: 'uji/menunggu' })
  await tell(waiting('Satu menunggu'), waiting('Dua menunggu'))
  await tell(waiting('Enam menunggu'))

  expect(await eko.countNotices({})).toEqual({ unread: 1 })
  expect((await titles())[0]).toBe('Enam menunggu')
  await eko.markNotices({})
  await tell(waiting('Satu lagi menunggu'))
  expect((await titles()).filter((title) => title.endsWith('menunggu'))).toHaveLength(2)
})

it('was never told when its act is taken back, nor in another region', async () => {
  const before = await titles()
  const failing = world.asSystem(async (ctx) => {
    await ctx.notices.tell([aNotice('Batal')])
    throw new Refused(refusal('uji/batal', 409, 'Batal.'))
  })
  await expect(failing).rejects.toThrow('Batal.')
  await world.asSystem((ctx) => ctx.notices.tell([aNotice('Daerah lain')]), otherRegion)

  expect(await titles()).toEqual(before)
})

it('leads nowhere else', async () => {
  await expect(tell(aNotice('Keluar', { link: 'https://lain.example' }))).rejects.toThrow()
  await expect(tell(aNotice('Keluar', { link: '//lain.example' }))).rejects.toThrow()
})
