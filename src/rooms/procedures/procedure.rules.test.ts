import { expect, it } from 'vitest'
import {
  type CaseNow,
  endOf,
  lapseOf,
  mayRead,
  type Outcome,
  phaseOf,
  phases,
  type Step,
  type StepKind,
  stepKinds,
  stepsOpen,
  termFrom,
  whyMovedOn,
  whyNotTake,
} from './procedure.rules.ts'
import { aCase, aStep } from './procedures.samples.ts'

const notice = aStep('NOTICE')
const reply = aStep('REPLY')
const granted = aStep('DECISION', { outcome: 'GRANTED' })
const refused = aStep('DECISION', { outcome: 'REFUSED' })
const objection = aStep('OBJECTION')
const free = { mayObject: true, opinions: [] }
const why = (
  kind: StepKind,
  by: string,
  now: CaseNow,
  { words = 'Ada', outcome = 'GRANTED' }: { words?: string; outcome?: Outcome | null } = {},
) => whyNotTake({ kind, words, outcome }, now, by)?.code ?? null

it.each<[string, Step[], ReturnType<typeof phaseOf>]>([
  ['a reply first', [notice], 'REPLY'],
  ['the decision after a reply', [notice, reply], 'DECISION'],
  ['the decision where nobody replied', [notice, aStep('NO_REPLY')], 'DECISION'],
  ['a hearing that was asked for', [notice, aStep('REPLY', { hearing: true })], 'HEARING'],
  [
    'the decision once heard',
    [notice, aStep('REPLY', { hearing: true }), aStep('HEARING')],
    'DECISION',
  ],
  ['objection or acceptance once granted', [notice, reply, granted], 'OBJECTION'],
  ['nothing once refused', [notice, reply, refused], 'CLOSED'],
  ['the answer to an objection', [notice, reply, granted, objection], 'ANSWER'],
  ['nothing once taken back', [notice, aStep('WITHDRAWAL')], 'CLOSED'],
])('waits for %s', (_, steps, phase) => expect(phaseOf(steps, free)).toBe(phase))

it.each<[Step[], ReturnType<typeof endOf>]>([
  [[granted, aStep('NO_OBJECTION')], 'IN_FORCE'],
  [[granted, aStep('ACCEPTANCE')], 'IN_FORCE'],
  [[granted, objection, aStep('ANSWER', { outcome: 'REFUSED' })], 'IN_FORCE'],
  [[granted, objection, aStep('ANSWER', { outcome: 'GRANTED' })], 'LIFTED'],
  [[granted, objection, aStep('NO_ANSWER')], 'LIFTED'],
  [[refused], 'REFUSED'],
  [[aStep('WITHDRAWAL')], 'WITHDRAWN'],
  [[aStep('OVERTAKEN')], 'OVERTAKEN'],
  [[granted], null],
])('ends by %#', (steps, ending) => expect(endOf([notice, reply, ...steps], free)).toBe(ending))

it('is in force at once where nothing can be objected to', () => {
  expect(endOf([notice, reply, granted], { mayObject: false })).toBe('IN_FORCE')
})

it('is decided by another than who proposed it, and by nobody but who decides', () => {
  const now = aCase([notice, reply])
  expect(why('DECISION', 'giver', now)).toBe('procedures/own-proposal')
  expect(why('DECISION', 'official', now)).toBe('procedures/not-your-step')
  expect(why('DECISION', 'above', now)).toBeNull()
  expect(why('DECISION', 'above', now, { outcome: null })).toBe('procedures/outcome-missing')
  expect(why('DECISION', 'above', now, { words: '  ' })).toBe('procedures/words-missing')
})

it('waits for who decides to come back', () => {
  const away = { personId: 'above', away: 'cuti tahunan', alone: false }
  expect(why('DECISION', 'above', aCase([notice, reply], { decider: away }))).toBe(
    'procedures/off-duty',
  )
})

it('is decided by a head of region alone only after a written opinion', () => {
  const alone = {
    decider: { personId: 'giver', away: null, alone: true },
    advisers: new Map([['sekda', 'secretary']]),
    bounds: { mayObject: true, opinions: ['sekda'] },
  }
  const asked = aCase([notice, reply], alone)
  const given = aCase([notice, reply, aStep('OPINION', { positionId: 'sekda' })], alone)
  const nobodyThere = { ...alone, bounds: { mayObject: true, opinions: [] } }

  expect(why('DECISION', 'giver', asked)).toBe('procedures/not-now')
  expect(why('OPINION', 'secretary', asked)).toBeNull()
  expect(why('OPINION', 'secretary', given)).toBe('procedures/opinion-given')
  expect(why('DECISION', 'giver', given)).toBeNull()
  expect(why('DECISION', 'giver', aCase([notice, reply], nobodyThere))).toBe(
    'procedures/no-opinion',
  )
})

it('takes a reply until the decision, also after its term', () => {
  const late = aCase([notice, aStep('NO_REPLY')])
  expect(why('REPLY', 'official', late)).toBeNull()
  expect(why('REPLY', 'giver', late)).toBe('procedures/not-your-step')
  expect(why('REPLY', 'official', aCase([notice, reply, granted]))).toBe('procedures/not-now')
})

it('has nothing to decide about once its thing ended otherwise', () => {
  const over = aCase([notice, reply], { over: 'PK ini sudah berakhir.' })
  expect(why('DECISION', 'above', over)).toBe('procedures/overtaken')
})

