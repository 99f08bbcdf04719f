import { printDate } from '../../../kernel/indonesian.ts'
import type { Ending, Succession } from '../../../kernel/ports.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { AgreementState, Party } from '../agreement.contract.ts'
import { hasContent, isAhead, mayFollow } from '../state.rules.ts'

/** A promise as a change of the organisation finds it. */
export type Touched = {
  id: string
  code: string
  year: number
  state: AgreementState
  mandateId: string
  personId: string
  positionId: string | null
  unitId: string
  agencyId: string | null
  giverPersonId: string | null
  giverPositionId: string | null
  giverMandateId: string | null
  firstParty: Party
  /** An amendment on its way, beside the version in force. */
  amends?: boolean
}

/** What becomes of a promise. ENDS: its months before the date stay. FALLS: visibly void, for it
 * carries a signature. WITHDRAWN: for it carries none. REGIVEN: still on its way, with
 * another giver. REVIEWED: stays, and is to be looked at. FOLLOWS: stays, and goes with its unit or
 * its giver's post. */
export type Fate = 'ENDS' | 'FALLS' | 'WITHDRAWN' | 'REGIVEN' | 'REVIEWED' | 'FOLLOWS'

/** The state that ends a promise; none where it goes on. */
export const endingBy: Partial<Record<Fate, AgreementState>> = {
  ENDS: 'ENDED',
  FALLS: 'VOIDED',
  WITHDRAWN: 'CANCELLED',
}

/** A change, ready to be asked. */
export type Change = {
  succession: Succession
  ended: ReadonlyMap<string, Ending>
  /** The posts that lead the offices that lose or get a part and live on. */
  leaders: ReadonlySet<string>
  /** Every unit that comes under another office, with those below it: to which office. */
  movedTo: ReadonlyMap<string, string | null>
  /** The posts in these units: what they give stays given. */
  movedPosts: ReadonlySet<string>
}

const goes = (id: string | null, heirs: Record<string, string[]>): boolean =>
  id !== null && heirs[id] !== undefined && !heirs[id].includes(id)

const isLost = (id: string, heirs: Record<string, string[]>): boolean => heirs[id]?.length === 0

/** Does its receiver leave the post it was promised from? */
const leaves = (
  { mandateId, positionId, personId, unitId }: Touched,
  { ended, succession: { positions, people, units } }: Change,
): boolean =>
  ended.has(mandateId) ||
  goes(positionId, positions) ||
  isLost(personId, people) ||
  isLost(unitId, units)

/** Does its giver leave the post it was given from, or its unit go away from that giver? */
const isGivenAnew = (
  { giverMandateId, giverPositionId, giverPersonId, unitId }: Touched,
  { ended, movedTo, movedPosts, succession: { positions, people } }: Change,
): boolean =>
  ended.has(giverMandateId ?? '') ||
  goes(giverPositionId, positions) ||
  isLost(giverPersonId ?? '', people) ||
  (movedTo.has(unitId) && !movedPosts.has(giverPositionId ?? ''))

/** Was the post left before the year of the promise began? Then it counts for no month at all. */
const beganAfter = ({ year }: Pick<Touched, 'year'>, on: LocalDate): boolean =>
  on <= `${year}-01-01`

/** What becomes of a promise by a change; `null`: nothing. */
export function fateOf(promise: Touched, change: Change): Fate | null {
  const { state, unitId, agencyId, positionId } = promise
  const { on, units } = change.succession
  if (leaves(promise, change)) {
    if (mayFollow(state, 'ENDED') && !beganAfter(promise, on)) return 'ENDS'
    if (mayFollow(state, 'VOIDED')) return 'FALLS'
    return mayFollow(state, 'CANCELLED') ? 'WITHDRAWN' : null
  }
  if (isGivenAnew(promise, change)) return isAhead(state) ? 'REGIVEN' : 'FOLLOWS'
  if (positionId !== null && change.leaders.has(positionId))
    return hasContent(state) ? 'REVIEWED' : null
  return change.movedTo.has(unitId) || goes(unitId, units) || goes(agencyId, units)
    ? 'FOLLOWS'
    : null
}

const named = ({ code, firstParty, amends }: Pick<Touched, 'code' | 'firstParty' | 'amends'>) =>
  `${amends ? 'Perubahan ' : ''}${code} (${firstParty.title})`

/** What is told of it, before and after. */
export function effectOf(promise: Touched, fate: Fate, { on }: Pick<Succession, 'on'>): string {
  const pk = named(promise)
  const signed = mayFollow(promise.state, 'VOIDED') && hasContent(promise.state)
  switch (fate) {
    case 'ENDS':
      return `${pk} berlaku sampai ${printDate(addDays(on, -1))}; bulan-bulan sebelumnya tetap dihitung menurut PK ini.`
    case 'FALLS':
      return `${pk} dibatalkan karena pejabatnya melepas jabatan; tanda tangan yang sudah ada tidak berlaku lagi.`
    case 'WITHDRAWN':
      return `${pk} ditarik karena pejabatnya melepas jabatan sebelum menandatangani.`
    case 'REGIVEN':
      return hasContent(promise.state)
        ? `${pk} kembali dibahas karena pemberi amanahnya berganti${signed ? '; tanda tangan pertama tidak berlaku lagi' : ''}.`
        : `Konsep ${pk} memakai pemberi amanah yang baru.`
    case 'REVIEWED':
      return `${pk} perlu ditinjau karena unit di bawah perangkat daerahnya berubah.`
    case 'FOLLOWS':
      if (isAhead(promise.state)) return `${pk} mengikuti susunan unit yang baru.`
      return `${pk} tetap berlaku tanpa ditandatangani ulang; unit atau pemberi amanahnya mengikuti susunan yang baru.`
  }
}

/** Where a promise comes from and goes to, for the list of what was touched. */
export function wayOf(
  promise: Touched,
  fate: Fate,
  { ended, succession }: Change,
): { from: string; to: string | null } {
  const { units, positions, people } = succession
  const heirOf = (id: string | null, heirs: Record<string, string[]>) =>
    id !== null && heirs[id] ? { from: id, to: heirs[id][0] ?? null } : undefined
  const ofEnding = (mandateId: string | null) => {
    const ending = ended.get(mandateId ?? '')
    if (!ending) return undefined
    return (
      heirOf(ending.positionId, positions) ?? {
        from: ending.personId,
        to: ending.next?.personId ?? null,
      }
    )
  }
  const own = endingBy[fate]
    ? (ofEnding(promise.mandateId) ??
      heirOf(promise.positionId, positions) ??
      heirOf(promise.personId, people))
    : undefined
  return (
    own ??
    ofEnding(promise.giverMandateId) ??
    heirOf(promise.giverPositionId, positions) ??
    heirOf(promise.giverPersonId, people) ??
    heirOf(promise.unitId, units) ??
    heirOf(promise.agencyId, units) ?? { from: promise.unitId, to: promise.unitId }
  )
}
