import { expect, it } from 'vitest'
import type { WaitingLine } from '../../../rooms/measurement/desk/desk.contract.ts'
import { seenOf, waitingMonths } from './verification-words.ts'

const aLine = (figureId: string | null, period: string, questions: string[] = []): WaitingLine =>
  ({ measureId: `m-${figureId}`, figureId, period, questions }) as unknown as WaitingLine

it(
  'puts what waits by the month it ends in, newest first, and in each what is to be read by ' +
    'itself before the rest',
  () => {
    const items = [
      aLine('a', '2026-Q2'),
      aLine('b', '2026-05'),
      aLine('c', '2026-06', ['Masih angka sementara.']),
      aLine('d', '2026-06'),
    ]

    expect(
      waitingMonths(items).map(({ label, lines, calm }) => [
        label,
        lines.map(({ figureId }) => figureId),
        calm.length,
      ]),
    ).toEqual([
      ['Juni 2026', ['c', 'a', 'd'], 2],
      ['Mei 2026', ['b'], 1],
    ])
    expect(waitingMonths([])).toEqual([])
  },
)

it('sends the versions that were read', () =>
  expect(seenOf([aLine('a', '2026-Q2'), aLine(null, '2026-06')])).toEqual([
    { measureId: 'm-a', period: '2026-Q2', figureId: 'a' },
  ]))
