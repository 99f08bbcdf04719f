import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { allRoutes } from '../../app.ts'
import { nodeIdIn } from '../small-plan.ts'
import { formOf } from './forms.ts'
import { type Attack, attackOn } from './requests.ts'
import { openTown, type Town } from './town.ts'

/** How many requests; `FUZZ=100000` is the long form, `SEED` repeats a run. */
const many = Number(process.env.FUZZ ?? 2000)
const seed = Number(process.env.SEED ?? 20_260_720)
const atOnce = 8
/** No answer after this long is a stuck server, whatever the machine is busy with. */
const stuckAfter = 60_000

type Sent = Attack & { who: string }
type Heard = { status: number; type: string; body: string }
type Fault = { route: string; why: string; asked: string }

let town: Town
const reached = { granted: 0, atTheDoor: 0 }
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.world.close())

const neverAnswered = (ms: number): Promise<'stuck'> =>
  new Promise((resolve) => setTimeout(() => resolve('stuck'), ms).unref())

async function send(
  { method, url, headers, payload, who }: Sent,
  at: number,
): Promise<Heard | 'stuck'> {
  const cookie = town.cookies[who]
  const answer = await Promise.race([
    town.world.app.inject({
      method: method as 'GET',
      url,
      headers: { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...headers },
      // every request from an address of its own: a limit that answers for the handler would hide
      // it
      remoteAddress: `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`,
      ...(payload === undefined ? {} : { payload }),
    }),
    neverAnswered(stuckAfter),
  ])
  if (answer === 'stuck') return answer
  return {
    status: answer.statusCode,
    type: String(answer.headers['content-type']),
    body: answer.body,
  }
}

/** What is wrong with an answer: our own fault, or a refusal that is no sentence. */
async function faultOf(sent: Sent, at: number): Promise<Fault | null> {
  const asked = JSON.stringify({ ...sent, payload: sent.payload?.toString().slice(0, 300) })
  const answer = await send(sent, at)
  if (answer === 'stuck') return { route: sent.route, why: 'no answer', asked }
  if (answer.status === 503 && answer.body.includes('platform/busy')) return faultOf(sent, at)
  if (answer.status < 400) reached.granted += 1
  if (answer.status === 401) reached.atTheDoor += 1
  if (answer.status < 400) return null
  if (answer.status >= 500) {
    const { requestId } = answer.type.includes('json')
      ? (JSON.parse(answer.body) as { requestId?: string })
      : {}
    const error =
      requestId === undefined ? [...town.errors.values()].at(-1) : town.errors.get(requestId)
    return { route: sent.route, why: `${answer.status} ${String(error)}`, asked }
  }
  if (!answer.type.includes('json')) return null
  const { detail } = JSON.parse(answer.body) as { detail?: unknown }
  return typeof detail === 'string' && /^[A-Z«].{10,}[.?»]$/s.test(detail)
    ? null
    : { route: sent.route, why: `no sentence: ${detail}`, asked }
}

const nowhere = '99999999-9999-4999-8999-999999999999'
const json = (body: unknown) => ({
  headers: { 'content-type': 'application/json' },
  payload: JSON.stringify(body),
})
const form = (fields: Record<string, unknown>, cut = 0) => {
  const { payload, type } = formOf(fields, Buffer.from('%PDF-1.4'), 'a.pdf')
  return { headers: { 'content-type': type }, payload: payload.subarray(0, payload.length - cut) }
}
const analysis = { blank: 'NOT_MEASURABLE', analysis: 'belum\0ada' }
const early = json({ value: '1', capturedAt: '-271821-04-20T00:00:00.000Z' })
const figure = `/api/figures/${nodeIdIn('mP1')}/2026-Q2`

