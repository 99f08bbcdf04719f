import { expect, it } from 'vitest'
import { aPolicy, idOf } from '../../../testing/samples/agreements.samples.ts'
import type { OfficeBudget } from '../../budget/words.ts'
import { officeBlock, piecesOf, regionBlock } from '../drafting/budget-block.rules.ts'
import { isHeldToBudget, offBudgetOf } from './off-budget.rules.ts'

const line = (code: string, amount: number) => ({ code, name: code, amount, sources: ['APBD'] })
const office = (amount: number, more = 0): OfficeBudget => ({
  ...{ skpdCode: 'A', skpdName: 'Dinas', unitId: idOf('Dinas'), approvedOn: '2026-01-05' },
  ...{ dpaNumber: null, total: amount + more },
  programs: [
    {
      ...line('1.01.02', amount),
      activities: [
        { ...line('1.01.02.2.01', amount), subActivities: [line('1.01.02.2.01.0001', amount)] },
      ],
    },
    ...(more > 0 ? [{ ...line('1.01.03', more), activities: [] }] : []),
  ],
})
const now = { offices: [office(9, 4)] }
const of = (name: string) => {
  const level = aPolicy.levels[name]
  if (!level) throw new Error(`no level ${name}`)
  return { level, agencyId: idOf('Dinas'), unitId: idOf('Bidang') }
}

it('looks up what a promise of the region, of an office and of an official has today', () => {
  const [region, head, official] = ['REGION_HEAD', 'AGENCY_HEAD', 'STAFF'].map(of)
  if (!region || !head || !official) throw new Error('no level')
  const sub = piecesOf(office(5), official.level).map((piece) => ({ ...piece, number: 1 }))

  expect(offBudgetOf({ ...region, budget: regionBlock({ offices: [office(5)] }) }, now)).toEqual({
    delta: 8,
    sentence: 'Berbeda dari DPA yang berlaku: dua baris anggaran, +8.',
  })
  expect(offBudgetOf({ ...head, budget: officeBlock(office(9, 4), head.level) }, now)).toBeNull()
  expect(offBudgetOf({ ...head, budget: officeBlock(office(4, 9), head.level) }, now)).toEqual({
    delta: 0,
    sentence: 'Berbeda dari DPA yang berlaku: dua baris anggaran, jumlahnya tetap.',
  })
  // what is new elsewhere in the office is not an official's line
  expect(offBudgetOf({ ...official, budget: sub }, now)?.delta).toBe(4)
  expect(offBudgetOf({ ...official, budget: sub }, { offices: [] })).toBeNull()
  expect(offBudgetOf({ ...official, budget: sub }, null)).toBeNull()
})

it('holds to the budget what is in force or on its way, not what is over', () => {
  expect((['DRAFT', 'AGREED', 'ACTIVE'] as const).every(isHeldToBudget)).toBe(true)
  expect((['ENDED', 'SUPERSEDED', 'CANCELLED', 'CLOSED'] as const).some(isHeldToBudget)).toBe(false)
})
