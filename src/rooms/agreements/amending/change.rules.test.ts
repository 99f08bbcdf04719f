import { expect, it } from 'vitest'
import { aPolicy, idOf } from '../../../testing/samples/agreements.samples.ts'
import type { AgreementRow, BudgetRow } from '../agreement.contract.ts'
import {
  changesBetween,
  degreeSentence,
  degreesOf,
  deltaOf,
  printDelta,
  worstOf,
} from './change.rules.ts'

const aRow = (name: string, more: Partial<AgreementRow> = {}): AgreementRow => ({
  ...{ number: 1, nodeId: idOf(name), measureId: idOf(`m${name}`), heading: null },
  ...{ objective: `Sasaran ${name}`, indicator: `Indikator ${name}` },
  ...{ unitLabel: 'persen', target: '80.00', ...more },
})
const aLine = (code: string, amount: number, more: Partial<BudgetRow> = {}): BudgetRow => ({
  ...{ number: 1, outerCode: null, outerName: null, groupCode: null, groupName: null },
  ...{ code, name: `Baris ${code}`, amount, source: 'APBD', ...more },
})
const told = (
  before: { rows?: AgreementRow[]; budget?: BudgetRow[] },
  after: { rows?: AgreementRow[]; budget?: BudgetRow[] },
) => {
  const changes = degreesOf(
    changesBetween({ rows: [], budget: [], ...before }, { rows: [], budget: [], ...after }),
    aPolicy,
  )
  return { changes, degree: worstOf(changes) }
}

it('says nothing where spaces, capitals, digits of a code or of a number differ, or the fund does', () => {
  const before = {
    rows: [aRow('A', { target: '80.0' })],
    budget: [aLine('1.01.02.2.01.03', 5), aLine('1.01.02.2.01.04', 7, { source: 'PAD' })],
  }
  const after = {
    rows: [aRow('A', { target: '80.00', objective: 'sasaran  a' })],
    budget: [aLine('1.01.02.2.01.0003', 5), aLine('1.01.02.2.01.0004', 7, { source: 'DAU' })],
  }
  expect(told(before, after)).toEqual({ changes: [], degree: null })
})

it('shows an amount that moved, without any duty', () => {
  const { changes, degree } = told(
    { budget: [aLine('1.01.02', 4_216_000_000)] },
    { budget: [aLine('1.01.02', 4_241_000_000)] },
  )
  expect(changes).toMatchObject([
    {
      ...{ kind: 'AMOUNT', degree: 'MAY', of: 'Baris 1.01.02', code: '1.01.02' },
      ...{ before: '4.216.000.000', after: '4.241.000.000', delta: 25_000_000 },
    },
  ])
  expect(degree && degreeSentence(degree, changes)).toBe('+25.000.000, tanpa kewajiban')
})

it('proposes where a line or a row came or went, or a target moved', () => {
  const kinds = (...change: Parameters<typeof told>) =>
    told(...change).changes.map(({ kind, degree }) => `${kind} ${degree}`)

  expect(kinds({ budget: [aLine('1.1', 5)] }, { budget: [aLine('1.2', 6)] })).toEqual([
    'LINE_DROPPED MUST',
    'LINE_ADDED MUST',
  ])
  expect(kinds({ rows: [aRow('A')] }, { rows: [aRow('A', { target: '82.00' })] })).toEqual([
    'TARGET MUST',
  ])
  expect(kinds({ rows: [aRow('A')] }, { rows: [aRow('A', { unitLabel: 'indeks' })] })).toEqual([
    'TARGET MUST',
  ])
  expect(kinds({ rows: [aRow('A')] }, { rows: [aRow('B')] })).toEqual([
    'ROW_DROPPED MUST',
    'ROW_ADDED MUST',
  ])
  expect(kinds({ rows: [aRow('A')] }, { rows: [aRow('A', { objective: 'Lain' })] })).toEqual([
    'WORDING MAY',
  ])
  const onPaper = aRow('P', { nodeId: null, measureId: null })
  expect(kinds({ rows: [aRow('A'), onPaper] }, { rows: [aRow('A')] })).toEqual([])
})

it('tells degree and money in one sentence', () => {
  expect(degreeSentence('MUST', [])).toBe('Perlu diubah')
  expect(degreeSentence('MUST', [{ delta: -3000 }])).toBe('Perlu diubah (−3.000)')
  expect(degreeSentence('MAY', [])).toBe('Dapat diubah, tanpa kewajiban')
  expect(degreeSentence('MAY', [{ delta: 5 }, { delta: -5 }, { delta: null }])).toBe(
    'anggaran bergeser, jumlahnya tetap, tanpa kewajiban',
  )
  expect(deltaOf([{ delta: null }])).toBeNull()
  expect(printDelta(0)).toBe('0')
})

it('mentions what the region says', () => {
  const moved = changesBetween(
    { rows: [aRow('A')], budget: [aLine('1', 1)] },
    { rows: [], budget: [] },
  )
  const silent = {
    changes: { ...aPolicy.changes, ROW_DROPPED: 'SILENT', LINE_DROPPED: 'MAY' },
  } as const
  expect(degreesOf(moved, silent).map(({ kind, degree }) => [kind, degree])).toEqual([
    ['LINE_DROPPED', 'MAY'],
  ])
})
