import type { Actor, Mandate } from '../../kernel/actor.ts'
import type { Judged, Owned } from '../../rooms/measurement/figure/figure.rules.ts'

/** A measure held by the post `kabid` of the office `dinas`, below the posts `kadis` and `wali`. */
export const anOwned = (more: Partial<Owned> = {}): Owned => ({
  ...{
    measureId: 'ukuran',
    holderPositionId: 'kabid',
    holderPersonId: null,
    agencyId: 'dinas',
    descent: 'NEW',
    followsId: null,
  },
  givers: [
    { positionId: 'kadis', personId: 'surya', title: 'Kepala Dinas' },
    { positionId: 'wali', personId: 'maya', title: 'Wali Kota' },
  ],
  ...more,
})

/** A post held today, with the rights of everybody who works here. */
export const aPost = (positionId: string, more: Partial<Mandate> = {}): Mandate => ({
  ...{
    kind: 'assignment',
    id: `m-${positionId}`,
    title: positionId,
    unitId: null,
    agencyId: 'dinas',
    positionId,
    teamId: null,
  },
  ...{ regionWide: false, rights: ['planning.read'], ...more },
})

/** A role by decree. */
export const aGrant = (more: Partial<Mandate> = {}): Mandate =>
  aPost('', {
    kind: 'grant',
    positionId: null,
    title: 'Operator',
    rights: ['planning.read', 'figures.report'],
    ...more,
  })

/** Somebody with mandates. */
export const aReporter = (
  personId: string,
  ...mandates: Mandate[]
): Pick<Actor, 'kind' | 'personId' | 'mandates'> => ({
  kind: 'person',
  personId,
  mandates,
})

/** A reported version nobody has judged. */
export const aJudged = (more: Partial<Judged> = {}): Judged => ({
  version: 1,
  verdict: null,
  lockedAt: null,
  reportedBy: 'eko',
  ...more,
})
