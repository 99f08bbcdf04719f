import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Message, Outbox, Sent } from '../../platform/outbox/outbox.ts'
import { cookieOf } from '../../testing/calls.ts'
import { refusedCode } from '../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { type Calls, openWorld, type World } from '../../testing/world.ts'
import { channelContract } from './channel.contract.ts'
import { deliver, deliveryWarnings } from './delivery.actions.ts'
import { noticeContract } from './notice.contract.ts'

let world: World
let region: SmallRegion
let eko: Calls<typeof channelContract>
let lina: Calls<typeof channelContract>
let bell: Calls<typeof noticeContract>

type Left = { by: string; to: string; message: Message }
let left: Left[] = []
let answer: Sent | Error = 'sent'
const by =
  (name: string) =>
  async (to: string | { endpoint: string }, message: Message): Promise<Sent> => {
    if (answer instanceof Error) throw answer
    left.push({ by: name, to: typeof to === 'string' ? to : to.endpoint, message })
    return answer
  }
const outbox: Outbox = {
  mail: by('mail'),
  whatsapp: by('whatsapp'),
  push: { publicKey: 'kunci', send: by('push') },
}
const browser = {
  endpoint: 'https://push.example/1',
  p256dh: 'B'.repeat(87),
  auth: 'a'.repeat(22),
  label: 'Chrome di Android',
}

beforeAll(async () => {
  world = await openWorld('2026-01-20T02:00:00.000Z', outbox)
  region = await seedSmallRegion(world)
  await enter(await world.signIn(region.people.eko))
  lina = world.calls(channelContract, await world.signIn(region.people.lina))
})
afterAll(() => world.close())
beforeEach(() => {
  left = []
  answer = 'sent'
})

/** Signs Eko in, again where the clock has gone on. */
async function enter(cookie?: string): Promise<void> {
  const signIn = `orang-${region.people.eko.slice(-12)}`
  const password = 'kata sandi untuk uji'
  const mine = cookie ?? (await cookieOf(world.app, { host: 'localhost', signIn, password }))
  eko = world.calls(channelContract, mine)
  bell = world.calls(noticeContract, mine)
}
const send = () => deliver({ step: world.asSystem })
const tell = (title: string, more: object = {}) =>
  world.asSystem((ctx) =>
    ctx.notices.tell([{ personId: region.people.eko, kind: 'uji/kabar', title, ...more }]),
  )
const warnings = () => world.asSystem(deliveryWarnings)
const jobs = async (): Promise<number> =>
  (await world.owner.query('select count(*)::int as n from pgboss.job')).rows[0].n
const titles = () => left.map(({ by: way, message }) => `${way}: ${message.title}`)

it('proves an address by the code sent there, and sends nothing else before', async () => {
  const added = await eko.addAddress({ kind: 'EMAIL', address: ' eko@uji.example ' })
  const [channel] = added.items
  if (!channel) throw new Error('no channel')
  await tell('Sebelum dibuktikan')
  await send()
  const code = /\d{6}/.exec(left[0]?.message.title ?? '')?.[0] ?? ''
  expect(left.map(({ to }) => to)).toEqual(['eko@uji.example'])

  const wrong = code === '000000' ? '111111' : '000000'
  expect(await refusedCode(eko.confirmChannel({ channelId: channel.id, code: wrong }))).toBe(
    'notices/wrong-code',
  )
  expect(await refusedCode(lina.confirmChannel({ channelId: channel.id, code }))).toBe(
    'notices/no-channel',
  )
  expect((await eko.confirmChannel({ channelId: channel.id, code })).items).toMatchObject([
    { shown: 'eko@uji.example', confirmed: true },
  ])
})

it('takes a code five times and half an hour', async () => {
  const { items } = await lina.addAddress({ kind: 'WHATSAPP', address: '0812-3456-7890' })
  const id = items[0]?.id ?? ''
  expect(items[0]?.shown).toBe('+6281234567890')
  for (let tries = 0; tries < 5; tries += 1)
    expect(await refusedCode(lina.confirmChannel({ channelId: id, code: 'x' }))).toBe(
      'notices/wrong-code',
    )
  expect(await refusedCode(lina.confirmChannel({ channelId: id, code: 'x' }))).toBe(
    'notices/code-over',
  )
  await lina.removeChannel({ channelId: id })
  expect((await lina.listChannels({})).items).toEqual([])
})

it.each([
  ['EMAIL', 'bukan surel', 'notices/no-address'],
  ['EMAIL', 'a@b', 'notices/no-address'],
  ['EMAIL', 'a@b.id\r\nBcc: lain@b.id', 'notices/no-address'],
  ['WHATSAPP', '12', 'notices/no-address'],
] as const)('refuses %s «%s»', async (kind, address, refused) =>
  expect(await refusedCode(eko.addAddress({ kind, address }))).toBe(refused),
)

