import { afterAll, beforeAll, expect, it } from 'vitest'
import { cookieOf } from '../../../testing/calls.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { agreementContract } from '../../agreements/index.ts'
import { taskContract } from '../../tasks/index.ts'
import { planOf } from './plan.store.ts'
import { type SkpPage, skpContract } from './skp.contract.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(skpContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
  ...world.calls(taskContract, cookies[who]),
})
const people = [
  'maya',
  'surya',
  'eko',
  'indah',
  'bagus',
  'dewi',
  'joko',
  'nur',
  'gita',
  'made',
] as const
const tasksOf = async (who: string, kind: string) =>
  (await as(who).listMyTasks({})).items.filter((task) => task.kind === kind)
const ownOf = async (who: string) => (await as(who).listSkps({ year: 2026 })).own
const idOf = async (who: string) => (await ownOf(who))[0]?.id ?? ''
const typed = ({ id, edits, approach, results, behaviours, annexes }: SkpPage) => ({
  ...{ id, seen: edits, approach, annexes },
  results: results.map(({ parent: _, ...result }) => result),
  behaviours: Object.fromEntries(behaviours.map(({ code, expectation }) => [code, expectation])),
})
/** Reads and submits one's own SKP. */
const submit = async (who: string) => {
  const { id, edits } = await as(who).readSkp({ id: await idOf(who) })
  return as(who).submitSkp({ id, seen: edits })
}

