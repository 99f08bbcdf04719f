import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import organisasi from '../../../../data/packs/organisasi.json' with { type: 'json' }
import { printDate } from '../../../kernel/indonesian.ts'
import {
  anAssignment,
  anOrganisation,
  aPerson,
  aPosition,
  aTeamRole,
  aUnit,
} from '../../../testing/organisation-samples.ts'
import type { Assignment, Organisation } from '../organisation.contract.ts'
import { chartOf } from '../organisation.rules.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { type Asked, superiorOf, superiorsOf } from './superior.rules.ts'

const chart = (parts: Partial<Organisation>) => chartOf(anOrganisation(parts))
const verifier = { for: 'VERIFIER' } as const
const rules = OrganisationPack.parse(organisasi.content)
const rater: Asked = { for: 'SKP_RATER', ...rules }
const raterSuperior: Asked = { for: 'SKP_RATER_SUPERIOR', ...rules }
const giver = (plhSigns = false): Asked => ({
  for: 'PK_GIVER',
  levels: { REGION_HEAD: { giver: 'NONE' }, AGENCY_HEAD: { giver: 'REGION_HEAD' } },
  plhSigns,
})

describe('who verifies', () => {
  const positions = [
    aPosition({ id: 'wali', title: 'Wali Kota' }),
    aPosition({ id: 'kadis', title: 'Kadis', superiorId: 'wali' }),
    aPosition({ id: 'kabid', title: 'Kabid', superiorId: 'kadis' }),
    aPosition({ id: 'staf', title: 'Staf', superiorId: 'kabid' }),
  ]
  const superior = (held: string[], of: string) => {
    const found = superiorOf(
      chart({
        positions,
        assignments: held.map((pair) =>
          anAssignment(pair, pair.startsWith('plt-') ? { kind: 'PLT' } : {}),
        ),
      }),
      {
        positionId: of,
        personId: held.find((pair) => pair.endsWith(`@${of}`))?.split('@')[0] ?? 'siapa',
      },
      verifier,
    )
    return found && [found.position.id, found.holder.personId, ...found.reasons]
  }

  it('is the holder of the post above', () => {
    expect(superior(['budi@kabid', 'ani@staf'], 'staf')).toEqual([
      ...['kabid', 'budi', 'Kabid tercatat sebagai atasan langsung.'],
    ])
  })
  it('is the Plt of a vacant post above', () => {
    expect(superior(['plt-budi@kabid', 'ani@staf'], 'staf')).toEqual([
      ...['kabid', 'plt-budi', 'Plt. Kabid tercatat sebagai atasan langsung.'],
    ])
  })
  it('is further up over a vacancy, told as a reason', () => {
    expect(superior(['citra@kadis', 'ani@staf'], 'staf')).toEqual([
      'kadis',
      'citra',
      'Jabatan Kabid kosong.',
      'Kadis tercatat sebagai atasan langsung.',
    ])
  })
  it('is further up over a post the same person holds, because nobody is both parties', () => {
    const assignments = [
      anAssignment('budi@kabid'),
      anAssignment('budi@kadis', { kind: 'PLT' }),
      anAssignment('maya@wali'),
    ]
    const found = superiorOf(
      chart({ positions, assignments }),
      {
        positionId: 'kabid',
        personId: 'budi',
      },
      verifier,
    )
    expect([found?.position.id, found?.reasons]).toEqual([
      'wali',
      ['Jabatan Kadis dipegang orang yang sama.', 'Wali Kota tercatat sebagai atasan langsung.'],
    ])
  })
  it('is nobody for the head of region, above a line of vacancies, and where superiors go in a circle', () => {
    expect(superior(['maya@wali'], 'wali')).toBeNull()
    expect(superior(['ani@staf'], 'staf')).toBeNull()
    const circle = [
      aPosition({ id: 'a', superiorId: 'b' }),
      aPosition({ id: 'b', superiorId: 'a' }),
    ]
    expect(
      superiorOf(chart({ positions: circle }), { positionId: 'a', personId: 'ani' }, verifier),
    ).toBeNull()
    expect(
      superiorOf(
        chart({ positions: [aPosition({ superiorId: 'hilang' })] }),
        {
          positionId: 'kepala',
          personId: 'ani',
        },
        verifier,
      ),
    ).toBeNull()
  })
})

/** A city as the issue of it tells: a JF Ahli Pertama in a team under a JF Ahli Muda, below a Kabid
 * and a Kadis. */
