import { afterAll, beforeAll, expect, it } from 'vitest'
import { nodeIdIn, saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { planningContract } from '../../planning/index.ts'
import { taskContract } from '../../tasks/index.ts'
import { agreementContract, roundContract, signingContract } from '../index.ts'

let world: World
let region: SmallRegion
let id: string
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
  ...world.calls(roundContract, cookies[who]),
  ...world.calls(taskContract, cookies[who]),
})
const refusedBy = (code: string, status = 409) =>
  expect.objectContaining({ refusal: expect.objectContaining({ code, status }) })
const tasksOf = async (who: string) =>
  (await as(who).listMyTasks({})).items.flatMap((task) => (task.subject === id ? [task.kind] : []))
/** The one row of Indah's promise, as the talk shows it. */
const rowNow = async (who = 'indah') => {
  const { rows } = await as(who).readTalk({ id })
  const [row] = rows
  if (!row) throw new Error('no row')
  return row
}
const said = async () => {
  const { key, target, rounds } = await rowNow()
  return { id, key, round: rounds.length, standing: target }
}
const reason = 'Satu gedung baru selesai dibangun'
const propose = async (who: string, target: string) =>
  as(who).proposeRow({ ...(await said()), target, reason })
const answer = async (who: string, what: 'ACCEPTED' | 'KEPT' | 'WITHDRAWN', words?: string) => {
  const { standing: _, ...read } = await said()
  return as(who).answerRound({
    ...read,
    block: 'ROW',
    answer: what,
    ...(words && { reason: words }),
  })
}
const planned = (value: string) =>
  world
    .calls(planningContract, cookies.bagus)
    .setTarget({ measureId: nodeIdIn('mK1'), period: '2026', value }, { 'if-match': '*' })

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  for (const name of ['maya', 'surya', 'eko', 'gita', 'indah'] as const)
    cookies[name] = await world.signIn(region.people[name])
  await as('bagus').draftCascade({ year: 2026 })
  const { items } = await as('bagus').listAgreements({ year: 2026, search: 'Pengembang' })
  id = items[0]?.id ?? ''
})
afterAll(() => world.close())

it('moves a target that both accept, keeps every round, and freezes what they accepted', async () => {
  expect(await rowNow()).toMatchObject({ target: '24', planned: null, rounds: [] })
  const told = await propose('indah', '24,50')

  expect(told).toMatchObject({
    state: 'NEGOTIATION',
    sentence: 'Usulan tercatat. Sekarang menunggu Eko Nugroho, S.Pd.',
  })
  expect([await tasksOf('eko'), await tasksOf('indah')]).toEqual([['agreements/talk'], []])
  await expect(as('indah').agreeAgreement({ id })).rejects.toEqual(
    refusedBy('agreements/incomplete'),
  )
  await expect(answer('indah', 'ACCEPTED')).rejects.toEqual(refusedBy('agreements/own-proposal'))

  await propose('eko', '25')
  expect(await tasksOf('indah')).toEqual(['agreements/read-draft'])
  await answer('indah', 'ACCEPTED')

  const row = await rowNow('eko')
  expect(row).toMatchObject({ target: '25', planned: '24' })
  expect(row.rounds.map(({ act, side, by }) => [act, side, by])).toEqual([
    ['PROPOSED', 'FIRST', 'Indah Purnama, S.Kom.'],
    ['PROPOSED', 'SECOND', 'Eko Nugroho, S.Pd.'],
    ['ACCEPTED', 'FIRST', 'Indah Purnama, S.Kom.'],
  ])
  const page = await as('indah').readAgreement({ id })
  expect(page.findings.filter(({ severity }) => severity === 'error')).toEqual([])

  await as('indah').agreeAgreement({ id })
  const agreed = await as('indah').readAgreement({ id })
  expect([agreed.state, agreed.rowList[0]?.target]).toEqual(['AGREED', '25'])
  expect(await tasksOf('bagus')).toEqual(['agreements/departs-from-plan'])
})

it('is answered by the office that was asked, once; nothing signed or agreed is talked about', async () => {
  const { key, rounds } = await rowNow('bagus')
  const reply = { id, key, block: 'ROW' as const, round: rounds.length, reason: 'Rencana menyusul' }
  await expect(as('eko').replyRound(reply)).rejects.toEqual(
    refusedBy('agreements/not-your-reply', 403),
  )
  await as('bagus').replyRound(reply)

  expect(await tasksOf('bagus')).toEqual([])
  await expect(as('bagus').replyRound({ ...reply, round: 4 })).rejects.toEqual(
    refusedBy('agreements/nothing-asked'),
  )
  await expect(propose('indah', '26')).rejects.toEqual(refusedBy('agreements/wrong-state'))
  await expect(as('indah').followPlan({ id })).rejects.toEqual(refusedBy('agreements/wrong-state'))
})

