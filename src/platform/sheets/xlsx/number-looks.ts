import { attributeOf, readXml } from './xml.ts'

/** Built-in formats of ECMA-376 §18.8.30 that show a date or a time. */
const dateFormats = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58)

const percentFormats = [9, 10]

/** Quoted text, escaped and padding characters, colours and conditions: none of it says what kind
 * of number is shown. */
const decoration = /"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi

/** How a number format shows its number: `date`, `percent`, a pattern of zeros, or `null` for
 * plain. */
export function lookOf(id: number, code: string | undefined): string | null {
  if (code === undefined)
    return dateFormats(id)
      ? 'date'
      : percentFormats.includes(id)
        ? 'percent'
        : id === 2
          ? '0.00'
          : null
  const shown = code.replace(decoration, '').split(';')[0] ?? ''
  if (/^0+(\.0+)?$/.test(shown)) return shown === '0' ? null : shown
  if (/general/i.test(shown)) return null
  if (shown.includes('%')) return 'percent'
  return /[dmyhs]/i.test(shown) ? 'date' : null
}

/** The look of every cell style of a workbook, in the order cells name them (`s="3"`). */
export async function numberLooks(pieces: AsyncIterable<Uint8Array>): Promise<(string | null)[]> {
  const codes = new Map<number, string>()
  const looks: (string | null)[] = []
  let inCellStyles = false
  await readXml(pieces, {
    open: (name, attributes) => {
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
      if (name === 'numFmt') codes.set(id, attributes.formatCode ?? '')
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles) looks.push(lookOf(id, codes.get(id)))
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return looks
}