it.each(['http://push.example/1', 'https://127.0.0.1/', 'https://[::1]/', 'https://10.0.0.1/'])(
  'takes no push at %s',
  async (endpoint) =>
    expect(await refusedCode(eko.addPush({ ...browser, endpoint }))).toBe('notices/push-address'),
)

it('sends what is told to every channel once, with a link that only opens a page', async () => {
  await eko.addPush(browser)
  await eko.addPush(browser)
  const before = await jobs()
  await tell('Enam PK menunggu', { link: '/tanda-tangan', topic: 'uji/pk' })
  await tell('Tujuh PK menunggu', { link: '/tanda-tangan', topic: 'uji/pk' })
  expect((await jobs()) - before).toBe(1)
  await send()
  await send()

  expect(titles().toSorted()).toEqual(['mail: Tujuh PK menunggu', 'push: Tujuh PK menunggu'])
  expect(left[0]?.message.link).toBe('https://amanah.uji.example/tanda-tangan')
})

it('rings at no hour of the night, and not at all of what was read meanwhile', async () => {
  world.setNow('2026-01-20T14:00:00.000Z')
  await tell('Malam hari')
  await tell('Sudah dibaca', { topic: 'uji/baca' })
  await send()
  expect(left).toEqual([])
  await enter()
  const { items } = await bell.listNotices({})
  const read = items.find(({ title }) => title === 'Sudah dibaca')
  await bell.markNotices({ noticeId: read?.id ?? '' })
  world.setNow('2026-01-20T22:00:00.000Z')
  await send()
  expect(titles().toSorted()).toEqual(['mail: Malam hari', 'push: Malam hari'])
})

it('keeps mail while its server is away, tells it, and loses nothing', async () => {
  await enter()
  const push = (await eko.listChannels({})).items.find(({ kind }) => kind === 'PUSH')
  await eko.removeChannel({ channelId: push?.id ?? '' })
  world.setNow('2026-01-21T02:00:00.000Z')
  answer = new Error('connect ECONNREFUSED')
  await tell('Surat yang tertunda')
  await send()
  expect(await warnings()).toEqual(['1 surel UJI belum terkirim; dicoba terus.'])
  for (let hour = 0; hour < 60; hour += 1) {
    world.setNow(new Date(Date.UTC(2026, 0, 21, 3 + hour)).toISOString())
    await send()
  }
  answer = 'sent'
  world.setNow('2026-01-24T03:00:00.000Z')
  await send()
  expect(titles()).toEqual(['mail: Surat yang tertunda'])
  expect(await warnings()).toEqual([])
})

it('switches a gateway off that was dead for a day, and tries it again a day later', async () => {
  await world.asSystem(async (ctx) => {
    await ctx.db
      .insertInto('notices.channels')
      .values({
        ...{ tenantId: 1, id: ctx.newId(), personId: region.people.eko, kind: 'WHATSAPP' },
        ...{ address: '+628111111111', p256dh: null, auth: null, label: null, code: null },
        ...{ codeUntil: null, codeTries: 0, addedAt: ctx.now, confirmedAt: ctx.now },
        ...{ endedAt: null, endedBecause: null },
      })
      .execute()
  })
  const whatsapp = () => left.filter(({ by: way }) => way === 'whatsapp').length
  world.setNow('2026-01-26T02:00:00.000Z')
  answer = new Error('mati')
  await tell('Satu')
  for (let hour = 0; hour <= 25; hour += 1) {
    world.setNow(new Date(Date.UTC(2026, 0, 26, 2 + hour)).toISOString())
    await send()
  }
  answer = 'sent'
  expect((await warnings()).at(-1)).toBe(
    'Gerbang WhatsApp UJI dimatikan sehari karena tidak menjawab sehari penuh.',
  )
  await tell('Dua')
  await send()
  expect(whatsapp()).toBe(0)
  world.setNow('2026-01-28T05:00:00.000Z')
  await tell('Tiga')
  await send()
  expect(whatsapp()).toBe(1)
})

it('ends a browser that is gone, and says so on the bell', async () => {
  await enter()
  await eko.addPush(browser)
  answer = 'gone'
  await tell('Tidak sampai')
  await send()
  answer = 'sent'
  expect((await eko.listChannels({})).items.filter(({ kind }) => kind === 'PUSH')).toEqual([])
  expect((await bell.listNotices({})).items[0]?.title).toMatch(/peramban Anda berhenti/)
})

it('shows in a demonstration what left, newest first', async () => {
  const { items } = await eko.listOutbox({})

  expect(items.length).toBeGreaterThan(3)
  expect(items[0]).toMatchObject({ to: expect.stringMatching(/@|\+62/) })
  expect(items.some(({ title }) => title.startsWith('Kode Anda'))).toBe(true)
})
