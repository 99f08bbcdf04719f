import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OddSignature, signedByHand } from '../../../testing/signing/pdf-forgery.ts'
import {
  anUnsignedFile,
  type Signers,
  someSigners,
} from '../../../testing/signing/signed-agreement.ts'
import { closePdf } from '../../pdf.ts'
import { derOf } from '../authority/certificate.ts'
import {
  contentOf,
  context,
  integer,
  octetString,
  oid,
  partsOf,
  sequence,
  setOf,
  tlv,
  utf8,
} from '../authority/der.ts'
import { isCanonicalCms } from './canonical-cms.ts'
import { verifyPdf } from './verify-pdf.ts'

let paper: Uint8Array
let signers: Signers
beforeAll(async () => {
  paper = await anUnsignedFile()
  signers = await someSigners()
})
afterAll(closePdf)

/** What a signature is made of, to be put together otherwise. */
type Parts = {
  version: Buffer
  digests: Buffer
  certificates: Buffer[]
  signer: Buffer[]
  more: Buffer[]
}

/** The same signature with other parts around what was signed. */
function remade(cms: Buffer, change: (parts: Parts) => Partial<Parts>): Buffer {
  const [type, wrapped] = partsOf(cms) as [Buffer, Buffer]
  const [body] = partsOf(wrapped) as [Buffer]
  const [version, digests, data, chain, signers] = partsOf(body) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ]
  const parts = {
    version,
    digests,
    certificates: partsOf(chain),
    signer: partsOf(partsOf(signers)[0] as Buffer),
    more: [],
  }
  const now: Parts = { ...parts, ...change(parts) }
  const certified = context(0, ...now.certificates)
  return sequence(
    type,
    context(
      0,
      sequence(
        now.version,
        now.digests,
        data,
        certified,
        ...now.more,
        setOf(sequence(...now.signer)),
      ),
    ),
  )
}

const signerWith = (at: number, part: (old: Buffer) => Buffer) => (parts: Parts) => ({
  signer: parts.signer.map((old, i) => (i === at ? part(old) : old)),
})

/** A certificate whose signature is wrapped in one octet more. */
function loosely(certificate: Buffer): Buffer {
  const [tbs, algorithm, signature] = partsOf(certificate) as [Buffer, Buffer, Buffer]
  const [r, s] = partsOf(contentOf(signature).subarray(1)) as [Buffer, Buffer]
  return sequence(
    tbs,
    algorithm,
    tlv(0x03, Uint8Array.of(0), sequence(tlv(0x02, Uint8Array.of(0), contentOf(r)), s)),
  )
}

const longer = (der: Buffer): Buffer =>
  Buffer.concat([der.subarray(0, 1), Buffer.from([0x83, 0]), der.subarray(2)])
const note = sequence(oid('1.2.840.113549.1.9.13'), setOf(utf8('<script>')))
const withNull = (algorithm: Buffer): Buffer => sequence(...partsOf(algorithm), tlv(0x05))

