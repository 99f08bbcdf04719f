import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AllTables, events } from '../../../app.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import type { Heir } from '../../../kernel/ports.ts'
import type { Refusal, Refused } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import type { Calls } from '../../../testing/calls.ts'
import { saveSmallBudget } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { confirmEvent, draftEvent, executeDue, unitsOn } from '../index.ts'
import { eventContract } from './event.contract.ts'
import { holdOrganisation } from './event.store.ts'

const today = '2026-01-20T02:00:00.000Z'
let world: World
let region: SmallRegion
let first: Calls<typeof eventContract>
let second: Calls<typeof eventContract>
let elsewhere: Calls<typeof eventContract>

beforeAll(async () => {
  world = await openWorld(today)
  region = await seedSmallRegion(world)
  const { lina, bagus, putri } = region.people
  first = world.calls(eventContract, await world.signIn(lina, [{ role: 'ORGANISATION_BUREAU' }]))
  second = world.calls(eventContract, await world.signIn(bagus, [{ role: 'ORGANISATION_BUREAU' }]))
  elsewhere = world.calls(eventContract, await world.signIn(putri, [{ role: 'BUDGET' }]))
})
afterAll(() => world.close())

const renaming = (unitId: string, name: string, effectiveOn: string) => ({
  ...{ kind: 'RENAME', effectiveOn, decree: { number: 'Perwali 3/2026', date: null } },
  content: { unitId, name },
})
const nameOn = async (unitId: string, on: string) =>
  (await world.asSystem((ctx) => unitsOn(ctx, on))).find(({ id }) => id === unitId)?.name
const doDue = () => executeDue((work) => world.asSystem(work), events.heirs, events.kinds)
const drafted = (name: string, effectiveOn: string, unit = region.units.bidangSd) =>
  first.draftEvent(renaming(unit, name, effectiveOn))
/** What a call was refused with. */
const whyOf = (call: Promise<unknown>): Promise<Refusal> =>
  call.then(
    () => expect.fail('not refused'),
    (error) => (error as Refused).refusal,
  )

it('is declared by one hand and done by another, also for a day that is past', async () => {
  const event = await drafted('Bidang Sekolah Dasar', '2026-01-05')
  expect(event).toMatchObject({ code: 'PO-2026-0001', state: 'DRAFT', version: 1 })
  const seen = { eventId: event.id, version: 1 }

  expect(await first.confirmEvent(seen)).toMatchObject({ state: 'PROPOSED' })
  expect((await whyOf(first.confirmEvent(seen))).code).toBe('organisation/second-hand')
  expect((await whyOf(elsewhere.confirmEvent(seen))).status).toBe(403)
  expect(await second.confirmEvent(seen)).toMatchObject({ state: 'EXECUTED' })

  expect(await nameOn(region.units.bidangSd, '2026-01-04')).toBe('Bidang Pembinaan SD')
  expect(await nameOn(region.units.bidangSd, '2026-01-05')).toBe('Bidang Sekolah Dasar')
  expect((await whyOf(second.confirmEvent(seen))).detail).toBe(
    'Peristiwa PO-2026-0001 sudah dilaksanakan; yang keliru diperbaiki dengan peristiwa baru.',
  )
  const { steps } = await first.readEvent({ eventId: event.id })
  expect(steps.map(({ state }) => state)).toEqual(['DRAFT', 'PROPOSED', 'CONFIRMED', 'EXECUTED'])
})

it('waits for its day, and is done then by itself', async () => {
  const event = await drafted('Bidang SMP Baru', '2026-03-01', region.units.bidangSmp)
  const done = await second.confirmEvent({ eventId: event.id, version: 1 })
  expect(done).toMatchObject({ state: 'CONFIRMED' })
  await doDue()
  expect(await nameOn(region.units.bidangSmp, '2026-03-01')).toBe('Bidang Pembinaan SMP')

  world.setNow('2026-02-28T16:30:00.000Z') // half past midnight of the first of March there
  await doDue()
  expect(await nameOn(region.units.bidangSmp, '2026-03-01')).toBe('Bidang SMP Baru')
  world.setNow(today)
})

