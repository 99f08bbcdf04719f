import { expect, it } from 'vitest'
import type { WaitingLine } from '../../../rooms/measurement/desk/desk.contract.ts'
import { seenOf, together, togetherWords, waitingMonths } from './verification-words.ts'

const aLine = (
  figureId: string | null,
  period: string,
  questions: string[] = [],
  evidence = 1,
): WaitingLine =>
  ({ measureId: `m-${figureId}`, figureId, period, questions, evidence }) as unknown as WaitingLine

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

it('stands by who answers for the figures, then by indicator', () => {
  const of = (figureId: string, holder: string, indicator: string): WaitingLine => ({
    ...aLine(figureId, '2026-06'),
    ...{ holder, indicator },
  })
  const [month] = waitingMonths([of('c', 'Surya', 'A'), of('b', 'Eko', 'B'), of('a', 'Eko', 'A')])

  expect(month?.lines.map(({ figureId }) => figureId)).toEqual(['a', 'b', 'c'])
})

it('sends the versions that were read', () =>
  expect(seenOf([aLine('a', '2026-Q2'), aLine(null, '2026-06')])).toEqual([
    { measureId: 'm-a', period: '2026-Q2', figureId: 'a' },
  ]))

it('never calls a figure without evidence unquestionable', () => {
  const [month] = waitingMonths([
    aLine('a', '2026-06'),
    aLine('b', '2026-06', [], 0),
    aLine('c', '2026-06', ['Masih angka sementara.'], 0),
  ])

  expect(month).toMatchObject({
    asking: [{ figureId: 'c' }],
    bare: [{ figureId: 'b' }],
    calm: [{ figureId: 'a' }],
  })
  expect(month && togetherWords(month)).toBe('Sahkan 1 angka tanpa pertanyaan')
  expect(togetherWords({ calm: [], bare: [aLine('b', '2026-06', [], 0)] })).toBe(
    'Pilih dari 1 angka tanpa bukti',
  )
})

it('says 200 of 261 where one act does not take them all, and calls none of the rest asking', () => {
  const [month] = waitingMonths(Array.from({ length: 261 }, (_, i) => aLine(`${i}`, '2026-06')))

  expect(month).toMatchObject({ asking: [], bare: [] })
  expect(month && [together(month).length, togetherWords(month)]).toEqual([
    200,
    'Sahkan 200 pertama dari 261 angka tanpa pertanyaan',
  ])
})
