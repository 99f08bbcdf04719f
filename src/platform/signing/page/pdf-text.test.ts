import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aStream,
  contentsOf,
  objectOf,
  pageOf,
  updated,
} from '../../../testing/signing/pdf-forgery.ts'
import { anUnsignedFile } from '../../../testing/signing/signed-agreement.ts'
import { closePdf } from '../../pdf.ts'
import { readRevisions } from '../reading/pdf-revisions.ts'
import { pagesOf, viewAt } from '../reading/pdf-view.ts'
import type { Rect } from '../reading/signature-fields.ts'
import { seenPage } from './pdf-text.ts'

let paper: Uint8Array
beforeAll(async () => {
  paper = await anUnsignedFile()
})
afterAll(closePdf)

function seen(pdf: Uint8Array, page = 0, covers: Rect[] = []) {
  const file = readRevisions(pdf)
  const view = viewAt(file, file.revisions.length - 1)
  const found = pagesOf(view)?.[page]
  if (!found) throw new Error('no such page')
  return seenPage(view, found, covers)
}
const words = (pdf: Uint8Array, page = 0, covers: Rect[] = []): string[] =>
  seen(pdf, page, covers).texts.map(({ text }) => text.trim())

/** The first page with content drawn before and after its own. */
function around(before: string, after: string, resources = '', fonts = ''): Uint8Array {
  const contents = contentsOf(paper)
  const page = objectOf(paper, pageOf(paper)).replace(
    `/Contents ${contents} 0 R`,
    `/Contents [900 0 R ${contents} 0 R 901 0 R]`,
  )
  return updated(paper, {
    [pageOf(paper)]: page
      .replace('/ProcSet', `${resources} /ProcSet`)
      .replace('/Font <<', `/Font << ${fonts}`),
    900: aStream(before),
    901: aStream(after),
  })
}

const name = 'dr. Siti Nurjanah Rahman, M.K.M.'
const overName = '179 600 200 20 re f'
/** Is the name read where the statement names the first party? */
const isNamed = (pdf: Uint8Array, covers: Rect[] = []): boolean =>
  seen(pdf, 0, covers).texts.some(({ text, y }) => text.trim() === name && y > 600 && y < 615)

