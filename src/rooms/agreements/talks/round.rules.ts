import { type Actor, may } from '../../../kernel/actor.ts'
import { ended, printRupiah } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { type PlanMeasure, printTarget, sameTarget } from '../../planning/words.ts'
import type { AgreementRow, Finding } from '../agreement.contract.ts'
import { isGone, isInTalks, stateWord } from '../state.rules.ts'
import { type Promised, type Side, whyNotGiver, whyNotReceiver } from './party.rules.ts'
import type { Round, RoundBlock, TalkRow } from './round.contract.ts'

type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>
type Said = Pick<
  Round,
  | 'number'
  | 'side'
  | 'act'
  | 'by'
  | 'wasTarget'
  | 'wasIndicator'
  | 'target'
  | 'indicator'
  | 'planned'
  | 'amount'
  | 'reason'
>

/** Where a talk is read and held. */
export const talkPath = (id: string): string => `/perjanjian/${id}/pembahasan`

/** How both sides name a row of block A in a talk. */
export const rowKeyOf = ({ measureId, number }: Pick<AgreementRow, 'measureId' | 'number'>) =>
  measureId ?? `baris ${number}`

/** Where the talk about one row stands: its last round (0: none), the proposal that waits for an
 * answer, and the one both accepted, which is what the row says now. */
export type Standing<R extends Said = Said> = {
  round: number
  open: R | null
  accepted: R | null
}

/** Reads the rounds of one row in their order. */
export function standingOf<R extends Said>(rounds: readonly R[]): Standing<R> {
  const standing: Standing<R> = { round: 0, open: null, accepted: null }
  for (const said of rounds) {
    const { open } = standing
    standing.round = said.number
    standing.open = said.act === 'PROPOSED' || said.act === 'WISHED' ? said : null
    if (said.act === 'FOLLOWED') standing.accepted = null
    if (said.act === 'ACCEPTED') standing.accepted = open
  }
  return standing
}

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
    if (plan === null || sameTarget(plan, row.target)) return []
    const key = rowKeyOf(row)
    const { accepted } = standingOf(rounds.get(key) ?? [])
    const talked = accepted?.planned === plan ? accepted.reason : null
    const kept = before.has(`${row.measureId} ${row.target}`) ? keptFromBefore : null
    const { indicator, target } = row
    return [{ key, indicator, target, planned: plan, reason: talked ?? kept }]
  })

/** The reason of a target that was agreed before, in an earlier version or by the predecessor. */
export const keptFromBefore = 'sama dengan PK sebelumnya'

/** Has anybody proposed something about the row that waits or was accepted? Such a row no longer
 * follows the plan by itself. */
export const isTalkedAbout = (rounds: readonly Said[]): boolean => {
  const { open, accepted } = standingOf(rounds)
  return open !== null || accepted !== null
}

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
  return ended(`${words.charAt(0).toUpperCase()}${words.slice(1)}, karena ${accepted.reason}`)
}

const targetWords = (target: string | null): string =>
  target ? printTarget(target) : 'tanpa target'

/** On which side somebody speaks in this talk, or why not: strangers, a Plh, whoever left the post;
 * a head of region, who promises alone, has nobody to talk with. */
export function sideInTalk(promised: Promised, who: Who): Side | Refusal {
  if (promised.form === 'SOLE')
    return refusal(
      'agreements/nothing-to-talk',
      409,
      'PK kepala daerah tidak mempunyai pemberi amanah, jadi tidak ada yang dibahas baris demi ' +
        'baris. Ubah target atau indikatornya di perencanaan, lalu susun PK lagi.',
    )
  const receiver = who.personId === promised.firstParty.personId
  const why = receiver ? whyNotReceiver(promised, who) : whyNotGiver(promised, who)
  if (!why) return receiver ? 'FIRST' : 'SECOND'
  if (why.code !== 'agreements/not-a-party') return why
  const giver = promised.secondParty?.name ?? 'pemberi amanahnya'
  return refusal(
    'agreements/not-in-talk',
    403,
    ended(`Pembahasan PK ini hanya antara ${promised.firstParty.name} dan ${giver}`),
  )
}

/** May somebody read a talk? Its two parties, and who reads the promises of the whole region. */
export function whyNotReadTalk(promised: Promised, who: Who): Refusal | null {
  if (may(who, 'agreements.read')) return null
  const parties = [promised.firstParty.personId, promised.secondParty?.personId]
  if (parties.includes(who.personId ?? '')) return null
  const giver = promised.form === 'TWO_PARTY' && whyNotGiver(promised, who) === null
  return giver
    ? null
    : refusal(
        'agreements/talk-closed',
        403,
        'Pembahasan PK hanya dibaca oleh kedua pihaknya dan pengelola tingkat daerah. Isi yang ' +
          'disepakati ada di PK-nya.',
      )
}

/** May somebody bring the rows nobody talked about up to the plan? Both sides, the head of region
 * for the own promise, and Bagian Organisasi. */
export function whyNotFollow(promised: Promised, who: Who): Refusal | null {
  if (may(who, 'agreements.draft')) return null
  if (promised.form === 'SOLE') return whyNotReceiver(promised, who)
  const side = sideInTalk(promised, who)
  return typeof side === 'string' ? null : side
}

/** Why nothing can be said about a promise in this state. */
export const whyNotTalked = ({ state }: Pick<Promised, 'state'>): Refusal | null =>
  isInTalks(state)
    ? null
    : refusal(
        'agreements/wrong-state',
        409,
        `PK ini berstatus «${stateWord(state)}», jadi barisnya tidak dapat dibahas. Selama belum ` +
          'ditandatangani kedua pihak, pemberi amanah dapat mengembalikannya untuk dibahas.',
      )

