import { describe, expect, it } from 'vitest'
import {
  anAssignment,
  anOrganisation,
  aPerson,
  aPosition,
  aUnit,
} from '../../../testing/organisation-samples.ts'
import { chartOf } from '../../organisation/words.ts'
import {
  giversAbove,
  holderName,
  ownedBy,
  reportingReach,
  verifyingReach,
} from './responsibility.rules.ts'

/** wali > kadis > kabid > staf; kabid is vacant with the head of office's deputy as Plt; camat
 * beside kadis. */
const chart = chartOf(
  anOrganisation({
    units: [
      aUnit({ id: 'pemda', isAgency: false, kind: 'PEMDA' }),
      aUnit({ id: 'dinas', parentId: 'pemda' }),
      aUnit({ id: 'bidang', parentId: 'dinas', isAgency: false }),
      aUnit({ id: 'kecamatan', parentId: 'pemda' }),
    ],
    positions: [
      aPosition({ id: 'wali', unitId: 'pemda', title: 'Wali Kota' }),
      aPosition({ id: 'kadis', superiorId: 'wali', title: 'Kepala Dinas' }),
      aPosition({ id: 'kabid', unitId: 'bidang', superiorId: 'kadis', title: 'Kepala Bidang' }),
      aPosition({
        id: 'staf',
        unitId: 'bidang',
        superiorId: 'kabid',
        title: 'Staf',
        kind: 'PELAKSANA',
        singleHolder: false,
      }),
      aPosition({ id: 'camat', unitId: 'kecamatan', superiorId: 'wali', title: 'Camat' }),
    ],
    people: ['maya', 'surya', 'eko', 'joko', 'yusuf'].map((id) => aPerson({ id })),
    assignments: [
      anAssignment('maya@wali'),
      anAssignment('surya@kadis'),
      anAssignment('eko@kabid', { kind: 'PLT' }),
      anAssignment('eko@staf'),
      anAssignment('joko@staf'),
      anAssignment('yusuf@camat'),
    ],
  }),
)
const node = { unitId: null, holderPositionId: 'staf', holderPersonId: null }
const measure = { id: 'ukuran', descent: 'NEW' as const }

describe('who answers for a measure', () => {
  it('is the post of its node; above it stand the givers, without those it holds itself', () => {
    expect(
      giversAbove(chart, 'staf', 'joko').map(({ personId, title }) => `${personId}: ${title}`),
    ).toEqual([...['eko: Plt. Kepala Bidang', 'surya: Kepala Dinas', 'maya: Wali Kota']])
    expect(giversAbove(chart, 'staf', 'eko').map(({ personId }) => personId)).toEqual([
      'surya',
      'maya',
    ])
  })

  it('passes over nobody above a post of several holders: whoever reports does not verify anyway', () => {
    expect(ownedBy(chart, node, measure).givers.map(({ personId }) => personId)).toEqual([
      'eko',
      'surya',
      'maya',
    ])
    expect(
      ownedBy(chart, { ...node, holderPersonId: 'eko' }, measure).givers.map(
        ({ personId }) => personId,
      ),
    ).toEqual(['surya', 'maya'])
  })

  it('knows the office of the node, of its unit or of its post', () => {
    expect(ownedBy(chart, node, measure)).toMatchObject({
      agencyId: 'dinas',
      holderPositionId: 'staf',
      descent: 'NEW',
      followsId: null,
    })
    expect(ownedBy(chart, { ...node, unitId: 'kecamatan' }, measure, 'atasan')).toMatchObject({
      agencyId: 'kecamatan',
      followsId: 'atasan',
    })
    expect(ownedBy(chart, { ...node, holderPositionId: 'wali' }, measure)).toMatchObject({
      agencyId: null,
      givers: [],
    })
  })

  it('may be a person without a post of the node, or nobody', () => {
    const owned = ownedBy(
      chart,
      { unitId: null, holderPositionId: null, holderPersonId: 'yusuf' },
      measure,
    )

    expect([owned.agencyId, owned.givers.map(({ personId }) => personId)]).toEqual([
      'kecamatan',
      ['maya'],
    ])
    expect(
      ownedBy(chart, { unitId: null, holderPositionId: null, holderPersonId: null }, measure)
        .givers,
    ).toEqual([])
  })

  it.each([
    ['a post with its Plt', { ...node, holderPositionId: 'kabid' }, 'eko, Plt. Kepala Bidang'],
    ['one of several holders', { ...node, holderPersonId: 'joko' }, 'joko, Staf'],
    ['a person', { ...node, holderPositionId: null, holderPersonId: 'joko' }, 'joko'],
    ['nobody', { ...node, holderPositionId: null }, null],
  ])('is printed as %s', (_, held, name) => expect(holderName(chart, held)).toBe(name))
})

describe('whose figures concern somebody', () => {
  const nobody = { personId: 'joko', positionIds: ['staf'], operatedAgencies: [], plans: false }

  it('own posts, the offices one operates, and the top for planners', () => {
    expect(reportingReach(chart, nobody)).toEqual({
      positionIds: ['staf'],
      personIds: ['joko'],
      unitIds: [],
    })
    expect(reportingReach(chart, { ...nobody, operatedAgencies: ['dinas'] })).toEqual({
      ...{
        positionIds: ['staf', 'kadis', 'kabid'],
        personIds: ['joko'],
        unitIds: ['dinas', 'bidang'],
      },
    })
    expect(reportingReach(chart, { ...nobody, plans: true }).positionIds).toEqual(['staf', 'wali'])
  })

  it('those of whom one is the first or the second giver', () => {
    const reach = (givers: string[], plans = false) =>
      verifyingReach(chart, { givers, plans }).positionIds

    expect(reach(['surya'])).toEqual(['kabid', 'staf'])
    expect(reach(['maya'])).toEqual(['kadis', 'kabid', 'camat'])
    expect(reach(['joko'])).toEqual([])
    expect(reach(['joko', 'surya'])).toEqual(['kabid', 'staf'])
    expect(reach(['bagus'], true)).toEqual(['wali'])
  })
})
