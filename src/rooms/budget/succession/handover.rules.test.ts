import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { successionOf } from '../../../kernel/ports.ts'
import { knownUpTo, segmentsOf } from '../realisation/realisation.rules.ts'
import {
  effectOf,
  goesTo,
  goings,
  type Held,
  linksAfter,
  moneyByUnit,
  sharesOf,
} from './handover.rules.ts'
import { finderOf, type Handed, handedBy, type Link } from './link.rules.ts'

const nameOf = (id: string): string => `Unit ${id}`
const on = '2026-07-01'
const unit = (id: string) => ({ id, skpdCode: `code-${id}` })
const own = (ids: readonly string[]) =>
  ids.map((id) => ({ code: `code-${id}`, unitId: id, since: '2020-01-01' }))
const held = (id: string, sub: string, ceiling: number, realised: number): Held => ({
  ...{ code: `code-${id}`, subActivityCode: sub, subActivityName: 'Sub', unitId: id },
  ...{ ceiling, realised },
})
const whole = (id: string) => ({ code: `code-${id}`, unitId: id, whole: true })

describe('codes of a unit that several follow', () => {
  const lines = [held('a', '1.01.01.2.01.0001', 60, 24), held('a', '1.01.01.2.01.0002', 40, 10)]
  const divided = successionOf({ on, eventId: 'e', units: { a: ['a', 'b'] } })
  const key = 'budget/sub-activity:code-a/1.01.01.2.01.0002'

  it('are asked for sub kegiatan by sub kegiatan, and go only where it was said', () => {
    const open = goings([whole('a')], lines, divided, nameOf)
    expect(open.map(({ question }) => question?.answer)).toEqual([null, null])
    expect(open[1]?.question).toMatchObject({ key, options: [{ value: 'a' }, { value: 'b' }] })
    expect(linksAfter(open, divided)).toEqual([])
    expect(sharesOf(lines, (line) => goesTo(line, open))).toEqual([
      { unitId: 'a', before: 100, after: 0 },
      { unitId: null, before: 0, after: 100 },
    ])

    const said = { ...divided, answers: { [key]: 'b' } }
    const links = linksAfter(goings([whole('a')], lines, said, nameOf), said)
    expect(links).toMatchObject([{ subActivityCode: '1.01.01.2.01.0002', unitId: 'b' }])
    const find = (day: string) =>
      finderOf([unit('a'), unit('b')], { links, own: own(['a', 'b']), on: day })
    expect(find(on)('code-a', '1.01.01.2.01.02')?.id).toBe('b')
    expect(find(on)('code-a', '1.01.01.2.01.0001')?.id).toBe('a')
    expect(find('2026-06-30')('code-a', '1.01.01.2.01.0002')?.id).toBe('a')
  })

  it('of which there is no budget yet, as a whole', () => {
    const [going] = goings([whole('a')], [], { ...divided, units: { a: ['b', 'c'] } }, nameOf)
    expect(going?.question).toMatchObject({ key: 'budget/code:code-a', answer: null })
  })

  it('that end without an heir give their money back', () => {
    const ended = successionOf({ on, eventId: 'e', units: { a: [] } })
    const [going] = goings([whole('a')], lines, ended, nameOf)
    expect(going && effectOf(going, nameOf).effect.replaceAll('\u00a0', ' ')).toBe(
      'Kode anggaran code-a: pagu Rp 100, realisasi Rp 34 tetap dibukukan pada Unit a, sisa Rp 66 dikembalikan.',
    )
  })
})