it('is never frozen at a target that the plan has left, however it was talked about and declined', async () => {
  await as('eko').returnAgreement({ id, reason: 'Dibahas lagi' })
  expect(await tasksOf('bagus')).toEqual([])
  await as('indah').declineAgreement({ id, reason: 'Targetnya terlalu tinggi' })
  await planned('20')
  await as('eko').reopenAgreement({ id, reason: 'Rencananya sudah diturunkan' })

  // both had moved this row, so it does not follow by itself; nor is it agreed unseen
  expect(await rowNow()).toMatchObject({ target: '25', planned: '20' })
  await expect(as('indah').agreeAgreement({ id })).rejects.toMatchObject({
    refusal: {
      code: 'agreements/incomplete',
      detail: expect.stringContaining('dalam rencana sekarang 20, dalam PK ini 25'),
      mend: { href: `/perjanjian/${id}/pembahasan` },
    },
  })
  const mine = (await as('indah').listQueue({})).items.find((line) => line.id === id)
  expect(mine?.hindrance?.href).toBe(`/perjanjian/${id}/pembahasan`)

  // kept with a reason that both gave knowing the plan
  await propose('eko', '25')
  await answer('indah', 'ACCEPTED')
  expect(await as('indah').agreeAgreement({ id })).toMatchObject({ state: 'AGREED' })
  await as('eko').returnAgreement({ id, reason: 'Ikut rencana saja' })
  await propose('eko', '20')
  await answer('indah', 'ACCEPTED')
  expect(await rowNow()).toMatchObject({ target: '20', planned: null })
})

it('follows the plan by itself on reopening, and by one press, where nobody talked about a row', async () => {
  const other = (await as('bagus').listAgreements({ year: 2026, search: 'Pembinaan SD' })).items[0]
    ?.id
  const target = async () =>
    (await as('eko').readAgreement({ id: other ?? '' })).rowList.map((row) => row.target)
  const plan = (value: string) =>
    world
      .calls(planningContract, cookies.bagus)
      .setTarget({ measureId: nodeIdIn('mP1'), period: '2026', value }, { 'if-match': '*' })

  await as('eko').declineAgreement({ id: other ?? '', reason: 'Belum siap' })
  await plan('88,00')
  expect(await target()).toEqual(['91.50'])
  await as('surya').reopenAgreement({ id: other ?? '', reason: 'Rencana sudah turun' })
  expect(await target()).toEqual(['88.00'])

  await plan('89,00')
  await expect(as('eko').agreeAgreement({ id: other ?? '' })).rejects.toEqual(
    refusedBy('agreements/incomplete'),
  )
  expect((await as('eko').followPlan({ id: other ?? '' })).sentence).toBe(
    'Satu baris diperbarui menurut rencana.',
  )
  expect(await target()).toEqual(['89.00'])
  await as('eko').agreeAgreement({ id: other ?? '' })
})

