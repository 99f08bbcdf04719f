import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePdf } from '../../../platform/pdf.ts'
import {
  endOf,
  fieldOf,
  inPlace,
  objectOf,
  pageOf,
  signedByHand,
  updated,
  withEntry,
} from '../../../testing/signing/pdf-forgery.ts'
import { openProofDesk, type ProofDesk } from '../../../testing/signing/proof-desk.ts'

let desk: ProofDesk
beforeAll(async () => {
  desk = await openProofDesk()
})
afterAll(closePdf)

const flipped = (pdf: Uint8Array, at: number): Buffer => {
  const copy = Buffer.from(pdf)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

describe('the bytes', () => {
  it('are covered, every one', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: desk.twice.length - 1 }), async (at) => {
        expect((await desk.proofOf(flipped(desk.twice, at))).genuine).toBe(false)
      }),
      { numRuns: 60, examples: [[0], [desk.twice.length - 1], [desk.twice.length - 7]] },
    )
  })

  it('of the room of the last signature are covered too, though no signature is over them', {
    timeout: 60_000,
  }, async () => {
    const from = desk.sole.lastIndexOf('/Contents <') + '/Contents <'.length
    const to = desk.sole.indexOf('>', from)
    const other = fc.constantFrom(...'0123456789abcdefABCDEF \n>')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: from - 1, max: to }), other, async (at, letter) => {
        const copy = Buffer.from(desk.sole)
        copy.write(letter, at, 'latin1')
        expect((await desk.proofOf(copy)).genuine).toBe(copy.equals(desk.sole))
      }),
      {
        numRuns: 60,
        examples: [
          [to - 1, ' '],
          [to - 1, '1'],
          [from + 3, '0'],
          [to, '0'],
        ],
      },
    )
  })

  it.each([
    ['the size of a page', '841.8898', '841.8899', 'signing/digest'],
    ['the time of signing', '/M (D:20260119014700Z)', '/M (D:20260118014700Z)', 'signing/digest'],
    [
      'the kind of signature',
      '/ETSI.CAdES.detached',
      '/adbe.pkcs7.detached',
      'signing/signature-kind',
    ],
    ['the name of the range', '/ByteRange', '/ByteRangf', 'signing/byte-range'],
    ['the first bound of the range', '/ByteRange [0 ', '/ByteRange [1 ', 'signing/byte-range'],
  ])('refuses a change of %s', async (_, from, to, code) => {
    await desk.expectRefused(inPlace(desk.twice, from, to), code)
  })

  it('refuses a file cut short or with something behind it', async () => {
    for (const part of [0.1, 0.5, 0.9, 0.999])
      await desk.expectRefused(desk.twice.subarray(0, Math.floor(desk.twice.length * part)))
    await desk.expectRefused(
      Buffer.concat([desk.twice, Buffer.from('\n% lampiran\n')]),
      'signing/pdf-trailing-data',
    )
    await desk.expectRefused(
      Buffer.concat([desk.twice, Buffer.from('999 0 obj\n<< /Type /Page >>\nendobj\n')]),
      'signing/pdf-trailing-data',
    )
    await desk.expectRefused(Buffer.concat([Buffer.from('%halo\n'), desk.twice]), 'signing/pdf-not')
  })

  it('refuses a signature taken away', async () => {
    const field = fieldOf(desk.twice, 'pihak-kedua')

    await desk.expectRefused(
      desk.twice.subarray(0, desk.once.length),
      'agreements/signature-missing',
    )
    const emptied = objectOf(desk.twice, field).replace(/\/V \d+ 0 R/, '')
    await desk.expectRefused(
      updated(desk.twice, { [field]: emptied }),
      'agreements/signature-missing',
      'signing/signature-changed',
    )
    await desk.expectRefused(updated(desk.twice, {}, { freed: [field] }), 'signing/object-changed')
  })

  it('answers for whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.boolean(), async (bytes, isPdf) => {
        const file = isPdf ? Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]) : bytes
        expect((await desk.proofOf(file)).genuine).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a signature moved or copied', () => {
  it('wrapped: what it covers pushed apart, another list of objects in the room between', async () => {
    const text = desk.once.toString('latin1')
    const gapFrom = text.lastIndexOf('/Contents <') + '/Contents '.length
    const gapTo = text.indexOf('>', gapFrom) + 1
    const { section, size } = endOf(desk.once)
    const tail = desk.once.subarray(gapTo)
    const field = fieldOf(desk.once, 'pihak-pertama')
    const signature = (from: number): string =>
      `${size} 0 obj\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 ` +
      `${gapFrom} ${from} ${tail.length}] /Contents ${text.slice(gapFrom, gapTo)} ` +
      `>>\nendobj\n`
    const forged =
      `${field} 0 ` +
      `obj\n${objectOf(desk.once, field).replace(/\/V \d+ 0 R/, `/V ${size} 0 R`)}\nendobj\n`
    const list =
      `xref\n${size} 1\n${'0'.repeat(10)} 00000 n \ntrailer\n<< /Size ${size + 1} /Root ` +
      `${endOf(desk.once).root} 0 R >>\nstartxref\n${section}\n%%EOF\n`
    const middle = `${text.slice(gapTo, section)}${list}${forged}`
    const end = gapTo + middle.length + signature(1_000_000).length

    const wrapped = Buffer.concat([
      desk.once.subarray(0, gapTo),
      Buffer.from(middle + signature(end).padEnd(signature(1_000_000).length), 'latin1'),
      tail,
    ])

    await desk.expectRefused(wrapped, 'signing/pdf-hidden-object')
  })

  it('copied into another dictionary of the form', async () => {
    const field = fieldOf(desk.twice, 'pihak-kedua')
    const value = Number(/\/V (\d+) 0 R/.exec(objectOf(desk.twice, field))?.[1])
    const copied = updated(desk.twice, {
      [field]: objectOf(desk.twice, field).replace(`/V ${value} 0 R`, '/V 900 0 R'),
      900: objectOf(desk.twice, value),
    })

    await desk.expectRefused(copied, 'signing/byte-range', 'signing/signature-outside-form')
  })

  it('given to both fields', async () => {
    const field = fieldOf(desk.once, 'pihak-kedua')
    const first = /\/V \d+ 0 R/.exec(objectOf(desk.once, fieldOf(desk.once, 'pihak-pertama')))?.[0]

    await desk.expectRefused(
      updated(desk.once, { [field]: withEntry(objectOf(desk.once, field), first ?? '') }),
      'signing/form-field',
    )
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
    await desk.expectRefused(
      await signedByHand(desk.once, desk.signers.farid, 'pihak-kedua', { range }),
      'signing/byte-range',
    )
  })

  it.each<[string, (cms: Buffer) => Buffer]>([
    ['nothing', () => Buffer.alloc(0)],
    ['no DER', () => Buffer.from('tanda tangan')],
    ['half a signature', (cms) => cms.subarray(0, 300)],
    ['something behind the signature', (cms) => Buffer.concat([cms, Buffer.from([1])])],
  ])('refuses a room with %s', async (_, cms) => {
    await desk.expectRefused(
      await signedByHand(desk.once, desk.signers.farid, 'pihak-kedua', { cms }),
      'signing/cms',
    )
  })

  it('refuses a signature of another file, and a signature by another key', async () => {
    const [stolen] =
      /(?<=\/Contents <)[0-9A-Fa-f]+/.exec(desk.twice.toString('latin1').slice(desk.once.length)) ??
      []
    const cms = (): Buffer => Buffer.from(stolen ?? '', 'hex')
    await desk.expectRefused(
      await signedByHand(desk.once, desk.signers.farid, 'pihak-kedua', {
        cms,
        room: (stolen?.length ?? 0) / 2,
      }),
      'signing/digest',
    )

    const mixed = { ...desk.signers.farid, key: desk.signers.siti.key }
    await desk.expectRefused(
      await signedByHand(desk.once, mixed, 'pihak-kedua'),
      'signing/signature-value',
    )
  })
})

describe('the structure of the file', () => {
  it.each<[string, (pdf: Uint8Array) => Buffer, string]>([
    [
      'two lists at once',
      (pdf) => updated(pdf, {}, { trailer: '/XRefStm 9' }),
      'signing/pdf-hybrid',
    ],
    [
      'a lock',
      (pdf) => updated(pdf, {}, { trailer: '/Encrypt << /Filter /Standard >>' }),
      'signing/pdf-encrypted',
    ],
    [
      'an entry desk.twice in a dictionary',
      (pdf) =>
        updated(pdf, { [pageOf(pdf)]: withEntry(objectOf(pdf, pageOf(pdf)), '/Type /Page') }),
      'signing/pdf-ambiguous',
    ],
    [
      'an object the list does not know',
      (pdf) => inPlace(updated(pdf, { 900: 'null', 901: 'null' }), '901 1\n', '902 1\n'),
      'signing/pdf-hidden-object',
    ],
  ])('refuses %s', async (_, attack, code) => {
    await desk.expectRefused(attack(desk.twice), code)
  })
})
