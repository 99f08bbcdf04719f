import { type Actor, may } from '../../../kernel/actor.ts'
import { ended, printRupiah } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { printTarget } from '../../planning/words.ts'
import type { AgreementRow } from '../agreement.contract.ts'
import { isGone, isInTalks, stateWord } from '../state.rules.ts'
import { type Promised, type Side, whyNotGiver, whyNotReceiver } from './party.rules.ts'
import type { Round, RoundBlock, TalkRow } from './round.contract.ts'

type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>
/** A round as far as deciding needs it. */
export type Said = Pick<
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

/** Has anybody proposed something about the row that waits or was accepted? Such a row no longer
 * follows the plan by itself. */
export const isTalkedAbout = (rounds: readonly Said[]): boolean => {
  const { open, accepted } = standingOf(rounds)
  return open !== null || accepted !== null
}

/** A target in a sentence. */
export const targetWords = (target: string | null): string =>
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
