import * as z from 'zod/mini'
import { Nothing, route } from '../../../kernel/contract.ts'
import { DateText, Id } from '../../../kernel/ids.ts'

export const ServiceScope = z.enum([
  'organisation.read',
  'planning.read',
  'budget.read',
  'agreements.read',
  'results.read',
])

export const ServiceToken = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(ServiceScope),
  createdAt: z.string(),
  /** The first day on which it no longer holds. */
  expiresOn: DateText,
  revokedAt: z.nullable(z.string()),
  lastUsedAt: z.nullable(z.string()),
})
export type ServiceToken = z.infer<typeof ServiceToken>

export const tokenContract = {
  listTokens: route({
    method: 'GET',
    path: '/api/service-tokens',
    summary: 'Token layanan: sistem lain yang boleh membaca',
    input: Nothing,
    output: z.object({ items: z.array(ServiceToken) }),
  }),
  makeToken: route({
    method: 'POST',
    path: '/api/service-tokens',
    summary: 'Buat token layanan; tampil sekali ini saja',
    proves: true,
    repeats: 'ignored',
    input: z.object({
      name: z.string().check(z.trim(), z.minLength(3), z.maxLength(80)),
      scopes: z.array(ServiceScope).check(z.minLength(1), z.maxLength(5)),
      expiresOn: DateText,
    }),
    output: z.object({ id: Id, token: z.string() }),
  }),
  revokeToken: route({
    method: 'DELETE',
    path: '/api/service-tokens/:tokenId',
    summary: 'Cabut token layanan',
    input: z.object({ tokenId: Id }),
    output: z.object({ revoked: z.boolean() }),
  }),
}
