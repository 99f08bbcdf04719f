import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, equals, fixed } from '../../../kernel/decimal.ts'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import type { Aggregation } from '../../planning/words.ts'
import type { Scope } from '../figure/figure.contract.ts'
import {
  amountOf,
  type Computed,
  type Measured,
  type Reported,
  ratioValue,
  resultsOf,
} from './result.rules.ts'

const pack = aMeasurementPack()
const aMeasured = (
  more: Partial<Omit<Measured, 'targets'>> & { targets?: Record<string, string> } = {},
): Measured => ({
  ...{
    unitKind: 'NUMBER',
    polarity: 'MAXIMIZE',
    aggregation: 'LAST',
    achievementFormula: null,
    baseline: null,
  },
  ...more,
  targets: new Map(Object.entries(more.targets ?? { '2026': '100' })),
})
const said = (
  period: string,
  value: string | null,
  parts: [string, string] | null = null,
): Reported => ({
  ...{ period, value, numerator: parts?.[0] ?? null, denominator: parts?.[1] ?? null },
})
const of = (results: readonly Computed[], scope: Scope): Computed | undefined =>
  results.find((one) => one.scope === scope)
/** Achievements in two places by scope, or the state where there is none. */
const printed = (results: readonly Computed[]): Record<string, string> =>
  Object.fromEntries(
    results.map(({ scope, state, uncapped }) => [
      scope,
      uncapped === null ? state : fixed(decimal(uncapped), 2),
    ]),
  )

const quarterly = (...targets: string[]): Record<string, string> =>
  Object.fromEntries(targets.map((target, i) => [`2026-Q${i + 1}`, target]))

describe('worked examples of perjanjian-kinerja.md §4.3', () => {
  it('19, SUM', () => {
    const measured = aMeasured({
      aggregation: 'SUM',
      targets: { '2026': '100', ...quarterly('20', '30', '30', '20') },
    })

    expect(
      printed(resultsOf(measured, '2026-Q2', [said('2026-Q1', '18'), said('2026-Q2', '33')], pack)),
    ).toEqual({
      ...{ PERIOD: '110.00', TO_DATE: '102.00', ANNUAL: '51.00' },
    })
  })

  it('20, LAST', () => {
    const measured = aMeasured({ targets: { '2026': '75', ...quarterly('60', '65', '70', '75') } })

    expect(
      printed(resultsOf(measured, '2026-Q2', [said('2026-Q1', '58'), said('2026-Q2', '66')], pack)),
    ).toEqual({
      ...{ PERIOD: '101.54', TO_DATE: '101.54', ANNUAL: '88.00' },
    })
  })

  it('21, AVERAGE', () => {
    const measured = aMeasured({
      unitKind: 'INDEX',
      aggregation: 'AVERAGE',
      targets: { '2026': '85' },
    })

    expect(
      printed(
        resultsOf(measured, '2026-Q2', [said('2026-Q1', '82.0'), said('2026-Q2', '84.0')], pack),
      ),
    ).toEqual({
      ...{ PERIOD: '98.82', TO_DATE: '97.65', ANNUAL: '97.65' },
    })
  })

  it('22, RATIO_POOLED: never the mean of percentages', () => {
    const measured = aMeasured({
      unitKind: 'PERCENT',
      aggregation: 'RATIO_POOLED',
      targets: { '2026': '90' },
    })
    const results = resultsOf(
      measured,
      '2026-Q2',
      [said('2026-Q1', '80', ['80', '100']), said('2026-Q2', '95', ['190', '200'])],
      pack,
    )

    expect(of(results, 'TO_DATE')).toMatchObject({ realization: '90', uncapped: '100' })
  })
})

