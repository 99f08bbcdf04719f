import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvUpload, type ImportDesk, openImportDesk } from '../../../testing/import-desk.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { readPerson } from '../person/person-page.actions.ts'

let world: World
let region: SmallRegion
let desk: ImportDesk
beforeAll(async () => {
  world = await openWorld('2026-03-09T02:00:00.000Z')
  region = await seedSmallRegion(world)
  desk = await openImportDesk(world)
})
afterAll(() => world.close())

const [gita, lina] = ['199303252019032011', '198807222014022001']
const team = 'Bidang Pembinaan SMP'
const file = (rows: string) => csvUpload(`KODE TIM,NIP,PERAN,SEJAK,SAMPAI,NOMOR SK\n${rows}`)
const teamsOf = async (personId: string) =>
  (await world.asSystem((ctx) => readPerson(ctx, { personId }))).teams.map(
    ({ role, unit, validFrom, validTo }) => `${role} ${unit?.name} ${validFrom} ${validTo}`,
  )

it('takes roles with their dates; a further ketua ends the one before; all is taken back', async () => {
  const first = await desk.take(
    'teams',
    file(
      `${team},${gita},Ketua,2026-01-05,2026-12-31,800/7\n${team},${lina},Anggota,2026-01-05,,800/7`,
    ),
  )
  expect(await teamsOf(region.people.gita)).toEqual([`KETUA ${team} 2026-01-05 2027-01-01`])
  const second = await desk.take('teams', file(`${team},${lina},Ketua,2026-02-01,,800/9`))
  expect(second.problems.map(({ code }) => code)).toEqual(['organisation/leader-replaced'])
  expect([await teamsOf(region.people.gita), await teamsOf(region.people.lina)]).toEqual([
    [`KETUA ${team} 2026-01-05 2026-02-01`],
    [`KETUA ${team} 2026-02-01 null`, `ANGGOTA ${team} 2026-01-05 null`],
  ])
  await desk.undo(second.id)
  await desk.undo(first.id)
  expect(await teamsOf(region.people.gita)).toEqual([])
})

it('says at the row what cannot be', async () => {
  const run = await desk.check(
    'teams',
    file(`Tim Khayal,${gita},Ketua,2026-01-05,,
${team},196001011985031001,Ketua,2026-01-05,,
${team},${gita},Ketua,2026-01-05,2026-01-01,
${team},${gita},Ketua,2026-01-05,,
${team},${lina},Ketua,2026-02-05,,`),
  )
  expect(run.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
    '2 organisation/team-unknown',
    '3 organisation/person-unknown',
    '4 organisation/ends-before',
    '6 organisation/two-leaders',
  ])
})
