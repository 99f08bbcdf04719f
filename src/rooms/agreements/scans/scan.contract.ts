import * as z from 'zod/mini'
import { lookRoute, pageInput, pageOf, route, uploadRoute } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText, Year } from '../../../kernel/ids.ts'

/** WAITING: brought, not decided. CONFIRMED: its promise is in force, signed by hand. REFUSED by
 * whoever compared it. WITHDRAWN by whoever brought it. */
export const ScanState = z.enum(['WAITING', 'CONFIRMED', 'REFUSED', 'WITHDRAWN'])
export type ScanState = z.infer<typeof ScanState>

const words = (most: number) => z.string().check(z.trim(), z.maxLength(most))

/** A row of block A as it stands on the paper; `measureId` is `null` where the plan has none. */
export const PaperRow = z.object({
  measureId: z.nullable(Id),
  objective: words(2000),
  indicator: words(2000),
  unitLabel: words(200),
  target: words(200),
})
export type PaperRow = z.infer<typeof PaperRow>

/** A line of block B as it stands on the paper; `code` is `null` where the budget has none. */
export const PaperAmount = z.object({
  code: z.nullable(words(100)),
  name: words(1000),
  /** Whole rupiah, in digits. */
  amount: z.string().check(z.regex(/^\d{1,15}$/, 'Tulis rupiah bulat, tanpa koma.')),
  source: words(200),
})
export type PaperAmount = z.infer<typeof PaperAmount>

/** Where the paper says something else than the plan or the budget. ADDED: only the paper has it.
 * MISSING: only the plan has it. */
export const Difference = z.object({
  kind: z.enum(['CHANGED', 'ADDED', 'MISSING']),
  /** The indicator or the budget line. */
  of: z.string(),
  /** What differs, in a word: «Target», «Anggaran». */
  what: z.string(),
  planned: z.nullable(z.string()),
  onPaper: z.nullable(z.string()),
})
export type Difference = z.infer<typeof Difference>

/** The promise a scan is of. */
export const ScannedPromise = z.object({
  id: Id,
  code: z.string(),
  year: Year,
  name: z.string(),
  title: z.string(),
  office: z.nullable(z.string()),
})
export type ScannedPromise = z.infer<typeof ScannedPromise>

const content = { mediaType: z.string(), size: z.int(), sha256: z.string() }

/** A file that somebody uploaded; `free` are the pages that no scan in being has taken. */
export const ScanFile = z.object({
  id: Id,
  name: z.string(),
  ...content,
  pages: z.int(),
  free: z.array(z.object({ first: z.int(), last: z.int() })),
  uploadedBy: z.nullable(z.string()),
  uploadedAt: InstantText,
  /** Whose number, NIP or code of post its name carries. */
  suggested: z.nullable(ScannedPromise),
})
export type ScanFile = z.infer<typeof ScanFile>

export const Scan = z.object({
  id: Id,
  state: ScanState,
  promise: ScannedPromise,
  fileName: z.string(),
  first: z.int(),
  last: z.int(),
  ...content,
  signedOn: DateText,
  /** Signed after the promise was due. */
  late: z.boolean(),
  paperNumber: z.nullable(z.string()),
  broughtBy: z.nullable(z.string()),
  broughtAt: InstantText,
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(InstantText),
  reason: z.nullable(z.string()),
  differences: z.array(Difference),
  /** Why the reader cannot say yes to it; `null` where they can. */
  whyNotConfirm: z.nullable(z.string()),
  mayWithdraw: z.boolean(),
})
export type Scan = z.infer<typeof Scan>

/** The most that is confirmed in one press. */
const mostScans = 100

const page = z.int().check(z.gte(1), z.lte(10_000))
const byScan = { scanId: Id }
const byFile = { fileId: Id }

export const scanContract = {
  uploadScanFile: uploadRoute({
    method: 'POST',
    path: '/api/scan-files',
    summary: 'Unggah pindaian PK: satu PK atau satu tumpukan',
    input: z.object({ year: Year }),
    output: ScanFile,
  }),
  listScanFiles: route({
    method: 'GET',
    path: '/api/scan-files',
    summary: 'Pindaian yang belum dipasangkan dengan PK',
    input: z.object({ year: Year, ...pageInput }),
    output: pageOf(ScanFile),
  }),
  readScanFile: route({
    method: 'GET',
    path: '/api/scan-files/:fileId',
    summary: 'Satu berkas pindaian yang belum dipasangkan',
    input: z.object({ ...byFile, year: Year }),
    output: ScanFile,
  }),
  openScanFile: lookRoute({
    method: 'GET',
    path: '/api/scan-files/:fileId/file',
    summary: 'Isi berkas pindaian',
    input: z.object(byFile),
  }),
  putAwayScanFile: route({
    method: 'DELETE',
    path: '/api/scan-files/:fileId',
    summary: 'Singkirkan berkas pindaian yang tidak dipakai',
    input: z.object(byFile),
    output: z.object({ id: Id }),
  }),
  bringScan: route({
    method: 'POST',
    path: '/api/scans',
    summary: 'Bawa pindaian satu PK untuk dibenarkan orang kedua',
    /** Rows and amounts are those of the paper, whole; left out, they are those of the draft. */
    input: z.object({
      ...byFile,
      agreementId: Id,
      first: page,
      last: page,
      signedOn: DateText,
      paperNumber: z.optional(words(200)),
      rows: z.optional(z.array(PaperRow).check(z.maxLength(200))),
      budget: z.optional(z.array(PaperAmount).check(z.maxLength(500))),
    }),
    output: Scan,
  }),
  listScans: route({
    method: 'GET',
    path: '/api/scans',
    summary: 'Pindaian PK yang dibawa, dan keputusannya',
    input: z.object({ year: Year, state: z.optional(ScanState), ...pageInput }),
    output: z.object({
      ...pageOf(Scan).shape,
      waiting: z.int(),
      /** Who else may say yes, and whom to appoint where nobody may. */
      confirmers: z.object({ names: z.array(z.string()), advice: z.nullable(z.string()) }),
    }),
  }),
  readScan: route({
    method: 'GET',
    path: '/api/scans/:scanId',
    summary: 'Satu pindaian PK',
    input: z.object(byScan),
    output: Scan,
  }),
  openScan: lookRoute({
    method: 'GET',
    path: '/api/scans/:scanId/file',
    summary: 'Halaman PK yang dipindai',
    input: z.object(byScan),
  }),
  confirmScans: route({
    method: 'POST',
    path: '/api/scans/confirmation',
    summary: 'Benarkan pindaian PK: PK-nya berlaku, bertanda tangan basah',
    input: z.object({ scanIds: z.array(Id).check(z.minLength(1), z.maxLength(mostScans)) }),
    output: z.object({
      confirmed: z.array(Scan),
      left: z.array(z.object({ id: Id, code: z.string(), why: z.string() })),
    }),
  }),
  refuseScan: route({
    method: 'POST',
    path: '/api/scans/:scanId/refusal',
    summary: 'Tolak pindaian PK, dengan alasan',
    input: z.object({ ...byScan, reason: words(2000) }),
    output: Scan,
  }),
  withdrawScan: route({
    method: 'POST',
    path: '/api/scans/:scanId/withdrawal',
    summary: 'Tarik pindaian PK yang belum dibenarkan',
    input: z.object(byScan),
    output: Scan,
  }),
}
