import * as z from 'zod/mini'
import type { Actor } from '../../kernel/actor.ts'
import { Nothing, route } from '../../kernel/contract.ts'
import { Id, Year } from '../../kernel/ids.ts'

export const GrantRole = z.enum(['OPERATOR', 'ORGANISATION_BUREAU', 'PLANNING', 'BUDGET', 'PERSONNEL', 'AUDITOR'])
export type GrantRole = z.infer<typeof GrantRole>

const MandateShape = z.object({
  kind: z.enum(['assignment', 'teamRole', 'grant']),
  id: Id,
  title: z.string(),
  unitId: z.nullable(Id),
  agencyId: z.nullable(Id),
  positionId: z.nullable(Id),
  teamId: z.nullable(Id),
  regionWide: z.boolean(),
  rights: z.array(z.string()),
})

export const Session = z.object({
  account: z.object({ id: Id, signIn: z.string() }),
  person: z.object({ id: Id, name: z.string() }),
  region: z.object({
    id: z.int(),
    code: z.string(),
    name: z.string(),
    governmentName: z.string(),
    headTitle: z.string(),
    place: z.string(),
    timeZone: z.string(),
    fictional: z.boolean(),
  }),
  actor: z.object({
    kind: z.literal('person'),
    accountId: Id,
    personId: Id,
    name: z.string(),
    mandates: z.array(MandateShape),
    actingAs: z.nullable(MandateShape),
  }),
  year: Year,
})
export type Session = Omit<z.infer<typeof Session>, 'actor'> & { actor: Actor }

export const sessionContract = {
  openSession: route({
    method: 'POST',
    path: '/api/session',
    summary: 'Masuk',
    access: 'public',
    perMinute: 60,
    secrets: ['password'],
    repeats: 'ignored',
    limits: { bytes: 4 * 1024, depth: 1 },
    input: z.object({
      signIn: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
      password: z.string().check(z.minLength(1), z.maxLength(200)),
    }),
    output: Session,
  }),
  readSession: route({ method: 'GET', path: '/api/session', summary: 'Siapa saya, apa kewenangan saya', input: Nothing, output: Session }),
  actAs: route({
    method: 'PUT',
    path: '/api/session/acting',
    summary: 'Pilih jabatan yang dipakai bertindak',
    input: z.object({ mandateId: Id }),
    output: Session,
  }),
  closeSession: route({
    method: 'DELETE',
    path: '/api/session',
    summary: 'Keluar',
    access: 'public',
    input: Nothing,
    output: z.object({ closed: z.boolean() }),
  }),
  readRegion: route({
    method: 'GET',
    path: '/api/region',
    summary: 'Pemerintah daerah di alamat ini',
    access: 'public',
    input: Nothing,
    output: z.object({ name: z.string(), governmentName: z.string(), fictional: z.boolean(), accounts: z.int() }),
  }),
}
