import * as z from 'zod/mini'
import { fileRoute, Nothing, route } from '../../kernel/contract.ts'
import { Id, InstantText } from '../../kernel/ids.ts'
import { mostAtOnce } from './confirming.rules.ts'

/** WAITING for the second person; CONFIRMED signs; REVOKED and EXPIRED sign no more, what they
 * signed stays judged at its time. */
export const CertificateState = z.enum(['WAITING', 'CONFIRMED', 'REVOKED', 'EXPIRED'])
export type CertificateState = z.infer<typeof CertificateState>

export const Certificate = z.object({
  id: Id,
  personId: Id,
  name: z.string(),
  state: CertificateState,
  serial: z.nullable(z.string()),
  requestedAt: InstantText,
  confirmedBy: z.nullable(Id),
  confirmedAt: z.nullable(InstantText),
  validFrom: z.nullable(InstantText),
  validTo: z.nullable(InstantText),
  revokedAt: z.nullable(InstantText),
  revokedReason: z.nullable(z.string()),
  /** From when on somebody else may have signed with it, as its revocation says. */
  stolenSince: z.nullable(InstantText),
})
export type Certificate = z.infer<typeof Certificate>

const Listed = z.object({
  name: z.string(),
  serial: z.string(),
  validFrom: InstantText,
  validTo: InstantText,
  revokedAt: z.nullable(InstantText),
  stolenSince: z.nullable(InstantText),
})

/** Who may confirm somebody's request today, by name; where nobody may, whom to appoint. */
const Confirmers = z.object({ names: z.array(z.string()), advice: z.nullable(z.string()) })
export type Confirmers = z.infer<typeof Confirmers>

/** A request as its confirmer sees it. `singly`: why it is confirmed by itself and by the holder's
 * characters, never with others. */
const Asked = z.object({ certificate: Certificate, singly: z.nullable(z.string()) })
export type Asked = z.infer<typeof Asked>

/** A request that is not for the reader to confirm, and who may. */
const ForOthers = z.object({ id: Id, name: z.string(), why: z.string(), confirmers: Confirmers })
export type ForOthers = z.infer<typeof ForOthers>

export const certificateContract = {
  requestCertificate: route({
    method: 'POST',
    path: '/api/certificates',
    summary: 'Minta sertifikat tanda tangan internal dengan kata sandi tanda tangan baru',
    secrets: ['passphrase'],
    repeats: 'remembered',
    limits: { bytes: 4 * 1024, depth: 1 },
    input: z.object({
      passphrase: z.string().check(z.maxLength(200)),
      /** The passphrase of the certificate in force is lost: it ends when the new one is confirmed. */
      replaces: z.optional(z.boolean()),
    }),
    output: Certificate,
  }),
  readMyCertificate: route({
    method: 'GET',
    path: '/api/certificates/mine',
    summary: 'Sertifikat saya, permintaan saya, dan siapa yang dapat mengesahkannya',
    input: Nothing,
    output: z.object({
      /** The one in force, else the newest. */
      certificate: z.nullable(Certificate),
      /** What waits, with the six characters that its holder reads out to the confirmer. */
      request: z.nullable(z.object({ id: Id, requestedAt: InstantText, characters: z.string() })),
      /** `null` while nothing has to be confirmed. */
      confirmers: z.nullable(Confirmers),
    }),
  }),
  listWaitingCertificates: route({
    method: 'GET',
    path: '/api/certificates',
    summary: 'Permintaan sertifikat yang menunggu pengesahan',
    input: Nothing,
    output: z.object({ items: z.array(Asked), others: z.array(ForOthers) }),
  }),
  confirmCertificate: route({
    method: 'POST',
    path: '/api/certificates/:certificateId/confirmation',
    summary: 'Sahkan permintaan sertifikat orang lain',
    proves: true,
    input: z.object({
      certificateId: Id,
      /** As the holder read them out; asked for where a request is confirmed singly. */
      characters: z.optional(z.string().check(z.maxLength(40))),
    }),
    output: Certificate,
  }),
  confirmCertificates: route({
    method: 'POST',
    path: '/api/certificates/confirmations',
    summary: 'Sahkan beberapa permintaan sekaligus; yang harus sendiri-sendiri ditinggalkan',
    proves: true,
    input: z.object({
      certificateIds: z.array(Id).check(z.minLength(1), z.maxLength(mostAtOnce)),
    }),
    output: z.object({
      confirmed: z.array(Certificate),
      left: z.array(z.object({ id: Id, name: z.string(), why: z.string() })),
    }),
  }),
  revokeCertificate: route({
    method: 'POST',
    path: '/api/certificates/:certificateId/revocation',
    summary: 'Cabut sertifikat',
    input: z.object({
      certificateId: Id,
      reason: z.string().check(z.trim(), z.minLength(5), z.maxLength(500)),
      /** Somebody else may have signed with it from this moment on. */
      since: z.optional(z.string().check(z.maxLength(40))),
    }),
    output: Certificate,
  }),
  listTrust: route({
    method: 'GET',
    path: '/api/trust/certificates',
    summary: 'Daftar umum sertifikat tanda tangan internal',
    access: 'public',
    input: Nothing,
    output: z.object({ label: z.string(), items: z.array(Listed) }),
  }),
  downloadRoot: fileRoute({
    method: 'GET',
    path: '/api/trust/root.pem',
    summary: 'Sertifikat akar penyelenggara internal',
    access: 'public',
    input: Nothing,
  }),
}
