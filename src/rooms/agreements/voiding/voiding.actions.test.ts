import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chores } from '../../../app.ts'
import { cookieOf } from '../../../testing/calls.ts'
import { smallMeasure } from '../../../testing/further-measure.ts'
import { handPosts } from '../../../testing/play-succession.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { chartOn } from '../../organisation/index.ts'
import { procedureContract } from '../../procedures/index.ts'
import { taskContract } from '../../tasks/index.ts'
import { agreementsHeir } from '../agreements.ports.ts'
import { draftAmendment } from '../amending/drafting-amendments.actions.ts'
import { agreementContract, clausesQuery, draftCascade } from '../index.ts'
import { findRegistered } from '../public/public.store.ts'
import { saveStates } from '../signing/signing.store.ts'

type Name = keyof SmallRegion['people']
let world: World
let region: SmallRegion
const entered = new Set<Name>()

/** Calls of somebody, signed in on the day: a session does not last for weeks. */
async function as(who: Name) {
  const person = region.people[who]
  if (!entered.has(who)) await world.signIn(person)
  entered.add(who)
  const signIn = `orang-${person.slice(-12)}`
  const cookie = await cookieOf(world.app, {
    ...{ host: 'localhost', signIn, password: 'kata sandi untuk uji' },
  })
  return world.calls({ ...procedureContract, ...taskContract, ...agreementContract }, cookie)
}

const promise = (title: string) =>
  world.asSystem((ctx) =>
    ctx.db
      .selectFrom('agreements.current')
      .selectAll()
      .where('tenantId', '=', 1)
      .orderBy('code', 'desc')
      .execute()
      .then((all) => all.find(({ firstParty }) => firstParty.title.endsWith(title))),
  )
const propose = async (
  who: Name,
  title: string,
  reason = 'Tiga bulan berturut-turut tidak ada laporan.',
) =>
  (await as(who)).openCase({
    kind: 'PEMBATALAN_PK',
    subjectId: (await promise(title))?.id ?? '',
    reason,
  })
const read = async (who: Name, caseId: string) => (await as(who)).readCase({ caseId })
type Wish = Parameters<Awaited<ReturnType<typeof as>>['takeStep']>[0]
/** A step of somebody who has just read the case, or saw `seen` steps of it. */
const step = async (
  who: Name,
  caseId: string,
  kind: Wish['kind'],
  more: Partial<Wish> = {},
): Promise<string> => {
  const seen = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('procedures.steps')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('tenantId', '=', 1)
      .where('caseId', '=', caseId)
      .executeTakeFirstOrThrow(),
  )
  const wish = { words: 'Sudah saya tulis.', outcome: null, hearing: false, seen: seen.count }
  return (await (await as(who)).takeStep({ caseId, kind, ...wish, ...more })).sentence
}
const leave = (who: Name, validFrom: string, validTo: string) =>
  world.asSystem((ctx) =>
    ctx.db
      .insertInto('organisation.absences')
      .values({
        ...{ tenantId: 1, id: ctx.newId(), absenceId: ctx.newId(), personId: region.people[who] },
        ...{ kind: 'CUTI_SAKIT', decreeNumber: null, decreeDate: null, note: null },
        ...{ validFrom, validTo, recordedAt: ctx.now },
        ...{ recordedUntil: null, recordedBy: null, closedBy: null },
      })
      .execute(),
  )
const refused = (call: Promise<unknown>) => refusedCode(call)
/** The terms are looked after on the morning of a day. */
const morning = async (day: string): Promise<void> => {
  world.setNow(`${day}T02:00:00.000Z`)
  await chores.find(({ name }) => name === 'procedures/terms')?.run({ step: world.asSystem })
}
const tasksOf = async (who: Name) =>
  (await (await as(who)).listMyTasks({})).items.filter(({ kind }) => kind.startsWith('procedures/'))

