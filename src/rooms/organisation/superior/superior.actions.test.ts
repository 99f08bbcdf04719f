import { afterAll, beforeAll, expect, it } from 'vitest'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { loadOrganisation } from '../organisation.store.ts'
import { superiorContract } from './superior-page.contract.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const desk = (who: string) => world.calls(superiorContract, cookies[who])
/** Open tasks, with the roles they wait for. */
const open = () =>
  world.asSystem(async ({ db }) => {
    const rows = await db
      .selectFrom('tasks.tasks')
      .select(['title', 'holderGrant', 'holderUnitId'])
      .where('kind', '=', 'organisation/superior')
      .where('closedAt', 'is', null)
      .execute()
    return rows.map(({ title, ...holder }) => [title, holder.holderGrant, holder.holderUnitId])
  })
const own = async (who: keyof SmallRegion['people'], by: string = who) => {
  const { posts } = await desk(by).readSuperiors({ personId: region.people[who] })
  const [post] = posts
  if (!post) throw new Error('holds a post')
  const named = (purpose: string): string | undefined =>
    post.lines.find((line) => line.for === purpose)?.people[0]?.name
  return { post, named }
}
const answer = { superiorId: null, from: '2026-01-05', onlyThem: true, words: '' }

beforeAll(async () => {
  world = await openWorld('2026-01-20T02:00:00.000Z')
  region = await seedSmallRegion(world)
  const unitId = region.units.dinasPendidikan
  cookies.nur = await world.signIn(region.people.nur, [{ role: 'UNIT_ADMIN', unitId }])
  cookies.lina = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
  for (const name of ['gita', 'rudi', 'putri', 'eko'] as const)
    cookies[name] = await world.signIn(region.people[name])
})
afterAll(() => world.close())

it('tells a person who stands above, for what and why, and nobody whose affair it is not', async () => {
  const { post, named } = await own('gita')

  expect([
    named('PK_GIVER'),
    named('VERIFIER'),
    named('SKP_RATER'),
    named('SKP_RATER_SUPERIOR'),
  ]).toEqual([
    ...['Fitri Handayani, S.Si.', 'Fitri Handayani, S.Si.', 'Eko Nugroho, S.Pd.'],
    'Drs. Surya Pratama, M.Pd.',
  ])
  expect(post.lines.flatMap(({ reasons }) => reasons).every((one) => one.endsWith('.'))).toBe(true)
  expect(await refusedCode(own('gita', 'rudi'))).toBe('organisation/superiors-closed')
})

it('«ini bukan atasan saya» reaches the administrator of the office, who mends it for that holder alone', async () => {
  const { post } = await own('gita')
  const asked = { assignmentId: post.assignmentId, note: 'Saya di bawah Kabid SMP.' }
  expect(await refusedCode(desk('rudi').askSuperior(asked))).toBe('organisation/not-own-post')
  const { id: questionId } = await desk('gita').askSuperior(asked)
  expect(await refusedCode(desk('gita').askSuperior(asked))).toBe('organisation/superior-asked')

  expect(await open()).toEqual([
    ['atasan Gita Permata, S.T.', 'UNIT_ADMIN', region.units.dinasPendidikan],
  ])
  const read = await desk('nur').readSuperiorQuestion({ questionId })
  expect([read.shared, read.near.map(({ title }) => title)]).toEqual([
    true,
    ['Kepala Bidang Pembinaan SMP', 'Kepala Dinas Pendidikan', 'Wali Kota Uji'],
  ])
  const say = (more: object) => desk('nur').answerSuperior({ questionId, ...answer, ...more })
  const { kabidSmp, perencana } = region.positions
  const refused = [
    await refusedCode(desk('eko').answerSuperior({ questionId, ...answer, words: 'Tetap' })),
    await refusedCode(say({})),
    await refusedCode(say({ superiorId: perencana })),
    await refusedCode(say({ superiorId: kabidSmp, from: '2027-01-01' })),
    await refusedCode(say({ superiorId: kabidSmp, from: '2020-01-01' })),
  ]
  expect(refused).toEqual([
    'organisation/not-mender',
    'organisation/no-words',
    'organisation/superior-self',
    'organisation/superior-future',
    'organisation/superior-before',
  ])

  await say({ superiorId: kabidSmp })
  const [gita, rudi] = [await own('gita'), await own('rudi')]
  expect([gita.named('PK_GIVER'), rudi.named('PK_GIVER')]).toEqual([
    'Eko Nugroho, S.Pd.',
    'Fitri Handayani, S.Si.',
  ])
  expect(gita.post.question?.answer).toMatchObject({
    by: 'Nur Aisyah, S.Pd., M.Pd.',
    superior: { title: 'Kepala Bidang Pembinaan SMP', from: '2026-01-05' },
  })
  expect(await open()).toEqual([])
  const told = await world.asSystem(({ db }) =>
    db
      .selectFrom('notices.notices')
      .select('title')
      .where('personId', '=', region.people.gita)
      .execute(),
  )
  expect(told).toEqual([{ title: 'Atasan Anda sekarang Kepala Bidang Pembinaan SMP.' }])
  expect(await refusedCode(say({ superiorId: kabidSmp }))).toBe('organisation/superior-answered')
})

it('reaches Bagian Organisasi where an office has no administrator; the post changes from its date on', async () => {
  const { post, named } = await own('putri')
  expect(named('PK_GIVER')).toBe('Bagus Santoso, S.STP., M.AP.')
  const { id: questionId } = await desk('putri').askSuperior({
    ...{ assignmentId: post.assignmentId, note: '' },
  })
  expect(await open()).toEqual([['atasan Putri Maharani, S.E., Ak.', 'ORGANISATION_BUREAU', null]])

  await desk('lina').answerSuperior({
    ...{ questionId, ...answer, superiorId: region.positions.sekda, onlyThem: false },
  })
  expect((await own('putri')).named('PK_GIVER')).toBe('Hasan Basri, S.H., M.Si.')
  const stated = (on: string) =>
    world.asSystem(async (ctx) => {
      const { positions } = await loadOrganisation(ctx, on)
      return positions.find(({ id }) => id === region.positions.kabidAnggaran)?.superiorId
    })
  expect([await stated('2026-01-04'), await stated('2026-01-05')]).toEqual([
    region.positions.kepalaBadan,
    region.positions.sekda,
  ])
})

it('that it stays is said with words, and no circle is made', async () => {
  const { post } = await own('eko')
  const { id: questionId } = await desk('eko').askSuperior({
    ...{ assignmentId: post.assignmentId, note: 'Bukan beliau.' },
  })
  const below = { questionId, ...answer, superiorId: region.positions.ketuaTimKurikulum }
  expect(await refusedCode(desk('nur').answerSuperior(below))).toBe('organisation/superior-below')

  const words = 'Menurut SOTK tetap Kepala Dinas.'
  await desk('nur').answerSuperior({ questionId, ...answer, words })
  expect((await own('eko')).post.question?.answer).toMatchObject({ superior: null, words })
})