describe('words of a page', () => {
  it('are read in order, with their places, through all pages', () => {
    const [first, second] = [words(paper), words(paper, 1)]

    expect(first.slice(0, 3)).toEqual([
      'PERJANJIAN KINERJA TAHUN 2026',
      'DINAS KESEHATAN',
      'PEMERINTAH KOTA TANJUNG AMANAH',
    ])
    expect(first).toContain(name)
    expect(first.join(' ')).toContain('yang efektif, terbuka, akuntabel, dan berorientasi')
    expect(second).toEqual(
      expect.arrayContaining([
        '14,00',
        '70–75',
        'BB',
        '84.120.000.000',
        'Jumlah',
        '90.438.000.000',
      ]),
    )
    expect(seen(paper).unreadable).toBe(0)
  })

  it('stay where they are under a frame, a light ground or a thin line', () => {
    expect(
      words(around('0.9 g 0 0 600 850 re f', '0 G 1 w 170 590 300 40 re S 170 605 m 400 605 l S')),
    ).toEqual(words(paper))
  })

  it.each([
    ['white paint over them', '', `1 g ${overName}`],
    ['black paint over them', '', `0 g ${overName}`],
    ['a colour nobody can tell', '', `/Pattern cs /P scn ${overName}`],
    ['a thick line over them', '', '1 G 20 w 170 612 m 400 612 l S'],
    ['dark paint under them', `0 g ${overName}`, ''],
    ['a shape over them', '', '1 g 170 590 m 400 590 l 400 640 l 170 640 l h f'],
    ['a curved shape over them', '', '1 g 170 590 m 170 660 400 660 400 590 c h f'],
    ['a shading over them', '', 'q 170 590 240 40 re W n /S sh Q'],
  ])('are not seen with %s', (_, before, after) => {
    expect(isNamed(around(before, after))).toBe(false)
  })

  it('are not seen under the face of a signature', () => {
    expect(isNamed(paper)).toBe(true)
    expect(isNamed(paper, [{ left: 179, bottom: 600, right: 300, top: 620 }])).toBe(false)
    expect(isNamed(paper, [{ left: 179, bottom: 640, right: 300, top: 645 }])).toBe(true)
  })

  const shown = (how: string): string => `q ${how} BT /f1 11 Tf 100 300 Td <00210015> Tj ET Q`
  it('are seen in plain dark ink', () => {
    expect(words(around('', shown('0 g')))).toHaveLength(words(paper).length + 1)
  })

  it.each([
    ['white', '1 g'],
    ['pale', '0.8 g'],
    ['of a colour nobody can tell', '/Separation cs 0 scn'],
    ['invisible', '0 g 3 Tr'],
    ['used only as a clip', '0 g 7 Tr'],
    ['tiny', '0 g 0.1 0 0 0.1 0 0 cm'],
    ['turned', '0 g 0 1 -1 0 400 0 cm'],
    ['mirrored', '0 g -1 0 0 1 400 0 cm'],
    ['outside the page', '0 g 1 0 0 1 2000 0 cm'],
    ['outside a clip', '0 g 0 0 10 10 re W n'],
    ['in a clip of two parts', '0 g 0 0 10 10 re 500 500 10 10 re W n'],
    ['in a clip with a slope', '0 g 0 0 m 600 0 l 0 800 l h W n'],
    ['through a veil nobody knows', '0 g /G gs'],
  ])('are not seen when %s', (_, how) => {
    expect(words(around('', shown(how)))).toEqual(words(paper))
  })

  it.each([
    ['a veil', '/ExtGState << /G << /ca 0.1 >> >>'],
    ['a mask', '/ExtGState << /G << /SMask << /S /Luminosity >> >> >>'],
    ['a blend', '/ExtGState << /G << /BM /Screen >> >>'],
  ])('are not seen through %s, but through an honest state', (_, resources) => {
    expect(words(around('', shown('0 g /G gs'), resources))).toEqual(words(paper))
    expect(
      words(
        around('', shown('0 g /G gs'), '/ExtGState << /G << /ca 1 /BM /Normal /SMask /None >> >>'),
      ),
    ).toHaveLength(words(paper).length + 1)
  })

  it('are counted when their letters cannot be told', () => {
    expect(seen(around('', 'BT /f1 11 Tf 100 300 Td <FFF0> Tj ET')).unreadable).toBe(1)
    expect(seen(around('', 'BT /Unknown 11 Tf 100 300 Td (14,00) Tj ET')).unreadable).toBe(1)
    expect(
      seen(
        around(
          '',
          'BT /H 11 Tf 100 300 Td (14,00) Tj ET',
          '',
          '/H << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
        ),
      ).unreadable,
    ).toBeGreaterThan(0)
  })

  it('are read from forms, with their own resources and place', () => {
    const form = (pdf: Uint8Array, entries: string): Uint8Array =>
      updated(pdf, {
        902: aStream(
          'BT 0 g /f1 11 Tf 10 10 Td <00210015> Tj ET',
          `/Type /XObject /Subtype /Form ${entries}`,
        ),
      })
    const page = around('', 'q 1 0 0 1 100 300 cm /X Do Q', '/XObject << /X 902 0 R >>')

    expect(words(form(page, '/BBox [0 0 100 100]'))).toHaveLength(words(paper).length + 1)
    expect(words(form(page, '/BBox [0 0 5 5]'))).toEqual(words(paper))
  })

  it.each([
    ['a picture in the text', 'BI /W 1 /H 1 ID x EI'],
    ['a drawing that is missing', '/Nothing Do'],
    ['words that are no operators', '1 2 sulap'],
  ])('are refused with %s', (_, content) => {
    expect(() => seen(around('', content))).toThrow()
  })
})