beforeAll(async () => {
  world = await openWorld('2026-05-04T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  await world.asSystem((ctx) => draftCascade(ctx, { year: 2026 }))
  await world.asSystem(async (ctx) => {
    const all = await ctx.db
      .selectFrom('agreements.current')
      .selectAll()
      .where('tenantId', '=', 1)
      .execute()
    const digest = `sha256:${'a'.repeat(64)}`
    await saveStates(
      ctx,
      all.map(({ versionId, sequence }) => ({ versionId, sequence, state: 'ACTIVE', digest })),
    )
  })
})
afterAll(() => world.close())

const SD = 'Kepala Bidang Pembinaan SD'
const office = 'Kepala Dinas Pendidikan'
let caseId: string

it('is proposed by the giver of a promise in force, and by nobody else', async () => {
  expect(await refused(propose('dewi', SD))).toBe('procedures/not-proposer')
  expect(await refused(propose('eko', SD))).toBe('procedures/not-proposer')
  expect(await refused(propose('surya', SD, '  '))).toBe('procedures/words-missing')
  expect(
    await refused(
      (await as('surya')).openCase({ kind: 'LAIN', subjectId: region.people.eko, reason: 'x' }),
    ),
  ).toBe('procedures/no-such-case')
  // a head of region promises alone: nobody gives it, nobody voids it
  expect(await refused(propose('maya', 'Wali Kota Uji'))).toBe('procedures/no-such-thing')

  const before = await (await as('surya')).readProposal({
    ...{ kind: 'PEMBATALAN_PK', subjectId: (await promise(SD))?.id ?? '' },
  })
  expect(before).toMatchObject({
    person: { name: 'Eko Nugroho, S.Pd.' },
    decider: { title: 'Wali Kota Uji' },
    alone: false,
    opinions: [],
  })
  caseId = (await propose('surya', SD)).id
  expect(await refused(propose('surya', SD))).toBe('procedures/already-open')
})

it('tells the person at once, who reads all of it and answers in the same place', async () => {
  expect((await tasksOf('eko')).map(({ link, dueOn }) => [link, dueOn])).toEqual([
    [`/prosedur/${caseId}`, '2026-05-13'],
  ])
  const page = await read('eko', caseId)
  expect(page).toMatchObject({ phase: 'REPLY', dueOn: '2026-05-13', concerned: true })
  expect(page.may).toEqual(['REPLY'])
  expect(page.steps[0]?.words).toContain('tidak ada laporan')
})

it('does not exist to anybody else, whatever they may see elsewhere', async () => {
  for (const who of ['dewi', 'bagus', 'indah', 'hasan'] as const) {
    expect(await refused(read(who, caseId))).toBe('procedures/no-such-case')
    expect(await refused(step(who, caseId, 'REPLY'))).toBe('procedures/no-such-case')
    expect((await (await as(who)).listCases({})).items).toEqual([])
  }
})

it('puts every reading on record', async () => {
  const looks = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('audit.looks')
      .select(['personId', 'act'])
      .where('tenantId', '=', 1)
      .where('subject', '=', caseId)
      .execute(),
  )
  expect(looks).toEqual([{ personId: region.people.eko, act: 'procedure.read' }])
})

it('stops the term while the person is on leave', async () => {
  await leave('eko', '2026-05-06', '2026-05-20')
  expect((await read('eko', caseId)).dueOn).toBe('2026-05-27')
  await morning('2026-05-20')
  expect((await read('eko', caseId)).phase).toBe('REPLY')
  expect((await tasksOf('eko'))[0]?.dueOn).toBe('2026-05-27')
})

it('goes on without a reply, says so, and still takes one, marked', async () => {
  await morning('2026-05-28')
  expect(await read('eko', caseId)).toMatchObject({
    phase: 'DECISION',
    decider: { title: 'Wali Kota Uji' },
  })

  await step('eko', caseId, 'REPLY', { words: 'Saya sakit; laporannya ada.', hearing: true })
  const page = await read('maya', caseId)
  expect(page.steps.map(({ kind, late }) => [kind, late])).toEqual([
    ['NOTICE', false],
    ['NO_REPLY', false],
    ['REPLY', true],
  ])
  // heard first, because that was asked for
  expect([page.phase, page.may]).toEqual(['HEARING', ['HEARING']])
})

