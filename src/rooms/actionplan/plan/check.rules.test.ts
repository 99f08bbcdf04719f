import { describe, expect, it } from 'vitest'
import type { Aggregation } from '../../planning/words.ts'
import { findingsOf, monthsWithoutStep, whyNotWhole } from './check.rules.ts'
import type { PlannedStep, PlanRow } from './plan.contract.ts'

const quarters = (from: 'OWN' | 'PLANNING', ...targets: (string | null)[]): PlanRow['quarters'] =>
  targets.map((target, at) => ({ period: `2026-Q${at + 1}`, target, from: target ? from : 'NONE' }))
const aRow = (more: Partial<PlanRow> = {}): PlanRow => ({
  ...{ number: 1, measureId: null, objective: 'Mutu', indicator: 'Sekolah terakreditasi A' },
  ...{ unitLabel: 'sekolah', unitKind: 'NUMBER', aggregation: 'SUM', frequency: 'QUARTERLY' },
  ...{ target: '100', quarters: quarters('OWN', '20', '30', '30', '20'), months: [] },
  ...more,
})
const months = Array.from({ length: 12 }, (_, at) => ({ month: at + 1, amount: '1' }))
const aStep = (more: Partial<PlannedStep> = {}): PlannedStep => ({
  ...{ id: null, row: 1, action: 'Visitasi', output: 'Laporan', unitLabel: 'laporan', months },
  ...{ positionId: null, executorIds: [], budgetCode: null, ...more },
})
const money = [{ row: 1, code: '1.01.02', name: 'Program', amount: 100, cash: [25, 25, 25, 25] }]
const told = (more: Partial<Parameters<typeof findingsOf>[0]> = {}) =>
  findingsOf({
    ...{ rows: [aRow()], steps: [aStep()], money, effectiveFrom: '2026-01-01' },
    ...more,
  })

describe('the parts of a year', () => {
  it.each<[Aggregation, string[], string, string | null]>([
    ['SUM', ['20', '30', '30', '20'], '100', null],
    ['SUM', ['20', '30', '30', '10'], '100', 'berjumlah 90, kurang 10'],
    ['SUM', ['20', '30', '30', '30.5'], '100', 'berjumlah 110,5, lebih 10,5'],
    ['SUM', ['0.1', '0.2'], '0.3', null],
    ['LAST', ['60', '65', '70', '75.00'], '75', null],
    ['LAST', ['60', '65', '70', '70'], '75', 'berakhir pada 70'],
    ['AVERAGE', ['80', '85', '90', '85'], '85', null],
    ['AVERAGE', ['80', '80', '81'], '80.33', null],
    ['AVERAGE', ['80', '80'], '85', 'rata-ratanya 80'],
    ['RATIO_POOLED', ['80', '95'], '90', null],
    ['RATIO_POOLED', ['80', '85'], '90', 'terletak antara 80 dan 85'],
    ['MAX', ['3', '7', '5'], '7', null],
    ['MIN', ['3', '7', '5'], '4', 'berakhir pada 3'],
    ['LAST', ['BB', 'A'], 'A', null],
    ['LAST', ['A', 'BB'], 'A', 'berakhir pada BB'],
    ['LAST', ['70..80', '80..90'], '80..90', null],
  ])('of kind %s: %j and %s', (kind, parts, whole, why) =>
    expect(whyNotWhole(kind, parts, whole)).toBe(why),
  )
})

describe('a plan', () => {
  it('that comes to the promise has nothing to mend', () => expect(told()).toEqual([]))

  it('says where and what the quarters lack', () => {
    expect(told({ rows: [aRow({ quarters: quarters('OWN', '20', null, '30', null) })] })).toEqual([
      expect.objectContaining({
        ...{ code: 'actionplan/target-missing', severity: 'error' },
        detail: 'Baris 1, «Sekolah terakreditasi A»: isi target TW II, TW IV.',
      }),
    ])
    expect(told({ rows: [aRow({ quarters: quarters('OWN', '20', '30', '30', '10') })] })).toEqual([
      expect.objectContaining({
        detail:
          'Baris 1, «Sekolah terakreditasi A»: target TW I sampai TW IV berjumlah 90, kurang 10, ' +
          'sedangkan target setahun 100.',
      }),
    ])
  })

  it('only tells what planning holds and its writer cannot mend', () => {
    const [one] = told({ rows: [aRow({ quarters: quarters('PLANNING', '20', '30', '30', '10') })] })

    expect(one).toMatchObject({ severity: 'warning', detail: expect.stringContaining('perencana') })
  })

  it('holds months against their quarter', () => {
    const cells = Array.from({ length: 12 }, (_, at) => ({
      ...{ period: `2026-${String(at + 1).padStart(2, '0')}`, from: 'OWN' as const },
      target: at < 3 ? '5' : null,
    }))

    expect(told({ rows: [aRow({ frequency: 'MONTHLY', months: cells })] })).toEqual([
      expect.objectContaining({
        detail: expect.stringContaining('Januari sampai Maret berjumlah 15, kurang 5'),
      }),
    ])
  })

  it('needs a step in every row, with words and a month, and something in every month', () => {
    const rows = [
      aRow({ frequency: 'ANNUAL', quarters: [{ period: '2026-Q4', target: '100', from: 'YEAR' }] }),
    ]
    const codes = (steps: PlannedStep[]) => told({ rows, steps }).map(({ code }) => code)

    expect(codes([])).toEqual(['actionplan/row-without-step'])
    expect(codes([aStep(), aStep({ action: '', output: '', months: [] })])).toEqual([
      ...['actionplan/step-empty', 'actionplan/output-empty', 'actionplan/step-without-month'],
    ])
    expect(codes([aStep({ months: months.slice(0, 11) })])).toEqual(['actionplan/idle-months'])
    expect(monthsWithoutStep([aStep({ months: months.slice(8) })], '2026-09-01')).toEqual([])
  })

  it('has a cash plan that is the budget of the promise', () => {
    const [one] = told({ money: money.map((row) => ({ ...row, cash: [25, 25, null, 25] })) })

    expect(one).toMatchObject({
      code: 'actionplan/cash-does-not-add-up',
      detail: expect.stringMatching(/kurang Rp\s25/),
    })
  })
})
