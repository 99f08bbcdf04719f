import { readXml } from './xml.ts'

/** `_x000D_` is how Excel writes a character XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

/** The table of texts cells point into. Runs of rich text are joined; readings for Japanese (`rPh`)
 * are left out. */
export async function sharedStrings(pieces: AsyncIterable<Uint8Array>): Promise<string[]> {
  const strings: string[] = []
  let [current, inText, inReading] = ['', false, false]
  await readXml(pieces, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 't') inText = !inReading
      else if (name === 'rPh') inReading = true
    },
    text: (text) => {
      if (inText) current += text
    },
    close: (name) => {
      if (name === 'si') strings.push(unescaped(current))
      else if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
    },
  })
  return strings
}