it('is decided neither by the proposer nor before the hearing, and only as it was read', async () => {
  const decide = { outcome: 'GRANTED' as const, words: 'Tidak ada laporan sejak Februari.' }
  expect(await refused(step('surya', caseId, 'DECISION', decide))).toBe('procedures/own-proposal')
  expect(await refused(step('maya', caseId, 'DECISION', decide))).toBe('procedures/not-now')
  await step('maya', caseId, 'HEARING', { words: 'Eko hadir dan menjelaskan.' })
  expect(await refused(step('maya', caseId, 'DECISION', { ...decide, seen: 3 }))).toBe(
    'procedures/moved-on',
  )
  const twice = await Promise.allSettled([
    step('maya', caseId, 'DECISION', decide),
    step('maya', caseId, 'DECISION', decide),
  ])
  expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await read('eko', caseId)).toMatchObject({
    ...{ phase: 'OBJECTION', may: ['ACCEPTANCE', 'OBJECTION'] },
  })
  expect(await refused(step('eko', caseId, 'REPLY'))).toBe('procedures/not-now')
  expect((await promise(SD))?.state).toBe('ACTIVE')
})

it('ends the promise once the time to object is over; its months stay', async () => {
  await morning('2026-06-26')
  expect((await promise(SD))?.state).toBe('ACTIVE')
  await morning('2026-06-27')
  expect(await promise(SD)).toMatchObject({ state: 'VOIDED', endedOn: '2026-06-27' })
  expect(await read('surya', caseId)).toMatchObject({ phase: 'CLOSED', ending: 'IN_FORCE' })

  const binding = (on: string) =>
    world.asSystem((ctx) =>
      clausesQuery(ctx, { year: 2026, on }, sql`(${smallMeasure('P1')}::uuid)`).execute(),
    )
  expect((await binding('2026-06-26'))[0]?.clause).toMatchObject({
    ...{ state: 'VOIDED', binds: true, endedOn: '2026-06-27' },
  })
  expect(await binding('2026-06-27')).toEqual([])
})

it('is still known by its paper, and only as void', async () => {
  const { code } = (await promise(SD)) ?? {}
  const [registered] = await world.asSystem((ctx) => findRegistered(ctx, code ?? ''))
  expect(registered).toMatchObject({ state: 'VOIDED', digest: expect.stringMatching(/^sha256:/) })
})

it('has what stood on it reviewed, and nobody loses the post', async () => {
  const staff = await promise('Ahli Pertama')
  expect(staff).toMatchObject({ state: 'ACTIVE', needsReview: true })
  expect(staff?.reviewReason).toContain('dibatalkan')
  const held = await world.asSystem(async (ctx) => (await chartOn(ctx, ctx.today)).holders)
  expect(held.get(region.positions.kabidSd)?.map(({ personId }) => personId)).toEqual([
    region.people.eko,
  ])
})

it('asks personnel to review the post, who read the case from then on and say what came of it', async () => {
  // nobody held the role when it came into force: Bagian Organisasi was asked until somebody does
  entered.add('rudi')
  await world.signIn(region.people.rudi, [{ role: 'PERSONNEL' }])
  await morning('2026-06-27')
  expect((await tasksOf('rudi')).map(({ kind }) => kind)).toEqual(['procedures/follow-up'])
  expect((await read('rudi', caseId)).may).toEqual(['FOLLOW_UP'])
  await step('rudi', caseId, 'FOLLOW_UP', { words: 'Tetap pada jabatannya, dengan pendampingan.' })
  expect(await tasksOf('rudi')).toEqual([])
  expect(await refused(step('rudi', caseId, 'FOLLOW_UP'))).toBe('procedures/not-now')
})

it('cannot be proposed of what is not in force any more', async () => {
  expect(await refused(propose('surya', SD))).toBe('procedures/overtaken')
})

