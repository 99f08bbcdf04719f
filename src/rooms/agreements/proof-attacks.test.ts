import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePdf } from '../../platform/pdf.ts'
import { aStream, endOf, numbersWhere, objectOf, signedByHand, updated } from '../../testing/pdf-forgery.ts'
import { anUnsignedFile, aSignedFile, type Signers, signedBy, someSigners } from '../../testing/signed-agreement.ts'
import { verifyAgreement } from './proof.actions.ts'
import { aContent, aSoleContent, siti as head, farid as mayor } from './proof.samples.ts'

const hasPoppler = spawnSync('pdfsig', ['-v']).error === undefined
if (!hasPoppler) console.warn('skipped: pdfsig of poppler is not installed')
const now = new Date('2026-03-01T00:00:00.000Z')
const folder = mkdtempSync(join(tmpdir(), 'amanah-verify-'))
let signers: Signers
let unsigned: Uint8Array
let once: Buffer
let twice: Buffer
let sole: Buffer

beforeAll(async () => {
  signers = await someSigners()
  unsigned = await anUnsignedFile()
  once = await signedBy(signers.siti, 'first', unsigned)
  twice = await signedBy(signers.farid, 'second', once)
  sole = await aSignedFile(signers, aSoleContent())
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await closePdf()
})

const proofOf = async (pdf: Uint8Array, anchors = [signers.house.root]) => (await verifyAgreement(pdf, anchors, now)).proof

/** Asserts that a file is refused, for these reasons among others, each told in a sentence. */
async function expectRefused(pdf: Uint8Array, ...codes: string[]): Promise<void> {
  const { genuine, problems } = await proofOf(pdf)
  expect(genuine).toBe(false)
  expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(codes))
  for (const { detail } of problems) expect(detail).toMatch(/^[A-Z].{15,}\.$/)
}

const bothSign = async (pdf: Uint8Array): Promise<Buffer> => signedBy(signers.farid, 'second', await signedBy(signers.siti, 'first', pdf))
const pageOf = (pdf: Uint8Array): number => numbersWhere(pdf, (text) => /\/Type \/Page\b/.test(text))[0] ?? 0
const catalogOf = (pdf: Uint8Array): string => objectOf(pdf, endOf(pdf).root)
const withEntry = (dictionary: string, entry: string): string => dictionary.replace(/>>$/, `${entry} >>`)
const flipped = (pdf: Uint8Array, at: number, bits = 1): Buffer => {
  const copy = Buffer.from(pdf)
  copy[at] = (copy[at] ?? 0) ^ bits
  return copy
}
const inPlace = (pdf: Buffer, from: string, to: string): Buffer => {
  const copy = Buffer.from(pdf)
  const at = copy.lastIndexOf(from)
  if (at < 0 || from.length !== to.length) throw new Error(`cannot put «${to}» in place of «${from}»`)
  copy.write(to, at, 'latin1')
  return copy
}

