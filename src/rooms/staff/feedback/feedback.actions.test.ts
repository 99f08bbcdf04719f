import { afterAll, beforeAll, expect, it } from 'vitest'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { feedbackContract } from './feedback.contract.ts'
import { type ServicePage, serviceLinkContract } from './service-link.contract.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(feedbackContract, cookies[who]),
  ...world.calls(serviceLinkContract, cookies[who]),
})

const people = ['surya', 'eko', 'fitri', 'gita', 'rudi', 'yusuf'] as const
const praise = {
  ...{ kind: 'PRAISE' as const, text: 'Laporannya rapi dan tepat waktu.', behaviour: 'SERVICE' },
  ...{ resultId: null, logEntryId: null, link: 'https://bukti.example/laporan' },
}
const give = (who: string, personId: string, said: Partial<typeof praise> = {}) =>
  as(who).giveFeedback({ personId, ...praise, ...said })

beforeAll(async () => {
  world = await openWorld('2026-05-18T02:00:00.000Z')
  region = await seedSmallRegion(world)
  for (const name of people) cookies[name] = await world.signIn(region.people[name])
  cookies.apip = await world.signIn(region.people.lina, [{ role: 'AUDITOR' }])
})
afterAll(() => world.close())

it('offers whom one works with, each as what one is to them', async () => {
  const { colleagues } = await as('gita').readMyFeedback({})
  const capacity = Object.fromEntries(colleagues.map((one) => [one.personId, one.capacity]))
  expect(capacity[region.people.rudi]).toBe('PEER')
  expect(capacity[region.people.eko]).toBe('SUBORDINATE')
  expect(capacity[region.people.yusuf]).toBeUndefined()
  const own = (await as('eko').readMyFeedback({})).colleagues
  expect(own.find(({ personId }) => personId === region.people.gita)?.capacity).toBe('SUPERIOR')
})

it('is given by name from above, and told', async () => {
  await give('eko', region.people.gita)
  const { items } = await as('gita').readMyFeedback({})
  expect(items).toEqual([
    expect.objectContaining({
      ...{ capacity: 'SUPERIOR', name: 'Eko Nugroho, S.Pd.', on: '2026-05-18', reply: null },
      ...{ about: 'Berorientasi Pelayanan', link: praise.link },
    }),
  ])
  const [first] = items
  await as('gita').replyToFeedback({ feedbackId: first?.id ?? '', text: 'Terima kasih, Pak.' })
  expect((await as('eko').readMyFeedback({})).given[0]?.reply).toBe('Terima kasih, Pak.')
  expect(
    await refusedCode(as('gita').replyToFeedback({ feedbackId: first?.id ?? '', text: 'Lagi' })),
  ).toBe('staff/feedback-answered')
})

it('hides peers until three have spoken, and from the rated for good', async () => {
  for (const who of ['fitri', 'rudi']) await give(who, region.people.gita, { kind: 'PRAISE' })
  const before = await as('gita').readMyFeedback({})
  expect([before.items.length, before.hidden]).toEqual([1, 2])

  const rated = await as('eko').readFeedbackOf({ personId: region.people.gita })
  expect(rated.items.map(({ name }) => name)).toContain('Rudi Hartono, S.T.')
  await world.asSystem((ctx) =>
    ctx.db
      .insertInto('staff.feedback')
      .values({
        ...{ tenantId: 1, id: ctx.newId(), personId: region.people.gita, at: ctx.now },
        ...{ giverId: region.people.indah, capacity: 'PEER', kind: 'CORRECT', text: 'Kabari tim.' },
        ...{ behaviour: null, resultId: null, logEntryId: null, link: null, serviceLinkId: null },
      })
      .execute(),
  )
  const after = await as('gita').readMyFeedback({})
  expect([after.items.length, after.hidden]).toEqual([4, 0])
  const peers = after.items.filter(({ capacity }) => capacity === 'PEER')
  expect(peers.map(({ name, on }) => [name, on])).toEqual(
    Array.from({ length: 3 }, () => [null, '2026-05-01']),
  )
})