/** Two who answer different rounds at once: the second reads first what was said. */
export function whyRoundMoved(rounds: readonly Said[], round: number): Refusal | null {
  const last = rounds.at(-1)
  if ((last?.number ?? 0) === round) return null
  const what = last ? `${last.by ?? 'Sistem'} ${saidWords(last)}` : 'barisnya diperbarui'
  return refusal(
    'agreements/talk-moved',
    409,
    `Baris ini berubah sejak Anda membacanya: ${what}. Baca yang terbaru, lalu jawab.`,
  )
}

/** What somebody said, as a half sentence after the name. */
export function saidWords({
  act,
  target,
  amount,
}: Pick<Said, 'act' | 'target' | 'amount'>): string {
  const words: Record<Round['act'], string> = {
    PROPOSED: `mengusulkan ${targetWords(target)}`,
    WISHED: `menginginkan anggaran ${printRupiah(amount ?? 0)}`,
    ACCEPTED: 'menyetujui usulan',
    KEPT: 'menjawab: tetap seperti konsep',
    WITHDRAWN: 'menarik usulannya',
    ANSWERED: 'menjawab',
    FOLLOWED: `memperbarui target menurut rencana menjadi ${targetWords(target)}`,
    DIALOGUE: 'mengajak dialog kinerja',
    OTHER_OFFICIAL: 'mengusulkan pejabat lain',
    POSITION_REVIEW: 'meminta peninjauan jabatan',
  }
  return words[act]
}

/** The target a proposal was made against is not the row's any more. */
export const whyRowMoved = (row: Pick<TalkRow, 'target'>, standing: string): Refusal | null =>
  row.target === standing
    ? null
    : refusal(
        'agreements/talk-moved',
        409,
        `Target baris ini sekarang ${targetWords(row.target)}; Anda membaca ` +
          `${targetWords(standing)}. Baca yang terbaru, lalu usulkan.`,
      )

type Proposal = { target: string; indicator: string; reason: string }

/** Why a proposal says nothing: the same as the row while that is the plan's, or without a reason. A
 * target that the plan has left may be proposed as it stands: kept, with the reason. */
export function whyNotPropose(
  row: Pick<TalkRow, 'target' | 'indicator' | 'planned'>,
  { target, indicator, reason }: Proposal,
): Refusal | null {
  const asPlanned = row.planned === null || sameTarget(row.planned, row.target)
  if (asPlanned && sameTarget(target, row.target) && indicator === row.indicator)
    return refusal(
      'agreements/proposal-same',
      422,
      'Usulan ini sama dengan konsepnya. Tulis target atau bunyi indikator yang lain; baris yang ' +
        'tidak diusulkan berarti Anda terima.',
    )
  return whyNoReason(reason, 'Tulis alasannya; pihak lain membacanya dan ikut tercatat di PK.')
}

export const whyNoReason = (reason: string | undefined, sentence: string): Refusal | null =>
  reason?.trim()
    ? null
    : refusal('agreements/reason-missing', 422, sentence, {
        errors: [{ pointer: '/reason', detail: sentence }],
      })

type Answer = 'ACCEPTED' | 'KEPT' | 'WITHDRAWN'

/** Why this side cannot end the proposal so: none is open, it is the own one, or another's. */
export function whyNotAnswer(
  { open }: Standing,
  answer: Answer,
  side: Side,
  block: RoundBlock,
): Refusal | null {
  if (!open)
    return refusal(
      'agreements/nothing-proposed',
      409,
      'Tidak ada usulan yang menunggu jawaban di baris ini. Muat ulang pembahasannya.',
    )
  if (block === 'MONEY' && answer !== 'WITHDRAWN')
    return refusal(
      'agreements/money-of-the-dpa',
      409,
      'Anggaran baris ini menurut DPA; keinginannya dijawab pengelola anggaran, bukan disetujui ' +
        'dalam pembahasan.',
    )
  if ((open.side === side) === (answer === 'WITHDRAWN')) return null
  return answer === 'WITHDRAWN'
    ? refusal('agreements/not-your-proposal', 409, `Usulan ini dari ${open.by ?? 'pihak lain'}.`)
    : refusal(
        'agreements/own-proposal',
        409,
        'Usulan ini dari pihak Anda sendiri, jadi pihak lain yang menjawabnya. Anda dapat ' +
          'mengubah atau menariknya.',
      )
}

const rights = { ROW: 'planning.manage', MONEY: 'budget.manage', PROMISE: 'organisation.manage' }
const offices = {
  ROW: 'perencana atau Bagian Organisasi',
  MONEY: 'pengelola anggaran atau Bagian Organisasi',
  PROMISE: 'pengelola kepegawaian atau Bagian Organisasi',
}

/** Why somebody cannot reply for the office that was asked: it is not theirs, or nothing was. */
export function whyNotReply(
  block: RoundBlock,
  isAsked: boolean,
  who: Who,
  promised: Pick<Promised, 'state'>,
): Refusal | null {
  if (!may(who, rights[block] as Actor['mandates'][number]['rights'][number]))
    return refusal(
      'agreements/not-your-reply',
      403,
      ended(`Jawaban ini hanya dari ${offices[block]}`),
    )
  if (isAsked && !isGone(promised.state)) return null
  return refusal(
    'agreements/nothing-asked',
    409,
    'Tidak ada yang menunggu jawaban Anda di sini. Muat ulang pembahasannya.',
  )
}

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
