import * as z from 'zod/mini'
import { Nothing, route } from '../../../kernel/contract.ts'
import { DateText, Id } from '../../../kernel/ids.ts'
import { Session } from '../session/session.contract.ts'

const Code = z.string().check(z.trim(), z.minLength(1), z.maxLength(40))
const small = { bytes: 4 * 1024, depth: 1 }
/** What a browser sends in base64url. */
const encoded = (most: number) => z.string().check(z.regex(/^[\w-]+$/), z.maxLength(most))
/** A code, or the answer of a passkey. */
const proof = {
  code: z.optional(Code),
  credentialId: z.optional(encoded(700)),
  clientData: z.optional(encoded(1000)),
  authenticatorData: z.optional(encoded(700)),
  signature: z.optional(encoded(700)),
}
/** What a browser needs for a passkey, as JSON of the WebAuthn standard. */
const Options = z.object({ options: z.string() })

/** Recovery codes as they are shown, this once; `null`: those made before still hold. */
const RecoveryCodes = z.nullable(z.array(z.string()))

/** What every route has that takes a code. */
const guarded = { secrets: ['code'], repeats: 'ignored', limits: small } as const

export const Factor = z.object({
  id: Id,
  kind: z.enum(['TOTP', 'PASSKEY']),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.nullable(z.string()),
})
export type Factor = z.infer<typeof Factor>

export const factorContract = {
  finishSignIn: route({
    method: 'POST',
    path: '/api/session/factor',
    summary: 'Selesaikan masuk dengan faktor kedua',
    access: 'public',
    ...guarded,
    input: z.object(proof),
    output: Session,
  }),
  proveAgain: route({
    method: 'POST',
    path: '/api/session/proof',
    summary: 'Buktikan faktor kedua sekali lagi; berlaku sepuluh menit',
    withoutPost: true,
    ...guarded,
    input: z.object(proof),
    output: z.object({ proved: z.boolean() }),
  }),
  askPasskey: route({
    method: 'POST',
    path: '/api/session/passkey',
    summary: 'Minta tantangan untuk kunci sandi saya',
    access: 'public',
    input: Nothing,
    output: Options,
  }),
  beginPasskey: route({
    method: 'POST',
    path: '/api/factors/passkeys/options',
    summary: 'Mulai memasang kunci sandi',
    beforeEnrolment: true,
    proves: true,
    repeats: 'ignored',
    input: Nothing,
    output: Options,
  }),
  addPasskey: route({
    method: 'POST',
    path: '/api/factors/passkeys',
    summary: 'Pasang kunci sandi',
    beforeEnrolment: true,
    proves: true,
    repeats: 'ignored',
    input: z.object({
      credentialId: encoded(700),
      clientData: encoded(2000),
      attestation: encoded(12_000),
    }),
    output: z.object({ recoveryCodes: RecoveryCodes }),
  }),
  listFactors: route({
    method: 'GET',
    path: '/api/factors',
    summary: 'Faktor kedua saya',
    personal: true,
    beforeEnrolment: true,
    input: Nothing,
    output: z.object({ items: z.array(Factor), codesLeft: z.int() }),
  }),
  beginTotp: route({
    method: 'POST',
    path: '/api/factors/totp',
    summary: 'Mulai memasang kode ponsel; rahasianya tampil sekali',
    beforeEnrolment: true,
    proves: true,
    repeats: 'ignored',
    input: Nothing,
    output: z.object({
      factorId: Id,
      secret: z.string(),
      uri: z.string(),
      qr: z.object({ size: z.int(), path: z.string() }),
    }),
  }),
  confirmTotp: route({
    method: 'POST',
    path: '/api/factors/totp/:factorId/confirmation',
    summary: 'Pasang kode ponsel dengan satu kode darinya',
    beforeEnrolment: true,
    proves: true,
    ...guarded,
    input: z.object({ factorId: Id, code: Code }),
    output: z.object({ recoveryCodes: RecoveryCodes }),
  }),
  removeOwnFactor: route({
    method: 'POST',
    path: '/api/factors/:factorId/removal',
    summary: 'Lepas satu faktor kedua saya, dengan kodenya',
    withoutPost: true,
    ...guarded,
    input: z.object({ factorId: Id, code: Code }),
    output: z.object({ removed: z.int() }),
  }),
  renewRecoveryCodes: route({
    method: 'POST',
    path: '/api/factors/recovery-codes',
    summary: 'Buat kode pemulihan baru; yang lama tidak berlaku lagi',
    withoutPost: true,
    proves: true,
    repeats: 'ignored',
    input: Nothing,
    output: z.object({ recoveryCodes: RecoveryCodes }),
  }),
  readDuty: route({
    method: 'GET',
    path: '/api/factor-duty',
    summary: 'Sejak kapan kewenangan sedaerah memerlukan faktor kedua',
    input: Nothing,
    output: z.object({ requiredFrom: z.nullable(DateText) }),
  }),
  saveDuty: route({
    method: 'PUT',
    path: '/api/factor-duty',
    summary: 'Wajibkan faktor kedua bagi kewenangan sedaerah sejak suatu tanggal',
    proves: true,
    input: z.object({ requiredFrom: z.nullable(DateText) }),
    output: z.object({ requiredFrom: z.nullable(DateText) }),
  }),
  readFactorOf: route({
    method: 'GET',
    path: '/api/accounts/:personId/factor',
    summary: 'Apakah akun ini berfaktor kedua',
    input: z.object({ personId: Id }),
    output: z.object({ enrolled: z.boolean() }),
  }),
  removeFactorOf: route({
    method: 'POST',
    path: '/api/accounts/:personId/factor/removal',
    summary: 'Lepas faktor kedua orang yang kehilangan ponselnya; sesinya berakhir',
    proves: true,
    repeats: 'ignored',
    input: z.object({ personId: Id }),
    output: z.object({ removed: z.int() }),
  }),
}
