import { afterAll, beforeAll, expect, it } from 'vitest'
import { chores } from './app.ts'
import { agreementContract } from './rooms/agreements/index.ts'
import { deskContract } from './rooms/measurement/index.ts'
import { reportingContract } from './rooms/reporting/index.ts'
import { taskContract } from './rooms/tasks/index.ts'
import { csvUpload, type ImportDesk, openImportDesk } from './testing/import-desk.ts'
import { saveSmallBudget, saveSmallPlan } from './testing/small-plan.ts'
import { personPlans } from './testing/small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from './testing/small-region.ts'
import { openWorld, type World } from './testing/world.ts'

// One day on which everything of the half year is late: who is away then owes none of it.
let world: World
let region: SmallRegion
let desk: ImportDesk
const cookies: Record<string, string> = {}
const { eko } = personPlans
let runId = ''

beforeAll(async () => {
  world = await openWorld('2026-07-20T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  desk = await openImportDesk(world)
  const { people } = region
  cookies.bagus = await world.signIn(people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  for (const name of ['eko', 'maya', 'surya', 'joko'] as const)
    cookies[name] = await world.signIn(people[name])
  await world.calls(agreementContract, cookies.bagus).draftCascade({ year: 2026 })
})
afterAll(() => world.close())

const leave = async (until: string) => {
  const rows = `NIP;JENIS;MULAI;SAMPAI\n${eko.nip};Tugas belajar;2026-01-25;${until}`
  runId = (await desk.take('absences', csvUpload(rows))).id
}
const look = async (name: string) =>
  chores.find((one) => one.name === name)?.run({ step: world.asSystem })
const readDesk = async () => {
  const { items, late } = await world.calls(deskContract, cookies.eko).readDesk({})
  return { open: items.length, late, dueOn: items[0]?.dueOn }
}
const reported = async () => {
  const { counts } = await world.calls(reportingContract, cookies.maya).readControlRoom({})
  return [counts.unreported + counts.away, counts.away > 0, counts.late] as const
}
const promised = async () => {
  const calls = world.calls(agreementContract, cookies.bagus)
  const { items } = await calls.listAgreements({ year: 2026, limit: 100 })
  const { total } = await calls.readReadiness({ year: 2026 })
  const own = items.filter(({ firstParty }) => firstParty.name === eko.name)
  const listed = items.filter((one) => one.late).length
  expect((await calls.listAgreements({ year: 2026, trait: 'LATE' })).total).toBe(listed)
  return { own: own.map(({ late }) => late), listed, total }
}
const monthTasks = async () =>
  world.asSystem(({ db }) =>
    db
      .selectFrom('tasks.tasks')
      .select('dueOn')
      .where('tenantId', '=', 1)
      .where('kind', '=', 'measurement/report')
      .where('holderPersonId', '=', region.people.eko)
      .where('closedAt', 'is', null)
      .execute(),
  )

it('is all late before anybody says that they are away', async () => {
  expect((await readDesk()).late).toBeGreaterThan(0)
  const [, away, late] = await reported()
  expect([away, late > 0]).toEqual([false, true])
  const { own, listed, total } = await promised()
  expect(own.length).toBeGreaterThan(0)
  expect(own).not.toContain(false)
  expect(listed).toBe(total.late - total.ready)
})

it('owes nothing on those days, and everything else stays counted', async () => {
  const before = { desk: await readDesk(), room: await reported(), promises: await promised() }
  await leave('2026-07-31')

  expect(await readDesk()).toMatchObject({ open: before.desk.open, late: 0, dueOn: '2026-08-03' })
  const [silent, away, late] = await reported()
  expect([silent, away]).toEqual([before.room[0], true])
  expect(late).toBeLessThan(before.room[2])

  const { own, listed, total } = await promised()
  expect(own).not.toContain(true)
  expect(listed).toBe(before.promises.listed - own.length)
  expect(total.late).toBe(before.promises.total.late - own.length)
  expect({ ...total, late: 0, byLaw: 0 }).toEqual({
    ...{ ...before.promises.total, late: 0, byLaw: 0 },
  })

  await look('measurement/months')
  expect(await monthTasks()).toEqual([])
  const own2 = await world.calls(taskContract, cookies.eko).listMyTasks({})
  expect(own2).toMatchObject({
    ...{ late: 0, absent: { says: 'tugas belajar', until: '2026-07-31' } },
  })
  await desk.undo(runId)
})

it('owes it from the first working day after the return', async () => {
  // a Friday: back on Monday the 20th, which is today
  await leave('2026-07-17')
  expect(await readDesk()).toMatchObject({ late: 0, dueOn: '2026-07-20' })
  expect((await promised()).own).not.toContain(true)
  await look('measurement/months')
  expect([...new Set((await monthTasks()).map(({ dueOn }) => dueOn))]).toEqual(['2026-07-20'])
  await desk.undo(runId)

  await leave('2026-07-16')
  expect((await readDesk()).late).toBeGreaterThan(0)
  expect((await promised()).own).not.toContain(false)
  await desk.undo(runId)
})

it('is counted again where a Plh stands in', async () => {
  await leave('2026-07-31')
  const without = await reported()
  const plh = await desk.take(
    'people',
    csvUpload(
      'KODE JABATAN;NAMA JABATAN;KODE UNIT;NIP;SEBAGAI;TMT\n' +
        `J012;Kepala Bidang Pembinaan SMP;02.03;${personPlans.fitri.nip};Plh;2026-02-01\n` +
        `J010;Kepala Bidang Pembinaan SD;02.02;${personPlans.indah.nip};Plh;2026-02-01`,
    ),
  )
  const [silent, away, late] = await reported()
  expect([silent, away]).toEqual([without[0], false])
  expect(late).toBeGreaterThan(without[2])
  await desk.undo(plh.id)
  await desk.undo(runId)
})
