import * as z from 'zod/mini'
import { lookRoute, route, uploadRoute } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText } from '../../../kernel/ids.ts'
import { Problem } from '../../../kernel/importer.ts'

const words = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
const Quantity = z.int('Jumlahnya bilangan bulat.').check(z.gte(0), z.lte(1_000_000))

/** Where a row stands between the log and the national e-Kinerja (§15). CONFIRMED is seen in a recap,
 * never merely copied; CHANGED was handed over and differs since. */
export const NationalState = z.enum(['HERE', 'CHANGED', 'HANDED_OVER', 'CONFIRMED'])
export type NationalState = z.infer<typeof NationalState>

/** What the national form asks of a row and cannot do without. */
export const Missing = z.enum(['actionPlan', 'dataSource', 'unit'])
export type Missing = z.infer<typeof Missing>

/** A row of the log in the columns of the national form (§15.1): times `07.30`, the realisation a whole
 * number. */
export const NationalCells = z.object({
  actionPlan: z.nullable(z.string()),
  day: DateText,
  from: z.string(),
  until: z.string(),
  activity: z.string(),
  dataSource: z.nullable(z.string()),
  realisation: z.int(),
  unit: z.nullable(z.string()),
  link: z.nullable(z.string()),
})
export type NationalCells = z.infer<typeof NationalCells>

/** A link to one file of proof, and how often it was opened. */
export const ProofLink = z.object({
  id: Id,
  name: z.string(),
  url: z.string(),
  lastDay: DateText,
  /** Past its last day. */
  over: z.boolean(),
  openings: z.int(),
  lastOpenedAt: z.nullable(InstantText),
})
export type ProofLink = z.infer<typeof ProofLink>

export const NationalRow = z.object({
  entryId: Id,
  cells: NationalCells,
  state: NationalState,
  /** When and how it was handed over. */
  handedAt: z.nullable(InstantText),
  /** The result it belongs to; `NONE` where to none. */
  resultKey: z.string(),
  missing: z.array(Missing),
  /** Its proof stays private: no link leaves. */
  personal: z.boolean(),
  /** Files of it that have no link yet. */
  unlinked: z.int(),
  links: z.array(ProofLink),
})
export type NationalRow = z.infer<typeof NationalRow>

/** A row that only the national recap has. */
export const OnlyThere = z.object({ day: DateText, from: z.string(), activity: z.string() })
export type OnlyThere = z.infer<typeof OnlyThere>

/** What a result says to every row of it, asked once. */
export const ResultDefault = z.object({
  key: z.string(),
  label: z.string(),
  actionPlan: z.string(),
  dataSource: z.string(),
  unit: z.string(),
  quantity: z.int(),
  /** Rows of these days that wait for it. */
  waiting: z.int(),
})
export type ResultDefault = z.infer<typeof ResultDefault>

/** Nothing beside the file. */
const onlyTheFile: z.ZodMiniType<object> = z.object({})
const days = { from: DateText, until: DateText }

export const nationalContract = {
  readNational: route({
    method: 'GET',
    path: '/api/staff/national',
    summary: 'Catatan harian saya dalam kolom e-Kinerja nasional',
    personal: true,
    /** Both days count; a year at most. */
    input: z.object(days),
    output: z.object({
      rows: z.array(NationalRow),
      onlyThere: z.array(OnlyThere),
      results: z.array(ResultDefault),
      /** Up to when a recap was read; `null` where none was. */
      recapAt: z.nullable(InstantText),
    }),
  }),
  saveResultDefault: route({
    method: 'PUT',
    path: '/api/staff/national/defaults/:key',
    summary: 'Simpan isian tetap satu hasil kerja',
    personal: true,
    input: z.object({
      key: z.string().check(z.regex(/^(NONE|[0-9a-f-]{36})$/, 'Hasil kerja ini tidak dikenal.')),
      actionPlan: words(300),
      dataSource: words(200),
      unit: words(60),
      quantity: Quantity,
    }),
    output: z.object({ key: z.string() }),
  }),
  markCopied: route({
    method: 'PUT',
    path: '/api/staff/national/rows/:entryId',
    summary: 'Tandai satu baris sudah disalin, atau belum',
    personal: true,
    input: z.object({ entryId: Id, copied: z.boolean() }),
    output: z.object({ copied: z.boolean() }),
  }),
  handOver: route({
    method: 'POST',
    path: '/api/staff/national/handed',
    summary: 'Serahkan baris-baris sebagai berkas: tautan dibuat, penyerahan dicatat',
    personal: true,
    input: z.object(days),
    output: z.object({ rows: z.array(NationalCells), left: z.int() }),
  }),
  takeRecap: uploadRoute({
    method: 'POST',
    path: '/api/staff/national/recap',
    summary: 'Baca rekap nasional milik sendiri',
    personal: true,
    input: onlyTheFile,
    output: z.object({
      /** With an error in it nothing was written. */
      problems: z.array(Problem),
      sentence: z.string(),
      taken: z.boolean(),
    }),
  }),
  linkProof: route({
    method: 'POST',
    path: '/api/staff/national/links',
    summary: 'Buat tautan bukti satu baris',
    personal: true,
    input: z.object({ entryId: Id }),
    output: z.object({ made: z.int() }),
  }),
  revokeProof: route({
    method: 'DELETE',
    path: '/api/staff/national/links/:linkId',
    summary: 'Cabut satu tautan bukti',
    personal: true,
    input: z.object({ linkId: Id }),
    output: z.object({ revoked: z.boolean() }),
  }),
  openProof: lookRoute({
    method: 'GET',
    path: '/publik/bukti/:token',
    summary: 'Bukti satu catatan harian, bagi pemegang tautannya',
    access: 'public',
    perMinute: 60,
    input: z.object({ token: z.string().check(z.maxLength(120)) }),
  }),
}
