import { crc32, createInflateRaw } from 'node:zlib'
import { fileProblems, Unreadable } from '../file-problems.ts'
import type { SheetLimits } from '../limits.ts'

/** One file inside a ZIP, as its central directory declares it. */
export type ZipPart = {
  name: string
  packedSize: number
  size: number
  crc: number
  headerAt: number
  deflated: boolean
}

const broken = (): Unreadable => new Unreadable(fileProblems.broken)

/** Where the central directory ends; searched backwards because a comment of up to 65,535 bytes may
 * follow. */
function endRecordAt(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw broken()
}

/** Sizes and offset that did not fit 32 bits stand in the ZIP64 extra field, in this order, only
 * where marked `0xffffffff`. */
function wide(view: DataView, from: number, to: number, marked: readonly number[]): number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let next = at + 4
    return marked.map((value) => {
      if (value !== 0xffffffff) return value
      next += 8
      return Number(view.getBigUint64(next - 8, true))
    })
  }
  return [...marked]
}

function partAt(bytes: Uint8Array, view: DataView, at: number): { part: ZipPart; next: number } {
  if (view.getUint32(at, true) !== 0x02014b50) throw broken()
  if (view.getUint16(at + 8, true) & 1) throw new Unreadable(fileProblems.password)
  const [nameSize, extraSize, commentSize] = [28, 30, 32].map((field) =>
    view.getUint16(at + field, true),
  ) as [number, number, number]
  const method = view.getUint16(at + 10, true)
  const extraAt = at + 46 + nameSize
  const marked = [24, 20, 42].map((field) => view.getUint32(at + field, true))
  const [size, packedSize, headerAt] = wide(view, extraAt, extraAt + extraSize, marked) as [
    number,
    number,
    number,
  ]
  const name = new TextDecoder().decode(bytes.subarray(at + 46, extraAt)).replaceAll('\\', '/')
  if (method !== 0 && method !== 8) throw broken()
  const part = {
    name,
    packedSize,
    size,
    headerAt,
    crc: view.getUint32(at + 16, true),
    deflated: method === 8,
  }
  return { part, next: extraAt + extraSize + commentSize }
}

/** Lists what a ZIP holds and refuses it before inflating anything when the declared sizes exceed
 * the limits, when packed parts overlap (one body declared many times), or when the directory is
 * damaged. */
export function listParts(bytes: Uint8Array, limits: SheetLimits): Map<string, ZipPart> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = new Map<string, ZipPart>()
  try {
    const end = endRecordAt(view)
    const count = view.getUint16(end + 10, true)
    if (count > limits.parts) throw new Unreadable(fileProblems.tooManyParts(count, limits.parts))
    let at = view.getUint32(end + 16, true)
    for (let index = 0; index < count; index++) {
      const { part, next } = partAt(bytes, view, at)
      parts.set(part.name, part)
      at = next
    }
  } catch (error) {
    throw error instanceof RangeError ? broken() : error
  }
  refuseBomb([...parts.values()], bytes.byteLength, limits)
  return parts
}

function refuseBomb(parts: readonly ZipPart[], fileSize: number, limits: SheetLimits): void {
  const sum = (size: (part: ZipPart) => number): number =>
    parts.reduce((total, part) => total + size(part), 0)
  const squeezed = parts.some(
    ({ size, packedSize }) => size > limits.ratioFrom && size > packedSize * limits.ratio,
  )
  if (squeezed || sum(({ size }) => size) > limits.inflated)
    throw new Unreadable(fileProblems.bomb(limits.inflated))
  if (sum(({ packedSize }) => packedSize) > fileSize) throw broken()
}

function packedBody(bytes: Uint8Array, { headerAt, packedSize }: ZipPart): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (headerAt + 30 > bytes.byteLength || view.getUint32(headerAt, true) !== 0x04034b50)
    throw broken()
  const from =
    headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
  if (from + packedSize > bytes.byteLength) throw broken()
  return bytes.subarray(from, from + packedSize)
}

/** Inflates one part piece by piece. It stops the moment more comes out than was declared (a lying
 * directory) and checks size and CRC-32 at the end; leaving the loop early ends the inflating. */
export async function* inflatedChunks(
  bytes: Uint8Array,
  part: ZipPart,
  limits: SheetLimits,
): AsyncGenerator<Uint8Array> {
  const body = packedBody(bytes, part)
  const pieces: AsyncIterable<Uint8Array> | Uint8Array[] = part.deflated ? inflating(body) : [body]
  let [size, crc] = [0, 0]
  for await (const piece of pieces) {
    size += piece.byteLength
    if (size > part.size) throw new Unreadable(fileProblems.bomb(limits.inflated))
    crc = crc32(piece, crc)
    yield piece
  }
  if (size !== part.size || crc !== part.crc) throw broken()
}

async function* inflating(body: Uint8Array): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw({ chunkSize: 256 * 1024 })
  inflater.end(body)
  try {
    for await (const piece of inflater) yield piece as Uint8Array
  } catch {
    throw broken()
  }
}
