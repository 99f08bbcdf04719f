import { expect, it } from 'vitest'
import { zipped } from '../../../testing/sheets/workbooks.ts'
import { sheetLimits } from '../limits.ts'
import { inflatedChunks, listParts } from './zip.ts'

async function contentOf(bytes: Uint8Array, name: string): Promise<string> {
  const part = listParts(bytes, sheetLimits).get(name)
  if (!part) throw new Error(`no part ${name}`)
  const pieces: Uint8Array[] = []
  for await (const piece of inflatedChunks(bytes, part, sheetLimits)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

/** Moves the sizes of the only entry into a ZIP64 extra field, as writers that stream do. */
function withWideSizes(bytes: Uint8Array): Uint8Array {
  const source = Buffer.from(bytes)
  const [directory, end] = [source.indexOf('PK\u0001\u0002'), source.indexOf('PK\u0005\u0006')]
  const extra = Buffer.alloc(20)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(16, 2)
  extra.writeBigUInt64LE(BigInt(source.readUInt32LE(directory + 24)), 4)
  extra.writeBigUInt64LE(BigInt(source.readUInt32LE(directory + 20)), 12)
  const entry = Buffer.concat([source.subarray(directory, end), extra])
  entry.writeUInt32LE(0xffffffff, 20)
  entry.writeUInt32LE(0xffffffff, 24)
  entry.writeUInt16LE(20, 30)
  return Buffer.concat([source.subarray(0, directory), entry, source.subarray(end)])
}

it('reads a part packed or stored, with a comment behind the directory, and with wide sizes', async () => {
  const bytes = zipped({ 'a.txt': 'perjanjian kinerja '.repeat(50) })
  const expected = 'perjanjian kinerja '.repeat(50)

  expect(await contentOf(bytes, 'a.txt')).toBe(expected)
  expect(await contentOf(Buffer.concat([bytes, Buffer.alloc(500)]), 'a.txt')).toBe(expected)
  expect(await contentOf(withWideSizes(bytes), 'a.txt')).toBe(expected)
})

it('finds damage inside a part by its checksum', async () => {
  const bytes = zipped({ 'a.txt': 'abcdefghij'.repeat(3) })
  const directory = Buffer.from(bytes).indexOf('PK\u0001\u0002')
  bytes[directory + 16] = (bytes[directory + 16] ?? 0) ^ 1

  await expect(contentOf(bytes, 'a.txt')).rejects.toThrow(/rusak/)
})

it('refuses one body declared many times', () => {
  const one = zipped({
    'a.txt': 'x'.repeat(5_000),
    'b.txt': Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 251)),
  })
  const bytes = Buffer.from(one)
  const second = bytes.indexOf('PK\u0001\u0002', bytes.indexOf('PK\u0001\u0002') + 4)
  const first = bytes.indexOf('PK\u0001\u0002')
  bytes.writeUInt32LE(bytes.length, first + 20)
  expect(second).toBeGreaterThan(first)

  expect(() => listParts(bytes, sheetLimits)).toThrow(/rusak/)
})
