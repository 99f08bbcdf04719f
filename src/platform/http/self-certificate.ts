import { randomBytes, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { basicConstraints, nameOf, signCertificate } from '../signing/authority/certificate.ts'
import { octetString, oid, sequence, tlv } from '../signing/authority/der.ts'
import { p256 } from '../signing/authority/ecdsa.ts'

/** What a server needs to speak https: both in PEM. */
export type TlsPair = { key: string; cert: string }

const day = 86_400_000
/** Browsers take no server's certificate that lasts longer than 398 days; a month before its end a
 * new one is made. */
const lasts = 397 * day
const renewed = 30 * day

/** Names and addresses under which this machine is found without any name server. */
const namesHere = (): string[] => [
  ...new Set([
    ...['localhost', hostname(), `${hostname()}.local`],
    ...Object.values(networkInterfaces()).flatMap((found) =>
      (found ?? []).flatMap(({ address, family }) => (family === 'IPv4' ? address : [])),
    ),
  ]),
]

const serverUsage = sequence(oid('2.5.29.37'), octetString(sequence(oid('1.3.6.1.5.5.7.3.1'))))

/** `subjectAltName`: browsers look nowhere else. */
function alternativeNames(names: readonly string[]): Buffer {
  const entries = names.map((name) =>
    isIP(name) === 4
      ? tlv(0x87, Uint8Array.from(name.split('.').map(Number)))
      : tlv(0x82, Buffer.from(name, 'ascii')),
  )
  return sequence(oid('2.5.29.17'), octetString(sequence(...entries)))
}

/** Makes a certificate for these names that vouches for itself. */
async function makePair(names: readonly string[], now: Date): Promise<TlsPair> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(p256, true, ['sign', 'verify'])
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', publicKey))
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey)).toString('base64')
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  const cert = await signCertificate(
    {
      serial,
      issuer: null,
      subject: nameOf([['CN', 'Amanah tanpa internet']]),
      publicKey: spki,
      validFrom: new Date(now.getTime() - day).toISOString(),
      validTo: new Date(now.getTime() + lasts - day).toISOString(),
      extensions: [basicConstraints(null), serverUsage, alternativeNames(names)],
    },
    privateKey,
  )
  return {
    key: `-----BEGIN PRIVATE KEY-----\n${pkcs8.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`,
    cert,
  }
}

function stillFits(cert: string, names: readonly string[], now: Date): boolean {
  const read = new X509Certificate(cert)
  const covered = names.every(
    (name) => (isIP(name) ? read.checkIP(name) : read.checkHost(name)) !== undefined,
  )
  return (
    covered && read.validFromDate <= now && read.validToDate.getTime() - now.getTime() > renewed
  )
}

/** The certificate of `serve --tls-self`, for a hall without internet (`design.md` §8): made once,
 * kept beside the data (the key with mode 0600), and made again when this machine has other
 * addresses or it is about to end. Browsers ask people to trust it the first time. */
export async function selfCertificate(
  dataDirectory: string,
  now: Date,
  names: readonly string[] = namesHere(),
): Promise<TlsPair> {
  const file = join(dataDirectory, 'tls-self.pem')
  if (existsSync(file)) {
    const [key = '', cert = ''] = readFileSync(file, 'utf8').split(
      /(?<=-----END PRIVATE KEY-----\n)/,
    )
    if (stillFits(cert, names, now)) return { key, cert }
  }
  const pair = await makePair(names, now)
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  writeFileSync(file, pair.key + pair.cert, { mode: 0o600 })
  return pair
}
