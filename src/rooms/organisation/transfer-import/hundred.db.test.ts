import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvUpload, type ImportDesk, importDeskOf } from '../../../testing/import-desk.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { chartOf, loadOrganisation } from '../index.ts'

const count = 100
const code = (at: number): string => `P${String(at % count).padStart(3, '0')}`
const nip = (at: number): string =>
  `19800${1 + (at % 9)}012010011${String(at + 1).padStart(3, '0')}`
const people = [...Array(count).keys()]

let world: World
let region: SmallRegion
let desk: ImportDesk
beforeAll(async () => {
  world = await openWorld('2026-05-04T02:00:00.000Z')
  region = await seedSmallRegion(world)
  desk = importDeskOf(
    world,
    await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }]),
  )
  const posts = people.map(
    (at) =>
      `${code(at)},Kepala Seksi ${at},02.03,Struktural,IV.a,${nip(at)},Pegawai ${at},PNS,2025-01-02`,
  )
  const heads =
    'KODE JABATAN,NAMA JABATAN,KODE UNIT,JENIS JABATAN,ESELON,NIP,NAMA,STATUS PEGAWAI,TMT'
  await desk.take('people', csvUpload([heads, ...posts].join('\n')), { berlaku: '2025-01-01' })
})
afterAll(() => world.close())

/** Who holds which of the posts on a day, by their numbers. */
async function heldOn(on: string): Promise<Map<string, string>> {
  const chart = chartOf(await world.asSystem((ctx) => loadOrganisation(ctx, on)))
  return new Map(
    chart.organisation.positions
      .filter((post) => /^P\d{3}$/.test(post.code))
      .map((post) => [
        post.code,
        (chart.holders.get(post.id) ?? [])
          .map(({ personId }) => chart.person.get(personId)?.name)
          .join(),
      ]),
  )
}

it('moves a hundred people around in a circle, three of them by late decrees, and loses nobody', async () => {
  // 97 along one circle today; three among themselves, by decrees that came late
  const next = (at: number): number => (at < 97 ? (at + 1) % 97 : 97 + ((at - 96) % 3))
  const rows = people.map(
    (at) =>
      `${nip(at)},Pegawai ${at},${code(next(at))},${at < 97 ? '2026-05-04' : '2026-04-01'},SK-${at}`,
  )
  const file = csvUpload(['NIP,NAMA,KODE JABATAN,TMT,NOMOR SK', ...rows].join('\n'))
  const checked = await desk.check('transfers', file)
  expect(checked).toMatchObject({ errors: 0, warnings: 0, state: 'CHECKED' })

  const statements = await world.statementsOf(() => desk.commit(checked.id))

  const after = await heldOn('2026-05-04')
  expect(people.every((at) => after.get(code(next(at))) === `Pegawai ${at}`)).toBe(true)
  const between = await heldOn('2026-04-15')
  expect([...between.values()].filter((name) => name.includes(','))).toEqual([])
  expect([between.get('P000'), between.get('P098')]).toEqual(['Pegawai 0', 'Pegawai 97'])
  // two events, whatever the number of their lines
  expect(statements.length).toBeLessThan(220)
})
