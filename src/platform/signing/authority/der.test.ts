import { expect, it } from 'vitest'
import { bitString, integer, octetString, oid, partsOf, sequence, setOf, time } from './der.ts'

it.each([
  ['1.2.840.113549.1.7.2', '06092a864886f70d010702'],
  ['2.16.840.1.101.3.4.2.1', '0609608648016503040201'],
  ['0.4.0.19122.1.1', '060704008195320101'],
])('writes the identifier %s', (dotted, hex) => expect(oid(dotted).toString('hex')).toBe(hex))

it.each([
  ['00', '020100'],
  ['7f', '02017f'],
  ['80', '02020080'],
  ['000001', '020101'],
])('writes the number %s in its shortest form', (magnitude, hex) =>
  expect(integer(Buffer.from(magnitude, 'hex')).toString('hex')).toBe(hex),
)

it.each([
  ['2026-01-19T01:42:59.999Z', '170d3236303131393031343235395a'],
  ['2049-12-31T23:59:59.000Z', '170d3439313233313233353935395a'],
  ['2050-01-01T00:00:00.000Z', '180f32303530303130313030303030305a'],
])('writes the time %s', (at, hex) => expect(time(at).toString('hex')).toBe(hex))

it('writes long lengths, and reads back what it wrote', () => {
  const parts = [...[127, 128, 70_000].map((length) => octetString(Buffer.alloc(length, 0xaa)))]

  const der = sequence(...parts)

  expect(parts.map((part) => part.toString('hex', 0, part.indexOf(0xaa)))).toEqual([
    '047f',
    '048180',
    '0483011170',
  ])
  expect(partsOf(der)).toEqual(parts)
})

it('puts a set in the order of its bytes', () =>
  expect(setOf(octetString(Buffer.from([2])), bitString(Buffer.from([1]))).toString('hex')).toBe(
    '310703020001040102',
  ))

it.each(['', '30', '3005', '30050401', '308001020304', '3085010101010101'])(
  'does not read %s',
  (hex) => expect(() => partsOf(Buffer.from(hex, 'hex'))).toThrow(RangeError),
)
