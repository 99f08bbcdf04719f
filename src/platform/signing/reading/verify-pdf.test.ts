import * as asn1js from 'asn1js'
import { Attribute, ContentInfo, SignedAndUnsignedAttributes, SignedData } from 'pkijs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  hasOpenssl,
  type OpensslCertificate,
  type OpensslDesk,
  openOpenssl,
  opensslUsage,
} from '../../../testing/signing/openssl.ts'
import {
  aStream,
  catalogOf,
  endOf,
  type OddSignature,
  signedByHand,
  updated,
  withEntry,
} from '../../../testing/signing/pdf-forgery.ts'
import {
  anUnsignedFile,
  type Signers,
  someSigners,
} from '../../../testing/signing/signed-agreement.ts'
import { closePdf } from '../../pdf.ts'
import { pdfMoment } from './pdf-time.ts'
import { verifyPdf } from './verify-pdf.ts'

if (!hasOpenssl) console.warn('skipped: openssl is not installed')

let paper: Uint8Array
let signers: Signers
beforeAll(async () => {
  paper = await anUnsignedFile()
  signers = await someSigners()
})
afterAll(closePdf)

describe.skipIf(!hasOpenssl)('signatures another tool made', () => {
  let desk: OpensslDesk
  let root: OpensslCertificate
  let budi: OpensslCertificate
  let stamper: OpensslCertificate
  let foreign: OpensslCertificate
  const moment = `D:${new Date(Date.now() + 30_000).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
  beforeAll(() => {
    desk = openOpenssl()
    root = desk.issue({ name: '/CN=Akar', extensions: opensslUsage.authority })
    budi = desk.issue({
      name: '/CN=Budi/serialNumber=b-1',
      issuer: root,
      key: ['-newkey', 'rsa:2048'],
    })
    stamper = desk.issue({
      name: '/CN=Waktu',
      issuer: root,
      extensions: [...opensslUsage.signer, 'extendedKeyUsage=critical,timeStamping'],
    })
    foreign = desk.issue({
      name: '/CN=Asing',
      extensions: [...opensslUsage.signer, 'extendedKeyUsage=critical,timeStamping'],
    })
  })
  afterAll(() => desk.close())

  const verified = async (odd: OddSignature, anchors = [root.pem]) => {
    const pdf = await signedByHand(paper, signers.siti, 'pihak-pertama', {
      moment,
      room: 9000,
      ...odd,
    })
    return verifyPdf(pdf, { anchors, at: new Date(Date.now() + 60_000) })
  }
  const codesOf = ({ problems }: { problems: { code: string }[] }): string[] =>
    problems.map(({ code }) => code.replace('signing/', ''))

  /** The signature with a token among its unsigned attributes. */
  function stamped(cms: Buffer, tokenOver: (value: Buffer) => Buffer): Buffer {
    const data = new SignedData({ schema: ContentInfo.fromBER(cms).content })
    const [signer] = data.signerInfos
    if (!signer) throw new Error('nobody signed')
    const token = asn1js.fromBER(
      tokenOver(Buffer.from(signer.signature.valueBlock.valueHexView)),
    ).result
    const attribute = new Attribute({ type: '1.2.840.113549.1.9.16.2.14', values: [token] })
    signer.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [attribute] })
    return Buffer.from(
      new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: data.toSchema(true) })
        .toSchema()
        .toBER(false),
    )
  }

  it('are verified, with RSA and with a signing time of their own', async () => {
    const answer = await verified({ cms: (_, covered) => desk.sign(covered, budi) })

    expect(answer.problems).toEqual([])
    expect(answer.signatures).toMatchObject([
      { signer: 'Budi', personRef: 'b-1', level: 'B-B', valid: true, coversDocument: true },
    ])
    expect(answer.openFields).toEqual(['pihak-kedua'])
  })

  it('are refused when their two times differ, or the bytes', async () => {
    expect(
      codesOf(
        await verified({
          cms: (_, covered) => desk.sign(covered, budi),
          moment: 'D:20260101000000Z',
        }),
      ),
    ).toContain('signing-time')
    expect(
      codesOf(await verified({ cms: (_, covered) => desk.sign(covered.subarray(1), budi) })),
    ).toEqual(['digest'])
    expect(codesOf(await verified({ cms: (_, covered) => desk.sign(covered, budi) }, []))).toEqual([
      'untrusted-issuer',
    ])
  })

  it('are of level B-T with a true timestamp of a trusted authority', async () => {
    const cms = (_: Buffer, covered: Buffer): Buffer =>
      stamped(desk.sign(covered, budi), (value) => desk.stamp(value, stamper))

    const answer = await verified({ cms })

    expect(answer).toMatchObject({ problems: [], signatures: [{ level: 'B-T', valid: true }] })
    expect(Math.abs(Date.parse(answer.signatures[0]?.signedAt ?? '') - Date.now())).toBeLessThan(
      120_000,
    )
  })

  it(
    'take the time-stamp of a trusted authority over the whole file, and no evidence that ' +
      'nobody signed',
    async () => {
      const look = { anchors: [root.pem], at: new Date(Date.now() + 60_000) }
      const pdf = await signedByHand(paper, signers.siti, 'pihak-pertama', {
        moment,
        room: 9000,
        cms: (_, covered) => desk.sign(covered, budi),
      })
      const over = (file: Buffer, cms: (covered: Buffer) => Buffer): Promise<Buffer> =>
        signedByHand(file, signers.siti, 'pihak-kedua', {
          subFilter: 'ETSI.RFC3161',
          room: 9000,
          cms: (_, covered) => cms(covered),
        })
      const archived = await over(pdf, (bytes) => desk.stamp(bytes, stamper))

      expect(await verifyPdf(archived, look)).toMatchObject({
        problems: [],
        signatures: [{ level: 'B-B', coversDocument: true }],
      })
      expect(
        codesOf(
          await verifyPdf(await over(pdf, () => desk.stamp(Buffer.from('lain'), stamper)), look),
        ),
      ).toEqual(['timestamp'])
      expect(
        codesOf(await verifyPdf(await over(pdf, (bytes) => desk.stamp(bytes, foreign)), look)),
      ).toEqual(['timestamp-untrusted'])
      expect(codesOf(await verifyPdf(evident(pdf), look))).toEqual([
        'update-unsigned',
        'catalog-changed',
        'object-added',
      ])
      expect(codesOf(await verifyPdf(evident(archived), look))).toContain('update-unsigned')
      expect(
        codesOf(
          await verifyPdf(await over(evident(pdf), (bytes) => desk.stamp(bytes, stamper)), look),
        ),
      ).toContain('update-unsigned')
    },
  )

  it('are refused with a timestamp that is false, or of an authority nobody trusts', async () => {
    const over = (make: (value: Buffer) => Buffer) => (_: Buffer, covered: Buffer) =>
      stamped(desk.sign(covered, budi), make)

    expect(codesOf(await verified({ cms: over((value) => desk.stamp(value, foreign)) }))).toEqual([
      'timestamp-untrusted',
    ])
    expect(
      codesOf(await verified({ cms: over(() => desk.stamp(Buffer.from('lain'), stamper)) })),
    ).toEqual(['timestamp'])
    expect(codesOf(await verified({ cms: over(() => Buffer.from('3003020101', 'hex')) }))).toEqual([
      'timestamp',
    ])
  })

  it('are refused when they do not name their certificate, or name another', async () => {
    const plain = await verified({
      cms: (_, covered) => desk.sign(covered, budi, { isPlain: true }),
    })

    expect(codesOf(plain)).toEqual(['certificate-binding'])
    expect(codesOf(await verified({ cms: rebound }, [signers.house.root]))).toContain(
      'signature-value',
    )
  })
})

/** The same file with evidence for long validation behind the signature. */
function evident(
  pdf: Buffer,
  evidence = '<< /Type /DSS /Certs [902 0 R] /CRLs [903 0 R] >>',
): Buffer {
  const catalog = withEntry(catalogOf(pdf), '/DSS 901 0 R')
  return updated(pdf, {
    [endOf(pdf).root]: catalog,
    901: evidence,
    902: aStream('sertifikat'),
    903: aStream('daftar'),
  })
}

/** The same signature with another certificate hash in its signed attributes. */
function rebound(cms: Buffer): Buffer {
  const copy = Buffer.from(cms)
  const at = cms.indexOf(Buffer.from('060b2a864886f70d010910022f', 'hex')) + 25
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

it.each([
  ['D:20260119094700Z', '2026-01-19T09:47:00.000Z'],
  ["D:20260119094700+08'00'", '2026-01-19T01:47:00.000Z'],
  ["D:20260119094700-05'30", '2026-01-19T15:17:00.000Z'],
  ["D:20260119094700Z00'00'", '2026-01-19T09:47:00.000Z'],
  ['D:20260119094700', undefined],
  ['D:20261319094700Z', undefined],
  ['D:20260230094700Z', undefined],
  ['D:20260119', undefined],
  ['kemarin', undefined],
])('reads the moment %s', (text, wanted) => {
  expect(pdfMoment(text)?.toISOString()).toBe(wanted)
})
