import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sameOrigin } from '../../../testing/calls.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { holidaysBetween, regionOn, settingsContract } from '../index.ts'

let world: World
let region: SmallRegion
let bureau: string
let official: string
beforeAll(async () => {
  world = await openWorld('2026-02-02T02:00:00.000Z')
  region = await seedSmallRegion(world)
  bureau = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
  official = await world.signIn(region.people.gita)
})
afterAll(() => world.close())

const calls = (cookie = bureau) => world.calls(settingsContract, cookie)
const setting = {
  ...{ name: 'Kota Uji', governmentName: 'Pemerintah Kota Uji', headTitle: 'Wali Kota' },
  ...{ place: 'Uji Baru', timeZone: 'Asia/Makassar' as const, emblem: null },
  letterhead: ['Jalan Merdeka 1, Uji', 'Telepon (0411) 123'],
}
const svg = (inside: string): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 44 50">${inside}</svg>`,
  )
const drawn = (bytes: Uint8Array, name = 'lambang.svg') =>
  calls().drawEmblem({ file: { name, type: 'image/svg+xml', bytes } })
const placeOn = (on: string): Promise<string> =>
  world.asSystem(async (ctx) => (await regionOn(ctx, on)).place)

it('begins with what the region was seeded with, and counts from the day that was said', async () => {
  expect((await calls().readSettings({})).settings).toMatchObject([{ since: null, place: 'Uji' }])

  await calls().saveSetting({ ...setting, validFrom: '2026-03-01' })

  expect([await placeOn('2026-02-28'), await placeOn('2026-03-01')]).toEqual(['Uji', 'Uji Baru'])
  const { settings } = await calls().readSettings({})
  expect(settings.map(({ since, place }) => [since, place])).toEqual([
    [null, 'Uji'],
    ['2026-03-01', 'Uji Baru'],
  ])
})

it('keeps what counted before, and refuses a stale page, a past day and whoever may not', async () => {
  const before = await calls().readSettings({})
  await calls().saveSetting({ ...setting, place: 'Uji Tengah', validFrom: '2026-02-02' })
  expect([await placeOn('2026-02-02'), await placeOn('2026-03-01')]).toEqual([
    'Uji Tengah',
    'Uji Baru',
  ])

  const again = { ...setting, validFrom: '2026-04-01' }
  const stale = await world.app.inject({
    ...{ method: 'PUT', url: '/api/settings', payload: again },
    headers: { ...sameOrigin, cookie: bureau, 'if-match': `"${before.version}"` },
  })
  expect(stale.statusCode).toBe(412)
  expect(await refusedCode(calls().saveSetting({ ...again, validFrom: '2026-01-01' }))).toBe(
    'organisation/setting-before-today',
  )
  expect(await refusedCode(calls(official).saveSetting(again))).toBe(
    'organisation/not-settings-manager',
  )
  expect(await refusedCode(calls().saveSetting({ ...again, emblem: 'a'.repeat(64) }))).toBe(
    'organisation/no-such-emblem',
  )
})

it('draws an SVG once to a small PNG, which everybody here may see', async () => {
  const { sha256, width, height } = await drawn(svg('<path d="M4 3h36v25L22 47 4 28z"/>'))
  expect([width, height]).toEqual([422, 480])
  await calls().saveSetting({ ...setting, emblem: sha256, validFrom: '2026-05-01' })

  const answer = await world.app.inject({
    url: `/api/settings/emblems/${sha256}`,
    headers: { cookie: official },
  })
  expect(answer.headers['content-type']).toBe('image/png')
  expect(answer.rawPayload.length).toBeLessThanOrEqual(65_536)
  expect((await drawn(svg('<path d="M4 3h36v25L22 47 4 28z"/>'))).sha256).toBe(sha256)
})

it('leaves the metadata of a photograph behind and keeps within 64 KB', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  const photo = await sharp({
    create: { width: 900, height: 700, channels: 3, noise, background: '#000' },
  })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'rahasia sekali' } })
    .toBuffer()
  expect(photo.toString('latin1')).toContain('rahasia sekali')

  const { sha256 } = await drawn(photo, 'foto.jpg')
  const { rawPayload } = await world.app.inject({
    url: `/api/settings/emblems/${sha256}`,
    headers: { cookie: bureau },
  })
  expect(rawPayload.length).toBeLessThanOrEqual(65_536)
  const { exif, icc, xmp } = await sharp(rawPayload).metadata()
  expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined])
})

