import { ended } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { type PlanMeasure, printTarget, sameTarget } from '../../planning/words.ts'
import type { AgreementRow, Finding } from '../agreement.contract.ts'
import { hasContent } from '../state.rules.ts'
import type { Promised } from './party.rules.ts'
import type { RoundBlock, TalkRow } from './round.contract.ts'
import { rowKeyOf, type Said, standingOf, targetWords, whyNoReason } from './round.rules.ts'
import { talkPath } from './talk.rules.ts'

/** A row whose target is not the plan's; `reason` says why, `null` where nobody gave one. */
export type Departure = {
  key: string
  indicator: string
  target: string
  planned: string
  reason: string | null
}

/** PK-02: what departs from the plan without a reason is not agreed, nor while a proposal waits. */
export const talkFindings = (
  id: string,
  waiting: readonly { indicator: string; by: string | null }[],
  departures: readonly Departure[],
): Finding[] => [
  ...waiting.map(({ indicator, by }) => ({
    code: 'PK-TALK',
    severity: 'error' as const,
    detail: `Usulan ${by ?? 'salah satu pihak'} tentang «${indicator}» belum dijawab.`,
    href: talkPath(id),
  })),
  ...departures
    .filter(({ reason }) => reason === null)
    .map(({ indicator, target, planned }) => ({
      code: 'PK-02',
      severity: 'error' as const,
      detail:
        `Target «${indicator}» dalam rencana sekarang ${printTarget(planned)}, dalam PK ini ` +
        `${targetWords(target)}. Perbarui menurut rencana, atau bahas dan beri alasan.`,
      href: talkPath(id),
    })),
]

/** Does the plan have another target than the row? */
export const departs = (
  { target }: Pick<AgreementRow, 'target'>,
  planned: string | null,
): boolean => planned !== null && !sameTarget(planned, target)

type Rounds = ReadonlyMap<string, readonly Said[]>

/** The rows whose target is not the plan's, each with the reason that the talk or a content agreed
 * before gives for it; one given before the plan moved again is none. `planned` is by measure; `before` holds `measure target`. */
export const departuresOf = (
  rows: readonly AgreementRow[],
  planned: ReadonlyMap<string, Pick<PlanMeasure, 'target'>>,
  rounds: Rounds,
  before: ReadonlySet<string>,
): Departure[] =>
  rows.flatMap((row) => {
    const plan = planned.get(row.measureId ?? '')?.target ?? null
    if (plan === null || !departs(row, plan)) return []
    const key = rowKeyOf(row)
    const { accepted } = standingOf(rounds.get(key) ?? [])
    const talked = accepted?.planned === plan ? accepted.reason : null
    const kept = before.has(`${row.measureId} ${row.target}`) ? keptFromBefore : null
    const { indicator, target } = row
    return [{ key, indicator, target, planned: plan, reason: talked ?? kept }]
  })

/** The reason of a target that was agreed before, in an earlier version or by the predecessor. */
export const keptFromBefore = 'sama dengan PK sebelumnya'

/** How a row came to say what it says: «Semula 14,00, disepakati 14,50, karena …»; `null` where
 * nothing was moved by the talk. */
export function traceOf(rounds: readonly Said[]): string | null {
  const { accepted } = standingOf(rounds)
  if (!accepted) return null
  const since = rounds.findLastIndex(({ act }) => act === 'FOLLOWED') + 1
  const first = rounds.slice(since).find(({ act }) => act === 'PROPOSED') ?? accepted
  const moved = [
    sameTarget(first.wasTarget ?? '', accepted.target ?? '')
      ? null
      : [targetWords(first.wasTarget), targetWords(accepted.target)],
    first.wasIndicator === accepted.indicator
      ? null
      : [`berbunyi «${first.wasIndicator}»`, `«${accepted.indicator}»`],
  ].flatMap((one) => (one ? [`semula ${one[0]}, disepakati ${one[1]}`] : []))
  const words = moved.length > 0 ? moved.join('; ') : 'dibahas, dan tetap seperti semula'
  return ended(`${words.charAt(0).toUpperCase()}${words.slice(1)}, karena «${accepted.reason}»`)
}

type Proposal = { target: string; indicator: string; reason: string }

/** Why a proposal says nothing: the same as the row while that is the plan's, or without a reason. A
 * target that the plan has left may be proposed as it stands: kept, with the reason. */
export function whyNotPropose(
  row: Pick<TalkRow, 'target' | 'indicator' | 'planned'>,
  { target, indicator, reason }: Proposal,
): Refusal | null {
  if (!departs(row, row.planned) && sameTarget(target, row.target) && indicator === row.indicator)
    return refusal(
      'agreements/proposal-same',
      422,
      'Usulan ini sama dengan konsepnya. Tulis target atau bunyi indikator yang lain; baris yang ' +
        'tidak diusulkan berarti Anda terima.',
    )
  return whyNoReason(reason, 'Tulis alasannya; pihak lain membacanya dan ikut tercatat di PK.')
}

/** Was an office asked about this row, and has it not replied yet? The plan is asked about what was
 * agreed otherwise, the budget about a wish, personnel about what follows on «belum siap». */
export function isAsked(
  block: RoundBlock,
  rounds: readonly Said[],
  state: Promised['state'],
): boolean {
  const last = rounds.at(-1)?.act
  if (block === 'PROMISE') return last === 'OTHER_OFFICIAL' || last === 'POSITION_REVIEW'
  const { open, accepted } = standingOf(rounds)
  if (block === 'MONEY') return open !== null
  const { target, planned } = accepted ?? {}
  const beside = target != null && departs({ target }, planned ?? null)
  return beside && hasContent(state) && last !== 'ANSWERED'
}