const bidang = (more: Partial<Organisation> = {}): Organisation =>
  anOrganisation({
    units: [
      aUnit({ id: 'pemda', kind: 'PEMDA', isAgency: false }),
      aUnit({ id: 'dinas', parentId: 'pemda' }),
      aUnit({ id: 'bidang', kind: 'BIDANG', isAgency: false, parentId: 'dinas' }),
      aUnit({
        id: 'tim',
        name: 'Tim Data',
        kind: 'TIM_KERJA',
        isAgency: false,
        parentId: 'bidang',
      }),
    ],
    positions: [
      aPosition({
        id: 'wali',
        title: 'Wali Kota',
        unitId: 'pemda',
        kind: 'POLITIK',
        echelon: null,
        level: 'REGION_HEAD',
      }),
      aPosition({ id: 'kadis', title: 'Kepala Dinas', superiorId: 'wali' }),
      aPosition({
        id: 'kabid',
        title: 'Kepala Bidang',
        unitId: 'bidang',
        echelon: 'III.b',
        level: 'ADMINISTRATOR',
        superiorId: 'kadis',
      }),
      functional('muda', 'Analis Ahli Muda', 'kabid'),
      functional('pertama', 'Analis Ahli Pertama', 'muda'),
      functional('madya', 'Analis Ahli Madya', 'kabid'),
    ],
    people: ['maya', 'citra', 'budi', 'rina', 'ani', 'tono', 'dodi'].map((id) =>
      aPerson({ id, name: id }),
    ),
    assignments: [
      anAssignment('maya@wali'),
      anAssignment('citra@kadis'),
      anAssignment('budi@kabid'),
      anAssignment('rina@muda'),
      anAssignment('ani@pertama'),
      anAssignment('tono@madya'),
    ],
    teamRoles: [
      aTeamRole({ id: 'k', personId: 'rina', role: 'KETUA' }),
      aTeamRole({ id: 'a', personId: 'ani', role: 'ANGGOTA' }),
    ],
    ...more,
  })
function functional(id: string, title: string, superiorId: string) {
  return aPosition({
    id,
    title,
    superiorId,
    unitId: 'bidang',
    kind: 'FUNGSIONAL',
    echelon: null,
    level: 'FUNCTIONAL',
    singleHolder: false,
  })
}
const ani = { personId: 'ani', positionId: 'pertama' }
const named = (organisation: Organisation, asked: Asked, held = ani) =>
  superiorsOf(chartOf(organisation), held, asked).superiors.map(({ holder }) => holder.personId)
const decree = {
  ...{ id: 'sk', ratedPersonId: 'ani', ratedPositionId: null, delegateId: 'rina' },
  ...{
    decreeNumber: '800/12/2026',
    decreeDate: '2026-01-05',
    validFrom: '2026-01-05',
    validTo: null,
  },
}
const withoutKabid = (held: Assignment[]): Assignment[] => [
  ...bidang().assignments.filter(({ positionId }) => positionId !== 'kabid'),
  ...held,
]

describe('who rates (`skp-dan-penghargaan.md` §2)', () => {
  it('is the Kabid of a JF Ahli Pertama in a team, whose ketua gives feedback only', () => {
    const { superiors, reasons } = superiorsOf(chartOf(bidang()), ani, rater)

    expect(superiors.map(({ holder, by }) => [holder.personId, by])).toEqual([['budi', 'STATED']])
    expect(reasons).toEqual([
      'Analis Ahli Muda memberi masukan dan tidak menilai: yang menilai paling rendah Pengawas, atau ' +
        'pejabat yang menerima pendelegasian dengan keputusan.',
      'Kepala Bidang tercatat sebagai atasan langsung.',
    ])
    expect(superiorsOf(chartOf(bidang()), ani, { for: 'TEAM' })).toMatchObject({
      superiors: [{ holder: { personId: 'rina' }, by: 'TEAM' }],
      reasons: ['rina memimpin Tim Data: memberi tugas dan masukan, tidak menilai.'],
    })
  })

  it('is the ketua tim after a decree of delegation, of the person or of the post', () => {
    const ofPost = { ...decree, ratedPersonId: null, ratedPositionId: 'pertama' }
    for (const one of [decree, ofPost]) {
      const found = superiorsOf(chartOf(bidang({ raterDelegations: [one] })), ani, rater)
      expect(found.superiors.map(({ holder, by }) => [holder.personId, by])).toEqual([
        ['rina', 'DECREE'],
      ])
      expect(found.reasons).toEqual([
        `Keputusan 800/12/2026 tanggal ${printDate('2026-01-05')} mendelegasikan penilaian kepada rina.`,
      ])
    }
    expect(named(bidang({ raterDelegations: [decree] }), raterSuperior)).toEqual(['budi'])
  })

  it('is the Plt of a vacant Kabid, and the Plh where there is no other', () => {
    for (const kind of ['PLT', 'PLH'] as const) {
      const assignments = withoutKabid([anAssignment('dodi@kabid', { kind })])
      expect(named(bidang({ assignments }), rater)).toEqual(['dodi'])
    }
    expect(named(bidang({ assignments: withoutKabid([]) }), rater)).toEqual(['citra'])
  })

  it('is the Plh while the holder is off duty, and the holder where nobody stands in', () => {
    const absent = [{ personId: 'budi', says: 'sedang cuti', until: null }]
    const plh = [...bidang().assignments, anAssignment('dodi@kabid', { kind: 'PLH' })]

    expect(named(bidang({ absent, assignments: plh }), rater)).toEqual(['dodi'])
    expect(named(bidang({ assignments: plh }), rater)).toEqual(['budi'])
    expect(named(bidang({ absent }), rater)).toEqual(['budi'])
  })

  it('is nobody a decree names who holds no post, or who would rate themselves', () => {
    for (const delegateId of ['dodi', 'ani']) {
      const found = superiorsOf(
        chartOf(bidang({ raterDelegations: [{ ...decree, delegateId }] })),
        ani,
        rater,
      )
      expect(found.superiors.map(({ holder }) => holder.personId)).toEqual(['budi'])
      expect(found.reasons[0]).toContain('800/12/2026')
    }
  })

  it.each([
    ['pertama', 'ani', 'budi', 'citra'],
    ['muda', 'rina', 'budi', 'citra'],
    ['madya', 'tono', 'citra', 'maya'],
    ['kabid', 'budi', 'citra', 'maya'],
    ['kadis', 'citra', 'maya', undefined],
    ['wali', 'maya', undefined, undefined],
  ])(
    'of %s follows the table of the pack, with whom decides an objection',
    (positionId, personId, first, above) => {
      const held = { positionId, personId }
      expect([named(bidang(), rater, held)[0], named(bidang(), raterSuperior, held)[0]]).toEqual([
        first,
        above,
      ])
    },
  )
})

