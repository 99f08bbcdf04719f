import * as z from 'zod/mini'
import { Nothing, route, stepRoute } from '../../../kernel/contract.ts'
import { Id, InstantText } from '../../../kernel/ids.ts'
import { AgreementLine, AgreementState } from '../agreement.contract.ts'

const Reason = z.string().check(z.trim(), z.maxLength(2000))
const Passphrase = z.string().check(z.minLength(1), z.maxLength(200))
const Digest = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/))
const byId = { id: Id }

/** What an act left: where the agreement stands now. */
export const Moved = z.object({
  id: Id,
  code: z.string(),
  state: AgreementState,
  digest: z.nullable(z.string()),
  sentence: z.string(),
})
export type Moved = z.infer<typeof Moved>

/** One line of the queue: the promise in a sentence, so that a stack can be read before it is
 * signed. */
export const QueueLine = z.object({
  ...AgreementLine.shape,
  side: z.enum(['FIRST', 'SECOND']),
  /** Of the content as frozen; of a draft, as it would be frozen today. */
  digest: z.nullable(z.string()),
  sentence: z.string(),
  /** Why it cannot be signed yet, and what mends it; `null` where nothing is in the way. */
  hindrance: z.nullable(z.object({ detail: z.string(), href: z.nullable(z.string()) })),
})
export type QueueLine = z.infer<typeof QueueLine>

/** WAITING: not signed yet. CHANGED: another content than the one listed, so it dropped out. FAILED
 * can be tried again. */
export const StackItem = z.object({
  agreementId: Id,
  code: z.string(),
  name: z.string(),
  title: z.string(),
  digest: z.string(),
  state: z.enum(['WAITING', 'SIGNING', 'SIGNED', 'CHANGED', 'FAILED']),
  note: z.nullable(z.string()),
})
export const Stack = z.object({
  id: Id,
  openedAt: InstantText,
  items: z.array(StackItem),
  total: z.int(),
  signed: z.int(),
  /** RUNNING while a lease lives; STOPPED («TERHENTI») when something waits and nothing works on
   * it; DONE when nothing waits. */
  state: z.enum(['OPEN', 'RUNNING', 'STOPPED', 'DONE']),
})
export type Stack = z.infer<typeof Stack>

export const signingContract = {
  agreeAgreement: route({
    method: 'POST',
    path: '/api/agreements/:id/agreement',
    summary: 'Setujui isi PK: isinya dibekukan',
    input: z.object(byId),
    output: Moved,
  }),
  declineAgreement: route({
    method: 'POST',
    path: '/api/agreements/:id/decline',
    summary: 'Nyatakan belum siap, dengan alasan',
    input: z.object({ ...byId, reason: Reason }),
    output: Moved,
  }),
  returnAgreement: route({
    method: 'POST',
    path: '/api/agreements/:id/return',
    summary: 'Kembalikan PK yang sudah disepakati atau ditandatangani pihak pertama, dengan alasan',
    input: z.object({ ...byId, reason: Reason }),
    output: Moved,
  }),
  reopenAgreement: route({
    method: 'POST',
    path: '/api/agreements/:id/reopening',
    summary: 'Buka lagi pembahasan PK yang dinyatakan belum siap, dengan usulan',
    /** `reason`: what is proposed; the other side reads it. */
    input: z.object({ ...byId, reason: Reason }),
    output: Moved,
  }),
  signAgreement: stepRoute({
    method: 'POST',
    path: '/api/agreements/:id/signature',
    summary: 'Tanda tangani sebagai pihak dalam PK ini',
    proves: true,
    secrets: ['passphrase'],
    repeats: 'recognised',
    limits: { bytes: 4 * 1024, depth: 1 },
    perMinute: 120,
    /** `digest` is what the signer read; another content is then not signed. */
    input: z.object({ ...byId, passphrase: Passphrase, digest: z.optional(Digest) }),
    output: Moved,
  }),
  listQueue: route({
    method: 'GET',
    path: '/api/signing-queue',
    summary: 'PK yang menunggu tanda tangan saya',
    input: Nothing,
    /** `stack`: the latest one of mine that is being signed or stopped halfway. */
    output: z.object({ items: z.array(QueueLine), stack: z.nullable(Id) }),
  }),
  openStack: route({
    method: 'POST',
    path: '/api/signing-stacks',
    summary: 'Kumpulkan PK untuk ditandatangani sekaligus',
    /** `digests`: what the signer read of each; another content is listed as CHANGED and never
     * signed. */
    input: z.object({
      agreementIds: z.array(Id).check(z.minLength(1), z.maxLength(500)),
      digests: z.optional(z.record(Id, Digest)),
    }),
    output: Stack,
  }),
  readStack: route({
    method: 'GET',
    path: '/api/signing-stacks/:stackId',
    summary: 'Kemajuan satu tumpukan tanda tangan',
    input: z.object({ stackId: Id }),
    output: Stack,
  }),
  signStack: stepRoute({
    method: 'POST',
    path: '/api/signing-stacks/:stackId/signature',
    summary: 'Tanda tangani tumpukan dengan satu kata sandi',
    proves: true,
    secrets: ['passphrase'],
    repeats: 'recognised',
    limits: { bytes: 4 * 1024, depth: 1 },
    perMinute: 60,
    input: z.object({ stackId: Id, passphrase: Passphrase }),
    output: Stack,
  }),
}
