import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { LocalDate } from '../../kernel/time.ts'

/** What may happen in a case, in the order in which it usually does. */
export const stepKinds = [
  ...(['NOTICE', 'REPLY', 'NO_REPLY', 'HEARING', 'OPINION', 'NO_OPINION', 'DECISION'] as const),
  ...(['ACCEPTANCE', 'OBJECTION', 'NO_OBJECTION', 'ANSWER', 'NO_ANSWER'] as const),
  ...(['WITHDRAWAL', 'OVERTAKEN', 'FOLLOW_UP'] as const),
] as const
export type StepKind = (typeof stepKinds)[number]

/** What is awaited. */
export const phases = [
  ...(['REPLY', 'HEARING', 'OPINIONS', 'DECISION', 'OBJECTION', 'ANSWER', 'CLOSED'] as const),
] as const
export type Phase = (typeof phases)[number]

/** What a decision says to the proposal, an answer to the objection. */
export const outcomes = ['GRANTED', 'REFUSED'] as const
export type Outcome = (typeof outcomes)[number]

/** How a case ended. IN_FORCE: what was proposed happens. LIFTED: an objection undid the decision.
 * OVERTAKEN: there is nothing left to decide about. */
export const endings = ['IN_FORCE', 'REFUSED', 'LIFTED', 'WITHDRAWN', 'OVERTAKEN'] as const
export type Ending = (typeof endings)[number]

/** A step as deciding about the next one needs it. */
export type Step = {
  kind: StepKind
  outcome: Outcome | null
  /** A reply that asks to be heard. */
  hearing: boolean
  /** The post an opinion was given from. */
  positionId: string | null
  on: LocalDate
}

/** How a step ends its case; `null` where it goes on. */
export function endingOf(
  { kind, outcome }: Pick<Step, 'kind' | 'outcome'>,
  mayObject: boolean,
): Ending | null {
  if (kind === 'DECISION' && outcome === 'REFUSED') return 'REFUSED'
  if (kind === 'DECISION') return mayObject ? null : 'IN_FORCE'
  if (kind === 'ACCEPTANCE' || kind === 'NO_OBJECTION') return 'IN_FORCE'
  if (kind === 'ANSWER') return outcome === 'GRANTED' ? 'LIFTED' : 'IN_FORCE'
  if (kind === 'NO_ANSWER') return 'LIFTED'
  if (kind === 'WITHDRAWAL') return 'WITHDRAWN'
  return kind === 'OVERTAKEN' ? 'OVERTAKEN' : null
}

/** Where a case is bound to by its kind and by who stands where today. */
export type Bounds = {
  mayObject: boolean
  /** The posts whose opinion is asked for; none where somebody else than the proposer decides. */
  opinions: readonly string[]
}

/** How the case ended, if it has. */
export const endOf = (
  steps: readonly Pick<Step, 'kind' | 'outcome'>[],
  { mayObject }: Pick<Bounds, 'mayObject'>,
): Ending | null =>
  steps.reduce<Ending | null>((end, step) => end ?? endingOf(step, mayObject), null)

/** The posts that still owe their opinion. */
export const opinionsOwed = (steps: readonly Step[], { opinions }: Bounds): string[] =>
  steps.some(({ kind }) => kind === 'NO_OPINION')
    ? []
    : opinions.filter(
        (post) => !steps.some((step) => step.kind === 'OPINION' && step.positionId === post),
      )

/** What a case waits for. */
export function phaseOf(steps: readonly Step[], bounds: Bounds): Phase {
  const has = (...kinds: StepKind[]): boolean => steps.some(({ kind }) => kinds.includes(kind))
  if (endOf(steps, bounds)) return 'CLOSED'
  if (has('OBJECTION')) return 'ANSWER'
  if (has('DECISION')) return 'OBJECTION'
  if (!has('REPLY', 'NO_REPLY')) return 'REPLY'
  if (steps.some(({ hearing }) => hearing) && !has('HEARING')) return 'HEARING'
  return opinionsOwed(steps, bounds).length > 0 ? 'OPINIONS' : 'DECISION'
}

