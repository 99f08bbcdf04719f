import * as z from 'zod/mini'
import { Nothing, route, stepRoute } from '../../../kernel/contract.ts'
import { Id } from '../../../kernel/ids.ts'
import { PendingFactor, Session } from '../session/session.contract.ts'

const small = { bytes: 4 * 1024, depth: 1 }
const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))

export const Provider = z.object({
  id: Id,
  name: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  nipClaim: z.string(),
  createdAt: z.string(),
})
export type Provider = z.infer<typeof Provider>

export const providerContract = {
  listSignOn: route({
    method: 'GET',
    path: '/api/sign-on',
    summary: 'Penyedia masuk tunggal di daerah ini',
    access: 'public',
    input: Nothing,
    output: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }),
  }),
  beginSignOn: stepRoute({
    method: 'POST',
    path: '/api/sign-on/:providerId',
    summary: 'Mulai masuk lewat penyedia',
    access: 'public',
    perMinute: 60,
    input: z.object({ providerId: Id }),
    output: z.object({ url: z.string() }),
  }),
  endSignOn: stepRoute({
    method: 'POST',
    path: '/api/sign-on',
    summary: 'Selesaikan masuk lewat penyedia',
    access: 'public',
    secrets: ['code'],
    repeats: 'ignored',
    limits: small,
    perMinute: 60,
    input: z.object({
      state: text(200),
      code: text(2000),
      iss: z.optional(z.string().check(z.maxLength(300))),
    }),
    output: z.union([Session, PendingFactor]),
  }),
  listProviders: route({
    method: 'GET',
    path: '/api/providers',
    summary: 'Penyedia masuk tunggal dengan setelannya',
    input: Nothing,
    output: z.object({ items: z.array(Provider) }),
  }),
  saveProvider: stepRoute({
    method: 'POST',
    path: '/api/providers',
    summary: 'Tambah penyedia masuk tunggal; dicoba dahulu',
    proves: true,
    secrets: ['clientSecret'],
    repeats: 'ignored',
    limits: small,
    input: z.object({
      name: text(60),
      issuer: text(300),
      clientId: text(200),
      clientSecret: text(400),
      /** The claim in which this provider tells the NIP. */
      nipClaim: text(60),
    }),
    output: Provider,
  }),
  removeProvider: route({
    method: 'DELETE',
    path: '/api/providers/:providerId',
    summary: 'Lepas penyedia masuk tunggal',
    input: z.object({ providerId: Id }),
    output: z.object({ removed: z.boolean() }),
  }),
}
