import { createPublicKey, randomBytes, verify } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { withSha256 } from './ecdsa.ts'
import { newKey, openKey, resealKey, SealedKey, sealKey } from './sealed-key.ts'

const passphrase = 'kopi pagi di tepi sungai'
const installationKey = randomBytes(32)
const message = new TextEncoder().encode('janji')
let personal: Awaited<ReturnType<typeof newKey>>
let authority: Awaited<ReturnType<typeof newKey>>

beforeAll(async () => {
  personal = await newKey({ passphrase })
  authority = await newKey({ installationKey })
})

async function signsFor(publicKey: string, key: CryptoKey | 'wrong-passphrase'): Promise<boolean> {
  if (key === 'wrong-passphrase') return false
  const signature = Buffer.from(await crypto.subtle.sign(withSha256, key, message))
  const spki = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  })
  return verify('sha256', message, { key: spki, dsaEncoding: 'ieee-p1363' }, signature)
}

it('opens a personal key with its passphrase, an authority key with the installation key', async () => {
  expect(
    await signsFor(personal.publicKey, await openKey(personal.sealedKey, { passphrase })),
  ).toBe(true)
  expect(
    await signsFor(authority.publicKey, await openKey(authority.sealedKey, { installationKey })),
  ).toBe(true)
})

it('opens to a key object that can never be exported', async () => {
  const key = await openKey(personal.sealedKey, { passphrase })

  if (key === 'wrong-passphrase') throw new Error('did not open')
  expect([key.extractable, key.usages]).toEqual([false, ['sign']])
  await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow()
})

it.each([
  ['another passphrase', { passphrase: 'Kopi pagi di tepi sungai' }],
  ['an empty one', { passphrase: '' }],
  ['the installation key', { installationKey }],
])('answers wrong-passphrase to %s', async (_, secret) =>
  expect(await openKey(personal.sealedKey, secret)).toBe('wrong-passphrase'),
)

it('answers wrong-passphrase to another installation key and refuses a short one', async () => {
  expect(await openKey(authority.sealedKey, { installationKey: randomBytes(32) })).toBe(
    'wrong-passphrase',
  )
  await expect(openKey(authority.sealedKey, { installationKey: randomBytes(16) })).rejects.toThrow(
    RangeError,
  )
})

it('takes a passphrase however its letters are composed', async () => {
  const { publicKey, sealedKey } = await newKey({ passphrase: 'caf\u00e9 \ufb01kir' })

  expect(
    await signsFor(publicKey, await openKey(sealedKey, { passphrase: 'cafe\u0301 fikir' })),
  ).toBe(true)
})

it.each([
  [
    'the sealed bytes',
    (key: SealedKey) => ({
      ...key,
      sealed: `${key.sealed.startsWith('A') ? 'B' : 'A'}${key.sealed.slice(1)}`,
    }),
  ],
  ['the salt', (key: SealedKey) => ({ ...key, salt: randomBytes(16).toString('base64') })],
  ['the cost', (key: SealedKey) => ({ ...key, passes: 2 })],
])('does not open when somebody changed %s', async (_, change) =>
  expect(await openKey(change(personal.sealedKey), { passphrase })).toBe('wrong-passphrase'),
)

it('is plain JSON, bounded in what it asks of the machine, and holds no key in the clear', async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
  ])
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const clear = Buffer.from(pkcs8).toString('base64')

  const sealed = await sealKey(pkcs8, { installationKey })

  expect(SealedKey.parse(JSON.parse(JSON.stringify(sealed)))).toEqual(sealed)
  expect(JSON.stringify(sealed)).not.toContain(clear.slice(4, 40))
  expect(pkcs8.every((octet) => octet === 0)).toBe(true)
  expect(SealedKey.safeParse({ ...personal.sealedKey, memory: 4_000_000 }).success).toBe(false)
})

it('draws a new salt and nonce for every seal', async () => {
  const again = await resealKey(personal.sealedKey, { passphrase }, { passphrase })

  if (again === 'wrong-passphrase') throw new Error('did not open')
  expect([again.salt, again.nonce, again.sealed]).not.toContain(personal.sealedKey.salt)
  expect(again.nonce).not.toBe(personal.sealedKey.nonce)
})

it('changes the passphrase and keeps the key', async () => {
  const next = { passphrase: 'hujan bulan juni' }

  expect(await resealKey(personal.sealedKey, { passphrase: 'salah' }, next)).toBe(
    'wrong-passphrase',
  )
  const resealed = await resealKey(personal.sealedKey, { passphrase }, next)

  if (resealed === 'wrong-passphrase') throw new Error('did not open')
  expect(await openKey(resealed, { passphrase })).toBe('wrong-passphrase')
  expect(await signsFor(personal.publicKey, await openKey(resealed, next))).toBe(true)
})
