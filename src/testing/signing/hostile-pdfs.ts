import { deflateSync } from 'node:zlib'
import { aStream, contentsOf, objectOf, pageOf, updated } from './pdf-forgery.ts'

/** A stream that inflates to this content, or to so many copies of it. */
function aPackedStream(content: string, times = 1, entries = ''): string {
  const packed = deflateSync(Buffer.from(content.repeat(times), 'latin1'), { level: 9 }).toString(
    'latin1',
  )
  return aStream(packed, `${entries} /Filter /FlateDecode`)
}

/** The page draws this after its own content. */
function drawing(
  pdf: Uint8Array,
  content: string,
  objects: Record<number, string> = {},
  resources = '',
): Buffer {
  const own = contentsOf(pdf)
  const page = objectOf(pdf, pageOf(pdf)).replace(
    `/Contents ${own} 0 R`,
    `/Contents [${own} 0 R 900 0 R]`,
  )
  return updated(pdf, {
    [pageOf(pdf)]: page.replace('/ProcSet', `${resources} /ProcSet`),
    900: content,
    ...objects,
  })
}

/** The fonts of a page, with one more, whose letters are told by this map. */
function lettered(pdf: Uint8Array, map: string, widths = ''): Buffer {
  const page = objectOf(pdf, pageOf(pdf)).replace('/Font <<', '/Font << /Fx 901 0 R')
  const own = contentsOf(pdf)
  return updated(pdf, {
    [pageOf(pdf)]: page.replace(`/Contents ${own} 0 R`, `/Contents [900 0 R ${own} 0 R]`),
    900: aStream('BT /Fx 11 Tf <0041> Tj ET'),
    901:
      '<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [902 0 R] ' +
      '/ToUnicode 903 0 R >>',
    902: `<< /Type /Font /Subtype /CIDFontType2 /W [${widths}] >>`,
    903: map,
  })
}

const numbered = (
  from: number,
  count: number,
  text: (i: number) => string,
): Record<number, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [from + i, text(i)]))

const updates = (pdf: Uint8Array, count: number, each: number): Buffer => {
  let file: Buffer = Buffer.from(pdf)
  for (let i = 0; i < count; i++)
    file = updated(
      file,
      numbered(1000 + i * each, each, (n) => `[${n} 0 R 999999 0 R]`),
    )
  return file
}

/** Text drawn and painted over, so often that comparing each with each takes long. */
const overpainted = (times: number): string =>
  `BT /f1 11 Tf 1 0 0 1 60 400 Tm <0028> Tj ET 500 0 1 1 re f `.repeat(times)

/** The same letters over and over: whatever is looked for among them nearly fits at every place. */
const repeatedWords = (times: number): string =>
  Array.from(
    { length: times },
    (_, i) => `BT /f1 11 Tf 1 0 0 1 ${60 + (i % 400)} ${100 + (i % 700)} Tm <0028> Tj ET `,
  ).join('')

/** Files that ask for endless work, made from an agreement, by what they do; none proves anything.
 * `size` stretches those that grow: a quarter is enough for tests, 4 fills what the public page
 * takes. */
export function hostilePdfs(pdf: Uint8Array, size = 1): Map<string, () => Buffer> {
  const text = Buffer.from(pdf)
  return new Map<string, () => Buffer>([
    [
      'letters told by endless ranges',
      () =>
        lettered(
          text,
          aPackedStream('1 beginbfrange <0000> <FFFF> <0041> endbfrange ', 600 * size),
        ),
    ],
    [
      'widths told by endless ranges',
      () => lettered(text, aStream(''), '0 65535 500 '.repeat(6000 * size)),
    ],
    [
      'words painted over, each by each',
      () => drawing(text, aPackedStream(overpainted(2_400 * size))),
    ],
    [
      'forms within forms',
      () =>
        drawing(text, aPackedStream('/X Do ', 60_000), formsInForms(), '/XObject << /X 901 0 R >>'),
    ],
    ['a bomb', () => drawing(text, aPackedStream(' '.repeat(1 << 20), 15 * size))],
    [
      'many bombs',
      () =>
        updated(
          text,
          numbered(900, 12 * size, () =>
            aPackedStream('0 0 '.repeat(1 << 18), 15, '/Type /ObjStm /N 0 /First 0'),
          ),
        ),
    ],
    [
      'lists within lists',
      () =>
        updated(text, { 900: `${'['.repeat(55)}${'[[]]'.repeat(30_000 * size)}${']'.repeat(55)}` }),
    ],
    [
      'words that begin like the promised ones',
      () => drawing(text, aPackedStream(repeatedWords(4_000 * size))),
    ],
    [
      'objects by the thousands',
      () =>
        updated(
          text,
          numbered(900, 15_000 * size, () => 'null'),
        ),
    ],
    ['updates that point nowhere', () => updates(text, 15, 1000 * size)],
    ['a text without end', () => updated(text, { 900: `(${'\\('.repeat(300_000 * size)}` })],
    ['a name without end', () => updated(text, { 900: `/${'#41'.repeat(200_000 * size)}` })],
  ])
}

function formsInForms(): Record<number, string> {
  const form = (next: number): string =>
    aPackedStream(
      '/X Do ',
      1000,
      `/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X ${next} 0 R >> >>`,
    )
  return { 901: form(902), 902: form(903), 903: form(904), 904: form(904) }
}