const huge = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#f00' } })
  .png()
  .toBuffer()
const nested = Array.from(
  { length: 20 },
  (_, i) => `<g id="u${i + 1}">${`<use xlink:href="#u${i}"/>`.repeat(10)}</g>`,
).join('')

it.each([
  ['no picture', new TextEncoder().encode('halo')],
  ['a broken PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])],
  ['far too many points', huge],
  [
    'entities that laugh',
    new TextEncoder().encode(`<!DOCTYPE svg [<!ENTITY a "ha">]><svg>&a;</svg>`),
  ],
  ['a program', svg('<script>alert(1)</script>')],
  ['a file of this machine', svg(`<use xlink:href = 'file:///etc/passwd#a'/>`)],
  ['a page elsewhere', svg('<rect fill="url(http://x.id/#a)" width="9" height="9"/>')],
  ['another picture', svg('<image href="data:image/png;base64,AAAA"/>')],
  ['text that needs a font', svg('<text>KOTA</text>')],
  [
    'uses of uses',
    svg(`<defs><path id="u0" d="M0 0h1v1z"/>${nested}</defs><use xlink:href="#u20"/>`),
  ],
  [
    'what ends a drawing library',
    new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><filter id="f" x="-1e6" y="-1e6" ' +
        'width="1e7" height="1e7"><feGaussianBlur stdDeviation="1e6"/><feTurbulence ' +
        'numOctaves="1000000" baseFrequency="9"/></filter><rect width="9" height="9" ' +
        'filter="url(#f)"/></svg>',
    ),
  ],
])('refuses %s with one sentence, and goes on', async (_, bytes) => {
  expect(await refusedCode(drawn(bytes))).toBe('organisation/emblem-unfit')
})

it('sets an address that leads here from everywhere, and no other', async () => {
  for (const address of [
    'localhost',
    'http://pk.uji.go.id',
    'https://10.1.2.3',
    'https://pk.local',
    'https://kantor',
    'pk.uji.go.id/masuk',
  ])
    expect(await refusedCode(calls().saveAddress({ address }))).toBe(
      'organisation/address-not-public',
    )
  expect(await refusedCode(calls().saveAddress({ address: 'https://lain.example' }))).toBe(
    'organisation/host-taken',
  )

  const { address } = await calls().saveAddress({ address: 'pk.uji.go.id' })
  expect(address).toEqual({ url: 'https://pk.uji.go.id', others: ['https://localhost'] })
})

it('adds, corrects and takes away days off, and knows what was said twice', async () => {
  const days = [
    { onDate: '2026-08-17', name: 'Proklamasi', kind: 'NATIONAL' as const },
    { onDate: '2026-08-18', name: 'Cuti bersama', kind: 'COLLECTIVE_LEAVE' as const },
  ]
  expect(await calls().saveHolidays({ items: days })).toEqual({ added: 2, corrected: 0, same: 0 })
  const mended = days.map((day) => ({
    ...day,
    name: day.name.replace('Proklamasi', 'Kemerdekaan'),
  }))
  expect(await calls().saveHolidays({ items: mended })).toEqual({ added: 0, corrected: 1, same: 1 })
  await calls().removeHoliday({ onDate: '2026-08-18' })
  await calls().removeHoliday({ onDate: '2026-08-18' })

  expect((await calls(official).readHolidays({ year: 2026 })).items).toEqual([mended[0]])
  const off = await world.asSystem((ctx) => holidaysBetween(ctx, '2026-08-01', '2026-08-31'))
  expect([...off]).toEqual(['2026-08-17'])
  expect(await refusedCode(calls().saveHolidays({ items: [...days, ...days] }))).toBe(
    'organisation/holiday-twice',
  )
  expect(await refusedCode(calls(official).saveHolidays({ items: days }))).toBe(
    'organisation/not-settings-manager',
  )
})

it('puts every change on record', async () => {
  const rows = await world.asSystem(({ db }) =>
    db
      .selectFrom('audit.entries')
      .select('act')
      .where('act', 'like', 'region.%')
      .groupBy('act')
      .orderBy('act')
      .execute(),
  )
  expect(rows.map(({ act }) => act)).toEqual([
    'region.address-set',
    'region.emblem-drawn',
    'region.holiday-removed',
    'region.holidays-saved',
    'region.setting-saved',
  ])
})
