import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'

/** What is asked in the pulse of a team, each answered from 1 to 5, where 5 is good. */
export const pulseQuestions = [
  { key: 'load', name: 'Beban kerja', text: 'Beban kerja saya wajar.' },
  { key: 'clarity', name: 'Kejelasan', text: 'Saya tahu apa yang diharapkan dari saya.' },
  { key: 'safety', name: 'Rasa aman', text: 'Saya berani bertanya dan mengakui kesalahan.' },
  { key: 'support', name: 'Dukungan', text: 'Saya dibantu ketika memerlukannya.' },
] as const
export type PulseKey = (typeof pulseQuestions)[number]['key']
/** How often 1, 2, 3, 4 and 5 were given. */
export type PulseScores = Record<PulseKey, number[]>
export type PulseAnswer = Record<PulseKey, number>
export type PulseRound = { key: string; opensOn: LocalDate; before: LocalDate }

const nobody = (): PulseScores => ({
  ...{ load: [0, 0, 0, 0, 0], clarity: [0, 0, 0, 0, 0] },
  ...{ safety: [0, 0, 0, 0, 0], support: [0, 0, 0, 0, 0] },
})

type PulseRules = { opensOn: readonly string[]; days: number }

/** The rounds of a year: `2026-1`, `2026-2`, each open for so many days. */
export const roundsOf = ({ opensOn, days }: PulseRules, year: number): PulseRound[] =>
  opensOn.map((day, at) => {
    const first = `${year}-${day}`
    return { key: `${year}-${at + 1}`, opensOn: first, before: addDays(first, days) }
  })

/** The round that is open on a day, and the last one that is over. */
export function roundsOn(
  rules: PulseRules,
  today: LocalDate,
): { open: PulseRound | null; last: PulseRound | null } {
  const year = Number(today.slice(0, 4))
  const all = [...roundsOf(rules, year - 1), ...roundsOf(rules, year)]
  return {
    open: all.find(({ opensOn, before }) => opensOn <= today && today < before) ?? null,
    last: all.findLast(({ before }) => before <= today) ?? null,
  }
}

/** Counts one more answer, or those of another unit; of none every count is 0. */
export function addScores(scores: PulseScores | null, more: PulseScores | null): PulseScores {
  const sum = nobody()
  for (const { key } of pulseQuestions)
    sum[key] = sum[key].map((_, at) => (scores?.[key][at] ?? 0) + (more?.[key][at] ?? 0))
  return sum
}

/** The mean of a question, in one decimal, rounded half up: 4, 4 and 5 → 4.3. */
export function meanOf(counts: readonly number[]): string {
  const answers = counts.reduce((sum, count) => sum + count, 0)
  const total = counts.reduce((sum, count, at) => sum + count * (at + 1), 0)
  return (Math.floor((total * 20 + answers) / (answers * 2)) / 10).toFixed(1)
}

/** One answer as counts. */
export function scoresOf(answer: PulseAnswer): PulseScores {
  const scores = nobody()
  for (const { key } of pulseQuestions) scores[key][answer[key] - 1] = 1
  return scores
}

export type PulseCount = { unitId: string; answers: number; scores: PulseScores }
/** What is shown as one: a unit, with the smaller ones that were joined to it. */
export type PulseGroup = PulseCount & { joined: string[] }

/** Counts as they may be shown: no group is smaller than `smallest`. A unit with fewer answers joins
 * the unit it stands in, and every answer is in one group only, so that no group is found by taking
 * others away from a whole; what stays too small at the office is not shown. `above` names the units a
 * unit stands in, itself first, its office last. */
export function pulseGroups(
  counts: readonly PulseCount[],
  above: (unitId: string) => readonly string[],
  smallest: number,
): PulseGroup[] {
  const waiting = new Map<string, PulseGroup>()
  const join = (unitId: string, { answers, scores }: PulseCount, joined: string[]): void => {
    const known = waiting.get(unitId)
    waiting.set(unitId, {
      unitId,
      answers: (known?.answers ?? 0) + answers,
      scores: addScores(known?.scores ?? null, scores),
      joined: [...(known?.joined ?? []), ...joined],
    })
  }
  for (const count of counts) join(count.unitId, count, [])
  const units = [...new Set(counts.flatMap(({ unitId }) => above(unitId)))]
  const shown: PulseGroup[] = []
  for (const unitId of units.toSorted((a, b) => above(b).length - above(a).length)) {
    const group = waiting.get(unitId)
    if (!group) continue
    const parent = above(unitId)[1]
    if (group.answers >= smallest) shown.push(group)
    else if (parent) join(parent, group, [...group.joined, unitId])
  }
  return shown
}

/** Why somebody cannot answer the pulse: no round is open, they hold no post, they answered. */
export function whyNotAnswerPulse(
  round: PulseRound | null,
  unitId: string | null,
  answered: boolean,
): Refusal | null {
  if (!round)
    return refusal(
      'staff/no-pulse',
      409,
      'Denyut tim sedang tidak dibuka. Putaran berikutnya tampak di halaman ini.',
    )
  if (unitId === null)
    return refusal('staff/no-team', 409, 'Anda belum memegang jabatan, jadi belum punya tim.')
  return answered
    ? refusal('staff/pulse-answered', 409, 'Anda sudah menjawab denyut tim putaran ini.')
    : null
}