/** The day from which the term of the present phase counts: that of the last step; opinions come in
 * one after the other and all count from the same day. */
export const termFrom = (steps: readonly Step[], phase: Phase): LocalDate | null =>
  steps.findLast(({ kind }) => phase !== 'OPINIONS' || kind !== 'OPINION')?.on ?? null

/** What happens by itself when the term of a phase has passed; nothing where only somebody is late:
 * nobody is heard, and nothing decided, by the passing of time. An objection that is not answered
 * counts as granted (UU 30/2014 art. 77). */
export function lapseOf(phase: Phase, steps: readonly Step[]): StepKind | null {
  if (phase === 'REPLY') return 'NO_REPLY'
  if (phase === 'OBJECTION') return 'NO_OBJECTION'
  if (phase === 'ANSWER') return 'NO_ANSWER'
  const heard = steps.some(({ kind }) => kind === 'OPINION')
  return phase === 'OPINIONS' && heard ? 'NO_OPINION' : null
}

/** Somebody who decides, as far as deciding needs it. */
export type Judge = {
  personId: string
  /** Off duty today, in words; `null` where they are there. */
  away: string | null
}

/** A case as a step finds it. */
export type CaseNow = {
  steps: readonly Step[]
  bounds: Bounds
  personId: string
  proposerId: string
  /** Whoever holds the post of the proposer today. */
  givers: readonly string[]
  decider: (Judge & { alone: boolean }) | null
  answerer: Judge | null
  /** By post, who gives an opinion today. */
  advisers: ReadonlyMap<string, string>
  /** Somebody looks after what follows, and the asker is one of them. */
  follows: boolean
  /** Why there is nothing left to decide about. */
  over: string | null
}

/** What somebody wants to do next. */
export type Wish = { kind: StepKind; words: string; outcome: Outcome | null }

const open: readonly Phase[] = ['REPLY', 'HEARING', 'OPINIONS', 'DECISION']
/** In which phase a step is taken; what is not here happens by itself. */
const allowed: Partial<Record<StepKind, readonly Phase[]>> = {
  // a late reply is taken, and marked, for as long as nothing is decided
  REPLY: open,
  HEARING: ['HEARING'],
  OPINION: ['OPINIONS'],
  DECISION: ['DECISION'],
  ACCEPTANCE: ['OBJECTION'],
  OBJECTION: ['OBJECTION'],
  ANSWER: ['ANSWER'],
  WITHDRAWAL: open,
  FOLLOW_UP: ['CLOSED'],
}

/** What a case waits for, in words. */
export const awaited: Record<Phase, string> = {
  REPLY: 'menunggu tanggapan',
  HEARING: 'menunggu pertemuan untuk didengar',
  OPINIONS: 'menunggu pertimbangan',
  DECISION: 'menunggu keputusan',
  OBJECTION: 'menunggu diterima atau keberatan',
  ANSWER: 'menunggu jawaban atas keberatan',
  CLOSED: 'sudah selesai',
}

const ownProposal = refusal(
  'procedures/own-proposal',
  403,
  'Yang mengusulkan tidak memutus. Keputusan diambil pejabat di atasnya.',
)
const notTheirs = refusal(
  'procedures/not-your-step',
  403,
  'Langkah ini bukan bagian Anda. Yang dapat Anda lakukan tertulis di halaman ini.',
)

/** Why this person may not take this kind of step at all. */
function whyNotBy(kind: StepKind, now: CaseNow, personId: string): Refusal | null {
  const { decider, answerer, advisers, givers, proposerId } = now
  const judge = kind === 'ANSWER' ? answerer : decider
  switch (kind) {
    case 'REPLY':
    case 'ACCEPTANCE':
    case 'OBJECTION':
      return personId === now.personId ? null : notTheirs
    case 'WITHDRAWAL':
      return personId === proposerId || givers.includes(personId) ? null : notTheirs
    case 'OPINION':
      return [...advisers.values()].includes(personId) ? whyGiven(now, personId) : notTheirs
    case 'FOLLOW_UP':
      return now.follows ? null : notTheirs
    case 'HEARING':
    case 'DECISION':
    case 'ANSWER':
      if (judge?.personId === personId) return whyAway(judge)
      return personId === proposerId ? ownProposal : notTheirs
    default:
      return notTheirs
  }
}