describe('an honest file', () => {
  it('is genuine with two signatures and with one', async () => {
    const [both, alone] = [await proofOf(twice), await proofOf(sole)]

    expect(both).toMatchObject({
      genuine: true,
      code: 'PK-2026-1.02-001',
      kind: 'PK',
      year: 2026,
      version: 1,
      assurance: 'INTERNAL',
      problems: [],
    })
    expect(both.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(both.parent).toEqual(aContent().parent)
    expect(both.signatures).toEqual([
      {
        signer: head.name,
        nip: head.nip,
        position: head.title,
        signedAt: '2026-01-19T01:42:00.000Z',
        level: 'B-B',
        valid: true,
        coversDocument: true,
      },
      {
        signer: mayor.name,
        nip: null,
        position: mayor.title,
        signedAt: '2026-01-19T01:47:00.000Z',
        level: 'B-B',
        valid: true,
        coversDocument: true,
      },
    ])
    expect(alone).toMatchObject({ genuine: true, parent: null, signatures: [{ signer: mayor.name, nip: null }] })
  })

  it('is not genuine before everyone has signed, nor before anyone has', async () => {
    await expectRefused(once, 'agreements/signature-missing')
    await expectRefused(unsigned, 'signing/no-signature')
  })

  it('is what poppler calls valid, and a changed byte is not', { skip: !hasPoppler }, () => {
    const told = (pdf: Uint8Array): string => {
      const file = join(folder, 'poppler.pdf')
      writeFileSync(file, pdf)
      return spawnSync('pdfsig', [file], { encoding: 'utf8' }).stdout
    }

    expect(told(twice).match(/Signature is Valid/g)).toHaveLength(2)
    expect(told(sole).match(/Signature is Valid/g)).toHaveLength(1)
    expect(told(inPlace(twice, '841.8898', '841.8899'))).not.toContain('Signature is Valid')
  })
})

describe('who signed', () => {
  it('trusts nobody it was not told to trust', async () => {
    const stranger = await someSigners()

    const proof = await proofOf(twice, [stranger.house.root])

    expect(proof).toMatchObject({ genuine: false, problems: [{ code: 'signing/untrusted-issuer' }] })
    expect(proof.problems[0]?.detail).toContain('Penerbit tidak dikenal')
    expect(await proofOf(twice, [])).toMatchObject({ genuine: false, problems: [{ code: 'signing/untrusted-issuer' }] })
    expect(await proofOf(twice, [signers.siti.chain[0] ?? ''])).toMatchObject({ genuine: false })
    expect(await proofOf(twice, ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])).toMatchObject({ genuine: false })
  })

  it('takes an intermediate authority as anchor, too', async () => {
    expect(await proofOf(twice, [signers.house.intermediate.certificate])).toMatchObject({ genuine: true })
  })

  it.each([
    ['another person of the same authority', 'Budi Santoso', '019b1f3a-7c44-7a10-8f00-5a1c2e9b7d99'],
    ['a namesake', mayor.name, '019b1f3a-7c44-7a10-8f00-5a1c2e9b7d99'],
    ['the same reference under another name', 'Budi Santoso', mayor.personRef],
    ['a certificate without a reference', mayor.name, undefined],
  ])('refuses %s', async (_, name, reference) => {
    const other = await signers.house.person(name, reference)

    await expectRefused(await signedBy(other, 'second', once), 'agreements/signer-not-party')
  })

  it('knows the party under another academic title', async () => {
    const graduated = await signers.house.person('Prof. Dr. Farid Alamsyah, S.E., M.M., Ph.D.', mayor.personRef)

    expect(await proofOf(await signedBy(graduated, 'second', once))).toMatchObject({ genuine: true })
  })

  it('refuses one person on both sides and the parties in the wrong order', async () => {
    await expectRefused(await signedBy(signers.siti, 'second', once), 'agreements/signer-not-party', 'agreements/same-signer')
    const reversed = await signedBy(signers.siti, 'second', await signedBy(signers.farid, 'first', unsigned))
    await expectRefused(reversed, 'agreements/signer-not-party')
    const alone = aContent({ secondParty: head })
    await expectRefused(
      await signedBy(signers.siti, 'second', await signedBy(signers.siti, 'first', await anUnsignedFile(alone))),
      'agreements/same-signer',
    )
  })

  it('judges the certificate at the time of signing', async () => {
    const early = await signedByHand(once, signers.farid, 'pihak-kedua', { moment: 'D:20250101000000Z' })
    const late = await signedByHand(once, signers.farid, 'pihak-kedua', { moment: 'D:20330101000000Z' })

    await expectRefused(early, 'signing/certificate-not-valid')
    expect((await verifyAgreement(late, [signers.house.root], new Date('2034-01-01'))).proof.problems.map(({ code }) => code)).toEqual([
      'signing/certificate-not-valid',
    ])
    await expectRefused(late, 'signing/signing-time')
    expect((await verifyAgreement(twice, [signers.house.root], new Date('2040-01-01'))).proof).toMatchObject({ genuine: true })
  })
})

