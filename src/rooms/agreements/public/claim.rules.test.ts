import fc from 'fast-check'
import { expect, it } from 'vitest'
import { divideLines } from './claim.rules.ts'

const lines = ['1.01.02.2.01', '1.01.02.2.02', '1.01.02.2.03']
const claim = (key: string, ...codes: string[]) => ({ key, codes: new Set(codes) })

it('gives a line to whoever names it, or names something inside it', () => {
  const { lines: got } = divideLines(lines, [
    claim('sd', '1.01.02', '1.01.02.2.01.0004'),
    claim('smp', '1.01.02.2.02'),
  ])

  expect([...(got.get('smp') ?? [])]).toEqual(['1.01.02.2.02'])
  expect([...(got.get('sd') ?? [])]).toEqual(['1.01.02.2.01', '1.01.02.2.03'])
})

it('tells which lines several name, so that one pengampu can be chosen (PK-05)', () => {
  const { lines: got, shared } = divideLines(lines, [
    claim('sd', '1.01.02.2.01.0001'),
    claim('smp', '1.01.02.2.01.0002'),
  ])

  expect(shared).toEqual([{ code: '1.01.02.2.01', claimants: ['sd', 'smp'] }])
  expect([...got.values()].every((codes) => codes.has('1.01.02.2.01'))).toBe(true)
})

it('compares sub kegiatan without their zero padding', () => {
  expect([
    ...(divideLines(['1.01.02.2.01.0004'], [claim('a', '1.01.02.2.01.04')]).lines.get('a') ?? []),
  ]).toEqual(['1.01.02.2.01.0004'])
})

it(
  'promises no line that nobody’s code contains, and each line to at most one holder of the ' +
    'containing programme',
  () => {
    const code = fc.constantFrom('1.01.02', '1.01.02.2.01', '1.01.02.2.02.0001', '2.12.02')
    const claimants = fc.array(fc.array(code, { maxLength: 3 }), { maxLength: 4 })
    fc.assert(
      fc.property(claimants, (wanted) => {
        const { lines: got, unclaimed } = divideLines(
          lines,
          wanted.map((codes, index) => claim(String(index), ...codes)),
        )
        for (const line of lines) {
          const holders = [...got]
            .filter(([, set]) => set.has(line))
            .map(([key]) => wanted[Number(key)] ?? [])
          const touching = wanted.filter((codes) =>
            codes.some((one) => line.startsWith(one) || one.startsWith(line)),
          )
          if (touching.length === 0) expect(holders).toEqual([])
          if (holders.length > 1)
            expect(holders.every((codes) => codes.some((one) => one.startsWith(line)))).toBe(true)
          if (unclaimed.some(({ code: open }) => open === line)) expect(holders).toEqual([])
        }
      }),
    )
  },
)
