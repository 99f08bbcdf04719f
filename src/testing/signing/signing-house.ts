import { randomBytes } from 'node:crypto'
import {
  type Issuer,
  issueCertificate,
  newIntermediate,
  newRoot,
} from '../../platform/signing/authority/authority.ts'
import {
  newKey,
  openKey,
  type SealedKey,
  type Secret,
} from '../../platform/signing/authority/sealed-key.ts'
import { type Credentials, embeddedSigner } from '../../platform/signing/writing/embedded-signer.ts'
import type { Signer } from '../../platform/signing/writing/signer.ts'

const region = { governmentName: 'Pemerintah Kota Tanjung Amanah' }

/** Opens a key that must open. */
export async function openedKey(sealedKey: SealedKey, secret: Secret): Promise<CryptoKey> {
  const key = await openKey(sealedKey, secret)
  if (key === 'wrong-passphrase') throw new Error('the key did not open')
  return key
}

/** A person with a certificate of this house and the key open. */
export type SigningPerson = Credentials & { sign: Signer }

/** An embedded authority of its own: the certificates of root and intermediate, and people it
 * certifies. */
export type SigningHouse = {
  root: string
  intermediate: Issuer
  person: (commonName: string, serialNumber?: string) => Promise<SigningPerson>
}

/** A new authority, its certificates valid from `at`. */
export async function aSigningHouse(at = '2026-01-02T00:00:00.000Z'): Promise<SigningHouse> {
  const secret = { installationKey: randomBytes(32) }
  const root = await newRoot(region, { at, secret })
  const rootKey = await openedKey(root.sealedKey, secret)
  const below = await newIntermediate({ certificate: root.certificate, key: rootKey }, region, {
    at,
    secret,
  })
  const intermediate = {
    certificate: below.certificate,
    key: await openedKey(below.sealedKey, secret),
  }
  const person = async (commonName: string, serialNumber?: string): Promise<SigningPerson> => {
    const own = { installationKey: randomBytes(32) }
    const { publicKey, sealedKey } = await newKey(own)
    const { certificate } = await issueCertificate(intermediate, {
      commonName,
      organisation: 'Dinas Kesehatan',
      region,
      publicKey,
      at,
      ...(serialNumber === undefined ? {} : { serialNumber }),
    })
    const credentials = {
      key: await openedKey(sealedKey, own),
      chain: [certificate, intermediate.certificate],
    }
    return { ...credentials, sign: embeddedSigner(credentials) }
  }
  return { root: root.certificate, intermediate, person }
}
