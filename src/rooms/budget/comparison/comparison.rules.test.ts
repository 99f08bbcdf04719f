import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aKey } from '../../../testing/samples/budget.samples.ts'
import { differenceOf, whyNotCompare } from './comparison.rules.ts'

it('tells a shift between two accounts of one sub kegiatan from a change of money', () => {
  const difference = differenceOf([
    aKey({ before: 4_000_000, after: 3_000_000 }),
    aKey({ accountCode: '5.1.02.04.01.0001', before: 57_750_000, after: 58_750_000 }),
    aKey({ accountCode: '5.2.02.10.01.0002', before: 93_750_000, after: 93_750_000 }),
  ])

  expect(difference).toMatchObject({ before: 155_500_000, after: 155_500_000, delta: 0 })
  expect(difference.changes).toMatchObject([
    {
      ...{ kind: 'SHIFTED', before: 155_500_000, after: 155_500_000, delta: 0 },
      accounts: [
        { code: '5.1.02.01.01.0024', kind: 'DECREASED', delta: -1_000_000 },
        { code: '5.1.02.04.01.0001', kind: 'INCREASED', delta: 1_000_000 },
      ],
    },
  ])
})

it('names what is new, gone, more and less, office by office', () => {
  const inspectorate = {
    skpdCode: '6.01.0.00.0.00.01.0000',
    skpdName: 'Inspektorat',
    subUnitCode: '6.01.0.00.0.00.01.0000',
    subUnitName: 'Inspektorat',
  }
  const { offices, changes } = differenceOf([
    aKey({ subActivityCode: '1.01.02.2.01.0001', before: null, after: 10 }),
    aKey({ subActivityCode: '1.01.02.2.01.0002', before: 7, after: null }),
    aKey({ subActivityCode: '1.01.02.2.01.0003', before: 5, after: 9 }),
    aKey({ subActivityCode: '1.01.02.2.01.0004', before: 5, after: 5 }),
    aKey({ ...inspectorate, subActivityCode: '6.01.02.2.01.0001', before: 5, after: 2 }),
  ])

  expect(changes.map(({ code, kind }) => `${code} ${kind}`)).toEqual([
    ...[
      '1.01.02.2.01.0001 ADDED',
      '1.01.02.2.01.0002 REMOVED',
      '1.01.02.2.01.0003 INCREASED',
      '6.01.02.2.01.0001 DECREASED',
    ],
  ])
  expect(offices).toMatchObject([
    { skpdName: 'Dinas Pendidikan', before: 17, after: 24, delta: 7, subActivities: 3 },
    { skpdName: 'Inspektorat', before: 5, after: 2, delta: -3, subActivities: 1 },
  ])
})

it('sees one sub kegiatan where one version writes two digits and the other four', () => {
  const { changes } = differenceOf([
    aKey({ subActivityCode: '1.01.02.2.01.03', before: 5, after: null }),
    aKey({ subActivityCode: '1.01.02.2.01.0003', before: null, after: 5 }),
  ])
  expect(changes).toEqual([])
})

const anyKey = fc
  .record({
    office: fc.integer({ min: 1, max: 2 }),
    sub: fc.integer({ min: 1, max: 3 }),
    account: fc.integer({ min: 1, max: 3 }),
    before: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    after: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  })
  .map(({ office, sub, account, before, after }) =>
    aKey({
      skpdCode: `${office}`,
      subUnitCode: `${office}`,
      subActivityCode: `s${sub}`,
      accountCode: `a${account}`,
      before,
      after,
    }),
  )

it('loses no rupiah: deltas of accounts, sub kegiatan and offices all add up to the whole', () => {
  fc.assert(
    fc.property(fc.array(anyKey, { maxLength: 40 }), (rows) => {
      const { delta, offices, changes } = differenceOf(rows)
      const whole = rows.reduce((sum, { before, after }) => sum + (after ?? 0) - (before ?? 0), 0)
      const add = (items: readonly { delta: number }[]): number =>
        items.reduce((sum, item) => sum + item.delta, 0)
      expect([
        delta,
        add(offices),
        add(changes),
        add(changes.flatMap(({ accounts }) => accounts)),
      ]).toEqual([whole, whole, whole, whole])
      for (const { kind, delta: own } of changes) {
        if (kind === 'SHIFTED') expect(own).toBe(0)
        if (kind === 'INCREASED') expect(own).toBeGreaterThan(0)
        if (kind === 'DECREASED') expect(own).toBeLessThan(0)
      }
    }),
  )
})

it('does not compare across years', () => {
  expect(whyNotCompare({ year: 2025 }, { year: 2026 })?.code).toBe('budget/other-year')
  expect(whyNotCompare({ year: 2026 }, { year: 2026 })).toBeNull()
})
