/** The values of PDF (ISO 32000-1 §7.3), as this reader keeps them. Strings remember where they
 * stood: `/Contents` must fill its gap. */
export type PdfName = { kind: 'name'; name: string }
export type PdfString = {
  kind: 'string'
  bytes: Uint8Array
  hex: boolean
  from: number
  to: number
}
export type PdfRef = { kind: 'ref'; number: number }
export type PdfArray = { kind: 'array'; items: PdfValue[] }
export type PdfDict = { kind: 'dict'; entries: Map<string, PdfValue> }
export type PdfStream = { kind: 'stream'; dict: PdfDict; raw: Uint8Array }
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfArray
  | PdfDict
  | PdfStream

const isObject = (
  value: PdfValue | undefined,
): value is PdfName | PdfString | PdfRef | PdfArray | PdfDict | PdfStream =>
  typeof value === 'object' && value !== null

/** Narrowing to one kind; `undefined` for everything else. */
export const asName = (value: PdfValue | undefined): string | undefined =>
  isObject(value) && value.kind === 'name' ? value.name : undefined
export const asString = (value: PdfValue | undefined): PdfString | undefined =>
  isObject(value) && value.kind === 'string' ? value : undefined
export const asRef = (value: PdfValue | undefined): number | undefined =>
  isObject(value) && value.kind === 'ref' ? value.number : undefined
export const asArray = (value: PdfValue | undefined): PdfValue[] | undefined =>
  isObject(value) && value.kind === 'array' ? value.items : undefined
export const asStream = (value: PdfValue | undefined): PdfStream | undefined =>
  isObject(value) && value.kind === 'stream' ? value : undefined
export const asNumber = (value: PdfValue | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined

/** The entries of a dictionary or of the dictionary of a stream. */
export function asDict(value: PdfValue | undefined): Map<string, PdfValue> | undefined {
  if (!isObject(value)) return undefined
  if (value.kind === 'dict') return value.entries
  return value.kind === 'stream' ? value.dict.entries : undefined
}

/** A whole number not below zero, as offsets and counts must be. */
export function asCount(value: PdfValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

function sameEntries(a: Map<string, PdfValue>, b: Map<string, PdfValue>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => sameValue(value, b.get(key)))
}

/** Same meaning, however written: `(A)` and `<41>` are one string, the order of keys does not
 * count. */
export function sameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (!isObject(a) || !isObject(b)) return a === b
  if (a.kind === 'name') return b.kind === 'name' && a.name === b.name
  if (a.kind === 'string') return b.kind === 'string' && sameBytes(a.bytes, b.bytes)
  if (a.kind === 'ref') return b.kind === 'ref' && a.number === b.number
  if (a.kind === 'array')
    return (
      b.kind === 'array' &&
      a.items.length === b.items.length &&
      a.items.every((item, i) => sameValue(item, b.items[i]))
    )
  if (a.kind === 'dict') return b.kind === 'dict' && sameEntries(a.entries, b.entries)
  return (
    b.kind === 'stream' && sameEntries(a.dict.entries, b.dict.entries) && sameBytes(a.raw, b.raw)
  )
}

/** The keys in which two dictionaries differ. */
export function differingKeys(a: Map<string, PdfValue>, b: Map<string, PdfValue>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (key) => !sameValue(a.get(key), b.get(key)),
  )
}

/** Every object number a value names, directly. */
export function refsIn(
  value: PdfValue | undefined,
  without: ReadonlySet<string> = new Set(),
): number[] {
  if (!isObject(value)) return []
  if (value.kind === 'ref') return [value.number]
  if (value.kind === 'array') return value.items.flatMap((item) => refsIn(item, without))
  const entries = asDict(value)
  return entries
    ? [...entries].flatMap(([key, item]) => (without.has(key) ? [] : refsIn(item, without)))
    : []
}

/** Text of a string: UTF-16 or UTF-8 where it says so by its first bytes, otherwise one byte a
 * letter. */
export function textOf({ bytes }: Pick<PdfString, 'bytes'>): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return new TextDecoder('utf-16be').decode(bytes.subarray(2))
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return new TextDecoder().decode(bytes.subarray(3))
  return Buffer.from(bytes).toString('latin1')
}