it.each<[string, number, string, string, Partial<Sent>?]>([
  ['NUL in an address', 422, 'GET', '/verifikasi/%00'],
  ['NUL at the sign-in', 422, 'POST', '/api/session', json({ signIn: 'a\0', password: 'b' })],
  ['NUL in an analysis', 422, 'PUT', figure, json(analysis)],
  ['half a sign', 422, 'PUT', figure, json({ ...analysis, analysis: '\ud800' })],
  ['half a sign in an address', 400, 'GET', '/verifikasi/%ED%A0%80'],
  ['a form without its end', 400, 'POST', '/verifikasi', form({}, 20)],
  [
    'a form without its edge',
    400,
    'POST',
    '/verifikasi',
    { ...form({}), headers: { 'content-type': 'multipart/form-data' } },
  ],
  [
    'an origin that is no address',
    403,
    'DELETE',
    '/api/sessions',
    { headers: { origin: 'https://[' } },
  ],
  ['a unit that is not there', 200, 'GET', `/api/agreements?year=2026&unit=${nowhere}`],
  ['a cursor that counts nothing', 422, 'GET', '/api/imports?cursor=abc'],
  ['a cursor that is no code', 422, 'GET', '/api/agreements?year=2026&cursor=%27'],
  ['a day before the calendar', 422, 'GET', '/api/organisation/units?on=0000-01-01'],
  ['a day nobody lives to see', 422, 'GET', '/api/organisation/people?on=9999-12-31'],
  ['a year before the rules', 422, 'GET', '/api/measurement/rules?year=2000'],
  ['a year before the rules, in a list', 422, 'GET', '/api/agreements?year=2000'],
  ['a page number no column holds', 422, 'POST', '/api/evidence', form({ page: '2147483648' })],
  ['a moment before all others', 422, 'PUT', figure, { ...early, who: 'operator' }],
  ['more than a page', 422, 'GET', '/api/agreements?year=2026&limit=2001'],
  [
    'a name that reaches for the prototype',
    400,
    'PUT',
    figure,
    { ...json({}), payload: '{"__proto__":{"value":"1"}}' },
  ],
])('%s is answered with %i', async (_, status, method, url, more) => {
  const answer = await send(
    { route: url, payload: undefined, headers: {}, method, url, who: 'bureau', ...more },
    1,
  )

  expect(answer).toMatchObject({ status })
})

const told = (faults: readonly Fault[]): string => {
  const kinds = Map.groupBy(faults, ({ route, why }) => `${route} · ${why.slice(0, 160)}`)
  return [...kinds]
    .map(([kind, all]) => `${all.length} × ${kind}\n      ${all[0]?.asked.slice(0, 400)}`)
    .join('\n')
}

/** Ending sessions would leave the others of a role at the door, looking with another's eyes would
 * stop them there; somebody comes along for it. */
const whoSends = (request: Attack, who: string): Sent => ({
  ...request,
  who: /^(DELETE|PUT|POST) \/api\/sessions?(?!\/acting)/.test(request.route) ? 'leaver' : who,
})

it(`answers ${many} hostile requests of several roles without one fault of its own (seed ${seed})`, {
  timeout: 7_200_000,
}, async () => {
  const roles = Object.keys(town.cookies).filter((who) => who !== 'leaver')
  const attack = fc
    .tuple(
      fc.oneof(...allRoutes.map((route) => attackOn(route, town.known))),
      fc.constantFrom(...roles),
    )
    .map(([request, who]) => whoSends(request, who))
  const faults: Fault[] = []
  for (let from = 0; from < many; from += 500) {
    const sent = fc.sample(attack, { numRuns: Math.min(500, many - from), seed: seed + from })
    for (let at = 0; at < sent.length; at += atOnce) {
      const answers = await Promise.all(
        sent.slice(at, at + atOnce).map((one, within) => faultOf(one, from + at + within)),
      )
      faults.push(...answers.filter((fault) => fault !== null))
    }
    town.errors.clear()
  }

  expect(faults.length, `seed ${seed}\n${told(faults)}`).toBe(0)
  // an attack that is stopped at the door finds nothing; one act of another role may end a session
  expect(reached.atTheDoor / many).toBeLessThan(0.3)
  expect(reached.granted / (many - reached.atTheDoor)).toBeGreaterThan(0.18)
})
