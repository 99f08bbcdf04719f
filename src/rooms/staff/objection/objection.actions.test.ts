import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveRated } from '../../../testing/rated-skps.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { addEvaluationStates } from '../distribution/distribution.store.ts'
import { acceptUnanswered } from './objection.actions.ts'
import { objectionContract } from './objection.contract.ts'

let world: World
let region: SmallRegion
let ids: Record<'suryaKepalaDinas' | 'kartikaStaf' | 'jokoStaf', string>
const cookies: Record<string, string> = {}
const as = (who: string) => world.calls(objectionContract, cookies[who])

beforeAll(async () => {
  world = await openWorld('2027-01-11T02:00:00.000Z')
  region = await seedSmallRegion(world)
  ids = await saveRated(world, region, {
    ...{ suryaKepalaDinas: 'BAIK', kartikaStaf: 'BUTUH_PERBAIKAN', jokoStaf: 'BAIK' },
  } as const)
  await world.asSystem((ctx) =>
    addEvaluationStates(
      ctx,
      Object.values(ids).map((id) => ({ id, stateSequence: 1 })),
      'DELIVERED',
    ),
  )
  for (const name of ['kartika', 'joko', 'dewi', 'surya', 'maya', 'hasan', 'eko'] as const)
    cookies[name] = await world.signIn(region.people[name], [])
  cookies.gita = await world.signIn(region.people.gita, [{ role: 'PERSONNEL' }])
  cookies.lina = await world.signIn(region.people.lina, [{ role: 'PERSONNEL' }])
  cookies.putri = await world.signIn(region.people.putri, [{ role: 'AUDITOR' }])
})
afterAll(() => world.close())

it('goes from the rated to the rater and to who stands above, whose decision is final', async () => {
  const id = ids.kartikaStaf
  const own = await as('kartika').readObjection({ id })
  expect(own).toMatchObject({ lastDay: '2027-01-25', alone: false, may: { object: true } })
  expect(await refusedCode(as('joko').readObjection({ id }))).toBe('staff/not-yours-to-read')
  const object = (who: string) =>
    as(who).objectToRating({ id, grounds: 'Laporan sudah lengkap', link: '' })
  expect(await refusedCode(object('joko'))).toBe('staff/objection-not-yours')
  await object('kartika')
  expect(await refusedCode(object('kartika'))).toBe('staff/objection-filed')
  const page = await as('kartika').readObjection({ id })
  const rater = page.rater?.toLowerCase().includes('dewi') ? 'dewi' : 'surya'
  const decider = page.decider?.toLowerCase().includes('surya') ? 'surya' : 'maya'
  const change = {
    ...{ id, outcome: 'CHANGED' as const, text: 'Bukti laporan lengkap' },
    grades: { result: 'MEETS' as const, behaviour: 'MEETS' as const },
  }
  expect(await refusedCode(as(decider).decideObjection(change))).toBe('staff/objection-unheard')
  await as(rater).stateOnObjection({ id, text: 'Dua laporan terlambat' })
  expect(await refusedCode(as(rater).decideObjection(change))).toBe(
    'staff/objection-not-the-decider',
  )
  await as(decider).decideObjection(change)
  expect(await refusedCode(as(decider).decideObjection(change))).toBe('staff/objection-decided')
  expect(await as('kartika').readObjection({ id })).toMatchObject({
    ...{ state: 'FINAL', before: 'BUTUH_PERBAIKAN', rating: { predicate: 'BAIK' } },
  })
})

it('of a head of office goes to the head of region after opinions from elsewhere', async () => {
  const id = ids.suryaKepalaDinas
  await as('surya').objectToRating({ id, grounds: 'Capaian PK di atas target', link: '' })
  const decision = { id, outcome: 'UPHELD' as const, grades: null, text: 'Sudah tepat' }
  expect(await as('surya').readObjection({ id })).toMatchObject({
    ...{ alone: true, asked: ['SEKDA', 'BKPSDM', 'INSPEKTORAT'] },
  })
  expect(await refusedCode(as('maya').decideObjection(decision))).toBe(
    'staff/objection-no-opinions',
  )
  const opine = (who: string) => as(who).opineOnObjection({ id, text: 'Sesuai bukti' })
  expect(await refusedCode(opine('gita'))).toBe('staff/objection-no-opinion')
  for (const who of ['hasan', 'lina', 'putri']) await opine(who)
  expect(await refusedCode(opine('lina'))).toBe('staff/objection-no-opinion')
  await as('maya').decideObjection(decision)
  expect((await as('surya').readObjection({ id })).state).toBe('FINAL')
})

it('takes no answer in time as accepted, and says so', async () => {
  const id = ids.jokoStaf
  await world.asSystem(acceptUnanswered)
  expect((await as('joko').readObjection({ id })).state).toBe('DELIVERED')
  world.setNow('2027-01-26T02:00:00.000Z')
  await world.asSystem(acceptUnanswered)
  const { state, note } = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('staff.evaluationStates')
      .select(['state', 'note'])
      .where('tenantId', '=', 1)
      .where('evaluationId', '=', id)
      .orderBy('sequence', 'desc')
      .executeTakeFirstOrThrow(),
  )
  expect([state, note]).toEqual(['ACCEPTED', 'Tanpa tanggapan sampai batas waktu'])
})
