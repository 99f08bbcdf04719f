import * as z from 'zod/mini'
import { fileRoute, pageHead, pageRoute, uploadPageRoute } from '../../../kernel/contract.ts'
import { PublicRegion } from '../../documents/words.ts'

/** The first digits of the content's digest, as printed at the foot; without them a number of a
 * lower level tells nothing. */
const Digits = z.string().check(z.trim(), z.maxLength(80))
const Code = z.string().check(z.trim(), z.maxLength(100))

/** What a stranger is told. GENUINE: every signature it needs is true. WET: signed by hand on paper,
 * of which the register keeps a scan that a second person compared; no signature proves it. PARTIAL: one of two.
 * UNSIGNED: nobody is bound yet. BROKEN: the kept file does not prove itself. FALSE: an uploaded
 * file that proves nothing. UNCHECKED: it asks for more work than a check may take, which says
 * nothing of it. UNKNOWN: no such code. ASK: nothing was asked yet. */
export const Verdict = z.enum([
  'GENUINE',
  'WET',
  'PARTIAL',
  'UNSIGNED',
  'BROKEN',
  'FALSE',
  'UNCHECKED',
  'UNKNOWN',
  'ASK',
])
export type Verdict = z.infer<typeof Verdict>

/** One signature in words; the NIP only with its last three digits, because the others tell birth
 * date and sex. */
export const CheckedSignature = z.object({
  name: z.string(),
  position: z.nullable(z.string()),
  nip: z.nullable(z.string()),
  at: z.nullable(z.string()),
  level: z.string(),
  valid: z.boolean(),
  /** Made after its certificate was told stolen, in a sentence. */
  mark: z.nullable(z.string()),
})
export type CheckedSignature = z.infer<typeof CheckedSignature>

export const CheckedDocument = z.object({
  code: z.string(),
  year: z.int(),
  version: z.int(),
  name: z.string(),
  position: z.string(),
  office: z.string(),
  levelLabel: z.nullable(z.string()),
  state: z.nullable(z.string()),
  /** The promise above that this one carries, by its code. */
  parent: z.nullable(z.string()),
  /** The promise above was agreed anew since, with another content. */
  parentMoved: z.boolean(),
})
export type CheckedDocument = z.infer<typeof CheckedDocument>

export const VerificationPage = z.object({
  ...pageHead,
  region: PublicRegion,
  verdict: Verdict,
  /** REGISTER: what is kept here. FILE: what the uploaded file says. */
  source: z.enum(['REGISTER', 'FILE']),
  context: z.nullable(z.string()),
  document: z.nullable(CheckedDocument),
  signatures: z.array(CheckedSignature),
  label: z.string(),
  /** Of one signed by hand: by whom it came in, in a sentence, and the hash of its scan. */
  paper: z.nullable(z.object({ proof: z.string(), sha256: z.string() })),
  digest: z.nullable(z.string()),
  /** Why it is not believed, in sentences. */
  problems: z.array(z.string()),
  download: z.nullable(z.object({ href: z.string(), kilobytes: z.int() })),
  /** Where the register tells more about an uploaded file. */
  more: z.nullable(z.object({ href: z.string(), label: z.string() })),
  /** Of one that ended in its year: who handed over to whom, in a sentence, and the digest of the
   * note. */
  handover: z.nullable(z.object({ sentence: z.string(), digest: z.string() })),
  /** The code this page was opened by, so that an upload is compared with it. */
  code: z.nullable(z.string()),
})
export type VerificationPage = z.infer<typeof VerificationPage>

/** Largest file the public page takes, in bytes; an agreement of twenty pages has 0.6 MB. */
const largestCheckedFile = 3 * 1024 * 1024

const page = {
  access: 'public',
  view: 'verification',
  perMinute: 60,
  output: VerificationPage,
} as const

export const publicContract = {
  askVerification: pageRoute({
    ...page,
    method: 'GET',
    path: '/verifikasi',
    summary: 'Periksa keaslian dokumen: tulis kode atau unggah berkas',
    input: z.object({ kode: z.optional(Code), sidik: z.optional(Digits) }),
  }),
  readVerification: pageRoute({
    ...page,
    method: 'GET',
    path: '/verifikasi/:code',
    summary: 'Keaslian satu dokumen menurut kodenya',
    input: z.object({ code: Code }),
  }),
  readShortVerification: pageRoute({
    ...page,
    method: 'GET',
    path: '/v/:code',
    summary: 'Keaslian satu dokumen, alamat pendek',
    input: z.object({ code: Code }),
  }),
  checkFile: uploadPageRoute({
    ...page,
    method: 'POST',
    path: '/verifikasi',
    summary: 'Periksa satu berkas PDF',
    perMinute: 20,
    limits: { bytes: largestCheckedFile, depth: 0 },
    input: z.object({ kode: z.optional(Code) }),
  }),
  readPublicDocument: fileRoute({
    method: 'GET',
    path: '/verifikasi/:code/dokumen',
    summary: 'PDF yang ditandatangani, bila terbuka untuk umum atau dibuka lewat kode lengkapnya',
    access: 'public',
    perMinute: 30,
    input: z.object({ code: Code }),
  }),
}