const whyGiven = ({ steps, bounds, advisers }: CaseNow, personId: string): Refusal | null =>
  opinionsOwed(steps, bounds).some((post) => advisers.get(post) === personId)
    ? null
    : refusal('procedures/opinion-given', 409, 'Pertimbangan Anda sudah tercatat di prosedur ini.')

const whyAway = ({ away }: Judge): Refusal | null =>
  away === null
    ? null
    : refusal(
        'procedures/off-duty',
        409,
        `Anda tercatat ${away}. Langkah ini menunggu Anda bertugas kembali, atau Plt jabatan Anda.`,
      )

/** Why the case does not take this step now. */
function whyNotNow({ kind }: Wish, { steps, bounds, decider, over }: CaseNow): Refusal | null {
  const phase = phaseOf(steps, bounds)
  const done = phase === 'CLOSED'
  if (over !== null && !done) return refusal('procedures/overtaken', 409, over)
  const followed = steps.some((step) => step.kind === 'FOLLOW_UP')
  const mayFollow = endOf(steps, bounds) === 'IN_FORCE' && !followed
  if (!allowed[kind]?.includes(phase) || (kind === 'FOLLOW_UP' && !mayFollow))
    return refusal(
      'procedures/not-now',
      409,
      `Prosedur ini ${awaited[phase]}, jadi langkah itu ${done ? 'tidak lagi' : 'belum'} dapat dilakukan.`,
    )
  if (kind === 'DECISION' && decider?.alone && !steps.some((step) => step.kind === 'OPINION'))
    return refusal(
      'procedures/no-opinion',
      409,
      'Di atas pengusul tidak ada pejabat lain, jadi keputusan diambil setelah ada pertimbangan ' +
        'tertulis. Belum ada yang memberikannya.',
    )
  return null
}

/** Why somebody cannot take this step: not theirs, not now, or nothing written. */
export function whyNotTake(wish: Wish, now: CaseNow, personId: string): Refusal | null {
  const why = whyNotBy(wish.kind, now, personId) ?? whyNotNow(wish, now)
  if (why) return why
  if (wish.kind !== 'ACCEPTANCE' && wish.words.trim() === '')
    return refusal('procedures/words-missing', 422, 'Tulis dahulu isinya; semua pihak membacanya.')
  const decides = wish.kind === 'DECISION' || wish.kind === 'ANSWER'
  return decides && wish.outcome === null
    ? refusal('procedures/outcome-missing', 422, 'Pilih dahulu: dikabulkan atau ditolak.')
    : null
}

/** The steps somebody may take now; a reply that was given may be added to. */
export const stepsOpen = (now: CaseNow, personId: string): StepKind[] =>
  stepKinds.filter(
    (kind) => whyNotTake({ kind, words: 'ada', outcome: 'GRANTED' }, now, personId) === null,
  )

/** Who reads a case: those it concerns, those who acted in it, those who are asked today. */
export const mayRead = (
  now: CaseNow & { acted: readonly string[]; reads: boolean },
  personId: string | null,
): boolean =>
  personId !== null &&
  (now.reads ||
    now.follows ||
    [
      ...[now.personId, now.proposerId, now.decider?.personId, now.answerer?.personId],
      ...now.givers,
      ...now.acted,
      ...now.advisers.values(),
    ].includes(personId))

/** Why a stranger does not read it: told like what does not exist. */
export const noSuchCase = refusal(
  'procedures/no-such-case',
  404,
  'Prosedur ini tidak ada, atau bukan untuk Anda. Yang menunggu Anda ada di Tugas saya.',
)

/** A case went on since it was read: by a second press, or by somebody else. */
export const whyMovedOn = (seen: number, steps: readonly unknown[]): Refusal | null =>
  seen === steps.length
    ? null
    : refusal(
        'procedures/moved-on',
        409,
        'Prosedur ini sudah melangkah sejak Anda membukanya. Muat ulang, baca langkah terakhir, ' +
          'lalu lanjutkan bila masih perlu.',
      )