it('takes no confirmation of what was changed since, of what is unfinished or withdrawn', async () => {
  const bad = await whyOf(drafted(' ', '2026-04-01'))
  expect([bad.status, bad.errors?.[0]?.pointer]).toEqual([422, '/content/name'])
  const event = await drafted('Bidang Dasar', '2019-04-01')
  const seen = { eventId: event.id, version: 1 }
  expect((await whyOf(second.confirmEvent(seen))).detail).toBe(
    `Belum dapat dikonfirmasi. Bidang Pembinaan SD tidak ada pada ${printDate('2019-04-01')}.`,
  )
  const { kind: _, ...change } = renaming(region.units.bidangSd, 'Bidang Dasar', '2026-02-01')
  expect(await first.changeEvent({ ...seen, ...change })).toMatchObject({ version: 2 })
  expect((await whyOf(second.confirmEvent(seen))).status).toBe(412)

  const withdrawing = { eventId: event.id, reason: ' ' }
  expect((await whyOf(second.withdrawEvent(withdrawing))).status).toBe(422)
  const gone = await second.withdrawEvent({ ...withdrawing, reason: 'Perwali ditunda' })
  expect(gone).toMatchObject({ state: 'WITHDRAWN', note: 'Perwali ditunda' })
  const late = second.confirmEvent({ eventId: event.id, version: 2 })
  expect((await whyOf(late)).code).toBe('organisation/event-ended')
})

it('stops when something came in between, and asks Bagian Organisasi', async () => {
  const { smpn1 } = region.units
  const event = await drafted('Sekolah Satu', '2026-05-01', smpn1)
  await second.confirmEvent({ eventId: event.id, version: 1 })
  world.setNow('2026-05-11T02:00:00.000Z')
  await world.asSystem(async (ctx) => {
    const between = renaming(smpn1, 'SMP Satu Uji', '2026-05-10')
    await confirmEvent(ctx, events, await draftEvent(ctx, events.kinds, between))
  })
  await doDue()
  world.setNow(today)

  const { event: now } = await first.readEvent({ eventId: event.id })
  expect(now).toMatchObject({
    state: 'STOPPED',
    note:
      `SMP Negeri 1 Uji sudah tercatat berubah lagi sejak ${printDate('2026-05-10')}. ` +
      'Pilih tanggal sejak itu atau sesudahnya.',
  })
  expect(await nameOn(smpn1, '2026-05-01')).toBe('SMP Negeri 1 Uji')
  const { rows } = await world.asSystem(({ db }) =>
    sql`select title from tasks.tasks where closed_at is null`.execute(db),
  )
  expect(rows).toEqual([{ title: `${event.title} belum terlaksana` }])
})

const asking = (answered: string[]): Heir<Context<AllTables>> => ({
  room: 'planning',
  answersFor: [],
  preview: async (_, { answers }) => [
    {
      ...{ table: 'planning.nodes', id: '1', from: region.units.setda, to: null },
      effect: 'Kinerja menunggu unit yang baru.',
      question: {
        ...{ key: 'planning/rule:1', text: 'Bagaimana angkanya digabung?', options: null },
        answer: answers['planning/rule:1'] ?? null,
      },
    },
  ],
  execute: async (_, { answers }) => void answered.push(answers['planning/rule:1'] ?? ''),
})

it('is not done while a room has a question, and tells every room the answer', async () => {
  const answered: string[] = []
  const over = { ...events, heirs: [asking(answered)] }
  const eventId = await world.asSystem((ctx) =>
    draftEvent(ctx, events.kinds, renaming(region.units.setda, 'Setda Kota', '2026-01-10')),
  )
  await expect(world.asSystem((ctx) => confirmEvent(ctx, over, eventId))).rejects.toThrow(
    'Satu pertanyaan belum dijawab: Bagaimana angkanya digabung?',
  )
  const reply = { eventId, version: 1, answers: { 'planning/rule:1': '5' } }
  expect(await first.answerQuestions(reply)).toMatchObject({ version: 2, state: 'DRAFT' })
  await world.asSystem((ctx) => confirmEvent(ctx, over, eventId))

  expect(answered).toEqual(['5'])
  const { touched } = await first.readEvent({ eventId })
  expect(touched).toContainEqual({ room: 'planning', table: 'planning.nodes', count: 1 })
  const { items } = await first.listEffects({ eventId, room: 'planning' })
  expect(items).toMatchObject([{ from: { name: 'Setda Kota' }, to: null }])
})

