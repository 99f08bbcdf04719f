import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aSigningHouse,
  type SigningHouse,
  type SigningPerson,
} from '../../../testing/signing/signing-house.ts'
import { issueCertificate, newIntermediate } from './authority.ts'
import { newKey } from './sealed-key.ts'

const hasOpenssl = spawnSync('openssl', ['version']).error === undefined
if (!hasOpenssl) console.warn('skipped: openssl is not installed')

const folder = mkdtempSync(join(tmpdir(), 'amanah-authority-'))
const region = { governmentName: 'Pemerintah Kota Tanjung Amanah' }
const at = '2026-01-02T00:00:00.000Z'
let house: SigningHouse
let stranger: SigningHouse
let farid: SigningPerson

beforeAll(async () => {
  ;[house, stranger] = await Promise.all([aSigningHouse(at), aSigningHouse(at)])
  farid = await house.person('H. Farid Alamsyah, S.E., M.M.')
})
afterAll(() => rmSync(folder, { recursive: true }))

const own = ({ chain: [certificate = ''] }: SigningPerson): string => certificate

function opensslVerifies(
  root: string,
  intermediate: string,
  leaf: string,
  options: string[] = [],
): string {
  const [rootFile, middleFile, leafFile] = [root, intermediate, leaf].map((pem, i) => {
    const file = join(folder, `${i}.pem`)
    writeFileSync(file, pem)
    return file
  })
  const strict = [
    '-x509_strict',
    '-check_ss_sig',
    '-no-CApath',
    '-no-CAstore',
    '-attime',
    '1780000000',
    ...options,
  ]
  const done = spawnSync('openssl', [
    'verify',
    ...strict,
    '-CAfile',
    `${rootFile}`,
    '-untrusted',
    `${middleFile}`,
    `${leafFile}`,
  ])
  return `${done.stdout}${done.stderr}`
}

describe.skipIf(!hasOpenssl)('as openssl sees it', () => {
  it('forms a chain from the person to the root of the region', () =>
    expect(
      opensslVerifies(house.root, house.intermediate.certificate, own(farid), [
        '-purpose',
        'smimesign',
      ]),
    ).toMatch(/: OK$/m))

  it.each([
    [
      'the root of another region',
      () => opensslVerifies(stranger.root, house.intermediate.certificate, own(farid)),
      /unable to get|not found/,
    ],
    [
      'a person who plays authority',
      () => opensslVerifies(house.root, own(farid), own(farid)),
      /error/,
    ],
    [
      'servers',
      () =>
        opensslVerifies(house.root, house.intermediate.certificate, own(farid), [
          '-purpose',
          'sslserver',
        ]),
      /unsuitable|purpose/,
    ],
    [
      'a time before it',
      () =>
        opensslVerifies(house.root, house.intermediate.certificate, own(farid), [
          '-attime',
          '1700000000',
        ]),
      /not yet valid/,
    ],
  ])('does not hold for %s', (_, verified, reason) => expect(verified()).toMatch(reason))
})

it('says in every name that it is internal and not certified', () => {
  const names = [house.root, house.intermediate.certificate, own(farid)].map(
    (pem) => new X509Certificate(pem).subject,
  )

  for (const name of names)
    expect(name.replaceAll('\\', '')).toContain('TTE internal, tidak tersertifikasi')
  expect(names[2]?.split('\n')).toEqual([
    'C=ID',
    'O=Pemerintah Kota Tanjung Amanah',
    'OU=Dinas Kesehatan',
    'OU=TTE internal\\, tidak tersertifikasi',
    'CN=H. Farid Alamsyah\\, S.E.\\, M.M.',
  ])
})

it('is valid for at least five years, numbered at random, and an authority only above', async () => {
  const other = await house.person('H. Farid Alamsyah, S.E., M.M.')
  const [certificate, second] = [new X509Certificate(own(farid)), new X509Certificate(own(other))]

  expect(
    certificate.validToDate.getUTCFullYear() - certificate.validFromDate.getUTCFullYear(),
  ).toBeGreaterThanOrEqual(5)
  expect(certificate.ca).toBe(false)
  expect(
    new X509Certificate(house.root).ca && new X509Certificate(house.intermediate.certificate).ca,
  ).toBe(true)
  expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/)
  expect(certificate.serialNumber).not.toBe(second.serialNumber)
})

it('cuts a name that no certificate may hold, at whole letters, and marks the cut', async () => {
  const { publicKey } = await newKey({ installationKey: new Uint8Array(32) })
  const commonName =
    'Prof. Dr. dr. Hj. Raden Ajeng Sri Wahyuningsih Kusumawardhani Puspitasari Hadiningrat, Sp.P.D.'

  const issued = await issueCertificate(house.intermediate, {
    commonName,
    organisation: 'RSUD',
    region,
    publicKey,
    at,
    serialNumber: 'q7Yp2',
  })

  const { subject } = new X509Certificate(issued.certificate)
  expect(subject).toMatch(
    /CN=Prof\. Dr\. dr\. Hj\. Raden Ajeng Sri Wahyuningsih Kusumawardhani P…\nserialNumber=q7Yp2$/,
  )
  expect(BigInt(`0x${issued.serial}`).toString(16).toUpperCase()).toBe(
    new X509Certificate(issued.certificate).serialNumber,
  )
  expect(issued.validFrom < issued.validTo).toBe(true)
})

it.each([
  ['a NIP as name', { commonName: 'Siti 19720418 199903 2 004' }],
  ['a NIK as serial number', { serialNumber: '7371041804720004' }],
  ['a serial number with other signs', { serialNumber: 'a=b' }],
  ['an authority that ends sooner', { at: '2041-01-02T00:00:00.000Z' }],
])('refuses %s', async (_, over) => {
  const { publicKey } = await newKey({ installationKey: new Uint8Array(32) })
  const order = {
    commonName: 'Siti',
    organisation: 'Dinas Kesehatan',
    region,
    publicKey,
    at,
    ...over,
  }

  await expect(issueCertificate(house.intermediate, order)).rejects.toThrow(RangeError)
})

it('takes the reference of a person even when its digits run as long as a NIP', async () => {
  const { publicKey } = await newKey({ installationKey: new Uint8Array(32) })
  const serialNumber = '01980012-3456-7890-8123-45678901abcd'
  const order = {
    commonName: 'Siti',
    organisation: 'Dinas Kesehatan',
    region,
    publicKey,
    at,
    serialNumber,
  }

  await expect(issueCertificate(house.intermediate, order)).resolves.toMatchObject({
    validFrom: at,
  })
})

it('makes no authority that outlives its root', async () => {
  const root = { certificate: own(farid), key: farid.key }

  await expect(
    newIntermediate(root, region, { at, secret: { installationKey: new Uint8Array(32) } }),
  ).rejects.toThrow(RangeError)
})
