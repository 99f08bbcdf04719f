import { describe, expect, it } from 'vitest'
import {
  anAssignment,
  anOrganisation,
  aPerson,
  aPosition,
  aUnit,
} from '../../testing/organisation-samples.ts'
import type { Assignment, Organisation } from './organisation.contract.ts'
import {
  agencyOf,
  branchOf,
  chartOf,
  inTreeOrder,
  principalHolder,
  printedNip,
  printedRank,
  titleAs,
} from './organisation.rules.ts'
import { summaryOf, unitLines } from './unit/unit.rules.ts'

const chart = (parts: Partial<Organisation>) => chartOf(anOrganisation(parts))

describe('the office of a unit', () => {
  const units = [
    aUnit({ id: 'pemda', kind: 'PEMDA', isAgency: false }),
    aUnit({ id: 'dinas', parentId: 'pemda' }),
    aUnit({ id: 'bidang', kind: 'BIDANG', isAgency: false, parentId: 'dinas' }),
    aUnit({ id: 'lingkar-a', isAgency: false, parentId: 'lingkar-b' }),
    aUnit({ id: 'lingkar-b', isAgency: false, parentId: 'lingkar-a' }),
  ]

  it.each([
    ['itself', 'dinas', 'dinas'],
    ['the nearest above', 'bidang', 'dinas'],
    ['none above all offices', 'pemda', undefined],
    ['none for an unknown unit', 'lain', undefined],
    ['none, and no endless walk, where parents go in a circle', 'lingkar-a', undefined],
  ])('is %s', (_, unitId, agency) => expect(agencyOf(chart({ units }), unitId)?.id).toBe(agency))
})

describe('who answers for a post', () => {
  it.each([
    ['the definitive holder before all others', ['PLT', 'D', 'PJ'] as const, 'D'],
    ['the Pj before the Plt', ['PLT', 'PJ'] as const, 'PJ'],
    ['the Plt where nobody else is', ['PLH', 'PLT'] as const, 'PLT'],
    ['nobody, with a Plh alone, who stands in for days', ['PLH'] as const, undefined],
    ['nobody, with an additional duty alone', ['TT'] as const, undefined],
    ['nobody, when vacant', [] as const, undefined],
  ])('is %s', (_, kinds, answering) => {
    const assignments = kinds.map((kind) => anAssignment(`${kind}@kepala`, { kind }))
    expect(principalHolder(chart({ positions: [aPosition()], assignments }), 'kepala')?.kind).toBe(
      answering,
    )
  })
})

describe('what documents print', () => {
  const ranks = { 'IV/c': 'Pembina Utama Muda' }

  it.each([
    ['rank and grade of a PNS', aPerson({ grade: 'IV/c' }), 'Pembina Utama Muda (IV/c)'],
    ['a grade alone that the list does not name', aPerson({ grade: 'III/x' }), 'III/x'],
    ['the grade of a PPPK', aPerson({ employmentKind: 'PPPK', grade: 'IX' }), 'Golongan IX'],
    [
      'nothing for an elected head of region',
      aPerson({ employmentKind: 'NON_ASN', grade: 'IV/c' }),
      null,
    ],
    ['nothing without a grade', aPerson({ grade: null }), null],
  ])('is %s', (_, person, printed) => expect(printedRank(person, ranks)).toBe(printed))

  it('has no NIP for a Non ASN, even where one is stored', () => {
    expect([printedNip(aPerson()), printedNip(aPerson({ employmentKind: 'NON_ASN' }))]).toEqual([
      '198603152010011007',
      null,
    ])
  })

  it.each([
    ['D', 'Kepala Dinas'],
    ['PLT', 'Plt. Kepala Dinas'],
    ['PLH', 'Plh. Kepala Dinas'],
    ['PJ', 'Pj. Kepala Dinas'],
    ['TT', 'Kepala Dinas'],
  ] as const)('names a %s holder', (kind, title) =>
    expect(titleAs({ title: 'Kepala Dinas' }, kind)).toBe(title),
  )
})

describe('the tree', () => {
  const units = [
    aUnit({ id: 'b', parentId: 'a' }),
    aUnit({ id: 'c', parentId: 'b' }),
    aUnit({ id: 'a' }),
    aUnit({ id: 'd', parentId: 'tidak-ada' }),
  ]

  it('lists parents before children, siblings by code; a unit whose parent is gone stands on its own', () => {
    expect(inTreeOrder(chart({ units })).map(({ unit, depth }) => `${depth}${unit.id}`)).toEqual([
      '0a',
      '1b',
      '2c',
      '0d',
    ])
  })
  it('gathers a branch, and nothing for an unknown unit', () => {
    expect(branchOf(chart({ units }), 'b').map(({ id }) => id)).toEqual(['b', 'c'])
    expect(branchOf(chart({ units }), 'zz')).toEqual([])
  })
})

describe('who heads a unit', () => {
  const units = [aUnit(), aUnit({ id: 'bidang', isAgency: false, parentId: 'dinas' })]
  const positions = [
    aPosition({ id: 'sekretaris', superiorId: 'kepala' }),
    aPosition({ id: 'kepala', superiorId: 'wali' }),
    aPosition({ id: 'kabid', unitId: 'bidang', superiorId: 'kepala' }),
    aPosition({ id: 'guru', unitId: 'sekolah', kind: 'FUNGSIONAL' }),
  ]
  const people = [aPerson({ id: 'ani', name: 'Ani' })]

  const here = (assignments: Assignment[]) => chart({ units, positions, people, assignments })
  const linesOf = (assignments: Assignment[] = []) => unitLines(here(assignments))

  it('is the structural post whose superior stands outside', () => {
    const held = ['kepala', 'kabid', 'sekretaris'].map((post) => anAssignment(`ani@${post}`))

    expect(linesOf(held).map(({ head }) => head?.title)).toEqual([
      'Jabatan kepala',
      'Jabatan kabid',
    ])
  })
  it('counts what is below a unit, and somebody in several of its parts once', () => {
    const held = ['kepala', 'kabid'].map((post) => anAssignment(`ani@${post}`))

    expect(linesOf(held).map((line) => [line.positions, line.people, line.vacancies])).toEqual([
      [3, 1, 1],
      [1, 1, 0],
    ])
    expect(summaryOf(here(held), linesOf(held))).toEqual({
      agencies: 1,
      units: 2,
      positions: 4,
      people: 1,
      vacancies: 1,
      actingHeads: 0,
    })
  })
  it('is said with the reason when the post is vacant or held by a Plt or a Pj', () => {
    const note = (kind?: 'PLT' | 'PJ' | 'D') =>
      linesOf(kind ? [anAssignment('ani@kepala', { kind })] : [])[0]
    expect(note()).toMatchObject({
      head: null,
      headNote: 'Jabatan Jabatan kepala kosong',
    })
    expect(note('PLT')).toMatchObject({
      head: { title: 'Plt. Jabatan kepala' },
      headNote: 'Dipegang pelaksana tugas',
    })
    expect(note('PJ')).toMatchObject({ headNote: 'Dipegang penjabat' })
    expect(note('D')).toMatchObject({ headNote: null })
    const acting = [anAssignment('ani@kepala', { kind: 'PLT' })]
    expect(summaryOf(here(acting), linesOf(acting)).actingHeads).toBe(1)
  })
})
