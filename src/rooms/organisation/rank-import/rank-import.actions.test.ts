import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvUpload, type ImportDesk, openImportDesk } from '../../../testing/import-desk.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { readPerson } from '../person/person-page.actions.ts'
import { carried } from './rank-import.rules.ts'

let world: World
let region: SmallRegion
let desk: ImportDesk
beforeAll(async () => {
  world = await openWorld('2026-03-09T02:00:00.000Z')
  region = await seedSmallRegion(world)
  desk = await openImportDesk(world)
})
afterAll(() => world.close())

const gita = '199303252019032011'
const file = (rows: string) => csvUpload(`NIP,NAMA,STATUS PEGAWAI,GOLONGAN,TMT\n${rows}`)
const person = (personId: string) => world.asSystem((ctx) => readPerson(ctx, { personId }))
const ranks = async () =>
  (await person(region.people.gita)).ranks.map(({ rank, validFrom }) => `${rank} ${validFrom}`)

it('takes a rise with its own date, also one of the past, and takes it back', async () => {
  const run = await desk.take('ranks', file(`${gita},"Gita Permata, S.T.",,III/c,2025-10-01`))
  const again = await desk.take('ranks', file(`${gita},"Gita Permata, S.T.",,III/c,2025-10-01`))

  expect(await ranks()).toEqual([
    'Penata (III/c) 2025-10-01',
    'Penata Muda Tingkat I (III/b) 2020-01-01',
  ])
  expect(again.summary.counts).toEqual([
    { label: 'Berubah', count: 0 },
    { label: 'Sudah tercatat seperti itu', count: 1 },
  ])
  await desk.undo(again.id)
  await desk.undo(run.id)
  expect(await ranks()).toEqual(['Penata Muda Tingkat I (III/b) 2020-01-01'])
})

it('says at the row what cannot be', async () => {
  const run = await desk.check(
    'ranks',
    file(`196001011985031001,Tidak Ada,,III/c,2025-10-01
${gita},Gita Permata,,XX,2025-10-01
${gita},Gita Permata,,,2025-10-01`),
  )
  expect(run.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
    '2 organisation/person-unknown',
    '3 organisation/grade-unknown',
    '4 organisation/nothing-said',
  ])
})

const grades = { ranks: { 'III/a': '', 'III/b': '', 'III/c': '' }, contractGrades: ['IX'] }
const line = (validFrom: string, validTo: string | null, grade: string, kind = 'PNS' as const) => ({
  ...{ rowId: validFrom, id: 'p', nip: null, name: 'P', employmentKind: kind, grade },
  ...{ validFrom, validTo },
})
const told = (lines: ReturnType<typeof carried>) =>
  lines.map(({ validFrom, grade }) => `${validFrom} ${grade}`)

it('goes on until another grade follows; what is lower than the first record only precedes it', () => {
  const three = [
    line('2024-01-01', '2025-01-01', 'III/a'),
    line('2025-01-01', '2026-01-01', 'III/a'),
    line('2026-01-01', null, 'III/c'),
  ]
  expect(told(carried(three, '2024-07-01', { grade: 'III/b' }, grades))).toEqual([
    ...['2024-01-01 III/a', '2024-07-01 III/b', '2025-01-01 III/b', '2026-01-01 III/c'],
  ])
  expect(told(carried(three, '2020-01-01', { grade: 'III/a' }, grades))).toEqual([
    ...['2020-01-01 III/a', '2024-01-01 III/a', '2025-01-01 III/a', '2026-01-01 III/c'],
  ])
  const one = [line('2026-01-01', null, 'III/b')]
  expect(told(carried(one, '2025-10-01', { grade: 'III/c' }, grades))).toEqual([
    ...['2025-10-01 III/c', '2026-01-01 III/c'],
  ])
  expect(told(carried(one, '2019-10-01', { grade: 'III/a' }, grades))).toEqual([
    ...['2019-10-01 III/a', '2026-01-01 III/b'],
  ])
})