it('refuses a second merger of a unit that another one will have closed by then', async () => {
  const { kecamatanUtara, badanKeuangan, setda } = region.units
  const merging = (other: string, effectiveOn: string, code: string) =>
    first.draftEvent({
      ...{ kind: 'MERGE', effectiveOn, decree: null },
      content: { sources: [kecamatanUtara, other], opens: { code, name: `Unit ${code}` } },
    })
  const one = await merging(badanKeuangan, '2026-08-01', '08')
  await world.asSystem((ctx) => confirmEvent(ctx, events, one.id))
  const later = await merging(setda, '2026-09-01', '09')
  const earlier = await merging(setda, '2026-07-01', '07')

  expect((await whyOf(second.confirmEvent({ eventId: later.id, version: 1 }))).detail).toContain(
    `Kecamatan Uji Utara sudah berakhir oleh «${one.title}»`,
  )
  const { problems } = await second.readEvent({ eventId: earlier.id })
  expect(problems.map(({ severity, code }) => [severity, code])).toContainEqual([
    'warning',
    'organisation/event-overtaken',
  ])
})

it('waits while somebody else changes the organisation, and is then planned on what they did', async () => {
  const { uptdSkb } = region.units
  const eventId = await world.asSystem((ctx) =>
    draftEvent(ctx, events.kinds, renaming(uptdSkb, 'UPTD Belajar', '2026-01-12')),
  )
  const order: string[] = []
  const held = Promise.withResolvers<void>()
  const importing = world.asSystem(async (ctx) => {
    await holdOrganisation(ctx)
    held.resolve()
    await sleep(200)
    order.push('committed')
  })
  await held.promise
  await world.asSystem((ctx) => confirmEvent(ctx, events, eventId))
  order.push('executed')
  await importing
  expect(order).toEqual(['committed', 'executed'])
})

it('tells another event where both touch the same thing, also a post that ends with its unit', async () => {
  const { people, positions, units } = region
  const runId = randomUUID()
  const acting = (personId: string, positionId: string, effectiveOn: string) =>
    first.draftEvent({
      ...{ kind: 'TRANSFER', effectiveOn, decree: null },
      content: {
        ...{ cancels: null, runId },
        rows: [
          {
            ...{ personId, name: 'Orang', positionId, title: 'Jabatan', kind: 'PLH', reason: null },
            ...{ until: '2026-10-12', formerUntil: null, decreeNumber: '1', decreeDate: null },
            inauguratedOn: null,
          },
        ],
      },
    })
  const told = async (eventId: string) =>
    (await first.readEvent({ eventId })).problems.map(({ code }) => code.split('/')[1])
  const one = await acting(people.putri, positions.kabidSmp, '2026-10-01')
  await world.asSystem((ctx) => confirmEvent(ctx, events, one.id))
  const two = await acting(people.lina, positions.kabidSd, '2026-10-01')
  const merger = await first.draftEvent({
    ...{ kind: 'MERGE', effectiveOn: '2026-09-15', decree: null },
    content: {
      sources: [units.bidangSd, units.bidangSmp],
      opens: { code: '77', name: 'Bidang Pembinaan' },
    },
  })

  expect(await told(two.id)).not.toContain('event-beside')
  expect(await told(merger.id)).toContain('event-overtaken')
})

it('tells who has the budget before and after, the same once it is done', async () => {
  await saveSmallBudget(world)
  const { badanKeuangan, dinasPendidikan } = region.units
  const { id } = await first.draftEvent({
    ...{ kind: 'MERGE', effectiveOn: '2026-01-19', decree: null },
    content: {
      sources: [dinasPendidikan, badanKeuangan],
      opens: { code: '08', name: 'Badan Gabungan' },
    },
  })
  const planned = await first.readEvent({ eventId: id })
  await second.confirmEvent({ eventId: id, version: 1 })
  const done = await first.readEvent({ eventId: id })

  expect(planned.names[badanKeuangan]).toBe('Badan Keuangan dan Aset Daerah')
  expect(done.event.state).toBe('EXECUTED')
  const [before, after] = [planned.balances[0]?.shares ?? [], done.balances[0]?.shares ?? []]
  const sum = before[0]?.before ?? 0
  expect(sum).toBeGreaterThan(0)
  expect(before.map(({ unit, ...share }) => [unit?.name, share])).toEqual([
    ['Dinas Pendidikan', { before: sum, after: 0 }],
    ['Badan Gabungan', { before: 0, after: sum }],
  ])
  expect(after).toEqual(before)
})
