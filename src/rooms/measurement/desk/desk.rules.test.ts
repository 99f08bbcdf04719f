import { describe, expect, it } from 'vitest'
import {
  anAssignment,
  anOrganisation,
  aPerson,
  aPosition,
  aUnit,
} from '../../../testing/organisation-samples.ts'
import { anOwned, aPost, aReporter } from '../../../testing/samples/figure.samples.ts'
import { alwaysOnDuty, chartOf } from '../../organisation/words.ts'
import {
  type Charge,
  type ClauseOf,
  type DeskFigure,
  type DeskView,
  deskLine,
  deskMonths,
  isTheirs,
  monthToReport,
  periodLabel,
  targetsWith,
} from './desk.rules.ts'
import { byUrgency } from './urgency.rules.ts'

const chart = chartOf(
  anOrganisation({
    units: [aUnit()],
    positions: [aPosition({ id: 'kabid', title: 'Kepala Bidang' }), aPosition({ id: 'kadis' })],
    people: ['eko', 'surya'].map((id) =>
      aPerson({ id, name: id === 'eko' ? 'Eko Nugroho' : 'Surya Pratama' }),
    ),
    assignments: [anAssignment('eko@kabid')],
  }),
)
const eko = aReporter('eko', aPost('kabid'))
const aClause = (more: Partial<ClauseOf> = {}): ClauseOf => ({
  ...{
    agreementId: 'pk',
    code: 'PK-1',
    state: 'ACTIVE',
    binds: true,
    receiver: 'Eko',
    giver: 'Surya',
    target: '85',
    versionId: 'v1',
    endedOn: null,
  },
  ...more,
})
const aCharge = (more: Partial<Charge> = {}): Charge => ({
  node: {
    statement: 'Meningkatnya mutu',
    unitId: 'dinas',
    holderPositionId: 'kabid',
    holderPersonId: null,
  },
  measure: {
    ...{
      id: 'ukuran',
      indicatorCode: 'I.1',
      indicatorName: 'Persentase layanan',
      unitLabel: 'persen',
      unitKind: 'PERCENT' as const,
    },
    ...{
      polarity: 'MAXIMIZE' as const,
      aggregation: 'LAST' as const,
      frequency: 'QUARTERLY' as const,
      descent: 'NEW' as const,
    },
  },
  ...{
    countedAs: 'ukuran',
    targets: new Map([['2026', '80']]),
    clause: undefined,
    owned: anOwned(),
  },
  ...more,
})
const aFigure = (more: Partial<DeskFigure> = {}): DeskFigure => ({
  ...{
    id: 'angka',
    version: 1,
    value: '70',
    blank: null,
    provisional: false,
    verdict: null,
    question: null,
    lockedAt: null,
  },
  ...{ reportedBy: 'eko', capturedAt: '2026-04-05T01:00:00.000Z', evidenceIds: ['b1', 'b2'] },
  ...more,
})
const aView = (
  figures: Record<string, DeskFigure> = {},
  more: Partial<DeskView> = {},
): DeskView => ({
  ...{ chart, today: '2026-07-15', reportByDay: 10, actor: eko, duty: alwaysOnDuty },
  figure: (id, period) => figures[`${id} ${period}`],
  achieved: () => undefined,
  ...more,
})

describe('one line', () => {
  it('says what is asked, of whom, by when, and who verifies', () => {
    expect(deskLine(aView(), aCharge({ clause: aClause() }), '2026-Q2')).toMatchObject({
      ...{
        indicator: 'Persentase layanan',
        periodLabel: 'Triwulan II 2026',
        holder: 'Eko Nugroho, Kepala Bidang',
        target: '80',
      },
      ...{
        verifier: 'Surya Pratama, Kepala Dinas',
        targetSource: 'CONTAINING',
        dueOn: '2026-07-10',
        late: true,
        state: 'NOT_REPORTED',
      },
      ...{
        version: 0,
        last: null,
        mayReport: true,
        mayVerify: false,
        clause: { code: 'PK-1', state: 'ACTIVE' },
      },
    })
  })

  it('shows the figure, what it was held against, and the last one before it', () => {
    const view = aView(
      { 'ukuran 2026-Q1': aFigure({ value: '60' }), 'ukuran 2026-Q2': aFigure() },
      {
        achieved: () => ({
          uncapped: '87.5',
          tone: 'fine',
          band: 'Tinggi',
          target: '81',
          targetSource: 'EXPLICIT',
        }),
      },
    )

    expect(deskLine(view, aCharge(), '2026-Q2')).toMatchObject({
      ...{
        state: 'REPORTED',
        late: false,
        value: '70',
        target: '81',
        targetSource: 'EXPLICIT',
        achievement: '87.5',
        tone: 'fine',
      },
      ...{
        reporter: 'Eko Nugroho',
        evidence: 2,
        last: { period: '2026-Q1', label: 'Triwulan I 2026', value: '60' },
      },
    })
  })

  it('looks back into the year before', () => {
    const view = aView({
      'ukuran 2025-Q4': aFigure({ value: '55' }),
      'ukuran 2025-Q3': aFigure({ value: '50' }),
    })

    expect(deskLine(view, aCharge(), '2026-Q1').last).toMatchObject({
      period: '2025-Q4',
      value: '55',
    })
  })

  it('offers the verdict to the giver while nobody has judged', () => {
    const giver = aReporter('surya', aPost('kadis'))
    const line = (figure: Partial<DeskFigure>) =>
      deskLine(aView({ 'ukuran 2026-Q2': aFigure(figure) }, { actor: giver }), aCharge(), '2026-Q2')
        .mayVerify

    expect([
      line({}),
      line({ verdict: 'RETURNED' }),
      line({ lockedAt: 'x' }),
      line({ reportedBy: 'surya' }),
    ]).toEqual([...[true, false, false, false]])
  })

  it('shows the figure of the measure an identical one follows', () => {
    const view = aView({ 'atasan 2026-Q2': aFigure({ value: '77' }) })

    expect(deskLine(view, aCharge({ countedAs: 'atasan' }), '2026-Q2')).toMatchObject({
      measureId: 'ukuran',
      value: '77',
    })
  })
})