it('has the same rupiah before and after, whoever follows whom', () => {
  const ids = ['a', 'b', 'c', 'd', 'n', 'm'] as const
  const line = fc.record({
    unit: fc.constantFrom(...ids),
    sub: fc.integer({ min: 1, max: 4 }),
    ceiling: fc.integer({ min: 0, max: 9_000_000_000 }),
    realised: fc.integer({ min: 0, max: 9_000_000_000 }),
  })
  const change = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), change, fc.nat(), (money, units, pick) => {
      const lines = [
        ...new Map(
          money.map((one) => [
            `${one.unit} ${one.sub}`,
            held(one.unit, `1.01.01.2.01.000${one.sub}`, one.ceiling, one.realised),
          ]),
        ).values(),
      ]
      const codes = Object.keys(units).map(whole)
      const asked = goings(codes, lines, successionOf({ on, eventId: 'e', units }), nameOf)
      const answers = Object.fromEntries(
        asked.flatMap(({ question }) => {
          const options = question?.options ?? []
          const answer = options[pick % Math.max(options.length, 1)]
          return question && answer ? [[question.key, answer.value]] : []
        }),
      )
      const succession = successionOf({ on, eventId: 'e', units, answers })
      const links = linksAfter(goings(codes, lines, succession, nameOf), succession)
      const known = ids.map(unit)
      const sumsOn = (day: string) => {
        const told = moneyByUnit(lines, finderOf(known, { links, own: own(ids), on: day }))
        const sum = (of: 'ceiling' | 'realised') => told.reduce((all, one) => all + one[of], 0)
        return [sum('ceiling'), sum('realised')]
      }
      expect(sumsOn(on)).toEqual(sumsOn('2026-06-30'))
    }),
  )
})

describe('months of codes that others go on for', () => {
  const link: Link = {
    ...{ code: 'code-p', subActivityCode: null, unitId: 'n', fromUnitId: 'p', executed: false },
    validFrom: on,
  }
  const handed = handedBy([unit('n')], { links: [link, { ...link, code: 'code-d' }], own: [] })
  const file = (fromMonth: number, toMonth: number, offices: string[]) => ({
    ...{ fromMonth, toMonth, offices },
  })

  it('are known by the code that is spent under then', () => {
    const of = (code: string, files: ReturnType<typeof file>[]) =>
      knownUpTo(files, code, { year: 2026, handed })
    const old = file(1, 6, ['code-p', 'code-d'])
    expect(of('code-n', [old])).toBe(6)
    expect(of('code-n', [file(1, 6, ['code-p'])])).toBe(0)
    const into = handedBy([unit('n')], { links: [link], own: own(['n']) })
    expect(knownUpTo([file(1, 6, ['code-p'])], 'code-n', { year: 2026, handed: into })).toBe(0)
    expect(of('code-n', [old, file(7, 8, ['code-n'])])).toBe(8)
    expect(of('code-p', [old, file(7, 8, ['code-n'])])).toBe(8)
    expect(of('code-n', [file(1, 9, ['code-p', 'code-d'])])).toBe(9)
  })

  it('are replaced together from the day on, by the heir or by all it goes on for', () => {
    const segments = (offices: string[]) =>
      segmentsOf(file(6, 7, offices), { year: 2026, handed }).map((one) => one.offices)
    expect(segments(['code-n'])).toEqual([['code-n'], ['code-d', 'code-n', 'code-p']])
    expect(segments(['code-p'])).toEqual([['code-p']])
    expect(segments(['code-p', 'code-d'])).toEqual([
      ['code-d', 'code-p'],
      ['code-d', 'code-n', 'code-p'],
    ])
    expect(segmentsOf({ ...file(1, 7, []), offices: null }, { year: 2026, handed })).toHaveLength(1)
  })

  it('of one unit under another code are the same in every month', () => {
    const renamed: Handed[] = handedBy([unit('n')], {
      links: [],
      own: [{ code: 'code-old', unitId: 'n', since: '2020-01-01' }],
    })
    expect(renamed).toEqual([{ code: 'code-old', heirCode: 'code-n', from: null, isNew: false }])
    const asked = { year: 2026, handed: renamed }
    expect(knownUpTo([file(1, 3, ['code-old'])], 'code-n', asked)).toBe(3)
    expect(segmentsOf(file(1, 2, ['code-n']), asked)).toEqual([file(1, 2, ['code-n', 'code-old'])])
  })
})