describe('what is stored', () => {
  it('keeps formula, inputs, target with its source, both caps and the band', () => {
    expect(
      of(
        resultsOf(
          aMeasured({ targets: { '2026': '50' } }),
          '2026-Q1',
          [said('2026-Q1', '70')],
          pack,
        ),
        'PERIOD',
      ),
    ).toEqual({
      ...{
        scope: 'PERIOD',
        state: 'OK',
        realization: '70',
        target: '50',
        targetSource: 'CONTAINING',
        formula: 'MAX_RATIO',
      },
      ...{
        inputs: { target: '50', realization: '70', baseline: null },
        uncapped: '140',
        capped: '120',
      },
      ...{ band: 'Sangat tinggi', tone: 'good', reason: null },
    })
  })

  it('says why without a target, and keeps what was realised', () => {
    const results = resultsOf(aMeasured({ targets: {} }), '2026-Q1', [said('2026-Q1', '70')], pack)

    expect(
      results.map(({ state, realization, target, reason }) => [state, realization, target, reason]),
    ).toEqual(Array(3).fill(['NO_DATA', '70', null, 'Target periode ini belum ada dalam rencana.']))
  })

  it('uses the formula of the indicator and its baseline', () => {
    const measured = aMeasured({
      polarity: 'MINIMIZE',
      achievementFormula: 'PROGRESS',
      baseline: '18.0',
      targets: { '2026': '14.0' },
    })

    expect(
      of(resultsOf(measured, '2026-Q1', [said('2026-Q1', '15.4')], pack), 'PERIOD'),
    ).toMatchObject({
      ...{ formula: 'PROGRESS', uncapped: '65', inputs: { baseline: '18.0' } },
    })
  })

  it('tells zero apart from nothing', () => {
    expect(
      of(resultsOf(aMeasured(), '2026-Q1', [said('2026-Q1', '0')], pack), 'PERIOD'),
    ).toMatchObject({ state: 'OK', uncapped: '0' })
    expect(
      of(
        resultsOf(aMeasured({ targets: { '2026': '0' } }), '2026-Q1', [said('2026-Q1', '0')], pack),
        'PERIOD',
      ),
    ).toMatchObject({
      ...{ state: 'NOT_APPLICABLE', uncapped: null },
    })
  })

  it('goes on without a blank: the year so far is that of the filled periods', () => {
    const measured = aMeasured({
      aggregation: 'SUM',
      targets: { '2026': '100', ...quarterly('20', '30', '30', '20') },
    })
    const results = resultsOf(
      measured,
      '2026-Q2',
      [said('2026-Q1', '18'), said('2026-Q2', null)],
      pack,
    )

    expect(results.map(({ scope, state }) => [scope, state])).toEqual([
      ['PERIOD', 'NO_DATA'],
      ['TO_DATE', 'OK'],
      ['ANNUAL', 'OK'],
    ])
    expect(of(results, 'PERIOD')).toMatchObject({
      realization: null,
      target: '30',
      reason: 'Belum dapat diukur pada periode ini.',
    })
    expect(of(results, 'TO_DATE')).toMatchObject({
      realization: '18',
      target: '20',
      uncapped: '90',
    })
  })

  it('has no year so far before anything was filled', () => {
    expect(printed(resultsOf(aMeasured(), '2026-Q1', [said('2026-Q1', null)], pack))).toEqual({
      ...{ PERIOD: 'NO_DATA', TO_DATE: 'NO_DATA', ANNUAL: 'NO_DATA' },
    })
  })

  it('leaves later periods aside', () => {
    const reported = [said('2026-Q1', '58'), said('2026-Q2', '66')]
    const measured = aMeasured({ targets: { '2026': '75', ...quarterly('60', '65', '70', '75') } })

    expect(of(resultsOf(measured, '2026-Q1', reported, pack), 'TO_DATE')?.realization).toBe('58')
  })

  it('needs parts to pool a ratio, and says so', () => {
    const measured = aMeasured({
      unitKind: 'PERCENT',
      aggregation: 'RATIO_POOLED',
      targets: { '2026': '90' },
    })
    const results = resultsOf(
      measured,
      '2026-Q2',
      [said('2026-Q1', '80'), said('2026-Q2', '95', ['190', '200'])],
      pack,
    )

    expect(of(results, 'TO_DATE')).toMatchObject({
      state: 'NO_DATA',
      reason: expect.stringContaining('Pembilang dan penyebut'),
    })
  })

  it('holds monthly sums against exact shares of the year', () => {
    const measured = aMeasured({ aggregation: 'SUM', targets: { '2026': '20' } })
    const months = Array.from({ length: 12 }, (_, i) =>
      said(`2026-${String(i + 1).padStart(2, '0')}`, i === 11 ? '1.2' : '1.5454545454'),
    )

    expect(of(resultsOf(measured, '2026-12', months, pack), 'TO_DATE')).toMatchObject({
      target: '20',
      targetSource: 'EVEN_SHARE',
    })
  })
})