describe('what is stated for one holder of a post', () => {
  it('goes before what is stated for the post, for that holder alone', () => {
    const assignments = [...bidang().assignments, anAssignment('dodi@pertama')]
    const own = {
      id: 's',
      assignmentId: 'dodi@pertama',
      superiorId: 'kadis',
      validFrom: '2026-01-01',
      validTo: null,
    }
    const organisation = bidang({ assignments, statedSuperiors: [own] })

    expect(named(organisation, verifier, { positionId: 'pertama', personId: 'dodi' })).toEqual([
      'citra',
    ])
    expect(named(organisation, verifier)).toEqual(['rina'])
  })
})

describe('who gives the mandate of a PK', () => {
  it('is the stated superior, nobody for the head of region, and a Plh only where the policy says so', () => {
    const plh = bidang({ assignments: withoutKabid([anAssignment('dodi@kabid', { kind: 'PLH' })]) })
    const muda = { positionId: 'muda', personId: 'rina' }

    expect(named(plh, giver(), muda)).toEqual(['citra'])
    expect(named(plh, giver(true), muda)).toEqual(['dodi'])
    expect(superiorsOf(chartOf(plh), { positionId: 'wali', personId: 'maya' }, giver())).toEqual({
      superiors: [],
      reasons: ['Kepala daerah berjanji sendiri, tanpa pemberi amanah.'],
    })
  })
})

describe('whatever the organisation', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'] as const
  const some = fc.constantFrom(...ids)
  const organisation = fc
    .record({
      above: fc.array(fc.option(some), { minLength: 5, maxLength: 5 }),
      parents: fc.array(fc.option(some), { minLength: 5, maxLength: 5 }),
      echelons: fc.array(fc.constantFrom('II.b', 'III.b', 'IV.a', null), {
        minLength: 5,
        maxLength: 5,
      }),
      held: fc.array(fc.tuple(some, some, fc.constantFrom('D', 'PLT', 'PLH', 'PJ', 'TT')), {
        maxLength: 12,
      }),
      decrees: fc.array(fc.tuple(some, some), { maxLength: 3 }),
    })
    .map(({ above, parents, echelons, held, decrees }) =>
      anOrganisation({
        units: ids.map((id, i) => aUnit({ id, parentId: parents[i] ?? null })),
        positions: ids.map((id, i) =>
          aPosition({
            ...{ id, unitId: id, superiorId: above[i] ?? null, echelon: echelons[i] ?? null },
            kind: echelons[i] === null ? 'PELAKSANA' : 'STRUKTURAL',
          }),
        ),
        people: ids.map((id) => aPerson({ id, name: `Pegawai ${id}` })),
        assignments: held.map(([person, post, kind], i) =>
          anAssignment(`${person}@${post}`, { id: `${i}`, kind }),
        ),
        teamRoles: ids.map((id, i) =>
          aTeamRole({ id, personId: id, role: i === 0 ? 'KETUA' : 'ANGGOTA' }),
        ),
        raterDelegations: decrees.map(([rated, delegateId], i) => ({
          ...{ ...decree, id: `${i}`, ratedPersonId: rated, delegateId },
        })),
      }),
    )

  it('is never oneself, nor rater and above at once, ends on circles, and says why in sentences', () => {
    fc.assert(
      fc.property(organisation, (drawn) => {
        const here = chartOf(drawn)
        for (const held of drawn.assignments) {
          const found = [verifier, { for: 'TEAM' } as const, giver(), rater, raterSuperior].map(
            (asked) => superiorsOf(here, held, asked),
          )
          const people = found.map(({ superiors }) =>
            superiors.map(({ holder }) => holder.personId),
          )
          expect(people.flat()).not.toContain(held.personId)
          expect(people[3]?.[0] === undefined || people[3][0] !== people[4]?.[0]).toBe(true)
          for (const { reasons } of found) {
            expect(reasons.length).toBeGreaterThan(0)
            for (const reason of reasons) expect(reason).toMatch(/^[A-Z].*[a-z0-9]\.$/)
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
