import * as z from 'zod/mini'
import { Nothing, pageHead, pageRoute } from '../../kernel/contract.ts'

/** The regional government a public page speaks for. */
export const PublicRegion = z.object({
  name: z.string(),
  governmentName: z.string(),
  fictional: z.boolean(),
})
export type PublicRegion = z.infer<typeof PublicRegion>

/** The public list of certificates, as a page shows it; times in words of the region's zone. */
export const TrustPage = z.object({
  ...pageHead,
  region: PublicRegion,
  label: z.string(),
  hasRoot: z.boolean(),
  certificates: z.array(
    z.object({
      name: z.string(),
      serial: z.string(),
      from: z.string(),
      to: z.string(),
      state: z.enum(['VALID', 'EXPIRED', 'REVOKED']),
      /** Told stolen since then. */
      stolen: z.nullable(z.string()),
    }),
  ),
})
export type TrustPage = z.infer<typeof TrustPage>

export const publicDocumentsContract = {
  showTrust: pageRoute({
    method: 'GET',
    path: '/verifikasi/sertifikat',
    summary: 'Daftar umum sertifikat, sebagai halaman',
    access: 'public',
    view: 'trust',
    perMinute: 60,
    input: Nothing,
    output: TrustPage,
  }),
}