it('is decided by the head of region alone only after the Sekda wrote an opinion', async () => {
  const id = (await propose('maya', office)).id
  expect(await read('surya', id)).toMatchObject({
    ...{ alone: true, opinions: [{ title: 'Sekretaris Daerah', given: false }] },
  })
  await step('surya', id, 'REPLY')
  expect(await read('maya', id)).toMatchObject({ phase: 'OPINIONS', may: ['WITHDRAWAL'] })
  const decide = { outcome: 'GRANTED' as const }
  expect(await refused(step('maya', id, 'DECISION', decide))).toBe('procedures/not-now')
  await step('hasan', id, 'OPINION', { words: 'Sebaiknya dibicarakan dahulu.' })
  expect(await refused(step('hasan', id, 'OPINION'))).toBe('procedures/opinion-given')
  await step('maya', id, 'DECISION', decide)
  await step('surya', id, 'OBJECTION', { words: 'Anggarannya baru ada bulan Mei.' })
  // nobody answers: the objection counts as granted, the promise stays
  await morning('2026-07-11')
  expect(await read('surya', id)).toMatchObject({ phase: 'CLOSED', ending: 'LIFTED' })
  expect((await promise(office))?.state).toBe('ACTIVE')
})

let staffCase: string

it('is closed where the promise ends with its official meanwhile', async () => {
  const id = (await propose('maya', office)).id
  staffCase = (await propose('eko', 'Ahli Pertama')).id
  await step('indah', staffCase, 'REPLY')
  expect(await read('surya', staffCase)).toMatchObject({ phase: 'DECISION', may: ['DECISION'] })
  await world.asSystem(async (ctx) => {
    const change = await handPosts(ctx, ctx.today, [
      { assignment: region.assignments.suryaKepalaDinas, to: region.people.dewi },
    ])
    await agreementsHeir.execute(ctx, change)
  })
  expect(await refused(step('surya', id, 'REPLY'))).toBe('procedures/overtaken')
  await morning('2026-07-16')
  expect(await read('surya', id)).toMatchObject({ phase: 'CLOSED', ending: 'OVERTAKEN' })
})

it('is decided by whoever holds the post on the day, once they are there', async () => {
  const decide = { outcome: 'GRANTED' as const }
  expect(await refused(step('surya', staffCase, 'DECISION', decide))).toBe(
    'procedures/no-such-case',
  )
  expect((await tasksOf('dewi')).map(({ kind }) => kind)).toEqual(['procedures/decide'])
  await leave('dewi', '2026-07-16', '2026-07-20')
  expect(await refused(step('dewi', staffCase, 'DECISION', decide))).toBe('procedures/off-duty')
})

it('takes an amendment on its way with it, and only what is in force is void', async () => {
  await morning('2026-07-20')
  const id = (await promise('Ahli Pertama'))?.id ?? ''
  await world.asSystem((ctx) =>
    draftAmendment(ctx, {
      id,
      cause: 'STRATEGY_CHANGE',
      reason: 'Anggaran berubah.',
      reference: 'DPPA 1/2026',
    }),
  )
  expect(await promise('Ahli Pertama')).toMatchObject({ version: 2, state: 'DRAFT', inForce: 1 })
  await step('dewi', staffCase, 'DECISION', { outcome: 'GRANTED' })
  await step('indah', staffCase, 'ACCEPTANCE', { words: '' })

  expect(await promise('Ahli Pertama')).toMatchObject({
    ...{ version: 1, state: 'VOIDED', endedOn: '2026-07-20', inForce: null },
  })
  const page = await (await as('indah')).readAgreement({ id })
  expect(page.procedure).toEqual({ id: staffCase, open: false })
  expect(page.history.find(({ state }) => state === 'VOIDED')?.by).toBe(
    'Dewi Anggraini, S.Pd., M.M.',
  )
  // nobody else reads that there was one
  expect((await (await as('gita')).readAgreement({ id })).procedure).toBeNull()
})

it('can be taken back by whoever holds the post of the giver then', async () => {
  const SMP = 'Kepala Bidang Pembinaan SMP'
  const id = (await propose('dewi', SMP)).id
  await step('eko', id, 'REPLY')
  await step('dewi', id, 'WITHDRAWAL', { words: 'Sudah jelas.' })
  expect(await read('eko', id)).toMatchObject({ phase: 'CLOSED', ending: 'WITHDRAWN' })
  expect((await promise(SMP))?.state).toBe('ACTIVE')
})
