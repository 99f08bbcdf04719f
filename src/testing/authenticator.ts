import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type { MadePasskey, PasskeyAnswer } from '../platform/passkey.ts'

type Asked = { challenge: string; rp?: { id: string }; rpId?: string }
/** Where the page that asks says it stands; both may be lied about here. */
export type Standing = { origin: string; rpId?: string }

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()

/** A key of one person, as a security key or a phone holds it: makes a passkey and signs with it
 * (WebAuthn level 3, attestation `none`). */
export function openAuthenticator(): {
  make: (options: string, at: Standing) => MadePasskey
  answer: (options: string, at: Standing) => PasskeyAnswer
} {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  let counter = 0
  const clientData = (type: string, { challenge }: Asked, { origin }: Standing): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const data = (rpId: string, flags: number): Buffer => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(++counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count])
  }
  const cose = new Map<number, number | Uint8Array>([
    ...([
      [1, 2],
      [3, -7],
      [-1, 1],
    ] as const),
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ])
  return {
    make: (options, at) => {
      const asked: Asked = JSON.parse(options)
      const key = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        isoCBOR.encode(cose),
      ])
      const authData = Buffer.concat([data(at.rpId ?? asked.rp?.id ?? '', 0x45), key])
      const attestation = isoCBOR.encode(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(authData)],
        ]) as never,
      )
      return {
        credentialId: id.toString('base64url'),
        clientData: clientData('webauthn.create', asked, at).toString('base64url'),
        attestation: Buffer.from(attestation).toString('base64url'),
      }
    },
    answer: (options, at) => {
      const asked: Asked = JSON.parse(options)
      const told = clientData('webauthn.get', asked, at)
      const authenticatorData = data(at.rpId ?? asked.rpId ?? '', 0x05)
      const signed = Buffer.concat([authenticatorData, sha256(told)])
      return {
        credentialId: id.toString('base64url'),
        clientData: told.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      }
    },
  }
}
