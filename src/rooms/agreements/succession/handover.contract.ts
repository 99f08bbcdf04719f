import * as z from 'zod/mini'
import { fileRoute, route, stepRoute } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText } from '../../../kernel/ids.ts'

const Text = z.string().check(z.trim(), z.maxLength(8000))
const byId = { id: Id }
const Signer = z.object({ personId: Id, name: z.string(), title: z.string() })

/** One promised indicator on the last day: values canonical, the period and why there is no
 * achievement in words. */
export const Reached = z.object({
  heading: z.string(),
  objective: z.string(),
  indicator: z.string(),
  unit: z.string(),
  target: z.string(),
  period: z.nullable(z.string()),
  targetToDate: z.nullable(z.string()),
  realization: z.nullable(z.string()),
  achievement: z.nullable(z.string()),
  reason: z.nullable(z.string()),
})
export type Reached = z.infer<typeof Reached>

/** The note of a handover. NONE: not written yet, shown as it would be today. WRITTEN: frozen, nobody
 * has signed. SIGNED_FIRST: waits for who takes over. DONE: signed by all it needs. */
export const HandoverPage = z.object({
  agreementId: Id,
  code: z.string(),
  year: z.int(),
  version: z.int(),
  title: z.string(),
  leaving: z.string(),
  from: DateText,
  until: DateText,
  stage: z.enum(['NONE', 'WRITTEN', 'SIGNED_FIRST', 'DONE']),
  rows: z.array(Reached),
  budget: z.nullable(
    z.object({
      upTo: z.nullable(z.string()),
      rows: z.array(z.object({ name: z.string(), amount: z.int(), realised: z.nullable(z.int()) })),
    }),
  ),
  unfinished: z.string(),
  advice: z.string(),
  /** Why who left does not sign, where the superior does instead. */
  absence: z.nullable(z.string()),
  firstParty: Signer,
  secondParty: z.nullable(Signer),
  digest: z.nullable(z.string()),
  writtenAt: z.nullable(InstantText),
  signed: z.array(z.object({ name: z.string(), at: InstantText })),
  /** What the reader may do: write it as who left or instead of them, sign it now. */
  writes: z.nullable(z.enum(['SELF', 'INSTEAD'])),
  signs: z.boolean(),
  verifyPath: z.string(),
})
export type HandoverPage = z.infer<typeof HandoverPage>

export const handoverContract = {
  readHandover: route({
    method: 'GET',
    path: '/api/agreements/:id/handover',
    summary: 'Memori serah terima kinerja satu PK yang berakhir',
    withoutPost: true,
    input: z.object(byId),
    output: HandoverPage,
  }),
  writeHandover: route({
    method: 'PUT',
    path: '/api/agreements/:id/handover',
    summary: 'Tulis memori serah terima: angkanya dibekukan seperti hari ini',
    withoutPost: true,
    /** `absence`: why who left does not sign, where somebody writes instead. */
    input: z.object({ ...byId, unfinished: Text, advice: Text, absence: z.optional(Text) }),
    output: HandoverPage,
  }),
  readHandoverDocument: fileRoute({
    method: 'GET',
    path: '/api/agreements/:id/handover/document',
    summary: 'Memori serah terima kinerja (PDF)',
    withoutPost: true,
    input: z.object(byId),
  }),
  signHandover: stepRoute({
    method: 'POST',
    path: '/api/agreements/:id/handover/signature',
    summary: 'Tanda tangani memori serah terima sebagai yang menyerahkan atau yang menerima',
    proves: true,
    secrets: ['passphrase'],
    repeats: 'recognised',
    limits: { bytes: 4 * 1024, depth: 1 },
    perMinute: 30,
    withoutPost: true,
    /** `digest` is what the signer read; another content is then not signed. */
    input: z.object({
      ...byId,
      passphrase: z.string().check(z.minLength(1), z.maxLength(200)),
      digest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
    }),
    output: HandoverPage,
  }),
}
