import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  hasOpenssl,
  type OpensslCertificate,
  type OpensslDesk,
  openOpenssl,
  opensslUsage,
} from '../../../testing/signing/openssl.ts'
import { certificatesIn, chainProblems, type Purpose, subjectOf } from './certificate-chain.ts'

if (!hasOpenssl) console.warn('skipped: openssl is not installed')

let desk: OpensslDesk
let root: OpensslCertificate
let middle: OpensslCertificate
const now = new Date(Date.now() + 60_000)
const rsa = (bits: number): string[] => ['-newkey', `rsa:${bits}`]

/** Codes of what speaks against a certificate, with everything below the root coming from the
 * signature. */
async function against(
  leaf: OpensslCertificate,
  pool: OpensslCertificate[] = [middle],
  at = now,
  purpose: Purpose = 'document',
  anchors = [root],
): Promise<string[]> {
  const [certificate] = certificatesIn([leaf.pem])
  if (!certificate) throw new Error('no certificate')
  const found = await chainProblems(certificate, {
    anchors: certificatesIn(anchors.map(({ pem }) => pem)),
    pool: certificatesIn([leaf, ...pool].map(({ pem }) => pem)),
    at,
    purpose,
  })
  return found.map(({ code }) => code.replace('signing/', ''))
}

describe.skipIf(!hasOpenssl)('a certificate', () => {
  beforeAll(() => {
    desk = openOpenssl()
    root = desk.issue({ name: '/O=Kota/CN=Akar', extensions: opensslUsage.authority })
    middle = desk.issue({
      name: '/O=Kota/CN=Penerbit',
      issuer: root,
      extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign'],
    })
  })
  afterAll(() => desk.close())
  const person = (over: Parameters<OpensslDesk['issue']>[0] | object = {}): OpensslCertificate =>
    desk.issue({ name: '/CN=Budi/serialNumber=b-1', issuer: middle, ...over })

  it('leads to an anchor through what came with it', async () => {
    const budi = person()

    expect(await against(budi)).toEqual([])
    expect(await against(desk.issue({ name: '/CN=Budi', issuer: root }), [])).toEqual([])
    expect(await against(person({ key: rsa(2048) }))).toEqual([])
    expect(subjectOf(certificatesIn([budi.pem])[0] as never, '2.5.4.5')).toEqual(['b-1'])
  })

  it('leads nowhere without its authority, with another of the same name, or by itself', async () => {
    const budi = person()
    const twin = desk.issue({ name: '/O=Kota/CN=Akar', extensions: opensslUsage.authority })

    expect(await against(budi, [])).toEqual(['untrusted-issuer'])
    expect(await against(budi, [middle, twin], now, 'document', [twin])).toEqual([
      'untrusted-issuer',
    ])
    expect(await against(desk.issue({ name: '/CN=Sendiri' }))).toEqual(['untrusted-issuer'])
    expect(await against(budi, [middle], now, 'document', [])).toEqual(['untrusted-issuer'])
    expect(await against(budi, [middle], now, 'document', [budi])).toEqual(['untrusted-issuer'])
  })

  it.each<[string, object, string[]]>([
    [
      'a web server',
      { extensions: [...opensslUsage.signer, 'extendedKeyUsage=serverAuth'] },
      ['certificate-usage'],
    ],
    [
      'agreeing on keys only',
      { extensions: ['basicConstraints=CA:FALSE', 'keyUsage=keyAgreement'] },
      ['certificate-usage'],
    ],
    ['nothing in particular', { extensions: ['basicConstraints=CA:FALSE'] }, ['certificate-usage']],
    [
      'an authority of its own',
      {
        extensions: [
          ...opensslUsage.authority.slice(0, 1),
          'keyUsage=digitalSignature,keyCertSign',
        ],
      },
      ['certificate-usage'],
    ],
    ['short keys', { key: rsa(1024) }, ['weak-algorithm']],
    ['a broken hash', { digest: 'sha1' }, ['weak-algorithm']],
    [
      'demands nobody understands',
      { extensions: [...opensslUsage.signer, '1.2.3.4=critical,ASN1:NULL'] },
      ['certificate-chain'],
    ],
  ])('is refused when made for %s', async (_, over, codes) => {
    expect(await against(person(over))).toEqual(codes)
  })

  it('is accepted for documents and mail', async () => {
    for (const usage of ['emailProtection', '1.3.6.1.5.5.7.3.36'])
      expect(
        await against(
          person({ extensions: [...opensslUsage.signer, `extendedKeyUsage=${usage}`] }),
        ),
      ).toEqual([])
  })

  it('is refused below somebody who is no authority, or too far below one', async () => {
    const below = desk.issue({ name: '/CN=Bawahan', issuer: person() })
    const deep = desk.issue({
      name: '/O=Kota/CN=Cabang',
      issuer: middle,
      extensions: opensslUsage.authority,
    })
    const powerless = desk.issue({
      name: '/CN=Lemah',
      issuer: root,
      extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=cRLSign'],
    })
    const colleague = person()

    expect(
      await against(desk.issue({ name: '/CN=X', issuer: colleague }), [middle, colleague]),
    ).toEqual(['certificate-chain'])
    expect(await against(below)).toEqual(['untrusted-issuer'])
    expect(await against(desk.issue({ name: '/CN=X', issuer: deep }), [middle, deep])).toEqual([
      'certificate-chain',
    ])
    expect(await against(desk.issue({ name: '/CN=X', issuer: powerless }), [powerless])).toEqual([
      'certificate-chain',
    ])
  })

  it('is judged at the moment given, with all above it', async () => {
    const year = 365 * 24 * 3600 * 1000

    expect(await against(person({ days: 100 }), [middle], new Date(Date.now() + year))).toEqual([
      'certificate-not-valid',
    ])
    expect(await against(person({ days: 100 }), [middle], new Date(Date.now() - year))).toEqual([
      'certificate-not-valid',
    ])
    expect(
      await against(person({ days: 9000 }), [middle], new Date(Date.now() + 12 * year)),
    ).toEqual(['certificate-not-valid'])
  })

  it('stamps time only when made for nothing else', async () => {
    const stamper = person({
      extensions: [...opensslUsage.signer, 'extendedKeyUsage=critical,timeStamping'],
    })

    expect(await against(stamper, [middle], now, 'timestamp')).toEqual([])
    expect(await against(stamper)).toEqual(['certificate-usage'])
    expect(await against(person(), [middle], now, 'timestamp')).toEqual(['certificate-usage'])
  })

  it('cannot make us walk for ever', async () => {
    const twins = Array.from({ length: 15 }, () =>
      desk.issue({ name: '/CN=Kembar', issuer: middle, extensions: opensslUsage.authority }),
    )
    expect(await against(desk.issue({ name: '/CN=X', issuer: twins[14] }), twins)).toEqual([
      'untrusted-issuer',
    ])
  })
})

it('reads what is a certificate and leaves out the rest', () => {
  expect(
    certificatesIn(['', 'halo', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']),
  ).toEqual([])
})
