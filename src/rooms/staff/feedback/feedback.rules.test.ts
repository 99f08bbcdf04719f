import { describe, expect, it } from 'vitest'
import type { Capacity } from './feedback.contract.ts'
import { shownDay, shownToRated, whyNotGive, whyNotReply } from './feedback.rules.ts'

const values = [{ code: 'SERVICE', name: 'Berorientasi Pelayanan', guides: [] }]
const said = (capacity: Capacity, giverId: string | null) => ({
  ...{ capacity, giverId, serviceLinkId: giverId === null ? 'loket' : null },
})

describe('what the rated reads (§7)', () => {
  it('is everything said by name, and what peers said once three different ones have', () => {
    const two = [said('SUPERIOR', 'a'), said('PEER', 'b'), said('PEER', 'b'), said('PEER', 'c')]
    expect(shownToRated(two)).toEqual({ shown: [two[0]], hidden: 3 })

    const three = [...two, said('SUBORDINATE', 'd')]
    expect(shownToRated(three)).toEqual({ shown: three, hidden: 0 })
  })

  it('counts people who were served by themselves', () => {
    const mixed = [said('PEER', 'b'), said('PEER', 'c'), said('SERVICE_USER', null)]
    expect(shownToRated(mixed).hidden).toBe(3)
    const served = Array.from({ length: 3 }, () => said('SERVICE_USER', null))
    expect(shownToRated([...served, said('PEER', 'b')]).shown).toEqual(served)
  })

  it('tells the day only of who is named', () => {
    expect(shownDay('2026-05-17', 'TEAM_LEAD')).toBe('2026-05-17')
    expect(shownDay('2026-05-17', 'PEER')).toBe('2026-05-01')
  })
})

describe('who speaks of whose work', () => {
  const plain = { behaviour: null, resultId: null, logEntryId: null }
  const known = { values, resultIds: ['r1'], logged: false }
  const codeOf = (capacity: Capacity | null, about: Partial<typeof plain> | object) =>
    whyNotGive(capacity, { ...plain, ...about }, known)?.code ?? null

  it('works together with them, and points at one thing of theirs', () => {
    expect(codeOf('PEER', {})).toBeNull()
    expect(codeOf('SUPERIOR', { resultId: 'r1' })).toBeNull()
    expect(codeOf('PEER', { behaviour: 'SERVICE' })).toBeNull()
    expect(codeOf(null, {})).toBe('staff/no-colleague')
    expect(codeOf('PEER', { behaviour: 'KEJUJURAN' })).toBe('staff/no-such-value')
    expect(codeOf('SUPERIOR', { resultId: 'r1', behaviour: 'SERVICE' })).toBe(
      'staff/feedback-about-two',
    )
  })

  it('names a result or a row of the log only as a superior', () => {
    expect(codeOf('PEER', { resultId: 'r1' })).toBe('staff/feedback-not-theirs')
    expect(codeOf('SUPERIOR', { resultId: 'r2' })).toBe('staff/feedback-not-theirs')
    expect(codeOf('SUPERIOR', { logEntryId: 'l1' })).toBe('staff/feedback-not-theirs')
  })
})

it('is answered once, by whom it is about, where they read it', () => {
  const one = { personId: 'a', shown: true, reply: null }
  expect(whyNotReply({ personId: 'a' }, one)).toBeNull()
  expect(whyNotReply({ personId: 'b' }, one)?.code).toBe('staff/no-such-feedback')
  expect(whyNotReply({ personId: 'a' }, { ...one, shown: false })?.code).toBe(
    'staff/no-such-feedback',
  )
  expect(whyNotReply({ personId: 'a' }, { ...one, reply: 'Siap' })?.code).toBe(
    'staff/feedback-answered',
  )
})
