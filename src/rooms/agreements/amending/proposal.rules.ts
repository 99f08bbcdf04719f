import type { Chart } from '../../organisation/words.ts'
import type { AgreementState, Party } from '../agreement.contract.ts'
import type { Drafting, DraftingWorld, Wish } from '../drafting/drafting.rules.ts'
import type { AgreementPolicy } from '../pack.contract.ts'
import {
  changesBetween,
  degreeSentence,
  degreesOf,
  deltaOf,
  type Moved,
  type Promised,
  worstOf,
} from './change.rules.ts'
import type { Proposal } from './proposal.contract.ts'

/** A promise in force, with what it says and what is asked of it. */
export type InForce = Promised & {
  id: string
  code: string
  mandateId: string
  level: Wish['level']
  agencyId: string | null
  unitId: string
  versionId: string
  version: number
  firstParty: Party
  secondParty: Party | null
  needsReview: boolean
  reviewReason: string | null
  /** When its content was agreed. */
  agreedAt: string | null
  underWay: { version: number; state: AgreementState } | null
}

/** A promise in force with everything in which it is behind, before anybody says what follows. */
export type Behind = { promise: InForce; moved: Moved[] }

const about = (kind: Moved['kind'], of: string, before: string | null, after: string | null) => ({
  ...{ kind, of, code: null, before, after, delta: null },
})

/** What happened around a promise: who gives it, the organisation, its parent. */
function aroundIt({ secondParty, needsReview, reviewReason }: InForce, wish: Wish): Moved[] {
  const [was, is] = [secondParty, wish.secondParty]
  return [
    ...(was && is && was.personId !== is.personId
      ? [about('GIVER', 'Pemberi amanah', was.name, is.name)]
      : []),
    ...(needsReview && reviewReason
      ? [about('ORGANISATION', 'Susunan organisasi', null, reviewReason)]
      : []),
    ...(needsReview && !reviewReason
      ? [about('PARENT', 'PK atasan', null, 'Isi PK atasan sudah disepakati ulang.')]
      : []),
  ]
}

/** Each promise in force beside what would be drafted for its mandate today. One whose mandate would
 * not be drafted any more is not compared: a change of the organisation ends it. */
export const comparedWith = (
  { wishes }: Pick<Drafting, 'wishes'>,
  promises: readonly InForce[],
): Behind[] => {
  const wished = new Map(wishes.map((wish) => [wish.mandateId, wish]))
  return promises.flatMap((promise) => {
    const wish = wished.get(promise.mandateId)
    return wish
      ? [{ promise, moved: [...changesBetween(promise, wish), ...aroundIt(promise, wish)] }]
      : []
  })
}

/** Without the targets that were agreed otherwise than planned, where the plan has not moved since
 * (`since`: the plan's target of a measure at the time of agreeing). */
export const withoutMeant = (
  behind: readonly Behind[],
  isMeant: (promise: InForce, measureId: string) => boolean,
): Behind[] =>
  behind.map(({ promise, moved }) => ({
    promise,
    moved: moved.filter(({ measureId }) => !measureId || !isMeant(promise, measureId)),
  }))

/** What is told of promises that are behind; what is not to be mentioned is left out. */
export function proposalsOf(
  behind: readonly Behind[],
  { chart, policy }: { chart: Pick<Chart, 'unit'>; policy: AgreementPolicy },
): Proposal[] {
  return behind.flatMap(({ promise, moved }) => {
    const changes = degreesOf(moved, policy)
    const degree = worstOf(changes)
    if (!degree) return []
    const { id, code, version, level, agencyId, firstParty, underWay } = promise
    const { name, title } = firstParty
    return [
      {
        ...{ id, code, version, level, agencyId, name, title, degree, changes, underWay },
        levelLabel: policy.levels[level]?.label ?? level,
        agencyName: chart.unit.get(agencyId ?? '')?.name ?? null,
        delta: deltaOf(changes),
        sentence: degreeSentence(degree, changes),
      },
    ]
  })
}

export type Counts = { must: number; may: number; underWay: number }

/** How many are proposed, how many are only shown, and how many are on their way already. */
export const countsOf = (proposals: readonly Proposal[]): Counts => {
  const open = proposals.filter(({ underWay }) => underWay === null)
  const must = open.filter(({ degree }) => degree === 'MUST').length
  return { must, may: open.length - must, underWay: proposals.length - open.length }
}

/** The worst first, then from the head of region down, office by office. */
export const inOrderOf = (
  proposals: readonly Proposal[],
  { levels }: Pick<DraftingWorld['policy'], 'levels'>,
): Proposal[] => {
  const rank = ({ level }: Proposal): number => levels[level]?.rank ?? 99
  return proposals.toSorted(
    (a, b) =>
      Number(a.degree === 'MAY') - Number(b.degree === 'MAY') ||
      rank(a) - rank(b) ||
      (a.agencyName ?? '').localeCompare(b.agencyName ?? '', 'id') ||
      (a.code < b.code ? -1 : 1),
  )
}
