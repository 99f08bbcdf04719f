import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveAgreedSkps } from '../../../testing/agreed-skps.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { taskContract } from '../../tasks/index.ts'
import { contentsOf, loadPlans } from '../skp/plan.store.ts'
import { innovationContract } from './innovation.contract.ts'
import { talkContract } from './talk.contract.ts'

let world: World
let region: SmallRegion
let personId: string
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(talkContract, cookies[who]),
  ...world.calls(innovationContract, cookies[who]),
  ...world.calls(taskContract, cookies[who]),
})
const talk = {
  ...{ purpose: 'MID_YEAR' as const, heldOn: '2026-06-01', nextOn: '2026-09-01' },
  agreements: 'Rekap mingguan tiap Jumat.',
}
const tasksOf = async (who: string, kind: string) =>
  (await as(who).listMyTasks({})).items.filter((task) => task.kind === kind)

beforeAll(async () => {
  world = await openWorld('2026-06-02T02:00:00.000Z')
  region = await seedSmallRegion(world)
  personId = region.people.gita
  for (const name of ['eko', 'gita', 'rudi', 'surya'] as const)
    cookies[name] = await world.signIn(region.people[name])
})
afterAll(() => world.close())

it('keeps a talk once both confirm what was agreed', async () => {
  await as('eko').writeDialogue({ personId, ...talk })
  const [dialogue] = (await as('gita').readTalks({ personId })).dialogues
  expect(dialogue).toMatchObject({ ...talk, mayConfirm: true, rater: 'Eko Nugroho, S.Pd.' })
  expect(await tasksOf('gita', 'staff/dialogue')).toHaveLength(1)

  const dialogueId = dialogue?.id ?? ''
  const confirm = (who: string) => as(who).confirmDialogue({ dialogueId, note: 'Mulai Juli.' })
  for (const who of ['rudi', 'surya'])
    expect(await refusedCode(confirm(who))).toBe('staff/no-such-dialogue')
  expect(await refusedCode(confirm('eko'))).toBe('staff/dialogue-confirmed')
  await confirm('gita')
  const [after] = (await as('eko').readTalks({ personId })).dialogues
  expect(after?.confirmed.map(({ note }) => note)).toEqual([null, 'Mulai Juli.'])
  expect(await tasksOf('gita', 'staff/dialogue')).toEqual([])
})

it('refuses a talk of others, of tomorrow, or with a next one before it', async () => {
  const write = (who: string, changed: Partial<typeof talk>) =>
    refusedCode(as(who).writeDialogue({ personId, ...talk, ...changed }))
  expect(await write('rudi', {})).toBe('staff/not-in-dialogue')
  expect(await write('gita', { heldOn: '2026-06-03' })).toBe('staff/dialogue-to-come')
  expect(await write('gita', { nextOn: '2026-06-01' })).toBe('staff/dialogue-next-before')
  expect(await refusedCode(as('rudi').readTalks({ personId }))).toBe('staff/not-yours-to-read')
})

it('coaches session by session, with the view of the coached', async () => {
  expect(await refusedCode(as('rudi').openCoaching({ personId, reason: 'a', plan: 'b' }))).toBe(
    'staff/not-coach',
  )
  await as('eko').openCoaching({ personId, reason: 'Rekap terlambat', plan: 'Tiga pertemuan' })
  const [coaching] = (await as('eko').readTalks({ personId })).coachings
  const coachingId = coaching?.id ?? ''
  await as('eko').addCoachingSession({ coachingId, heldOn: '2026-06-02', notes: 'Susun templat.' })
  const view = { coachingId, number: 1, score: 4, view: 'Templatnya membantu.' }
  expect(await refusedCode(as('eko').viewCoachingSession(view))).toBe('staff/no-such-coaching')
  expect(await refusedCode(as('gita').viewCoachingSession({ ...view, number: 2 }))).toBe(
    'staff/no-such-coaching',
  )
  await as('gita').viewCoachingSession(view)
  await as('eko').closeCoaching({ coachingId, outcome: 'Rekap tepat waktu.', ability: 4 })
  expect(
    await refusedCode(
      as('eko').addCoachingSession({ coachingId, heldOn: '2026-06-02', notes: 'Lagi' }),
    ),
  ).toBe('staff/coaching-closed')
  const [closed] = (await as('gita').readTalks({ personId })).coachings
  expect(closed).toMatchObject({
    ...{ closed: true, ability: 4, outcome: 'Rekap tepat waktu.' },
    sessions: [{ number: 1, score: 4, view: 'Templatnya membantu.' }],
  })
})

const idea = {
  ...{ title: 'Rekap otomatis', problem: 'Rekap tiga hari', tried: 'Lembar bersama' },
  ...{ before: '3 hari', after: '2 jam', link: 'https://bukti.example/rekap', takenOverBy: null },
}

it('answers an innovation by the rater, and leaves an accepted one as it is', async () => {
  await as('gita').proposeInnovation(idea)
  const [one] = (await as('eko').listInnovations({})).waiting
  const innovationId = one?.id ?? ''
  expect(await tasksOf('eko', 'staff/innovation')).toHaveLength(1)
  const answer = (who: string, accepted: boolean, note: string | null) =>
    as(who).answerInnovation({ innovationId, accepted, note })
  expect(await refusedCode(answer('rudi', true, null))).toBe('staff/no-such-innovation')
  expect(await refusedCode(answer('eko', false, null))).toBe('staff/innovation-reason')
  await answer('eko', false, 'Lampirkan hitungannya.')
  await as('gita').amendInnovation({ ...idea, innovationId, takenOverBy: 'Bidang SD' })
  const { gitaPerencana: skp } = await saveAgreedSkps(world, region, ['gitaPerencana'])
  expect((await answer('eko', true, null)).sentence).toContain('hasil kerja tambahan dalam konsep')
  const draft = await world.asSystem(async (ctx) => {
    const [plan] = await loadPlans(ctx, { ids: [skp.planId] })
    return plan && { ...plan, ...(await contentsOf(ctx, [plan.versionId])).get(plan.versionId) }
  })
  expect([draft?.state, draft?.inForceId]).toEqual(['DRAFT', skp.versionId])
  expect(draft?.results?.at(-1)).toMatchObject({
    ...{ id: innovationId, kind: 'ADDITIONAL', holder: 'INDIVIDUAL', text: 'Rekap otomatis' },
  })
  expect(await refusedCode(answer('eko', true, null))).toBe('staff/innovation-answered')
  expect(await refusedCode(as('gita').amendInnovation({ ...idea, innovationId }))).toBe(
    'staff/innovation-accepted',
  )
  const [mine] = (await as('gita').listInnovations({})).mine
  expect(mine).toMatchObject({ takenOverBy: 'Bidang SD', answer: { accepted: true } })
  expect((await as('eko').listInnovations({})).waiting).toEqual([])
})