describe('targets', () => {
  const planned = [
    ['2026', '80'],
    ['2026-Q1', '20'],
    ['2025', '70'],
  ] as const

  it.each([
    ['none', undefined, '80'],
    ['one in force', aClause(), '85'],
    ['one superseded', aClause({ state: 'SUPERSEDED' }), '85'],
    ['one still being made', aClause({ state: 'AGREED', binds: false }), '80'],
    ['one without a target', aClause({ target: '' }), '80'],
  ])('of the plan and of the promise: %s', (_, clause, year) =>
    expect([...targetsWith(planned, { year: 2026, aggregation: 'SUM', own: {} }, clause)]).toEqual([
      ['2026', year],
      ['2026-Q1', '20'],
    ]),
  )

  it('of the action plan only where the plan says nothing, once the promise is in force', () => {
    const own = {
      year: 2026,
      aggregation: 'SUM' as const,
      own: { '2026-Q1': '7', '2026-Q2': '30' },
    }

    expect(Object.fromEntries(targetsWith(planned, own, aClause()))).toEqual({
      ...{ '2026': '85', '2026-Q1': '20', '2026-Q2': '30' },
    })
    expect(
      targetsWith(planned, own, aClause({ state: 'AGREED', binds: false })).get('2026-Q2'),
    ).toBeUndefined()
  })
})

it('counts each month of the year', () => {
  const view = aView({ 'ukuran 2026-Q1': aFigure({ verdict: 'RETURNED', question: 'Mengapa?' }) })
  const months = deskMonths(
    view,
    [aCharge(), aCharge({ measure: { ...aCharge().measure, frequency: 'MONTHLY' } })],
    2026,
  )
  const told = (month: string) => months.find((one) => one.month === month)

  expect(months).toHaveLength(12)
  expect(told('2026-03')).toMatchObject({ label: 'Maret 2026', total: 2, waiting: 2, late: 1 })
  expect(told('2026-02')).toMatchObject({ total: 1, waiting: 1, late: 1 })
  expect(told('2026-09')).toMatchObject({ total: 2, waiting: 0, late: 0 })
})

it('puts the late first, then what was returned, then what is to be filled', () => {
  const line = (
    state: 'RETURNED' | 'NOT_REPORTED' | 'VERIFIED' | 'NOT_DUE',
    late = false,
    code = 'I.1',
  ) => ({
    ...{ ...deskLine(aView(), aCharge(), '2026-Q2'), state, late, indicatorCode: code },
  })
  const sorted = [
    line('NOT_DUE'),
    line('VERIFIED'),
    line('NOT_REPORTED', false, 'I.2'),
    line('NOT_REPORTED'),
    line('RETURNED'),
    line('NOT_REPORTED', true),
  ]

  expect(
    sorted
      .toSorted(byUrgency)
      .map(({ state, late, indicatorCode }) => `${state} ${late} ${indicatorCode}`),
  ).toEqual([
    ...[
      'NOT_REPORTED true I.1',
      'RETURNED false I.1',
      'NOT_REPORTED false I.1',
      'NOT_REPORTED false I.2',
    ],
    ...['VERIFIED false I.1', 'NOT_DUE false I.1'],
  ])
})

it('belongs on the desk of those who report it, unless it is identical to another', () => {
  const identical = aCharge({ measure: { ...aCharge().measure, descent: 'IDENTICAL' } })

  expect([
    isTheirs(aCharge(), eko),
    isTheirs(identical, eko),
    isTheirs(aCharge(), aReporter('surya', aPost('kadis'))),
  ]).toEqual([...[true, false, false]])
})

it('opens with the last month that has ended', () => {
  expect([monthToReport('2026-07-15'), monthToReport('2026-01-01'), periodLabel('entah')]).toEqual([
    '2026-06',
    '2025-12',
    'entah',
  ])
})