it('lets the second of two who answer at once read first what was said', async () => {
  await propose('indah', '21')
  const read = await said()
  const acts = await Promise.allSettled([
    as('eko').answerRound({ ...read, block: 'ROW', answer: 'ACCEPTED' }),
    as('indah').proposeRow({ ...read, target: '22', reason }),
  ])

  expect(acts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(acts).toContainEqual({ status: 'rejected', reason: refusedBy('agreements/talk-moved') })
  const { rounds } = await rowNow()
  expect(new Set(rounds.map(({ number }) => number)).size).toBe(rounds.length)

  if ((await rowNow()).target === '20') await answer('indah', 'WITHDRAWN')
  const now = await said()
  await expect(
    as('indah').proposeRow({ ...now, standing: '24', target: '30', reason }),
  ).rejects.toEqual(refusedBy('agreements/talk-moved'))
})

it('reads a target as the plan does, and refuses what says nothing', async () => {
  const refusals: [string, string, number][] = [
    ['dua puluhan', 'planning/target-unreadable', 422],
    ['12 hari', 'planning/target-unit', 422],
    ['  ', 'agreements/target-blank', 422],
    [(await rowNow()).target, 'agreements/proposal-same', 422],
  ]
  await planned((await rowNow()).target)
  for (const [target, code, status] of refusals)
    await expect(propose('indah', target)).rejects.toEqual(refusedBy(code, status))
  await expect(
    as('indah').proposeRow({ ...(await said()), target: '30', reason: ' ' }),
  ).rejects.toEqual(refusedBy('agreements/reason-missing', 422))
  await expect(
    as('indah').proposeRow({ ...(await said()), key: 'lain', target: '30', reason }),
  ).rejects.toEqual(refusedBy('agreements/no-such-row'))

  await propose('indah', '20 – 30')
  expect((await rowNow()).rounds.at(-1)?.target).toBe('20..30')
  await expect(answer('eko', 'KEPT')).rejects.toEqual(refusedBy('agreements/reason-missing', 422))
  await answer('eko', 'KEPT', 'Satu angka saja')
  await expect(answer('eko', 'ACCEPTED')).rejects.toEqual(refusedBy('agreements/nothing-proposed'))
})

it('is closed to strangers, and has nothing to talk about for a head of region', async () => {
  await expect(as('gita').readTalk({ id })).rejects.toEqual(
    refusedBy('agreements/talk-closed', 403),
  )
  for (const who of ['gita', 'surya', 'bagus'])
    await expect(propose(who, '30')).rejects.toEqual(refusedBy('agreements/not-in-talk', 403))
  const { items } = await as('bagus').listAgreements({ year: 2026, search: 'Wali Kota' })
  const own = items.find(({ secondParty }) => secondParty === null)?.id ?? ''
  const [row] = (await as('maya').readTalk({ id: own })).rows
  await expect(
    as('maya').proposeRow({
      ...{ id: own, key: row?.key ?? '', round: 0, standing: row?.target ?? '' },
      ...{ target: '90', reason },
    }),
  ).rejects.toEqual(refusedBy('agreements/nothing-to-talk'))
  await expect(as('maya').followPlan({ id: own })).resolves.toMatchObject({ id: own })
})

it('keeps money at the DPA: a wish is asked of who manages the budget, and hinders nothing', async () => {
  const money = async () => (await as('indah').readTalk({ id })).money[0]
  const { key = '', amount = 0 } = (await money()) ?? {}
  const read = { id, key, round: 0 }
  await expect(as('indah').wishMoney({ ...read, amount, reason })).rejects.toEqual(
    refusedBy('agreements/proposal-same', 422),
  )
  await as('indah').wishMoney({ ...read, amount: amount + 1_000_000, reason })
  expect(await tasksOf('bagus')).toEqual(['agreements/budget-wish'])
  expect((await money())?.amount).toBe(amount)
  await expect(
    as('eko').answerRound({ ...read, round: 1, block: 'MONEY', answer: 'ACCEPTED' }),
  ).rejects.toEqual(refusedBy('agreements/money-of-the-dpa'))

  await as('indah').agreeAgreement({ id })
  await as('bagus').replyRound({ ...read, round: 1, block: 'MONEY', reason: 'Diusulkan di DPPA' })
  expect(await tasksOf('bagus')).toEqual([])
  expect((await money())?.rounds.map(({ act, by }) => [act, by])).toEqual([
    ['WISHED', 'Indah Purnama, S.Kom.'],
    ['ANSWERED', expect.stringContaining('Bagus')],
  ])
})

it('follows on «belum siap» with a dialogue, another official or a review of the post', async () => {
  await as('indah').declineAgreement({ id, reason: 'Masih ragu' })
  const choose = (
    who: string,
    round: number,
    outcome: 'DIALOGUE' | 'POSITION_REVIEW',
    dueOn?: string,
  ) =>
    as(who).chooseFollowUp({ id, round, outcome, reason: 'Mari bertemu', ...(dueOn && { dueOn }) })

  await expect(choose('indah', 0, 'POSITION_REVIEW')).rejects.toEqual(
    refusedBy('agreements/not-yours-to-follow-up', 403),
  )
  await expect(choose('eko', 0, 'DIALOGUE')).rejects.toEqual(
    refusedBy('agreements/dialogue-day', 422),
  )
  await choose('eko', 0, 'DIALOGUE', '2026-02-02')
  expect(await tasksOf('indah')).toEqual(['agreements/dialogue'])
  await expect(choose('eko', 0, 'POSITION_REVIEW')).rejects.toEqual(
    refusedBy('agreements/talk-moved'),
  )
  await choose('eko', 1, 'POSITION_REVIEW')
  expect(await tasksOf('bagus')).toEqual(['agreements/position-review'])
  await as('bagus').replyRound({ id, key: '', block: 'PROMISE', round: 2, reason: 'Jabatan tetap' })
  expect((await as('indah').readTalk({ id })).followUps.map(({ act }) => act)).toEqual([
    ...['DIALOGUE', 'POSITION_REVIEW', 'ANSWERED'],
  ])

  // a proposal takes the talk up again
  await propose('eko', '19')
  expect([await tasksOf('indah'), await tasksOf('eko')]).toEqual([['agreements/read-draft'], []])
  expect((await as('indah').readTalk({ id })).state).toBe('NEGOTIATION')
})

it('waits while somebody signs', async () => {
  await world.asSystem(async (ctx) => {
    const { versionId } = await ctx.db
      .selectFrom('agreements.current')
      .select('versionId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await ctx.db
      .insertInto('agreements.signings')
      .values({
        ...{ tenantId: 1, id: ctx.newId(), versionId, party: 'FIRST', stackId: null },
        ...{ personId: region.people.indah, digest: `sha256:${'0'.repeat(64)}` },
        ...{ baseFileId: ctx.newId(), startedAt: ctx.now, leaseUntil: '2026-01-20T02:00:50.000Z' },
        ...{ endedAt: null, outcome: null, fileId: null, note: null },
      })
      .execute()
  })

  await expect(answer('indah', 'ACCEPTED')).rejects.toEqual(refusedBy('agreements/being-signed'))
  await expect(as('indah').followPlan({ id })).rejects.toEqual(refusedBy('agreements/being-signed'))
})
