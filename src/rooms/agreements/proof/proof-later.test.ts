import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePdf } from '../../../platform/pdf.ts'
import {
  aStream,
  catalogOf,
  contentsOf,
  endOf,
  fieldOf,
  numbersWhere,
  objectOf,
  pageOf,
  signedByHand,
  updated,
  withAnnotation,
  withEntry,
} from '../../../testing/signing/pdf-forgery.ts'
import { openProofDesk, type ProofDesk } from '../../../testing/signing/proof-desk.ts'
import { signedBy } from '../../../testing/signing/signed-agreement.ts'

let desk: ProofDesk
beforeAll(async () => {
  desk = await openProofDesk()
})
afterAll(closePdf)

const dataOf = (pdf: Uint8Array): number =>
  numbersWhere(
    pdf,
    (text) => text.includes('/EmbeddedFile ') || text.includes('/EmbeddedFile\n'),
  )[0] ?? 0
const formOf = (pdf: Uint8Array): number => Number(/\/AcroForm (\d+) 0 R/.exec(catalogOf(pdf))?.[1])
const strayField = (pdf: Uint8Array): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (ketiga) /Rect [0 0 0 0] /P ${pageOf(pdf)} 0 R >>`

function noted(pdf: Uint8Array): Buffer {
  const note =
    '<< /Type /Annot /Subtype /FreeText /Rect [100 600 300 640] /Contents (24,00) /DA (/Helv 12 Tf) >>'
  return updated(pdf, { [pageOf(pdf)]: withAnnotation(pdf, 900), 900: note })
}
function drawnOver(pdf: Uint8Array, content: string): Buffer {
  const contents = contentsOf(pdf)
  return updated(pdf, {
    [pageOf(pdf)]: objectOf(pdf, pageOf(pdf)).replace(
      `/Contents ${contents} 0 R`,
      `/Contents [${contents} 0 R 900 0 R]`,
    ),
    900: aStream(content),
  })
}
function reordered(pdf: Uint8Array): Buffer {
  const [tree = 0] = numbersWhere(pdf, (text) => /\/Type \/Pages\b/.test(text))
  return updated(pdf, {
    [tree]: objectOf(pdf, tree).replace(/\/Kids \[(\d+ 0 R) (\d+ 0 R)\]/, '/Kids [$2 $1]'),
  })
}
function relettered(pdf: Uint8Array): Buffer {
  const number = Number(
    /\/ToUnicode (\d+) 0 R/.exec(
      objectOf(pdf, numbersWhere(pdf, (text) => text.includes('/ToUnicode'))[0] ?? 0),
    )?.[1],
  )
  return updated(pdf, { [number]: aStream('1 beginbfchar\n<0001> <0032>\nendbfchar') })
}
const recatalogued = (pdf: Uint8Array, entry: string): Buffer =>
  updated(pdf, { [endOf(pdf).root]: withEntry(catalogOf(pdf), entry) })
const evident = (pdf: Uint8Array, content: string): Buffer =>
  updated(pdf, {
    [endOf(pdf).root]: withEntry(catalogOf(pdf), '/DSS 900 0 R'),
    900: '<< /Type /DSS /Certs [901 0 R] /CRLs [902 0 R] >>',
    901: aStream(content),
    902: aStream(content),
  })
function reformed(pdf: Uint8Array): Buffer {
  return updated(pdf, {
    [formOf(pdf)]: withEntry(objectOf(pdf, formOf(pdf)), '/NeedAppearances true'),
  })
}
function fielded(pdf: Uint8Array): Buffer {
  const field =
    '<< /Type /Annot /Subtype /Widget /FT /Tx /T (target) /V (24,00) /Rect [500 600 540 620] ' +
    `/P ${pageOf(pdf)} 0 R >>`
  return updated(pdf, {
    [formOf(pdf)]: objectOf(pdf, formOf(pdf)).replace(/\/Fields \[/, '/Fields [ 900 0 R '),
    [pageOf(pdf)]: withAnnotation(pdf, 900),
    900: field,
  })
}
function refaced(pdf: Uint8Array): Buffer {
  const field = fieldOf(pdf, 'pihak-pertama')
  const face = aStream('0 g 0 0 100 100 re f', '/Type /XObject /Subtype /Form /BBox [0 0 187 57]')
  return updated(pdf, {
    [field]: objectOf(pdf, field).replace(/\/N \d+ 0 R/, '/N 900 0 R'),
    900: face,
  })
}

const updatedField = (pdf: Uint8Array, field: number, text: string): Buffer =>
  updated(pdf, {
    [field]: text,
    950: aStream('0 g 0 0 100 100 re f', '/Type /XObject /Subtype /Form /BBox [0 0 187 57]'),
  })

describe('what came after a signature', () => {
  it.each<[string, (pdf: Uint8Array) => Buffer, string]>([
    ['nothing but a new end', (pdf) => updated(pdf, {}), 'signing/update-unsigned'],
    ['a note on the page', noted, 'signing/page-changed'],
    [
      'a note drawn by the page',
      (pdf) => drawnOver(pdf, 'BT /f1 20 Tf 100 400 Td <0028> Tj ET'),
      'signing/page-changed',
    ],
    [
      'other words on the page',
      (pdf) => updated(pdf, { [contentsOf(pdf)]: aStream('q Q') }),
      'signing/page-changed',
    ],
    [
      'a smaller page',
      (pdf) =>
        updated(pdf, { [pageOf(pdf)]: objectOf(pdf, pageOf(pdf)).replace('841.8898', '300') }),
      'signing/page-changed',
    ],
    ['pages in another order', reordered, 'signing/page-changed'],
    ['letters that read otherwise', relettered, 'signing/font-changed'],
    [
      'a script at opening',
      (pdf) => recatalogued(pdf, '/OpenAction << /S /JavaScript /JS (app.alert) >>'),
      'signing/catalog-changed',
    ],
    [
      'other data',
      (pdf) => updated(pdf, { [dataOf(pdf)]: aStream('{}', '/Type /EmbeddedFile') }),
      'signing/attachment-changed',
    ],
    [
      'another catalog',
      (pdf) => updated(pdf, { 900: catalogOf(pdf) }, { root: 900 }),
      'signing/object-changed',
    ],
    [
      'objects nobody needs',
      (pdf) => updated(pdf, { 900: '<< /Type /Page >>' }),
      'signing/object-added',
    ],
    ['a form that asks to be drawn anew', reformed, 'signing/pdf-active-content'],
    ['a text field', fielded, 'signing/form-field'],
    [
      'evidence that is a page of its own',
      (pdf) => evident(pdf, '<html><script>alert(1)</script></html>'),
      'signing/update-unsigned',
    ],
    [
      'evidence that is another document',
      (pdf) => evident(pdf, Buffer.from(pdf).toString('latin1')),
      'signing/update-unsigned',
    ],
    [
      'evidence of nothing',
      (pdf) => recatalogued(pdf, '/DSS << /Certs [] >>'),
      'signing/update-unsigned',
    ],
    ['another face of a signature', refaced, 'signing/signature-changed'],
    [
      'a signature field more',
      (pdf) =>
        updated(pdf, {
          [formOf(pdf)]: objectOf(pdf, formOf(pdf)).replace(/\/Fields \[/, '/Fields [ 900 0 R '),
          900: strayField(pdf),
        }),
      'signing/signature-changed',
    ],
  ])('refuses %s', async (_, attack, code) => {
    await desk.expectRefused(attack(desk.twice), code)
    await desk.expectRefused(attack(desk.sole), code)
  })

  it('refuses changes that come in the update of the next signature', async () => {
    const changed = (objects: Record<number, string>): Promise<Buffer> =>
      signedByHand(desk.once, desk.signers.farid, 'pihak-kedua', { objects })

    expect(await desk.proofOf(await changed({}))).toMatchObject({ genuine: true })
    await desk.expectRefused(
      await changed({ [contentsOf(desk.once)]: aStream('q Q') }),
      'signing/page-changed',
    )
    await desk.expectRefused(
      await changed({
        [endOf(desk.once).root]: withEntry(catalogOf(desk.once), '/Lang (en)').replace(
          '/Lang (id-ID)',
          '',
        ),
      }),
      'signing/catalog-changed',
    )
    await desk.expectRefused(await changed({ 900: '<< /Type /Page >>' }), 'signing/object-added')
  })
})

describe('the field of the next signature', () => {
  it.each<[string, (field: string) => string]>([
    ['moves', (field) => field.replace(/\/Rect \[[^\]]*\]/, '/Rect [300 600 487 657]')],
    ['grows', (field) => field.replace(/\/Rect \[[^\]]*\]/, '/Rect [0 0 595 842]')],
    ['hides', (field) => field.replace('/F 132', '/F 134')],
    ['goes to another page', (field) => field.replace(/\/P \d+ 0 R/, '')],
    ['takes another name', (field) => field.replace('(pihak-kedua)', '(pihak-lain)')],
    ['is told otherwise', (field) => field.replace(/\/TU \([^)]*\)/, '/TU (Saksi)')],
  ])('is refused when it %s', async (_, changed) => {
    const number = fieldOf(desk.once, 'pihak-kedua')
    const field = objectOf(desk.once, number)
    const moved = withEntry(changed(field), `/V ${endOf(desk.once).size} 0 R`)
    expect(changed(field)).not.toBe(field)

    await desk.expectRefused(
      await signedByHand(desk.once, desk.signers.farid, 'pihak-kedua', {
        objects: { [number]: moved },
      }),
      'signing/signature-changed',
    )
  })
})

describe('shadow attacks: prepared before the signature, sprung after it', () => {
  it('hide: a cover that is taken off', async () => {
    const cover = '<< /Type /Annot /Subtype /Stamp /Rect [60 400 540 700] /AP << /N 901 0 R >> >>'
    const face = aStream(
      '1 g 0 0 480 300 re f',
      '/Type /XObject /Subtype /Form /BBox [0 0 480 300]',
    )
    const prepared = updated(desk.unsigned, {
      [pageOf(desk.unsigned)]: withAnnotation(Buffer.from(desk.unsigned), 900),
      900: cover,
      901: face,
    })
    const signed = await desk.bothSign(prepared)

    await desk.expectRefused(signed, 'signing/annotation')
    await desk.expectRefused(updated(signed, {}, { freed: [900] }), 'signing/object-changed')
    await desk.expectRefused(
      updated(signed, { 901: aStream('', '/Type /XObject /Subtype /Form /BBox [0 0 480 300]') }),
      'signing/page-changed',
    )
  })

  it('replace: words that change with a font or a form below them', async () => {
    const text = aStream(
      'BT /f1 11 Tf 100 200 Td <0028> Tj ET',
      '/Type /XObject /Subtype /Form /BBox [0 0 600 800]',
    )
    const page = objectOf(desk.unsigned, pageOf(desk.unsigned)).replace(
      '/ProcSet',
      '/XObject << /X 900 0 R >> /ProcSet',
    )
    const contents = contentsOf(desk.unsigned)
    const prepared = updated(desk.unsigned, {
      [pageOf(desk.unsigned)]: page.replace(
        `/Contents ${contents} 0 R`,
        `/Contents [${contents} 0 R 901 0 R]`,
      ),
      900: text,
      901: aStream('q /X Do Q'),
    })
    const signed = await desk.bothSign(prepared)

    await desk.expectRefused(
      updated(signed, {
        900: aStream('BT ET', '/Type /XObject /Subtype /Form /BBox [0 0 600 800]'),
      }),
      'signing/page-changed',
    )
    await desk.expectRefused(relettered(signed), 'signing/font-changed')
  })

  it('hide and replace: a second document behind the first', async () => {
    const pages = numbersWhere(desk.unsigned, (text) => /\/Type \/Pages\b/.test(text))[0] ?? 0
    const hidden = {
      900: catalogOf(desk.unsigned).replace(`/Pages ${pages} 0 R`, '/Pages 901 0 R'),
      901: '<< /Type /Pages /Count 1 /Kids [902 0 R] >>',
    }
    const other = '<< /Type /Page /Parent 901 0 R /MediaBox [0 0 595 842] /Contents 903 0 R >>'
    const prepared = updated(desk.unsigned, {
      ...hidden,
      902: other,
      903: aStream('0 g 0 0 100 100 re f'),
    })
    const signed = await desk.bothSign(prepared)

    expect(await desk.proofOf(signed)).toMatchObject({ genuine: true })
    await desk.expectRefused(updated(signed, {}, { root: 900 }), 'signing/object-changed')
    await desk.expectRefused(
      updated(signed, { [pages]: '<< /Type /Pages /Count 1 /Kids [902 0 R] >>' }),
      'signing/page-changed',
    )
  })

  it('a number named before it was written', async () => {
    const page = objectOf(desk.unsigned, pageOf(desk.unsigned))
    const contents = contentsOf(desk.unsigned)
    const prepared = updated(desk.unsigned, {
      [pageOf(desk.unsigned)]: page.replace(
        `/Contents ${contents} 0 R`,
        `/Contents ${contents} 0 R /Thumb 950 0 R`,
      ),
    })
    const first = await signedBy(desk.signers.siti, 'first', prepared)
    const field = fieldOf(first, 'pihak-kedua')
    const face = objectOf(first, field).replace(/>>$/, '/AP << /N 950 0 R >> >>')
    const attack = await signedByHand(
      updatedField(first, field, face),
      desk.signers.farid,
      'pihak-kedua',
      {},
    )

    await desk.expectRefused(attack, 'signing/object-added')
  })
})
