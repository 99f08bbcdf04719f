import * as z from 'zod/mini'
import { fileRoute, Nothing, route } from '../../kernel/contract.ts'
import { Id, InstantText } from '../../kernel/ids.ts'

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
  validFrom: z.nullable(InstantText),
  validTo: z.nullable(InstantText),
  revokedAt: z.nullable(InstantText),
  revokedReason: z.nullable(z.string()),
})
export type Certificate = z.infer<typeof Certificate>

const Listed = z.object({
  name: z.string(),
  serial: z.string(),
  validFrom: InstantText,
  validTo: InstantText,
  revokedAt: z.nullable(InstantText),
})

export const certificateContract = {
  requestCertificate: route({
    method: 'POST',
    path: '/api/certificates',
    summary: 'Minta sertifikat tanda tangan internal dengan kata sandi tanda tangan baru',
    secrets: ['passphrase'],
    repeats: 'remembered',
    limits: { bytes: 4 * 1024, depth: 1 },
    input: z.object({ passphrase: z.string().check(z.maxLength(200)) }),
    output: Certificate,
  }),
  readMyCertificate: route({
    method: 'GET',
    path: '/api/certificates/mine',
    summary: 'Sertifikat saya',
    input: Nothing,
    output: z.object({ certificate: z.nullable(Certificate) }),
  }),
  listWaitingCertificates: route({
    method: 'GET',
    path: '/api/certificates',
    summary: 'Permintaan sertifikat yang menunggu pengesahan',
    input: Nothing,
    output: z.object({ items: z.array(Certificate) }),
  }),
  confirmCertificate: route({
    method: 'POST',
    path: '/api/certificates/:certificateId/confirmation',
    summary: 'Sahkan permintaan sertifikat orang lain',
    proves: true,
    input: z.object({ certificateId: Id }),
    output: Certificate,
  }),
  revokeCertificate: route({
    method: 'POST',
    path: '/api/certificates/:certificateId/revocation',
    summary: 'Cabut sertifikat',
    input: z.object({
      certificateId: Id,
      reason: z.string().check(z.trim(), z.minLength(5), z.maxLength(500)),
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
