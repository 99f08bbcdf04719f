import { AgreementState } from './agreement.contract.ts'

/** FROZEN: the content has a digest that a child may carry. SIGNED: a stranger may be told of it.
 * BINDING: it carries, or has carried, every signature it needs. GONE: withdrawn or made void, so
 * it promises nothing. */
type Trait = 'FROZEN' | 'SIGNED' | 'BINDING' | 'GONE'
type Meaning = {
  /** As marks and sentences say it (`look.md` §5). */
  word: string
  is: readonly Trait[]
  /** Whose signature is awaited. */
  turn: 'FIRST' | 'SECOND' | null
  /** Which state may follow (`design.md` §5, `perjanjian-kinerja.md` §3.7); everything else is
   * refused. */
  next: readonly AgreementState[]
}
const full: readonly Trait[] = ['FROZEN', 'SIGNED', 'BINDING']

/** What each state says and allows. Whoever asks about states asks here: no list of them stands
 * anywhere else (`state.rules.test.ts`). */
const states: Record<AgreementState, Meaning> = {
  DRAFT: {
    word: 'Konsep',
    is: [],
    turn: 'FIRST',
    next: ['NEGOTIATION', 'AGREED', 'DECLINED', 'CANCELLED'],
  },
  NEGOTIATION: {
    word: 'Dibahas',
    is: [],
    turn: 'FIRST',
    next: ['AGREED', 'DECLINED', 'CANCELLED'],
  },
  AGREED: {
    word: 'Disepakati',
    is: ['FROZEN'],
    turn: 'FIRST',
    // ACTIVE at once: a paper that both signed by hand (`scans`)
    next: ['SIGNED_FIRST', 'ACTIVE', 'NEGOTIATION', 'DECLINED', 'CANCELLED'],
  },
  DECLINED: { word: 'Belum siap', is: [], turn: null, next: ['NEGOTIATION', 'CANCELLED'] },
  SIGNED_FIRST: {
    word: 'Satu tanda tangan',
    is: ['FROZEN', 'SIGNED'],
    turn: 'SECOND',
    // VOIDED: its receiver left the post before the giver signed
    next: ['ACTIVE', 'NEGOTIATION', 'VOIDED'],
  },
  ACTIVE: {
    word: 'Aktif',
    is: full,
    turn: null,
    next: ['SUPERSEDED', 'ENDED', 'VOIDED', 'CLOSED'],
  },
  SUPERSEDED: { word: 'Diganti versi baru', is: full, turn: null, next: [] },
  ENDED: { word: 'Berakhir', is: full, turn: null, next: [] },
  VOIDED: { word: 'Dibatalkan', is: ['SIGNED', 'GONE'], turn: null, next: [] },
  // DRAFT: whoever still has to promise is drawn a new draft by «Susun PK»
  CANCELLED: { word: 'Ditarik', is: ['GONE'], turn: null, next: ['DRAFT'] },
  CLOSED: { word: 'Ditutup', is: full, turn: null, next: [] },
}

/** The words of a state, as marks and sentences say it. */
export const stateWord = (state: AgreementState): string => states[state].word

export const mayFollow = (from: AgreementState, to: AgreementState): boolean =>
  states[from].next.includes(to)

const is =
  (trait: Trait) =>
  (state: AgreementState): boolean =>
    states[state].is.includes(trait)

/** Content exists, and with it a digest that a child may carry. */
export const hasContent = is('FROZEN')

/** Carries a signature that counts: a stranger may be told of it. */
export const isSigned = is('SIGNED')

/** Carries, or has carried, every signature it needs: figures are held against its targets
 * (`perjanjian-kinerja.md` §4.8, step 2). */
export const binds = is('BINDING')

/** Withdrawn or made void: it promises nothing. */
export const isGone = is('GONE')

/** Withdrawn before anybody signed it: whoever must promise still has to, so it counts as not drafted
 * and is drawn anew. */
export const isWithdrawn = (state: AgreementState): boolean => mayFollow(state, 'DRAFT')

/** Still on its way to its signatures, so its due date matters. */
export const isAhead = (state: AgreementState): boolean => !binds(state) && !isGone(state)

/** Drafted and still of use: on its way, or in force. */
export const isStanding = (state: AgreementState): boolean => isAhead(state) || state === 'ACTIVE'

/** Agreed, and not signed by everybody yet: the plan's target is the one that counts. */
export const isAgreedOnly = (state: AgreementState): boolean => hasContent(state) && !binds(state)

/** Whose signature is awaited; `null` where none is. */
export const turnIn = (state: AgreementState): Meaning['turn'] => states[state].turn

/** Nothing is frozen yet: whoever signs now freezes what stands at that moment. */
export const isUnfrozen = (state: AgreementState): boolean =>
  turnIn(state) === 'FIRST' && !hasContent(state)

/** Nothing is frozen and nobody has withdrawn it: its rows can still be talked about. */
export const isInTalks = (state: AgreementState): boolean => isAhead(state) && !hasContent(state)

/** The states of which something is true, for SQL. */
export const statesThat = (holds: (state: AgreementState) => boolean): AgreementState[] =>
  AgreementState.options.filter(holds)
