import * as z from 'zod/mini'
import type { Actor } from '../../../kernel/actor.ts'
import { Nothing, pageInput, pageOf, route, stepRoute } from '../../../kernel/contract.ts'
import { Id, Year } from '../../../kernel/ids.ts'

export const GrantRole = z.enum([
  'OPERATOR',
  'UNIT_ADMIN',
  'ORGANISATION_BUREAU',
  'PLANNING',
  'BUDGET',
  'PERSONNEL',
  'AUDITOR',
  'DELEGATED_VERIFIER',
])
export type GrantRole = z.infer<typeof GrantRole>

export const MandateShape = z.object({
  kind: z.enum(['assignment', 'teamRole', 'grant']),
  id: Id,
  title: z.string(),
  unitId: z.nullable(Id),
  agencyId: z.nullable(Id),
  positionId: z.nullable(Id),
  teamId: z.nullable(Id),
  regionWide: z.boolean(),
  rights: z.array(z.string()),
  readsOnly: z.optional(z.boolean()),
  routineOnly: z.optional(z.boolean()),
  onBehalfOf: z.optional(z.object({ personId: Id, positionId: Id })),
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
    /** The address its papers and links are written with. */
    address: z.string(),
    /** Promises may be bound under it. */
    bindable: z.boolean(),
    /** The drawn emblem by its hash. */
    emblem: z.nullable(z.string()),
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
  /** Opened with a first password: nothing but its change is open. */
  mustChangePassword: z.boolean(),
  /** Needs a second factor and has none: nothing but its enrolment is open. */
  mustEnrol: z.boolean(),
  /** The day from which that will be so. */
  enrolBefore: z.nullable(z.string()),
  /** Who looks with this person's eyes, to help, and until when. */
  viewing: z.nullable(z.object({ by: z.string(), until: z.string() })),
  /** The privacy notice of today was not read yet. */
  privacyDue: z.boolean(),
  /** Failed sign-ins since the last good one, told once: in the answer of the sign-in itself. */
  failedSignIns: z.nullable(z.object({ count: z.int(), addresses: z.int() })),
})
export type Session = Omit<z.infer<typeof Session>, 'actor'> & { actor: Actor }

/** The password was right and a second factor is asked for: the cookie of this answer opens nothing
 * but `POST /api/session/factor`, for five minutes and five tries. */
export const PendingFactor = z.object({
  pending: z.literal('second-factor'),
  ways: z.array(z.enum(['code', 'passkey'])),
  until: z.string(),
})
export type PendingFactor = z.infer<typeof PendingFactor>

/** One open session as its owner sees it. */
export const OwnSession = z.object({
  id: Id,
  browser: z.string(),
  address: z.string(),
  openedAt: z.string(),
  lastUsedAt: z.string(),
  /** The one that asks. */
  current: z.boolean(),
})
export type OwnSession = z.infer<typeof OwnSession>

export const sessionContract = {
  openSession: stepRoute({
    method: 'POST',
    path: '/api/session',
    summary: 'Masuk',
    access: 'public',
    secrets: ['password'],
    repeats: 'ignored',
    limits: { bytes: 4 * 1024, depth: 1 },
    input: z.object({
      signIn: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
      password: z.string().check(z.minLength(1), z.maxLength(200)),
    }),
    output: z.union([Session, PendingFactor]),
  }),
  readSession: route({
    method: 'GET',
    path: '/api/session',
    summary: 'Siapa saya, apa kewenangan saya',
    beforeChange: true,
    input: Nothing,
    output: Session,
  }),
  changePassword: stepRoute({
    method: 'PUT',
    path: '/api/session/password',
    summary: 'Ganti kata sandi saya; sesi lain berakhir',
    beforeChange: true,
    secrets: ['current', 'next'],
    repeats: 'ignored',
    limits: { bytes: 4 * 1024, depth: 1 },
    input: z.object({
      current: z.string().check(z.minLength(1), z.maxLength(200)),
      next: z.string().check(z.minLength(1), z.maxLength(200)),
    }),
    output: Session,
  }),
  listSessions: route({
    method: 'GET',
    path: '/api/sessions',
    summary: 'Sesi saya yang terbuka',
    personal: true,
    input: Nothing,
    output: z.object({ items: z.array(OwnSession) }),
  }),
  endOwnSession: route({
    method: 'DELETE',
    path: '/api/sessions/:sessionId',
    summary: 'Akhiri satu sesi saya',
    withoutPost: true,
    repeats: 'ignored',
    input: z.object({ sessionId: Id }),
    output: z.object({ ended: z.int() }),
  }),
  endOtherSessions: route({
    method: 'DELETE',
    path: '/api/sessions',
    summary: 'Akhiri semua sesi saya yang lain',
    withoutPost: true,
    repeats: 'ignored',
    input: Nothing,
    output: z.object({ ended: z.int() }),
  }),
  readPrivacy: route({
    method: 'PUT',
    path: '/api/session/privacy',
    summary: 'Pemberitahuan pelindungan data pribadi sudah saya baca',
    withoutPost: true,
    input: Nothing,
    output: z.object({ version: z.int() }),
  }),
  listOwnLooks: route({
    method: 'GET',
    path: '/api/session/looks',
    summary: 'Yang pernah saya lihat dan dicatat',
    personal: true,
    input: z.object(pageInput),
    output: pageOf(
      z.object({ id: Id, at: z.string(), act: z.string(), reason: z.nullable(z.string()) }),
    ),
  }),
  actAs: route({
    method: 'PUT',
    path: '/api/session/acting',
    summary: 'Pilih jabatan yang dipakai bertindak',
    input: z.object({ mandateId: Id }),
    output: Session,
  }),
  openViewing: route({
    method: 'POST',
    path: '/api/session/viewing',
    summary: 'Lihat sebagai orang lain untuk membantunya, hanya membaca',
    proves: true,
    repeats: 'ignored',
    input: z.object({
      personId: Id,
      reason: z
        .string()
        .check(z.trim(), z.minLength(10, 'Tulis alasannya, paling sedikit sepuluh huruf.'))
        .check(z.maxLength(500)),
    }),
    output: Session,
  }),
  endViewing: route({
    method: 'DELETE',
    path: '/api/session/viewing',
    summary: 'Selesai melihat sebagai orang lain',
    endsViewing: true,
    repeats: 'ignored',
    input: Nothing,
    output: Session,
  }),
  closeSession: route({
    method: 'DELETE',
    path: '/api/session',
    summary: 'Keluar',
    access: 'public',
    beforeChange: true,
    input: Nothing,
    output: z.object({ closed: z.boolean() }),
  }),
  readRegion: route({
    method: 'GET',
    path: '/api/region',
    summary: 'Pemerintah daerah di alamat ini',
    access: 'public',
    input: Nothing,
    output: z.object({
      name: z.string(),
      governmentName: z.string(),
      fictional: z.boolean(),
      accounts: z.int(),
    }),
  }),
}