describe('predicates and milestones', () => {
  const opinion = aMeasured({ unitKind: 'GRADE', targets: { '2026': 'WTP' } })
  const milestone = aMeasured({ unitKind: 'MILESTONE', targets: { '2026': '2026-06-30' } })

  it('hold a predicate against its scale', () => {
    expect(printed(resultsOf(opinion, '2026', [said('2026', 'WDP')], pack))).toEqual({
      PERIOD: '75.00',
      TO_DATE: '75.00',
      ANNUAL: '75.00',
    })
  })

  it('cannot compare a predicate of no scale', () => {
    expect(of(resultsOf(opinion, '2026', [said('2026', 'bagus')], pack), 'PERIOD')).toMatchObject({
      state: 'INVALID',
      realization: 'bagus',
    })
  })

  it('wait for the day of a milestone before calling it missed', () => {
    expect(
      of(resultsOf(milestone, '2026-Q1', [said('2026-Q1', 'belum')], pack), 'PERIOD'),
    ).toMatchObject({
      ...{
        state: 'NOT_DUE',
        reason: 'Batasnya 30\u00a0Juni\u00a02026, jadi belum waktunya dinilai.',
      },
    })
    expect(
      printed(
        resultsOf(milestone, '2026-Q2', [said('2026-Q1', 'belum'), said('2026-Q2', 'belum')], pack),
      ).PERIOD,
    ).toBe('0.00')
    expect(
      printed(resultsOf(milestone, '2026-Q2', [said('2026-Q2', '2026-06-12')], pack)).PERIOD,
    ).toBe('100.00')
  })

  it('remember what was said last', () => {
    const results = resultsOf(
      milestone,
      '2026-Q2',
      [said('2026-Q1', '2026-03-01'), said('2026-Q2', null)],
      pack,
    )

    expect(printed(results)).toEqual({ PERIOD: 'NO_DATA', TO_DATE: '100.00', ANNUAL: '100.00' })
  })
})

describe('values', () => {
  it.each([
    ['61482', '84106', 'PERCENT', '73.100611'],
    ['1', '3', 'NUMBER', '0.333333'],
    ['1', '0', 'PERCENT', null],
    ['satu', '2', 'PERCENT', null],
  ] as const)('%s of %s as %s: %s', (numerator, denominator, unit, value) =>
    expect(ratioValue(numerator, denominator, unit)).toBe(value),
  )

  it.each([
    ['12.5', 'number'],
    ['2026-06-30', 'date'],
    ['80..90', 'range'],
    ['Selesai', 'done'],
    ['belum', 'done'],
    ['WTP', 'grade'],
    ['entah', undefined],
  ])('%s is a %s', (value, kind) => expect(amountOf(value, value, pack)?.kind).toBe(kind))

  it.each([
    ['BB (72,50)', 'BB (70,00)', 'number'],
    ['BB (72,50)', '70.5', 'number'],
    ['BB (72,50)', 'BB', 'grade'],
    ['BB', 'BB (72,50)', 'grade'],
  ])('%s beside %s is a %s', (value, other, kind) =>
    expect(amountOf(value, other, pack)?.kind).toBe(kind),
  )

  it('keeps to the order where the formula asks for it', () =>
    expect(amountOf('BB (72,50)', 'BB (70,00)', pack, 'ORDINAL')?.kind).toBe('grade'))
})

it('is 100 % wherever every period meets its target, whatever the aggregation', () => {
  const aggregations: Aggregation[] = ['SUM', 'LAST', 'AVERAGE', 'MAX', 'MIN']
  fc.assert(
    fc.property(
      fc.constantFrom(...aggregations),
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 1, max: 4 }),
      (aggregation, value, count) => {
        const target = String(value)
        const measured = aMeasured({
          aggregation,
          targets: quarterly(target, target, target, target),
        })
        const reported = Array.from({ length: count }, (_, i) => said(`2026-Q${i + 1}`, target))

        for (const scope of ['PERIOD', 'TO_DATE'] as const) {
          const uncapped = of(
            resultsOf(measured, `2026-Q${count}`, reported, pack),
            scope,
          )?.uncapped
          expect(uncapped && equals(decimal(uncapped), decimal(100)), scope).toBe(true)
        }
      },
    ),
  )
})