describe('the bytes', () => {
  it('are covered, every one', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: twice.length - 1 }), async (at) => {
        expect((await proofOf(flipped(twice, at))).genuine).toBe(false)
      }),
      { numRuns: 60, examples: [[0], [twice.length - 1], [twice.length - 7]] },
    )
  })

  it.each([
    ['the size of a page', '841.8898', '841.8899', 'signing/digest'],
    ['the time of signing', '/M (D:20260119014700Z)', '/M (D:20260118014700Z)', 'signing/digest'],
    ['the kind of signature', '/ETSI.CAdES.detached', '/adbe.pkcs7.detached', 'signing/signature-kind'],
    ['the name of the range', '/ByteRange', '/ByteRangf', 'signing/byte-range'],
    ['the first bound of the range', '/ByteRange [0 ', '/ByteRange [1 ', 'signing/byte-range'],
  ])('refuses a change of %s', async (_, from, to, code) => {
    await expectRefused(inPlace(twice, from, to), code)
  })

  it('refuses a file cut short or with something behind it', async () => {
    for (const part of [0.1, 0.5, 0.9, 0.999]) await expectRefused(twice.subarray(0, Math.floor(twice.length * part)))
    await expectRefused(Buffer.concat([twice, Buffer.from('\n% lampiran\n')]), 'signing/pdf-trailing-data')
    await expectRefused(Buffer.concat([twice, Buffer.from('999 0 obj\n<< /Type /Page >>\nendobj\n')]), 'signing/pdf-trailing-data')
    await expectRefused(Buffer.concat([Buffer.from('%halo\n'), twice]), 'signing/pdf-not')
  })

  it('refuses a signature taken away', async () => {
    const [field = 0] = numbersWhere(twice, (text) => text.includes('(pihak-kedua)') && text.includes('/Sig'))

    await expectRefused(twice.subarray(0, once.length), 'agreements/signature-missing')
    const emptied = objectOf(twice, field).replace(/\/V \d+ 0 R/, '')
    await expectRefused(updated(twice, { [field]: emptied }), 'agreements/signature-missing', 'signing/signature-changed')
    await expectRefused(updated(twice, {}, { freed: [field] }), 'signing/object-changed')
  })

  it('answers for whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.boolean(), async (bytes, isPdf) => {
        const file = isPdf ? Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]) : bytes
        expect((await proofOf(file)).genuine).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what came after a signature', () => {
  it.each<[string, (pdf: Buffer) => Buffer, string]>([
    ['nothing but a new end', (pdf) => updated(pdf, {}), 'signing/update-unsigned'],
    ['a note on the page', noted, 'signing/page-changed'],
    ['a note drawn by the page', (pdf) => drawnOver(pdf, 'BT /f1 20 Tf 100 400 Td <0028> Tj ET'), 'signing/page-changed'],
    ['other words on the page', (pdf) => updated(pdf, { [contentsOf(pdf)]: aStream('q Q') }), 'signing/page-changed'],
    [
      'a smaller page',
      (pdf) => updated(pdf, { [pageOf(pdf)]: objectOf(pdf, pageOf(pdf)).replace('841.8898', '300') }),
      'signing/page-changed',
    ],
    ['pages in another order', reordered, 'signing/page-changed'],
    ['letters that read otherwise', relettered, 'signing/font-changed'],
    ['a script at opening', (pdf) => recatalogued(pdf, '/OpenAction << /S /JavaScript /JS (app.alert) >>'), 'signing/catalog-changed'],
    ['other data', (pdf) => updated(pdf, { [dataOf(pdf)]: aStream('{}', '/Type /EmbeddedFile') }), 'signing/attachment-changed'],
    ['another catalog', (pdf) => updated(pdf, { 900: catalogOf(pdf) }, { root: 900 }), 'signing/object-changed'],
    ['objects nobody needs', (pdf) => updated(pdf, { 900: '<< /Type /Page >>' }), 'signing/object-added'],
    ['a form that asks to be drawn anew', reformed, 'signing/pdf-active-content'],
    ['a text field', fielded, 'signing/form-field'],
    ['another face of a signature', refaced, 'signing/signature-changed'],
    [
      'a signature field more',
      (pdf) =>
        updated(pdf, { [formOf(pdf)]: objectOf(pdf, formOf(pdf)).replace(/\/Fields \[/, '/Fields [ 900 0 R '), 900: strayField(pdf) }),
      'signing/signature-changed',
    ],
  ])('refuses %s', async (_, attack, code) => {
    await expectRefused(attack(twice), code)
    await expectRefused(attack(sole), code)
  })

  it('refuses changes that come in the update of the next signature', async () => {
    const changed = (objects: Record<number, string>): Promise<Buffer> => signedByHand(once, signers.farid, 'pihak-kedua', { objects })

    expect(await proofOf(await changed({}))).toMatchObject({ genuine: true })
    await expectRefused(await changed({ [contentsOf(once)]: aStream('q Q') }), 'signing/page-changed')
    await expectRefused(
      await changed({ [endOf(once).root]: withEntry(catalogOf(once), '/Lang (en)').replace('/Lang (id-ID)', '') }),
      'signing/catalog-changed',
    )
    await expectRefused(await changed({ 900: '<< /Type /Page >>' }), 'signing/object-added')
  })
})