it('is read by who rates and oversees, on record, and by no colleague', async () => {
  const personId = region.people.gita
  expect(await refusedCode(as('rudi').readFeedbackOf({ personId }))).toBe('staff/not-yours-to-read')
  const { items } = await as('apip').readFeedbackOf({ personId })
  expect(items.filter(({ capacity }) => capacity === 'PEER').every((one) => !one.name)).toBe(true)
  const looks = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('audit.looks')
      .select('personId')
      .where('tenantId', '=', 1)
      .where('act', '=', 'staff.feedback-read')
      .execute(),
  )
  expect(looks.map((look) => look.personId)).toEqual([region.people.eko, region.people.lina])
})

it('comes from nobody who does not work with them, and points at nothing of another', async () => {
  expect(await refusedCode(give('yusuf', region.people.gita))).toBe('staff/no-colleague')
  expect(await refusedCode(give('gita', region.people.gita))).toBe('staff/no-colleague')
  const resultId = region.people.gita
  expect(
    await refusedCode(
      as('eko').giveFeedback({
        personId: region.people.gita,
        ...praise,
        behaviour: null,
        resultId,
      }),
    ),
  ).toBe('staff/feedback-not-theirs')
})

const posted = (code: string, fields: Record<string, string>) =>
  world.app.inject({
    ...{ method: 'POST', url: `/umpan/${code}` },
    headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })

it('takes a word of people who were served, without sign-in, name or script', async () => {
  await as('fitri').openServiceLink({ label: 'Loket data sekolah' })
  const [link] = (await as('fitri').listServiceLinks({})).items
  const code = link?.url.split('/').at(-1) ?? ''
  expect(link?.url).toContain('/umpan/')
  expect(link?.qr.path.startsWith('M')).toBe(true)

  const form = await world.app.inject({ url: `/umpan/${code}`, headers: { host: 'localhost' } })
  const { view, props } = form.json<{ view: string; props: ServicePage }>()
  expect([view, props.served?.label]).toEqual(['serviceFeedback', 'Loket data sekolah'])
  const answerId = props.answerId ?? ''
  for (const _ of [1, 2]) {
    const answer = await posted(code, { answerId, kind: 'CORRECT', text: 'Antrenya lama.' })
    expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('Terima kasih')])
  }
  expect((await as('fitri').listServiceLinks({})).items[0]?.answers).toBe(1)
  expect((await as('fitri').readMyFeedback({})).hidden).toBe(1)
  const rated = await as('eko').readFeedbackOf({ personId: region.people.fitri })
  expect(rated.items).toEqual([
    expect.objectContaining({ capacity: 'SERVICE_USER', name: null, text: 'Antrenya lama.' }),
  ])
})

it('refuses a form that fits nothing, a closed link, and a plain form where JSON is asked', async () => {
  const [link] = (await as('fitri').listServiceLinks({})).items
  const code = link?.url.split('/').at(-1) ?? ''
  expect((await posted(code, { kind: 'BURUK', text: '', answerId: 'x' })).statusCode).toBe(422)
  const linkId = link?.id ?? ''
  expect(await refusedCode(as('rudi').revokeServiceLink({ linkId }))).toBe('staff/no-such-link')
  await as('fitri').revokeServiceLink({ linkId })
  expect((await posted(code, { kind: 'PRAISE', text: '', answerId: linkId })).statusCode).toBe(404)
  for (let at = 0; at < 5; at += 1) await as('rudi').openServiceLink({ label: `Loket ${at}` })
  expect(await refusedCode(as('rudi').openServiceLink({ label: 'Loket 6' }))).toBe(
    'staff/enough-links',
  )
  const other = await world.app.inject({
    ...{ method: 'POST', url: '/api/staff/service-links', payload: 'label=x' },
    headers: {
      ...{ host: 'localhost', cookie: cookies.rudi ?? '', 'sec-fetch-site': 'same-origin' },
      'content-type': 'application/x-www-form-urlencoded',
    },
  })
  expect(other.statusCode).toBe(415)
})
