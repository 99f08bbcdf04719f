import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aStream, updated } from '../../../testing/signing/pdf-forgery.ts'
import { freshBudget } from './pdf-budget.ts'
import { unpacked } from './pdf-filters.ts'
import { type Cursor, readValue } from './pdf-lexer.ts'
import { readRevisions } from './pdf-revisions.ts'
import {
  asArray,
  asDict,
  asName,
  asString,
  type PdfStream,
  sameValue,
  textOf,
} from './pdf-values.ts'
import { pagesOf, viewAt } from './pdf-view.ts'
import { Unreadable } from './problems.ts'

const parsed = (text: string) => {
  const bytes = Buffer.from(text, 'latin1')
  return readValue({ bytes, at: 0, end: bytes.length })
}

/** A small file with a table: a catalog, a tree of one page, and whatever else. */
function small(objects: Record<number, string | Buffer> = {}, trailer = ''): Buffer {
  const all: Record<number, string | Buffer> = {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 100 100] >>',
    3: '<< /Type /Page /Parent 2 0 R >>',
    ...objects,
  }
  const parts = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n', 'latin1')]
  const lines: string[] = []
  let at = parts[0]?.length ?? 0
  for (const [number, text] of Object.entries(all)) {
    const body = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      Buffer.isBuffer(text) ? text : Buffer.from(text, 'latin1'),
      Buffer.from('\nendobj\n'),
    ])
    lines.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    parts.push(body)
    at += body.length
  }
  const size = Math.max(...Object.keys(all).map(Number)) + 1
  return Buffer.concat([
    ...parts,
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${lines.join('')}trailer\n<< /Size ${size} /Root 1 ` +
        `0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  ])
}

