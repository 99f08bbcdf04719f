import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import builtIn from '../../../../data/packs/kinerja-pegawai.json' with { type: 'json' }
import { creditOf, gradeOfTitle, issuedSum } from '../credit/credit.rules.ts'
import { StaffPack } from '../pack/staff-pack.contract.ts'
import { distributionOf, type HeadLimit, limitsFor, moved } from './distribution.rules.ts'
import { annualProposal, periodicProposal, promiseGrade } from './organisation.rules.ts'

const rules = z.parse(StaffPack, builtIn.content)

describe('the pattern of a distribution, for 23 people (§10.2)', () => {
  const short = ({ classes, atMost, atLeast }: HeadLimit) =>
    `${classes.join('+')} ${atMost === null ? `>= ${atLeast}` : `<= ${atMost}`}`
  it.each([
    ['ISTIMEWA', ['SANGAT_BAIK <= 16']],
    ['BAIK', ['BAIK <= 16', 'BUTUH_PERBAIKAN+KURANG >= 1']],
    ['BUTUH_PERBAIKAN', ['BUTUH_PERBAIKAN >= 14', 'SANGAT_BAIK <= 2']],
    ['KURANG', ['KURANG >= 14', 'BUTUH_PERBAIKAN >= 3', 'SANGAT_BAIK <= 2']],
    ['SANGAT_KURANG', ['SANGAT_KURANG >= 14', 'KURANG+BUTUH_PERBAIKAN >= 3', 'SANGAT_BAIK <= 0']],
  ] as const)('%s', (organisation, limits) =>
    expect(limitsFor(rules.distribution, organisation, 23).map(short)).toEqual(limits),
  )

  it('points out a missing majority, and what moving two people changes', () => {
    const heads = { SANGAT_BAIK: 9, BAIK: 10, BUTUH_PERBAIKAN: 4 }
    const of = (one: typeof heads) =>
      distributionOf(rules.distribution, 'BAIK', one).findings.map(({ kind }) => kind)
    expect(of(heads)).toEqual(['MAJORITY'])
    const after = moved(heads, { count: 2, from: 'SANGAT_BAIK', to: 'BAIK' })
    expect(after).toMatchObject({ SANGAT_BAIK: 7, BAIK: 12 })
    expect(of(after as typeof heads)).toEqual([])
    expect(moved(heads, { count: 5, from: 'BUTUH_PERBAIKAN', to: 'BAIK' })).toBeNull()
  })

  it('finds nothing where nobody is', () =>
    expect(distributionOf(rules.distribution, 'KURANG', {}).findings).toEqual([]))
})

describe('the predicate of an organisation (§10.1)', () => {
  it.each([
    [20, 16, 19, 0, 'BUTUH_PERBAIKAN'],
    [20, 20, 20, 1, 'ISTIMEWA'],
    [20, 20, 20, 0, 'BAIK'],
    [20, 18, 20, 3, 'BAIK'],
    [20, 13, 20, 0, 'KURANG'],
    [20, 9, 9, 0, 'SANGAT_KURANG'],
    [0, 0, 0, 0, null],
  ])('%i due, %i met, %i begun, %i beyond: %s', (due, met, begun, beyond, proposed) =>
    expect(periodicProposal(rules.organisation, { due, met, begun, beyond })).toBe(proposed),
  )

  it('of a year comes from the promise and what was expected', () => {
    const grade = (due: number, met: number, beyond: number) =>
      promiseGrade(rules.organisation, { due, met, begun: due, beyond })
    expect([grade(5, 5, 1), grade(5, 5, 0), grade(5, 4, 4), grade(0, 0, 0)]).toEqual([
      ...['ABOVE', 'MEETS', 'BELOW', null],
    ])
    expect(annualProposal(rules.organisation, 'ABOVE', 'ABOVE')).toBe('ISTIMEWA')
    expect(annualProposal(rules.organisation, 'BELOW', 'MEETS')).toBe('BUTUH_PERBAIKAN')
    expect(annualProposal(rules.organisation, null, 'MEETS')).toBeNull()
  })
})

describe('credit points (§13)', () => {
  it('add up as they were issued', () => {
    const two = creditOf(rules.credit, { grade: 'Ahli Pertama', months: 2, predicate: 'BAIK' })
    expect(issuedSum(Array(3).fill(two?.issued), 2)).toBe('6.24')
    expect(issuedSum(['18.75', two?.issued ?? ''], 2)).toBe('20.83')
  })

  it.each([
    ['Perawat Ahli Muda', 'Ahli Muda'],
    ['Pranata Komputer Ahli Pertama', 'Ahli Pertama'],
    ['Bidan Terampil', 'Terampil'],
    ['Kepala Bidang Pemuda', null],
    ['Pengolah Data', null],
  ])('%s: %s', (title, grade) => expect(gradeOfTitle(rules.credit, title)).toBe(grade))
})