const contentsOf = (pdf: Uint8Array): number => Number(/\/Contents (\d+) 0 R/.exec(objectOf(pdf, pageOf(pdf)))?.[1])
const dataOf = (pdf: Uint8Array): number =>
  numbersWhere(pdf, (text) => text.includes('/EmbeddedFile ') || text.includes('/EmbeddedFile\n'))[0] ?? 0
const formOf = (pdf: Uint8Array): number => Number(/\/AcroForm (\d+) 0 R/.exec(catalogOf(pdf))?.[1])
const strayField = (pdf: Uint8Array): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (ketiga) /Rect [0 0 0 0] /P ${pageOf(pdf)} 0 R >>`

function withAnnotation(pdf: Buffer, number: number): string {
  const page = objectOf(pdf, pageOf(pdf))
  return page.replace(/\/Annots \[/, `/Annots [ ${number} 0 R `)
}
function noted(pdf: Buffer): Buffer {
  const note = '<< /Type /Annot /Subtype /FreeText /Rect [100 600 300 640] /Contents (24,00) /DA (/Helv 12 Tf) >>'
  return updated(pdf, { [pageOf(pdf)]: withAnnotation(pdf, 900), 900: note })
}
function drawnOver(pdf: Buffer, content: string): Buffer {
  const contents = contentsOf(pdf)
  return updated(pdf, {
    [pageOf(pdf)]: objectOf(pdf, pageOf(pdf)).replace(`/Contents ${contents} 0 R`, `/Contents [${contents} 0 R 900 0 R]`),
    900: aStream(content),
  })
}
function reordered(pdf: Buffer): Buffer {
  const [tree = 0] = numbersWhere(pdf, (text) => /\/Type \/Pages\b/.test(text))
  return updated(pdf, { [tree]: objectOf(pdf, tree).replace(/\/Kids \[(\d+ 0 R) (\d+ 0 R)\]/, '/Kids [$2 $1]') })
}
function relettered(pdf: Buffer): Buffer {
  const number = Number(/\/ToUnicode (\d+) 0 R/.exec(objectOf(pdf, numbersWhere(pdf, (text) => text.includes('/ToUnicode'))[0] ?? 0))?.[1])
  return updated(pdf, { [number]: aStream('1 beginbfchar\n<0001> <0032>\nendbfchar') })
}
const recatalogued = (pdf: Buffer, entry: string): Buffer => updated(pdf, { [endOf(pdf).root]: withEntry(catalogOf(pdf), entry) })
function reformed(pdf: Buffer): Buffer {
  return updated(pdf, { [formOf(pdf)]: withEntry(objectOf(pdf, formOf(pdf)), '/NeedAppearances true') })
}
function fielded(pdf: Buffer): Buffer {
  const field = `<< /Type /Annot /Subtype /Widget /FT /Tx /T (target) /V (24,00) /Rect [500 600 540 620] /P ${pageOf(pdf)} 0 R >>`
  return updated(pdf, {
    [formOf(pdf)]: objectOf(pdf, formOf(pdf)).replace(/\/Fields \[/, '/Fields [ 900 0 R '),
    [pageOf(pdf)]: withAnnotation(pdf, 900),
    900: field,
  })
}
function refaced(pdf: Buffer): Buffer {
  const [field = 0] = numbersWhere(pdf, (text) => text.includes('(pihak-pertama)') && text.includes('/Sig'))
  const face = aStream('0 g 0 0 100 100 re f', '/Type /XObject /Subtype /Form /BBox [0 0 187 57]')
  return updated(pdf, { [field]: objectOf(pdf, field).replace(/\/N \d+ 0 R/, '/N 900 0 R'), 900: face })
}

describe('shadow attacks: prepared before the signature, sprung after it', () => {
  it('hide: a cover that is taken off', async () => {
    const cover = '<< /Type /Annot /Subtype /Stamp /Rect [60 400 540 700] /AP << /N 901 0 R >> >>'
    const face = aStream('1 g 0 0 480 300 re f', '/Type /XObject /Subtype /Form /BBox [0 0 480 300]')
    const prepared = updated(unsigned, { [pageOf(unsigned)]: withAnnotation(Buffer.from(unsigned), 900), 900: cover, 901: face })
    const signed = await bothSign(prepared)

    await expectRefused(signed, 'signing/annotation')
    await expectRefused(updated(signed, {}, { freed: [900] }), 'signing/object-changed')
    await expectRefused(updated(signed, { 901: aStream('', '/Type /XObject /Subtype /Form /BBox [0 0 480 300]') }), 'signing/page-changed')
  })

  it('replace: words that change with a font or a form below them', async () => {
    const text = aStream('BT /f1 11 Tf 100 200 Td <0028> Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 600 800]')
    const page = objectOf(unsigned, pageOf(unsigned)).replace('/ProcSet', '/XObject << /X 900 0 R >> /ProcSet')
    const contents = contentsOf(unsigned)
    const prepared = updated(unsigned, {
      [pageOf(unsigned)]: page.replace(`/Contents ${contents} 0 R`, `/Contents [${contents} 0 R 901 0 R]`),
      900: text,
      901: aStream('q /X Do Q'),
    })
    const signed = await bothSign(prepared)

    await expectRefused(
      updated(signed, { 900: aStream('BT ET', '/Type /XObject /Subtype /Form /BBox [0 0 600 800]') }),
      'signing/page-changed',
    )
    await expectRefused(relettered(signed), 'signing/font-changed')
  })

  it('hide and replace: a second document behind the first', async () => {
    const pages = numbersWhere(unsigned, (text) => /\/Type \/Pages\b/.test(text))[0] ?? 0
    const hidden = {
      900: catalogOf(unsigned).replace(`/Pages ${pages} 0 R`, '/Pages 901 0 R'),
      901: '<< /Type /Pages /Count 1 /Kids [902 0 R] >>',
    }
    const other = '<< /Type /Page /Parent 901 0 R /MediaBox [0 0 595 842] /Contents 903 0 R >>'
    const prepared = updated(unsigned, { ...hidden, 902: other, 903: aStream('0 g 0 0 100 100 re f') })
    const signed = await bothSign(prepared)

    expect(await proofOf(signed)).toMatchObject({ genuine: true })
    await expectRefused(updated(signed, {}, { root: 900 }), 'signing/object-changed')
    await expectRefused(updated(signed, { [pages]: '<< /Type /Pages /Count 1 /Kids [902 0 R] >>' }), 'signing/page-changed')
  })

  it('a number named before it was written', async () => {
    const page = objectOf(unsigned, pageOf(unsigned))
    const contents = contentsOf(unsigned)
    const prepared = updated(unsigned, {
      [pageOf(unsigned)]: page.replace(`/Contents ${contents} 0 R`, `/Contents ${contents} 0 R /Thumb 950 0 R`),
    })
    const first = await signedBy(signers.siti, 'first', prepared)
    const [field = 0] = numbersWhere(first, (text) => text.includes('(pihak-kedua)') && text.includes('/Sig'))
    const face = objectOf(first, field).replace(/>>$/, '/AP << /N 950 0 R >> >>')
    const attack = await signedByHand(updatedField(first, field, face), signers.farid, 'pihak-kedua', {})

    await expectRefused(attack, 'signing/object-added')
  })
})

const updatedField = (pdf: Uint8Array, field: number, text: string): Buffer =>
  updated(pdf, { [field]: text, 950: aStream('0 g 0 0 100 100 re f', '/Type /XObject /Subtype /Form /BBox [0 0 187 57]') })

describe('a signature moved or copied', () => {
  it('wrapped: what it covers pushed apart, another list of objects in the room between', async () => {
    const text = once.toString('latin1')
    const gapFrom = text.lastIndexOf('/Contents <') + '/Contents '.length
    const gapTo = text.indexOf('>', gapFrom) + 1
    const { section, size } = endOf(once)
    const tail = once.subarray(gapTo)
    const [field = 0] = numbersWhere(once, (found) => found.includes('(pihak-pertama)') && found.includes('/Sig'))
    const signature = (from: number): string =>
      `${size} 0 obj\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 ${gapFrom} ${from} ${tail.length}] /Contents ${text.slice(gapFrom, gapTo)} >>\nendobj\n`
    const forged = `${field} 0 obj\n${objectOf(once, field).replace(/\/V \d+ 0 R/, `/V ${size} 0 R`)}\nendobj\n`
    const list = `xref\n${size} 1\n${'0'.repeat(10)} 00000 n \ntrailer\n<< /Size ${size + 1} /Root ${endOf(once).root} 0 R >>\nstartxref\n${section}\n%%EOF\n`
    const middle = `${text.slice(gapTo, section)}${list}${forged}`
    const end = gapTo + middle.length + signature(1_000_000).length

    const wrapped = Buffer.concat([
      once.subarray(0, gapTo),
      Buffer.from(middle + signature(end).padEnd(signature(1_000_000).length), 'latin1'),
      tail,
    ])

    await expectRefused(wrapped, 'signing/pdf-hidden-object')
  })

  it('copied into another dictionary of the form', async () => {
    const [field = 0] = numbersWhere(twice, (text) => text.includes('(pihak-kedua)') && text.includes('/Sig'))
    const value = Number(/\/V (\d+) 0 R/.exec(objectOf(twice, field))?.[1])
    const copied = updated(twice, { [field]: objectOf(twice, field).replace(`/V ${value} 0 R`, '/V 900 0 R'), 900: objectOf(twice, value) })

    await expectRefused(copied, 'signing/byte-range', 'signing/signature-outside-form')
  })

  it('given to both fields', async () => {
    const [field = 0] = numbersWhere(once, (text) => text.includes('(pihak-kedua)') && text.includes('/Sig'))
    const first = /\/V \d+ 0 R/.exec(
      objectOf(once, numbersWhere(once, (text) => text.includes('(pihak-pertama)') && text.includes('/Sig'))[0] ?? 0),
    )?.[0]

    await expectRefused(updated(once, { [field]: withEntry(objectOf(once, field), first ?? '') }), 'signing/form-field')
  })

  it.each<[string, (range: [number, number, number, number]) => number[]]>([
    ['that begins later', ([, b, c, d]) => [9, b - 9, c, d]],
    ['that leaves out the end', ([a, b, c, d]) => [a, b, c, d - 9]],
    ['with a wider gap', ([a, b, c, d]) => [a, b - 9, c, d]],
    ['with three parts', ([a, b, c]) => [a, b, c, 1, c + 1, 1]],
    ['of nothing', () => [0, 0, 0, 0]],
    ['past the end', ([a, b, c, d]) => [a, b, c, d + 1]],
    ['of numbers below zero', ([a, b, c]) => [a, b, c, -1]],
    ['that is empty', () => []],
  ])('refuses a range %s', async (_, range) => {
    await expectRefused(await signedByHand(once, signers.farid, 'pihak-kedua', { range }), 'signing/byte-range')
  })

  it.each<[string, (cms: Buffer) => Buffer]>([
    ['nothing', () => Buffer.alloc(0)],
    ['no DER', () => Buffer.from('tanda tangan')],
    ['half a signature', (cms) => cms.subarray(0, 300)],
    ['something behind the signature', (cms) => Buffer.concat([cms, Buffer.from([1])])],
  ])('refuses a room with %s', async (_, cms) => {
    await expectRefused(await signedByHand(once, signers.farid, 'pihak-kedua', { cms }), 'signing/cms')
  })

  it('refuses a signature of another file, and a signature by another key', async () => {
    const [stolen] = /(?<=\/Contents <)[0-9A-Fa-f]+/.exec(twice.toString('latin1').slice(once.length)) ?? []
    const cms = (): Buffer => Buffer.from(stolen ?? '', 'hex')
    await expectRefused(await signedByHand(once, signers.farid, 'pihak-kedua', { cms, room: (stolen?.length ?? 0) / 2 }), 'signing/digest')

    const mixed = { ...signers.farid, key: signers.siti.key }
    await expectRefused(await signedByHand(once, mixed, 'pihak-kedua'), 'signing/signature-value')
  })
})

describe('the structure of the file', () => {
  it.each<[string, (pdf: Buffer) => Buffer, string]>([
    ['two lists at once', (pdf) => updated(pdf, {}, { trailer: '/XRefStm 9' }), 'signing/pdf-hybrid'],
    ['a lock', (pdf) => updated(pdf, {}, { trailer: '/Encrypt << /Filter /Standard >>' }), 'signing/pdf-encrypted'],
    [
      'an entry twice in a dictionary',
      (pdf) => updated(pdf, { [pageOf(pdf)]: withEntry(objectOf(pdf, pageOf(pdf)), '/Type /Page') }),
      'signing/pdf-ambiguous',
    ],
    [
      'an object the list does not know',
      (pdf) => inPlace(updated(pdf, { 900: 'null', 901: 'null' }), '901 1\n', '902 1\n'),
      'signing/pdf-hidden-object',
    ],
  ])('refuses %s', async (_, attack, code) => {
    await expectRefused(attack(twice), code)
  })
})