describe('a signature in its one form', () => {
  const codes = async (odd: OddSignature, anchors = [signers.house.root]): Promise<string[]> => {
    const pdf = await signedByHand(paper, signers.siti, 'pihak-pertama', {
      moment: 'D:20260119014200Z',
      ...odd,
    })
    const { problems } = await verifyPdf(pdf, { anchors, at: new Date('2026-03-01') })
    return problems.map(({ code }) => code.replace('signing/', ''))
  }

  it('is taken as it is made', async () => {
    expect(await codes({})).toEqual([])
    expect(await codes({ cms: (cms) => remade(cms, () => ({})) })).toEqual([])
  })

  it.each<[string, (cms: Buffer) => Buffer]>([
    ['a length told longer than it needs', (cms) => longer(cms)],
    [
      'a length told longer inside',
      (cms) =>
        remade(
          cms,
          signerWith(1, (id) => Buffer.concat([Buffer.from([0x30, 0x81]), id.subarray(1)])),
        ),
    ],
    ['another version', (cms) => remade(cms, () => ({ version: integer(Uint8Array.of(3)) }))],
    [
      'another version of the signer',
      (cms) =>
        remade(
          cms,
          signerWith(0, () => integer(Uint8Array.of(3))),
        ),
    ],
    ['parameters nobody needs', (cms) => remade(cms, signerWith(2, withNull))],
    [
      'a hash nobody used',
      (cms) =>
        remade(cms, ({ digests }) => ({
          digests: setOf(...partsOf(digests), sequence(oid('1.3.14.3.2.26'))),
        })),
    ],
    [
      'a note beside the signature',
      (cms) => remade(cms, ({ signer }) => ({ signer: [...signer, context(1, note)] })),
    ],
    [
      'a list of revoked certificates',
      (cms) => remade(cms, () => ({ more: [context(1, sequence(utf8('apa saja')))] })),
    ],
    [
      'a certificate twice',
      (cms) =>
        remade(cms, ({ certificates }) => ({ certificates: [...certificates, ...certificates] })),
    ],
    [
      'certificates in another order',
      (cms) => remade(cms, ({ certificates }) => ({ certificates: certificates.toReversed() })),
    ],
    [
      'a certificate with a loose signature',
      (cms) =>
        remade(cms, ({ certificates: [a, b] }) => ({
          certificates: [a, b].map((one) => loosely(one as Buffer)),
        })),
    ],
    [
      'a number with a zero before it',
      (cms) =>
        remade(
          cms,
          signerWith(5, (value) => {
            const [r, s] = partsOf(contentOf(value)) as [Buffer, Buffer]
            return octetString(sequence(tlv(0x02, Uint8Array.of(0), contentOf(r)), s))
          }),
        ),
    ],
  ])('is refused with %s', async (_, trick) => {
    const found = await codes({ cms: trick })

    expect(found.length).toBeGreaterThan(0)
    expect([
      'cms',
      'signature-encoding',
      'signature-value',
      'certificate-binding',
      'untrusted-issuer',
    ]).toEqual(expect.arrayContaining(found))
  })

  it('is refused, not thrown at, with an attribute that says nothing', async () => {
    const emptied = signerWith(3, (signed) => {
      const [first, ...others] = partsOf(signed)
      const [id, values] = partsOf(first as Buffer) as [Buffer, Buffer]
      return context(0, sequence(id, setOf(), ...partsOf(values)), ...others)
    })

    expect(await codes({ cms: (cms) => remade(cms, emptied) })).toEqual(['cms'])
  })

  it('is refused with the certificate of somebody else beside', async () => {
    const other = await signers.house.person('Orang Lain', 'x')
    const beside = (cms: Buffer): Buffer =>
      remade(cms, ({ certificates }) => ({
        certificates: [...certificates, derOf(other.chain[0] ?? '')].toSorted(Buffer.compare),
      }))

    expect(await codes({ cms: beside })).toEqual(['certificate-unused'])
  })

  it('is refused with the certificate of its authority damaged, even where that authority is known', async () => {
    const authority = derOf(signers.house.intermediate.certificate)
    const damaged = Buffer.from(authority)
    // the length of a name inside its subject: what is left is no certificate for whoever reads on
    damaged[damaged.indexOf(Buffer.from('31273025', 'hex')) + 1] = 0x25
    const cms = (whole: Buffer): Buffer => {
      const copy = Buffer.from(whole)
      damaged.copy(copy, whole.indexOf(authority))
      return copy
    }

    expect(
      await codes({ cms }, [signers.house.root, signers.house.intermediate.certificate]),
    ).toEqual(['signature-encoding'])
  })

  it('is refused in capital letters, and with spaces or words in place of its zeros', async () => {
    const pdf = await signedByHand(paper, signers.siti, 'pihak-pertama', {})
    const from = pdf.lastIndexOf('/Contents <') + '/Contents <'.length
    const to = pdf.indexOf('>', from)
    const room = pdf.toString('latin1', from, to)
    const verified = async (text: string): Promise<string[]> => {
      const copy = Buffer.from(pdf)
      copy.write(text, from, 'latin1')
      const { problems } = await verifyPdf(copy, {
        anchors: [signers.house.root],
        at: new Date('2026-03-01'),
      })
      return problems.map(({ code }) => code.replace('signing/', ''))
    }
    const letter = room.search(/[a-f]/)

    expect(await verified(room)).toEqual([])
    expect(await verified(room.toUpperCase())).toEqual(['signature-encoding'])
    expect(
      await verified(
        room.slice(0, letter) + (room[letter] ?? '').toUpperCase() + room.slice(letter + 1),
      ),
    ).toEqual(['signature-encoding'])
    expect(await verified(`${room.slice(0, -1)} `)).toEqual(['signature-encoding'])
    expect(await verified(`${room.slice(0, -2)}  `)).toEqual(['signature-encoding'])
    expect(await verified(`${room.slice(0, -1)}1`)).toEqual(['cms'])
  })
})

it('says no to whatever is no signature at all', () => {
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('3000', 'hex'),
    Buffer.from('30820bb830', 'hex'),
    sequence(utf8('halo'), context(0, sequence())),
  ])
    expect(isCanonicalCms(bytes, bytes, [bytes])).toBe(false)
})