it('lets only whoever holds the post of the proposer take it back, before it is decided', () => {
  const after = aCase([notice, reply], { givers: ['successor'] })
  expect(why('WITHDRAWAL', 'giver', after)).toBeNull()
  expect(why('WITHDRAWAL', 'successor', after)).toBeNull()
  expect(why('WITHDRAWAL', 'above', after)).toBe('procedures/not-your-step')
  expect(why('WITHDRAWAL', 'giver', aCase([notice, reply, granted]))).toBe('procedures/not-now')
})

it('is followed up once, by whoever looks after it, and only once in force', () => {
  const done = [notice, reply, granted, aStep('ACCEPTANCE')]
  const follows = { follows: true }
  expect(why('FOLLOW_UP', 'personnel', aCase(done, follows))).toBeNull()
  expect(why('FOLLOW_UP', 'personnel', aCase(done))).toBe('procedures/not-your-step')
  expect(why('FOLLOW_UP', 'personnel', aCase([...done, aStep('FOLLOW_UP')], follows))).toBe(
    'procedures/not-now',
  )
})

it('is read by those it concerns and nobody else', () => {
  const now = { ...aCase([notice], { advisers: new Map([['p', 'adviser']]) }), reads: false }
  const seen = (personId: string | null, more = {}) =>
    mayRead({ ...now, acted: ['earlier'], ...more }, personId)

  for (const one of ['official', 'giver', 'above', 'top', 'adviser', 'earlier'])
    expect(seen(one)).toBe(true)
  expect([seen('colleague'), seen(null)]).toEqual([false, false])
  expect(seen('bureau', { reads: true })).toBe(true)
})

it('tells a second press from the first', () => {
  expect([whyMovedOn(1, [notice]), whyMovedOn(1, [notice, reply])?.code]).toEqual([
    ...[null, 'procedures/moved-on'],
  ])
})

/** What time does by itself. */
const bySystem: StepKind[] = ['NO_REPLY', 'NO_OBJECTION', 'NO_ANSWER', 'NO_OPINION', 'OVERTAKEN']
const people = ['official', 'giver', 'above', 'top', 'secretary', 'stranger']

/** Every walk of a case that people and time can take, to so many steps. */
function walks(now: CaseNow, depth: number): Step[][] {
  const { steps, bounds } = now
  const phase = phaseOf(steps, bounds)
  const lapse = lapseOf(phase, steps)
  const next = people.flatMap((by) =>
    stepsOpen(now, by).flatMap((kind) =>
      kind === 'DECISION' || kind === 'ANSWER'
        ? [aStep(kind, { outcome: 'GRANTED' }), aStep(kind, { outcome: 'REFUSED' })]
        : kind === 'REPLY'
          ? [aStep(kind), aStep(kind, { hearing: true })]
          : [aStep(kind, { positionId: kind === 'OPINION' ? 'sekda' : null })],
    ),
  )
  const all = [...next, ...(lapse ? [aStep(lapse)] : [])]
  if (depth === 0 || all.length === 0) return [[...steps]]
  return [
    [...steps],
    ...all.flatMap((step) => walks({ ...now, steps: [...steps, step] }, depth - 1)),
  ]
}

it.each([
  ['with somebody above', {}],
  [
    'with nobody above',
    {
      decider: { personId: 'giver', away: null, alone: true },
      advisers: new Map([['sekda', 'secretary']]),
      bounds: { mayObject: true, opinions: ['sekda'] },
    },
  ],
])('whatever people and time do, %s', (_, more) => {
  const bound = aCase([notice], more)
  const all = walks(bound, 6)
  const endings = new Set<unknown>()

  expect(all.length).toBeGreaterThan(200)
  for (const steps of all) {
    const kinds = steps.map(({ kind }) => kind)
    const decided = kinds.indexOf('DECISION')
    const ends = steps.filter((__, at) => endOf(steps.slice(0, at + 1), bound.bounds))
    const first = steps.findIndex((__, at) => endOf(steps.slice(0, at + 1), bound.bounds))
    endings.add(endOf(steps, bound.bounds))
    // nothing is decided before the person was told and could answer
    if (decided >= 0)
      expect(kinds.slice(0, decided).some((kind) => kind === 'REPLY' || kind === 'NO_REPLY')).toBe(
        true,
      )
    // nor unheard where they asked for it
    if (decided >= 0 && steps.slice(0, decided).some(({ hearing }) => hearing))
      expect(kinds.slice(0, decided)).toContain('HEARING')
    // decided once, ended once, and nothing after the end but what follows from it
    expect(kinds.filter((kind) => kind === 'DECISION').length).toBeLessThan(2)
    if (ends.length > 0)
      expect(kinds.slice(first + 1).every((kind) => kind === 'FOLLOW_UP')).toBe(true)
    // who decides alone has read an opinion
    if (bound.decider?.alone && decided >= 0) expect(kinds.slice(0, decided)).toContain('OPINION')
    expect(phases).toContain(phaseOf(steps, bound.bounds))
    expect(termFrom(steps, phaseOf(steps, bound.bounds))).toBe('2026-11-02')
    // a stranger may never do anything, and nobody what time does
    const now = { ...bound, steps }
    expect(stepsOpen(now, 'stranger')).toEqual([])
    for (const by of people)
      expect(stepsOpen(now, by).filter((kind) => bySystem.includes(kind))).toEqual([])
  }
  expect([...endings].map(String).toSorted()).toEqual([
    ...['IN_FORCE', 'LIFTED', 'REFUSED', 'WITHDRAWN', 'null'],
  ])
})

it('knows every kind of step', () => {
  expect(new Set(stepKinds).size).toBe(15)
})
