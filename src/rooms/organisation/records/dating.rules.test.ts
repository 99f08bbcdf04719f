import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlaps, type Span, turnOf, versionOn } from '../../../kernel/dating.ts'
import { addDays, holds } from '../../../kernel/time.ts'
import { absences } from './absence.rules.ts'
import { circleFrom } from './circle.rules.ts'
import { whyNotTakeBack } from './undo.rules.ts'

type Version = Span & { rowId: string }
const version = (rowId: string, validFrom: string, validTo: string | null): Version => ({
  rowId,
  validFrom,
  validTo,
})

describe('a change on a date', () => {
  it('splits the version of that day and leaves the next one alone', () => {
    const versions = [version('a', '2025-01-01', '2026-07-01'), version('b', '2026-07-01', null)]
    expect(turnOf(versions, '2026-03-01')).toEqual({
      replaced: versions[0],
      kept: { validFrom: '2025-01-01', validTo: '2026-03-01' },
      span: { validFrom: '2026-03-01', validTo: '2026-07-01' },
    })
  })
  it('corrects a version from its first day without leaving a rest', () => {
    expect(turnOf([version('a', '2026-01-01', null)], '2026-01-01')).toMatchObject({
      kept: null,
      span: { validFrom: '2026-01-01', validTo: null },
    })
  })
  it('fills the time before the first version, or after the last', () => {
    expect(
      turnOf(
        [version('a', '2026-07-01', null), version('b', '2026-05-01', '2026-07-01')],
        '2026-01-01',
      ),
    ).toEqual({
      ...{ replaced: null, kept: null, span: { validFrom: '2026-01-01', validTo: '2026-05-01' } },
    })
    expect(turnOf([version('a', '2020-01-01', '2021-01-01')], '2026-01-01').span).toEqual({
      validFrom: '2026-01-01',
      validTo: null,
    })
    expect(turnOf<Version>([], '2026-01-01').span).toEqual({
      validFrom: '2026-01-01',
      validTo: null,
    })
  })

  it('never makes versions overlap, and changes no day before it or under a later version', () => {
    const day = (n: number): string => addDays('2025-01-01', n)
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(300), { minLength: 0, maxLength: 8 }),
        fc.nat(320),
        fc.boolean(),
        (cuts, at, open) => {
          const sorted = cuts.toSorted((a, b) => a - b)
          const versions = sorted
            .slice(0, -1)
            .map((cut, index) =>
              version(
                String(index),
                day(cut),
                open && index === sorted.length - 2 ? null : day(sorted[index + 1] ?? 0),
              ),
            )
            .filter((_, index) => index % 3 !== 1)
          const { replaced, kept, span } = turnOf(versions, day(at))
          const after = [
            ...versions.filter((one) => one !== replaced),
            ...(kept ? [{ ...kept, rowId: 'kept' }] : []),
            { ...span, rowId: 'new' },
          ]

          for (const [index, one] of after.entries())
            for (const other of after.slice(index + 1)) expect(overlaps(one, other)).toBe(false)
          for (let n = 0; n <= 330; n += 7) {
            const [was, is] = [versionOn(versions, day(n)), versionOn(after, day(n))]
            if (n < at) expect(is?.rowId === 'kept' ? replaced?.rowId : is?.rowId).toBe(was?.rowId)
            else if (holds(span, day(n))) expect(was === null || was === replaced).toBe(true)
            else expect(is?.rowId).toBe(was?.rowId)
          }
        },
      ),
    )
  })
})

it.each<[string, Span, Span, boolean]>([
  [
    'touch',
    { validFrom: '2026-01-01', validTo: '2026-02-01' },
    { validFrom: '2026-02-01', validTo: null },
    false,
  ],
  [
    'share their last day',
    { validFrom: '2026-01-01', validTo: '2026-02-02' },
    { validFrom: '2026-02-01', validTo: null },
    true,
  ],
  [
    'are both open',
    { validFrom: '2026-01-01', validTo: null },
    { validFrom: '2030-01-01', validTo: null },
    true,
  ],
])('spans that %s', (_, a, b, shared) =>
  expect([overlaps(a, b), overlaps(b, a)]).toEqual([shared, shared]),
)

it('finds the circle a code stands in, not one above it', () => {
  const parents = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'b'],
    ['d', null],
  ])
  expect([circleFrom('b', parents), circleFrom('a', parents), circleFrom('d', parents)]).toEqual([
    ['b', 'c', 'b'],
    null,
    null,
  ])
})

it('names the first twenty things a file leaves out and counts the rest', () => {
  const found = absences(
    'organisation/unit-absent',
    'unit',
    Array.from({ length: 23 }, (_, n) => `Unit ${n}`),
  )
  expect([found.length, found.at(-1)?.detail]).toEqual([
    21,
    '3 unit lain juga tidak ada di berkas ini; tidak diubah.',
  ])
  expect(absences('organisation/unit-absent', 'unit', [])).toEqual([])
})

it.each([
  ['later changes', { touchedLater: 2, builtUpon: [], heirs: [] }, 'organisation/changed-later'],
  [
    'what stands on it',
    { touchedLater: 0, builtUpon: [{ noun: 'jabatan', count: 3 }], heirs: [] },
    'organisation/built-upon',
  ],
  [
    'its use in another room',
    {
      touchedLater: 0,
      builtUpon: [],
      heirs: [{ table: 't', id: 'i', from: 'f', to: null, effect: 'Dipakai.' }],
    },
    'organisation/in-use',
  ],
  ['nothing', { touchedLater: 0, builtUpon: [], heirs: [] }, undefined],
])('is kept from being taken back by %s', (_, dependence, code) =>
  expect(whyNotTakeBack(dependence)?.code).toBe(code),
)
