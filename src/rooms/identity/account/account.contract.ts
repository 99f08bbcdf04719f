import * as z from 'zod/mini'
import {
  pageInput,
  pageOf,
  route,
  sortInput,
  stepFileRoute,
  stepRoute,
} from '../../../kernel/contract.ts'
import { Id } from '../../../kernel/ids.ts'
import { accountStates } from './state.rules.ts'

const SignIn = z.string().check(z.trim(), z.minLength(3), z.maxLength(60))

/** Whose accounts are meant: those of some people, of a unit with everything below it, or of all.
 * Exactly one of the three. */
const whose = {
  personIds: z.optional(z.array(Id).check(z.minLength(1), z.maxLength(2000))),
  unitId: z.optional(Id),
  all: z.optional(z.literal(true)),
}

const opening = {
  ...whose,
  /** Names other than those the list offers. */
  signIns: z.optional(z.array(z.object({ personId: Id, signIn: SignIn })).check(z.maxLength(2000))),
}

/** A first password as it is told this once. */
export const FirstPassword = z.object({
  personId: Id,
  name: z.string(),
  unit: z.nullable(z.string()),
  signIn: z.string(),
  password: z.string(),
})
export type FirstPassword = z.infer<typeof FirstPassword>

const AccountState = z.enum(accountStates)

/** Somebody who works here or has an account. `signIn` of who has none yet is the name they will
 * get. */
export const AccountLine = z.object({
  personId: Id,
  name: z.string(),
  unit: z.nullable(z.string()),
  post: z.nullable(z.string()),
  signIn: z.string(),
  state: AccountState,
  firstPasswordUntil: z.nullable(z.string()),
  lastSignInAt: z.nullable(z.string()),
  /** Why the asker may not handle this account, in a sentence. */
  whyNot: z.nullable(z.string()),
})
export type AccountLine = z.infer<typeof AccountLine>

/** One account as those see it who manage accounts. */
export const AccountPage = z.object({
  ...AccountLine.shape,
  openedAt: z.nullable(z.string()),
  closedAt: z.nullable(z.string()),
  lockedAt: z.nullable(z.string()),
  /** Whose hands it went through, the last first. */
  handling: z.array(
    z.object({
      act: z.enum(['OPENED', 'RESET', 'SLIP_PRINTED', 'LINK_MADE', 'FACTOR_REMOVED']),
      by: z.nullable(z.string()),
      at: z.string(),
    }),
  ),
})
export type AccountPage = z.infer<typeof AccountPage>

const one = { personId: Id }
/** First passwords never lie in a kept answer; who has a second factor proves it again. */
const told = { repeats: 'ignored', proves: true } as const
const changed = { input: z.object(one), output: AccountPage, ...told }

export const accountContract = {
  listAccounts: route({
    method: 'GET',
    path: '/api/accounts',
    summary: 'Pengguna: siapa punya akun, siapa belum, dengan nama masuknya',
    input: z.object({
      unitId: z.optional(Id),
      state: z.optional(AccountState),
      search: z.optional(z.string().check(z.maxLength(100))),
      ...pageInput,
      ...sortInput('name', 'unit', 'state'),
    }),
    output: z.object({
      ...pageOf(AccountLine).shape,
      /** How many there are in each state, before the filter by state. */
      counts: z.record(AccountState, z.int()),
    }),
  }),
  openAccounts: route({
    method: 'POST',
    path: '/api/accounts',
    summary: 'Buka akun; kata sandi pertama ditampilkan sekali ini saja',
    writesMany: true,
    input: z.object(opening),
    output: z.object({ items: z.array(FirstPassword) }),
    ...told,
  }),
  printSlips: stepFileRoute({
    method: 'POST',
    path: '/api/accounts/slips',
    summary: 'Slip kata sandi pertama: akun dibuka, yang belum pernah masuk mendapat yang baru',
    writesMany: true,
    input: z.object(opening),
    ...told,
  }),
  readAccount: route({
    method: 'GET',
    path: '/api/accounts/:personId',
    summary: 'Akun satu orang, dan lewat tangan siapa saja',
    input: z.object(one),
    output: AccountPage,
  }),
  resetAccount: route({
    method: 'POST',
    path: '/api/accounts/:personId/reset',
    summary: 'Kata sandi pertama yang baru; semua sesinya berakhir',
    input: z.object(one),
    output: FirstPassword,
    ...told,
  }),
  reopenAccount: route({
    method: 'POST',
    path: '/api/accounts/:personId/reopen',
    summary: 'Buka lagi akun yang ditutup, dengan kata sandi pertama yang baru',
    input: z.object(one),
    output: FirstPassword,
    ...told,
  }),
  makeLink: route({
    method: 'POST',
    path: '/api/accounts/:personId/link',
    summary: 'Tautan 72 jam untuk memilih kata sandi sendiri; semua sesinya berakhir',
    input: z.object(one),
    output: z.object({ address: z.string(), until: z.string() }),
    ...told,
  }),
  useLink: stepRoute({
    method: 'POST',
    path: '/api/accounts/links',
    summary: 'Pilih kata sandi dengan tautan sekali pakai',
    access: 'public',
    secrets: ['token', 'next'],
    repeats: 'ignored',
    limits: { bytes: 4 * 1024, depth: 1 },
    perMinute: 30,
    input: z.object({
      token: z.string().check(z.minLength(1), z.maxLength(100)),
      next: z.string().check(z.minLength(1), z.maxLength(200)),
    }),
    output: z.object({ signIn: z.string() }),
  }),
  lockAccount: route({
    method: 'POST',
    path: '/api/accounts/:personId/lock',
    summary: 'Kunci akun: sesinya berakhir, tidak ada yang masuk sampai kuncinya dibuka',
    ...changed,
  }),
  unlockAccount: route({
    method: 'POST',
    path: '/api/accounts/:personId/unlock',
    summary: 'Buka kunci akun',
    ...changed,
  }),
  closeAccount: route({
    method: 'POST',
    path: '/api/accounts/:personId/close',
    summary: 'Tutup akun: sesinya berakhir, riwayatnya tetap',
    ...changed,
  }),
  renameAccount: route({
    method: 'PUT',
    path: '/api/accounts/:personId/sign-in',
    summary: 'Ganti nama masuk',
    input: z.object({ ...one, signIn: SignIn }),
    output: AccountPage,
    ...told,
  }),
}
