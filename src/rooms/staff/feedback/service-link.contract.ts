import * as z from 'zod/mini'
import { Nothing, pageHead, pageRoute, route } from '../../../kernel/contract.ts'
import { Id } from '../../../kernel/ids.ts'
import { PublicRegion } from '../../documents/words.ts'
import { FeedbackKind, words } from './feedback.contract.ts'

/** A link that people who were served open without signing in, with the QR code to put up. */
export const ServiceLink = z.object({
  id: Id,
  label: z.string(),
  url: z.string(),
  qr: z.object({ size: z.int(), path: z.string() }),
  answers: z.int(),
})
export type ServiceLink = z.infer<typeof ServiceLink>

const Code = z.string().check(z.trim(), z.maxLength(60))

export const ServicePage = z.object({
  ...pageHead,
  region: PublicRegion,
  /** Whose service, and where; `null` where the link is not open. */
  served: z.nullable(
    z.object({ code: z.string(), name: z.string(), label: z.string(), office: z.string() }),
  ),
  /** The id of what is about to be said, so that the same press is kept once; `null`: no form. */
  answerId: z.nullable(Id),
})
export type ServicePage = z.infer<typeof ServicePage>

const page = { access: 'public', view: 'serviceFeedback', output: ServicePage } as const

export const serviceLinkContract = {
  listServiceLinks: route({
    method: 'GET',
    path: '/api/staff/service-links',
    summary: 'Tautan saya bagi pengguna layanan',
    personal: true,
    input: Nothing,
    output: z.object({ items: z.array(ServiceLink) }),
  }),
  openServiceLink: route({
    method: 'POST',
    path: '/api/staff/service-links',
    summary: 'Buat tautan dan kode QR bagi pengguna layanan saya',
    input: z.object({ label: words(80) }),
    output: z.object({ id: Id }),
  }),
  revokeServiceLink: route({
    method: 'DELETE',
    path: '/api/staff/service-links/:linkId',
    summary: 'Cabut tautan bagi pengguna layanan',
    input: z.object({ linkId: Id }),
    output: z.object({ sentence: z.string() }),
  }),
  askServiceUser: pageRoute({
    ...page,
    method: 'GET',
    path: '/umpan/:code',
    summary: 'Formulir pendek bagi orang yang baru dilayani',
    perMinute: 60,
    input: z.object({ code: Code }),
  }),
  hearServiceUser: pageRoute({
    ...page,
    method: 'POST',
    path: '/umpan/:code',
    summary: 'Terima masukan orang yang dilayani, tanpa nama',
    perMinute: 10,
    limits: { bytes: 16 * 1024, depth: 1 },
    input: z.object({
      code: Code,
      answerId: Id,
      kind: FeedbackKind,
      text: z.string().check(z.trim(), z.maxLength(500)),
    }),
  }),
}
