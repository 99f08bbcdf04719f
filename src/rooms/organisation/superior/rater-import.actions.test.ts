import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  countOf,
  csvUpload,
  type ImportDesk,
  openImportDesk,
} from '../../../testing/import-desk.ts'
import { seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { loadOrganisation } from '../organisation.store.ts'

let world: World
let desk: ImportDesk
const heads =
  'NIP YANG DINILAI,KODE JABATAN YANG DINILAI,NIP PENILAI,NOMOR KEPUTUSAN,TANGGAL KEPUTUSAN,SAMPAI DENGAN'
const gita = '199303252019032011'
const fitri = '198509172010012008'
const look = (...rows: string[]) => desk.check('raters', csvUpload([heads, ...rows].join('\n')))
const decrees = () =>
  world.asSystem(async (ctx) => (await loadOrganisation(ctx, ctx.today)).raterDelegations ?? [])

beforeAll(async () => {
  world = await openWorld('2026-01-20T02:00:00.000Z')
  await seedSmallRegion(world)
  desk = await openImportDesk(world)
})
afterAll(() => world.close())

it('is taken once, the same again changes nothing, a correction closes it, all is taken back', async () => {
  const row = `${gita},,${fitri},800/12/2026,2026-01-05,`
  const first = await look(row)
  expect(countOf(first, 'Baru')).toBe(1)
  await desk.commit(first.id)
  expect(await decrees()).toMatchObject([{ decreeNumber: '800/12/2026', validTo: null }])
  expect(countOf(await look(row), 'Sudah tercatat')).toBe(1)

  const ended = await look(`${row}2026-01-15`)
  expect(countOf(ended, 'Berubah')).toBe(1)
  await desk.commit(ended.id)
  expect(await decrees()).toEqual([])
  await desk.undo(ended.id)
  expect(await decrees()).toHaveLength(1)
})

it('tells at its row whom nobody knows, who rates themselves, and decrees that share a day', async () => {
  const { problems } = await look(
    `${gita},,111111111111111111,1,2026-01-05,`,
    `${gita},,${gita},2,2026-01-05,`,
    `,J-TIDAK-ADA,${fitri},3,2026-01-05,`,
    `${gita},,${fitri},4,2026-01-10,`,
  )
  expect(
    problems.filter(({ severity }) => severity === 'error').map(({ row, code }) => [row, code]),
  ).toEqual([
    [2, 'organisation/unknown-person'],
    [3, 'organisation/delegate-self'],
    [4, 'organisation/unknown-post'],
    [5, 'organisation/delegation-overlaps'],
  ])
})
