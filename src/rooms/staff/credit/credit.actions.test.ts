import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveRated } from '../../../testing/rated-skps.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { addEvaluationStates } from '../distribution/distribution.store.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import { creditContract } from './credit.contract.ts'
import { accountOf, issuable, monthsBegun } from './credit.rules.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => world.calls(creditContract, cookies[who])

beforeAll(async () => {
  world = await openWorld('2027-02-15T02:00:00.000Z')
  region = await seedSmallRegion(world)
  for (const name of ['gita', 'joko'] as const)
    cookies[name] = await world.signIn(region.people[name], [])
  cookies.lina = await world.signIn(region.people.lina, [{ role: 'PERSONNEL' }])
})
afterAll(() => world.close())

it('counts each month once, and begins anew in a new grade', async () => {
  expect(monthsBegun('2026-01-01', '2027-01-01')).toEqual({ monthFrom: 1, monthTo: 12 })
  expect(monthsBegun('2026-01-01', '2026-09-16')).toEqual({ monthFrom: 1, monthTo: 9 })
  expect(monthsBegun('2026-09-16', '2027-01-01')).toEqual({ monthFrom: 10, monthTo: 12 })
  expect(monthsBegun('2026-12-16', '2027-01-01')).toBeNull()
  const { rules } = await world.asSystem((ctx) => staffRules(ctx, 2026))
  const of = { personId: 'a', evaluationId: 'e' }
  const spans = [
    { ...of, title: 'Perencana Ahli Pertama', startsOn: '2026-01-01', endsOn: '2026-09-01' },
    { ...of, title: 'Perencana Ahli Muda', startsOn: '2026-09-01', endsOn: '2027-01-01' },
  ]
  const predicates = ['BAIK', 'SANGAT_BAIK'] as const
  const rated = spans.map((span, at) => ({ ...span, predicate: predicates[at] ?? 'BAIK' }))
  const issued = issuable(rules.credit, rated, [])
  expect(issued.map((one) => one.issued)).toEqual(['8.33', '12.50'])
  expect(issuable(rules.credit, rated, [{ personId: 'a', monthFrom: 8, monthTo: 9 }])).toEqual([])
  const credits = issued.map((one) => ({ ...one, year: 2026 })).toReversed()
  const account = accountOf(rules.credit, credits)
  expect(account).toMatchObject({ grade: 'Ahli Muda', sum: '12.50', rank: { met: false } })
  const [one] = issuable(rules.credit, [{ ...rated[0], endsOn: '2026-03-01' } as never], [])
  if (!one) throw new Error('nothing issued')
  const thrice = [2024, 2025, 2026].map((year) => ({ ...one, year }))
  expect(accountOf(rules.credit, thrice)).toMatchObject({ sum: '6.24' })
  const much = { ...one, year: 2026, issued: '50.00' }
  expect(accountOf(rules.credit, [much])?.rank).toEqual({ needed: '50', met: true })
})

it('is issued once for an office, from what stands', async () => {
  const { gitaPerencana: id, jokoStaf } = await saveRated(world, region, {
    ...{ gitaPerencana: 'SANGAT_BAIK', jokoStaf: 'BAIK' },
  } as const)
  const office = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('staff.evaluations')
      .select('agencyId')
      .where('tenantId', '=', ctx.tenantId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  const asked = { agencyId: office.agencyId ?? '', year: 2026 }
  expect(await refusedCode(as('gita').issueCredits(asked))).toBe('staff/credits-not-yours')
  expect(await refusedCode(as('gita').readCredits(asked))).toBe('staff/credits-not-yours')
  expect(await refusedCode(as('lina').issueCredits(asked))).toBe('staff/no-credits')
  await world.asSystem((ctx) =>
    addEvaluationStates(
      ctx,
      [id, jokoStaf].map((one) => ({ id: one, stateSequence: 1 })),
      'ACCEPTED',
    ),
  )
  expect((await as('lina').readCredits(asked)).office).toMatchObject({ waiting: 1, items: [] })
  const pressed = [1, 2].map(() => as('lina').issueCredits(asked))
  const both = await Promise.allSettled(pressed)
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { own } = await as('gita').readCredits({})
  expect(own).toMatchObject({ grade: 'Ahli Pertama', sum: '18.75', rank: { met: false } })
  expect((await as('joko').readCredits({})).own).toBeNull()
  expect((await as('lina').readCredits(asked)).office).toMatchObject({ waiting: 0 })
})
