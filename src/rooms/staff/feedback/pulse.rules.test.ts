import { describe, expect, it } from 'vitest'
import {
  addScores,
  meanOf,
  type PulseCount,
  pulseGroups,
  roundsOn,
  scoresOf,
  whyNotAnswerPulse,
} from './pulse.rules.ts'

const rules = { opensOn: ['05-04', '11-02'], days: 14 }
const answer = { load: 4, clarity: 5, safety: 1, support: 3 }
const count = (unitId: string, answers: number): PulseCount => {
  let scores = addScores(null, null)
  for (let at = 0; at < answers; at += 1) scores = addScores(scores, scoresOf(answer))
  return { unitId, answers, scores }
}
/** An office with a large and a small division, the small one with a section. */
const path: Record<string, string[]> = {
  office: ['office'],
  large: ['large', 'office'],
  small: ['small', 'office'],
  section: ['section', 'small', 'office'],
}
const shown = (counts: PulseCount[]) =>
  pulseGroups(counts, (unit) => path[unit] ?? [], 5).map(({ unitId, answers, joined }) => [
    ...[unitId, answers, joined.toSorted()],
  ])

describe('the pulse of a team', () => {
  it('opens twice a year, for two weeks', () => {
    expect(roundsOn(rules, '2026-05-03').open).toBeNull()
    expect(roundsOn(rules, '2026-05-04').open?.key).toBe('2026-1')
    expect(roundsOn(rules, '2026-05-17').open?.key).toBe('2026-1')
    expect(roundsOn(rules, '2026-05-18')).toMatchObject({ open: null, last: { key: '2026-1' } })
    expect(roundsOn(rules, '2026-01-10').last?.key).toBe('2025-2')
  })

  it('shows 5 answers, and 4 of them only with the unit above', () => {
    expect(shown([count('large', 19), count('small', 4)])).toEqual([['large', 19, []]])
    expect(shown([count('large', 5), count('small', 4), count('office', 1)])).toEqual([
      ['large', 5, []],
      ['office', 5, ['small']],
    ])
    expect(shown([count('section', 3), count('small', 2)])).toEqual([['small', 5, ['section']]])
    expect(shown([count('office', 4)])).toEqual([])
  })

  it('counts every answer once, so that no small group is what is left of a whole', () => {
    const all = [count('large', 19), count('small', 4), count('section', 2), count('office', 3)]
    const groups = shown(all)
    expect(groups).toEqual([
      ['large', 19, []],
      ['small', 6, ['section']],
    ])
  })

  it('keeps how often each was given, and means of them', () => {
    const three = addScores(
      scoresOf(answer),
      addScores(scoresOf(answer), scoresOf({ ...answer, load: 5 })),
    )
    expect(three.load).toEqual([0, 0, 0, 2, 1])
    expect(meanOf(three.load)).toBe('4.3')
    expect(meanOf([1, 1, 0, 0, 0])).toBe('1.5')
    expect(meanOf([0, 0, 0, 0, 5])).toBe('5.0')
    expect(meanOf([0, 19, 1, 0, 0])).toBe('2.1')
  })

  it('is answered once, in a round, by who has a team', () => {
    const { open } = roundsOn(rules, '2026-05-04')
    expect(whyNotAnswerPulse(open, 'large', false)).toBeNull()
    expect(whyNotAnswerPulse(null, 'large', false)?.code).toBe('staff/no-pulse')
    expect(whyNotAnswerPulse(open, null, false)?.code).toBe('staff/no-team')
    expect(whyNotAnswerPulse(open, 'large', true)?.code).toBe('staff/pulse-answered')
  })
})