beforeAll(async () => {
  world = await openWorld('2026-01-12T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  for (const name of people)
    cookies[name] = await world.signIn(
      region.people[name],
      name === 'bagus' ? [{ role: 'ORGANISATION_BUREAU' }] : [],
    )
  await as('bagus').draftCascade({ year: 2026 })
})
afterAll(() => world.close())

it('begins the SKP of everybody in one act, drawn from PKs', async () => {
  expect(await refusedCode(as('eko').draftSkps({ year: 2026 }))).toBe('staff/not-officer')
  const told = await as('bagus').draftSkps({ year: 2026 })
  expect(told).toMatchObject({ drafted: expect.any(Number), had: 0, external: 2 })
  expect((await as('bagus').draftSkps({ year: 2026 })).drafted).toBe(0)

  const surya = await as('surya').readSkp({ id: await idOf('surya') })
  expect(surya).toMatchObject({ family: 'EXECUTIVE', state: 'DRAFT', startsOn: '2026-01-01' })
  expect(surya.results[0]).toMatchObject({
    ...{ text: 'Meningkatnya mutu layanan S1', perspective: 'SERVICE_RECIPIENT' },
    indicators: [{ aspect: null, target: '82.00', unit: 'persen', polarity: 'MAXIMIZE' }],
  })
  const joko = await as('joko').readSkp({ id: await idOf('joko') })
  expect(joko.results[0]).toMatchObject({
    text: 'Terlaksananya tugas Pengadministrasi Perkantoran yang mendukung «Meningkatnya mutu layanan S1»',
    ...{ mode: 'INDIRECT', kind: 'PRIMARY' },
  })
  expect(joko.results[0]?.indicators.map(({ aspect }) => aspect)).toEqual([
    ...['QUANTITY', 'QUALITY', 'TIME'],
  ])
  // the post of the Kasubbag is vacant
  expect(joko.rater?.title).toBe('Sekretaris Dinas Pendidikan')
})

it('gives none to the head of region, nor to teachers, and says why', async () => {
  expect((await ownOf('maya'))[0]).toMatchObject({
    id: null,
    why: expect.stringMatching(/PK kepala/),
  })
  expect((await ownOf('nur'))[0]).toMatchObject({
    id: null,
    why: expect.stringMatching(/Ruang GTK/),
  })
  expect(await refusedCode(as('nur').draftOwnSkp({ year: 2026 }))).toBe('staff/no-skp-here')
})

it('a second post has one only with a PK of its own', async () => {
  expect((await ownOf('eko')).map(({ title }) => title)).toEqual([
    'Kepala Bidang Pembinaan SMP',
    'Plt. Kepala Bidang Pembinaan SD',
  ])
})

it('is written by its official, and read by nobody beside', async () => {
  const id = await idOf('gita')
  const page = await as('gita').readSkp({ id })
  expect(await refusedCode(as('joko').readSkp({ id }))).toBe('staff/not-yours-to-read')
  expect(await refusedCode(as('surya').saveSkp(typed(page)))).toBe('staff/skp-not-yours')
  const [first] = typed(page).results
  if (!first) throw new Error('no result')
  const indicators = [
    {
      aspect: 'QUANTITY' as const,
      text: 'Dokumen',
      target: '1.200',
      unit: 'dokumen',
      polarity: 'MAXIMIZE' as const,
    },
  ]
  const said = { ...typed(page), results: [{ ...first, indicators }] }
  await as('gita').saveSkp(said)
  expect(await refusedCode(as('gita').saveSkp(said))).toBe('staff/skp-changed-since')
  const saved = await as('gita').readSkp({ id })
  expect(saved.results[0]).toMatchObject({ id: first.id, indicators: [{ target: '1200' }] })
  const foreign = { ...first, parentResultId: region.people.gita }
  expect(await refusedCode(as('gita').saveSkp({ ...typed(saved), results: [foreign] }))).toBe(
    'staff/no-such-parent',
  )
})

it('is agreed by who rates, on the very content that was submitted', async () => {
  const id = await idOf('indah')
  await submit('indah')
  expect(await tasksOf('eko', 'staff/skp-answer')).toHaveLength(1)
  const page = await as('eko').readSkp({ id })
  const seen = { id, number: 1, digest: page.digest ?? '' }
  expect(await refusedCode(as('indah').agreeSkp(seen))).toBe('staff/own-skp')
  expect(await refusedCode(as('surya').agreeSkp(seen))).toBe('staff/not-rater')
  const other = { ...seen, digest: '0'.repeat(64) }
  expect(await refusedCode(as('eko').agreeSkp(other))).toBe('staff/skp-changed-since')
  expect(await refusedCode(as('eko').returnSkp({ id, number: 1, reason: ' ' }))).toBe(
    'staff/reason-missing',
  )
  await as('eko').returnSkp({ id, number: 1, reason: 'Targetnya kurang.' })
  expect(await tasksOf('indah', 'staff/skp-draft')).toHaveLength(1)
  expect(await tasksOf('eko', 'staff/skp-answer')).toEqual([])

  await submit('indah')
  await as('eko').agreeSkp(seen)
  expect(await refusedCode(as('eko').agreeSkp(seen))).toBe('staff/skp-wrong-state')
  expect(await as('indah').readSkp({ id })).toMatchObject({ state: 'AGREED', digest: seen.digest })
})

it('goes on in versions beside the one in force', async () => {
  const id = await idOf('indah')
  expect(await refusedCode(as('indah').reviseSkp({ id, reason: '' }))).toBe('staff/reason-missing')
  await as('indah').reviseSkp({ id, reason: 'PK berubah' })
  expect(await as('indah').readSkp({ id })).toMatchObject({ number: 2, state: 'DRAFT', inForce: 1 })
  await as('indah').dropSkp({ id, number: 2 })
  expect((await ownOf('indah'))[0]).toMatchObject({ state: 'DROPPED', inForce: true })
  expect(await refusedCode(as('indah').submitSkp({ id, seen: 0 }))).toBe('staff/skp-wrong-state')
})

it('several are agreed at once, or none', async () => {
  await submit('dewi')
  expect(await refusedCode(submit('eko'))).toBe('staff/skp-incomplete')
  await submit('made')
  const { items } = await as('surya').listSkps({ year: 2026, state: 'SUBMITTED' })
  expect(items).toHaveLength(2)
  const all = items.map(({ id, number, digest }) => ({
    ...{ id: id ?? '', number: number ?? 0, digest: digest ?? '' },
  }))
  const wrong = all.map((one, at) => (at === 0 ? { ...one, digest: '0'.repeat(64) } : one))
  expect(await refusedCode(as('surya').agreeSkps({ items: wrong }))).toBe('staff/skp-changed-since')
  expect((await as('surya').agreeSkps({ items: all })).agreed).toBe(2)
  expect((await as('surya').listSkps({ year: 2026 })).counts).toMatchObject({ AGREED: 2 })
})

it('asks by the clock; a page takes four statements besides the session', async () => {
  await world.toDay('2026-01-13')
  const id = await world.asSystem(
    async (ctx) => (await planOf(ctx, region.people.joko, '2026-02-01'))?.id ?? '',
  )
  const open = await world.asSystem((ctx) => ctx.tasks.subjectsOf('staff/skp-draft'))
  expect(open).toContain(id)
  cookies.joko = await cookieOf(world.app, {
    ...{ host: 'localhost', signIn: `orang-${region.people.joko.slice(-12)}` },
    password: 'kata sandi untuk uji',
  })
  expect((await tasksOf('joko', 'staff/skp-draft'))[0]).toMatchObject({
    ...{ dueOn: '2026-01-31', link: `/skp/${id}` },
  })
  const statements = await world.statementsOf(() => as('joko').readSkp({ id }))
  expect(statements.filter((text) => text.includes('"staff"'))).toHaveLength(4)
})