/** The same file with a cross-reference stream and its page inside an object stream. */
function modern(
  change: (parts: { packed: string; entries: number[][] }) => void = () => undefined,
): Buffer {
  const head = Buffer.from('%PDF-1.7\n')
  const tree = '<< /Type /Pages /Count 1 /Kids [3 0 R] >>'
  const parts = {
    packed: `2 0 3 ${tree.length + 1} ${tree} << /Type /Page /Parent 2 0 R >>`,
    entries: [
      [0, 0, 255],
      [1, 0, 0],
      [2, 4, 0],
      [2, 4, 1],
      [1, 0, 0],
      [1, 0, 0],
    ],
  }
  const catalog = Buffer.from('1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n')
  change(parts)
  const content = deflateSync(Buffer.from(parts.packed))
  const stream = Buffer.concat([
    Buffer.from(
      `4 0 obj\n<< /Type /ObjStm /N 2 /First 9 /Filter /FlateDecode /Length ${content.length} >>\nstream\n`,
    ),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ])
  const offsets = [
    head.length,
    head.length + catalog.length,
    head.length + catalog.length + stream.length,
  ]
  parts.entries
    .filter(([kind]) => kind === 1)
    .forEach((entry, i) => {
      entry[1] = offsets[i] ?? 0
    })
  const rows = Buffer.concat(
    parts.entries
      .map(([kind = 0, second = 0, third = 0]) =>
        Buffer.from([2, kind, second >> 8, second & 255, third]),
      )
      .map((row, i, all) =>
        i === 0
          ? row
          : Buffer.from(
              row.map((byte, at) => (at === 0 ? 2 : (byte - (all[i - 1]?.[at] ?? 0)) & 255)),
            ),
      ),
  )
  const list = deflateSync(rows)
  const section = Buffer.concat([
    Buffer.from(
      `5 0 obj\n<< /Type /XRef /Size 6 /Root 1 0 R /W [1 2 1] /Filter /FlateDecode ` +
        `/DecodeParms << /Predictor 12 /Columns 4 >> /Length ${list.length} >>\nstream\n`,
    ),
    list,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${offsets[2]}\n%%EOF\n`),
  ])
  return Buffer.concat([head, catalog, stream, section])
}

const reasonOf = (read: () => unknown): string => {
  try {
    read()
    return 'read'
  } catch (error) {
    if (error instanceof Unreadable) return error.problem.code
    throw error
  }
}

describe('values', () => {
  it.each([
    ['(a\\(b\\)\\n\\101 (c))', 'a(b)\nA (c)'],
    ['(a\\\nb\r\nc)', 'ab\nc'],
    ['<4 1 4>', 'A@'],
    ['<FEFF00C9>', 'É'],
  ])('reads the string %s', (text, wanted) => {
    const string = asString(parsed(text))
    expect(string && textOf(string)).toBe(wanted)
  })

  it('reads names, numbers, references and what is nested', () => {
    expect(asName(parsed('/A#20B'))).toBe('A B')
    expect(asArray(parsed('[1 -2.5 +3 .5 4. true null 7 0 R 8 0]'))).toEqual([
      1,
      -2.5,
      3,
      0.5,
      4,
      true,
      null,
      { kind: 'ref', number: 7 },
      8,
      0,
    ])
    expect(asDict(parsed('<< /A << /B [<< /C (d) >>] >> % words\n /E 1 >>'))?.get('E')).toBe(1)
  })

  it.each([
    '<< /A 1 /A 2 >>',
    '<< /A 1',
    '[1 2',
    '(a',
    '<41',
    '<4G>',
    '<< 1 2 >>',
    'endobj',
    '1 1 R'.padStart(9, '['),
    '['.repeat(5000),
  ])('refuses %s', (text) => {
    expect(() => parsed(text)).toThrow(Unreadable)
  })

  it('are the same however written', () => {
    expect(sameValue(parsed('<< /A (A) /B 1 >>'), parsed('<</B 1/A<41>>>'))).toBe(true)
    expect(sameValue(parsed('[1 2]'), parsed('[1 2 3]'))).toBe(false)
    expect(sameValue(parsed('<< /A null >>'), parsed('<< >>'))).toBe(false)
  })
})

describe('revisions', () => {
  it('of one table, and of a stream with packed objects', () => {
    for (const pdf of [small(), modern()]) {
      const file = readRevisions(pdf)
      expect(file.revisions).toHaveLength(1)
      expect(file.revisions[0]?.end).toBe(pdf.length)
      expect(pagesOf(viewAt(file, 0))?.map(({ number }) => number)).toEqual([3])
    }
    expect([...(readRevisions(modern()).revisions[0]?.packed ?? [])]).toEqual([2, 3])
  })

  it('tell what each update added, replaced and gave back', () => {
    const first = small({ 4: 'null' })
    const second = updated(first, { 3: '<< /Type /Page /Parent 2 0 R /Rotate 90 >>', 9: '(new)' })
    const third = updated(second, {}, { freed: [9] })

    const file = readRevisions(third)

    expect(file.revisions.map(({ start, end }) => [start, end])).toEqual([
      [0, first.length],
      [first.length, second.length],
      [second.length, third.length],
    ])
    expect([...(file.revisions[1]?.written.keys() ?? [])]).toEqual([3, 9])
    expect([...(file.revisions[2]?.freed ?? [])]).toEqual([9])
    expect([0, 1, 2].map((index) => asDict(viewAt(file, index).object(3))?.get('Rotate'))).toEqual([
      undefined,
      90,
      90,
    ])
    expect([0, 1, 2].map((index) => viewAt(file, index).object(9) !== undefined)).toEqual([
      false,
      true,
      false,
    ])
  })

  it.each<[string, () => Buffer, string]>([
    [
      'an object nobody lists',
      () =>
        Buffer.from(small({ 7: 'null' }).toString('latin1').replace('7 1\n', '8 1\n'), 'latin1'),
      'signing/pdf-hidden-object',
    ],
    ['words between objects', () => small({ 7: 'null\nendobj\n% hidden\n' }), 'signing/pdf-broken'],
    [
      'an object that is listed but not there',
      () =>
        Buffer.from(
          small().toString('latin1').replace('0 1\n', '8 1\n0000000009 00000 n \n0 1\n'),
          'latin1',
        ),
      'signing/pdf-ambiguous',
    ],
    [
      'an object listed twice',
      () =>
        Buffer.from(
          small().toString('latin1').replace('0 1\n', '3 1\n0000000009 00000 n \n0 1\n'),
          'latin1',
        ),
      'signing/pdf-ambiguous',
    ],
    [
      'another generation',
      () =>
        Buffer.from(
          small()
            .toString('latin1')
            .replace(/00000 n/, '00001 n'),
          'latin1',
        ),
      'signing/pdf-ambiguous',
    ],
    ['two lists', () => small({}, '/XRefStm 20'), 'signing/pdf-hybrid'],
    ['a lock', () => small({}, '/Encrypt 9 0 R'), 'signing/pdf-encrypted'],
    [
      'a stream of another length',
      () => small({ 7: aStream('abc').replace('/Length 3', '/Length 2') }),
      'signing/pdf-broken',
    ],
    [
      'a stream outside the file',
      () => small({ 7: aStream('', '/F (else.bin)') }),
      'signing/pdf-broken',
    ],
    [
      'a list that begins with itself',
      () => Buffer.from(small({}, '/Prev 999999').toString('latin1'), 'latin1'),
      'signing/pdf-broken',
    ],
    [
      'something behind the end',
      () => Buffer.concat([small(), Buffer.from('x')]),
      'signing/pdf-trailing-data',
    ],
    ['another version of nothing', () => Buffer.from('%PDF-9'), 'signing/pdf-not'],
    [
      'a packed object under another number',
      () =>
        modern((parts) => Object.assign(parts, { packed: parts.packed.replace('2 0 3', '2 0 9') })),
      'signing/pdf-hidden-object',
    ],
    [
      'a packed object listed elsewhere',
      () => modern((parts) => parts.entries.splice(3, 1, [2, 4, 0])),
      'signing/pdf-hidden-object',
    ],
    [
      'packed objects that overlap',
      () =>
        modern((parts) =>
          Object.assign(parts, { packed: parts.packed.replace(/3 \d+ <</, '3 10 <<') }),
        ),
      'signing/pdf-ambiguous',
    ],
  ])('refuse %s', (_, build, code) => {
    expect(reasonOf(() => readRevisions(build()))).toBe(code)
  })

  it('refuse a chain of too many updates', () => {
    let pdf = small()
    for (let i = 0; i < 20; i++) pdf = updated(pdf, {})
    expect(reasonOf(() => readRevisions(pdf))).toBe('signing/pdf-too-big')
  })
})

describe('streams', () => {
  const stream = (raw: Uint8Array, dictionary: string): PdfStream => ({
    kind: 'stream',
    dict: parsed(dictionary) as PdfStream['dict'],
    raw,
  })

  it('undo every PNG predictor', () => {
    const rows = [
      [0, 1, 2, 3],
      [1, 1, 1, 1],
      [2, 1, 1, 1],
      [3, 1, 1, 1],
      [4, 1, 1, 1],
    ]
    const packed = stream(
      deflateSync(Buffer.from(rows.flat())),
      '<< /Filter [/FlateDecode] /DecodeParms [<< /Predictor 15 /Columns 3 >>] >>',
    )
    expect([...unpacked(packed, freshBudget())]).toEqual([
      1, 2, 3, 1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5,
    ])
  })

  it('are bounded one by one and together', () => {
    const bomb = stream(deflateSync(Buffer.alloc(17 * 1024 * 1024)), '<< /Filter /FlateDecode >>')
    const big = stream(deflateSync(Buffer.alloc(15 * 1024 * 1024)), '<< /Filter /FlateDecode >>')
    const budget = freshBudget()

    expect(reasonOf(() => unpacked(bomb, budget))).toBe('signing/pdf-too-big')
    expect(reasonOf(() => Array.from({ length: 5 }, () => unpacked(big, budget)))).toBe(
      'signing/pdf-too-big',
    )
  })

  it.each(['/LZWDecode', '[/ASCIIHexDecode /FlateDecode]', '/DCTDecode'])(
    'refuse the filter %s',
    (filter) => {
      expect(
        reasonOf(() =>
          unpacked(stream(Buffer.from('x'), `<< /Filter ${filter} >>`), freshBudget()),
        ),
      ).toBe('signing/pdf-broken')
    },
  )
})

describe('garbage', () => {
  const piece = fc.constantFrom(
    '<<',
    '>>',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '/A',
    '/Length',
    '1',
    '0',
    'R',
    'obj',
    'endobj',
    'stream',
    '\nendstream',
    'xref',
    'trailer',
    'startxref',
    '%%EOF',
    '99999',
    '-1',
    ' ',
    '\n',
  )
  const soup = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(' '))

  it('never does more than refuse', () => {
    fc.assert(
      fc.property(soup, (text) => void reasonOf(() => parsed(text))),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(
        soup,
        (text) =>
          void reasonOf(() =>
            readRevisions(Buffer.from(`%PDF-1.7\n${text}\nstartxref\n9\n%%EOF\n`)),
          ),
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a table', small({ 7: aStream('abc') })],
    ['a stream', modern()],
  ])('refuses or reads a file with %s, whatever is written into it', (_, pdf) => {
    const attack = fc.tuple(fc.nat(pdf.length - 1), soup)
    fc.assert(
      fc.property(attack, ([at, text]) => {
        const changed = Buffer.from(pdf)
        changed.write(text, at, 'latin1')
        void reasonOf(() => readRevisions(changed))
      }),
      { numRuns: 400 },
    )
  })

  it('never reads past its end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (bytes, end) => {
        const cursor: Cursor = { bytes, at: 0, end: Math.min(end, bytes.length) }
        reasonOf(() => readValue(cursor))
        expect(cursor.at).toBeLessThanOrEqual(Math.max(cursor.end, 0) + 2)
      }),
    )
  })
})
