import * as z from 'zod/mini'
import { pageInput, pageOf, route } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText, VersionNumber, Year } from '../../../kernel/ids.ts'
import { EmploymentKind } from '../../organisation/words.ts'

/** The state of a version of an SKP (§3.1). AGREED by both is what the field calls ditetapkan; DROPPED
 * is a further version that came to nothing. */
export const SkpState = z.enum(['DRAFT', 'SUBMITTED', 'RETURNED', 'AGREED', 'DROPPED'])
export type SkpState = z.infer<typeof SkpState>

/** EXECUTIVE: who leads an office or an independent unit, grouped by perspective (§4.1). */
export const Family = z.enum(['EXECUTIVE', 'STAFF'])
export type Family = z.infer<typeof Family>
export const Approach = z.enum(['QUANTITATIVE', 'QUALITATIVE'])
export type Approach = z.infer<typeof Approach>
export const ResultKind = z.enum(['PRIMARY', 'ADDITIONAL'])
export type ResultKind = z.infer<typeof ResultKind>
/** Whether a result stays with the post after a transfer, or leaves with the person (§4.3). */
export const ResultHolder = z.enum(['ORGANISATION', 'INDIVIDUAL'])
export type ResultHolder = z.infer<typeof ResultHolder>
export const Perspective = z.enum([
  'SERVICE_RECIPIENT',
  'BUSINESS_PROCESS',
  'INTERNAL_STRENGTHENING',
  'BUDGET',
])
export type Perspective = z.infer<typeof Perspective>
/** Carries a share of the same result, or enables it by another one (§5.2). */
export const LinkMode = z.enum(['DIRECT', 'INDIRECT'])
export type LinkMode = z.infer<typeof LinkMode>
export const Aspect = z.enum(['QUANTITY', 'QUALITY', 'TIME', 'COST'])
export type Aspect = z.infer<typeof Aspect>
export const Polarity = z.enum(['MAXIMIZE', 'MINIMIZE', 'RANGE'])
export type Polarity = z.infer<typeof Polarity>

const words = (most: number) => z.string().check(z.trim(), z.maxLength(most))

/** A measure of one result; an executive's have no aspect. The target is canonical where it is a
 * number or a range (`20..25`), else words. */
export const Indicator = z.object({
  aspect: z.nullable(Aspect),
  text: words(300),
  target: words(200),
  unit: words(60),
  polarity: Polarity,
})
export type Indicator = z.infer<typeof Indicator>

export const QuarterTarget = z.object({
  quarter: z.int().check(z.gte(1), z.lte(4)),
  target: words(200),
})
export type QuarterTarget = z.infer<typeof QuarterTarget>

/** A planned result (rencana hasil kerja), with what it supports. */
export const PlannedResult = z.object({
  id: Id,
  kind: ResultKind,
  holder: ResultHolder,
  text: words(500),
  perspective: z.nullable(Perspective),
  /** Of a superior's or team lead's SKP. */
  parentResultId: z.nullable(Id),
  /** The measure of a promise it comes from. */
  measureId: z.nullable(Id),
  mode: z.nullable(LinkMode),
  /** Decimal text in the unit of the superior's target. */
  share: z.nullable(words(40)),
  note: z.nullable(words(300)),
  basis: z.nullable(words(200)),
  indicators: z.array(Indicator).check(z.maxLength(12)),
  quarters: z.array(QuarterTarget).check(z.maxLength(4)),
})
export type PlannedResult = z.infer<typeof PlannedResult>

/** What the superior expects beyond the guides, by the code of the value. */
export const Behaviours = z.record(z.string().check(z.maxLength(40)), words(500))
export type Behaviours = z.infer<typeof Behaviours>

const lines = z.array(words(300)).check(z.maxLength(20))
/** The annex (§4.5): resources, how and how often one reports, what follows. */
export const Annexes = z.object({ resources: lines, accountability: lines, consequences: lines })
export type Annexes = z.infer<typeof Annexes>

/** All that a version of an SKP says. */
export type SkpContent = {
  approach: Approach
  results: PlannedResult[]
  behaviours: Behaviours
  annexes: Annexes
}

const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** What deciding about an act asks of an SKP. */
const standing = {
  personId: Id,
  agencyId: z.nullable(Id),
  /** Who rates today; `null`: nobody, so the officer answers. */
  raterPersonId: z.nullable(Id),
  aboveRaterPersonId: z.nullable(Id),
  state: SkpState,
  number: z.int(),
  digest: z.nullable(Digest),
  endsOn: DateText,
}

/** What must be mended before it is submitted (`error`), or is worth a thought (`warning`). */
export const SkpFinding = z.object({ severity: z.enum(['error', 'warning']), detail: z.string() })
export type SkpFinding = z.infer<typeof SkpFinding>

export const SkpPage = z.object({
  id: Id,
  year: z.int(),
  startsOn: DateText,
  ...standing,
  name: z.string(),
  title: z.string(),
  unitName: z.string(),
  employmentKind: EmploymentKind,
  rater: z.nullable(z.object({ name: z.string(), title: z.string() })),
  family: Family,
  /** Rates others, so that there is something to divide. */
  rates: z.boolean(),
  /** Of the version shown. */
  shown: z.int(),
  approach: Approach,
  /** Fixed by the region; `null`: chosen by the official. */
  fixedApproach: z.nullable(Approach),
  edits: z.int(),
  /** Why it was returned, and why there is a further version. */
  note: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  /** The version in force, where it is another one than the newest. */
  inForce: z.nullable(z.int()),
  dueOn: DateText,
  results: z.array(
    z.object({
      ...PlannedResult.shape,
      /** What it supports, in words. */ parent: z.nullable(z.string()),
    }),
  ),
  behaviours: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      guides: z.array(z.string()),
      expectation: z.string(),
    }),
  ),
  annexes: Annexes,
  findings: z.array(SkpFinding),
  history: z.array(
    z.object({
      number: z.int(),
      state: SkpState,
      at: InstantText,
      by: z.nullable(z.string()),
      note: z.nullable(z.string()),
      digest: z.nullable(z.string()),
    }),
  ),
})
export type SkpPage = z.infer<typeof SkpPage>

/** A row of a list of SKPs; `id` is null while there is none, with why. */
export const SkpLine = z.object({
  id: z.nullable(Id),
  assignmentId: Id,
  personId: Id,
  name: z.string(),
  title: z.string(),
  employmentKind: EmploymentKind,
  state: z.nullable(SkpState),
  number: z.nullable(z.int()),
  inForce: z.boolean(),
  /** Of what was submitted. */
  digest: z.nullable(Digest),
  why: z.nullable(z.string()),
})
export type SkpLine = z.infer<typeof SkpLine>

const Moved = z.object({ state: SkpState, number: z.int(), sentence: z.string() })
export type Moved = z.infer<typeof Moved>
const seen = { id: Id, number: VersionNumber, digest: Digest }

export const skpContract = {
  listSkps: route({
    method: 'GET',
    path: '/api/staff/skp',
    summary: 'SKP: milik sendiri, yang dinilai, atau satu perangkat daerah',
    input: z.object({
      year: Year,
      /** An office, for who administers its staff; else whom the reader rates. */
      office: z.optional(Id),
      search: z.optional(z.string().check(z.maxLength(100))),
      state: z.optional(z.union([SkpState, z.literal('NONE')])),
      ...pageInput,
    }),
    output: z.object({
      own: z.array(SkpLine),
      ...pageOf(SkpLine).shape,
      /** All that were asked for, by state. */
      counts: z.record(z.string(), z.int()),
      offices: z.array(z.object({ id: Id, name: z.string() })),
      dueOn: DateText,
    }),
  }),
  readSkp: route({
    method: 'GET',
    path: '/api/staff/skp/:id',
    summary: 'Satu SKP',
    input: z.object({ id: Id, version: z.optional(VersionNumber) }),
    output: SkpPage,
  }),
  readSkpParents: route({
    method: 'GET',
    path: '/api/staff/skp/:id/parents',
    summary: 'Hasil kerja yang dapat didukung: milik penilai dan ketua tim',
    input: z.object({ id: Id }),
    output: z.object({
      items: z.array(z.object({ resultId: Id, text: z.string(), whose: z.string() })),
    }),
  }),
  draftSkps: route({
    method: 'POST',
    path: '/api/staff/skp/drafts',
    summary: 'Susun SKP semua pegawai, atau satu perangkat daerah',
    input: z.object({ year: Year, unitId: z.optional(Id) }),
    output: z.object({
      drafted: z.int(),
      had: z.int(),
      external: z.int(),
      sentence: z.string(),
    }),
    writesMany: true,
  }),
  draftOwnSkp: route({
    method: 'POST',
    path: '/api/staff/skp',
    summary: 'Susun SKP saya',
    input: z.object({ year: Year }),
    output: z.object({ id: Id, sentence: z.string() }),
  }),
  saveSkp: route({
    method: 'PUT',
    path: '/api/staff/skp/:id',
    summary: 'Simpan isi konsep SKP',
    input: z.object({
      id: Id,
      seen: VersionNumber,
      approach: Approach,
      results: z
        .array(z.object({ ...PlannedResult.shape, id: z.nullable(Id) }))
        .check(z.maxLength(40)),
      behaviours: Behaviours,
      annexes: Annexes,
    }),
    output: z.object({ edits: z.int(), findings: z.array(SkpFinding) }),
  }),
  submitSkp: route({
    method: 'POST',
    path: '/api/staff/skp/:id/submission',
    summary: 'Ajukan SKP kepada pejabat penilai',
    input: z.object({ id: Id, seen: VersionNumber }),
    output: Moved,
  }),
  agreeSkp: route({
    method: 'POST',
    path: '/api/staff/skp/:id/agreement',
    summary: 'Sepakati SKP yang diajukan',
    input: z.object(seen),
    output: Moved,
  }),
  agreeSkps: route({
    method: 'POST',
    path: '/api/staff/skp/agreements',
    summary: 'Sepakati beberapa SKP sekaligus',
    input: z.object({ items: z.array(z.object(seen)).check(z.minLength(1), z.maxLength(200)) }),
    output: z.object({ agreed: z.int(), sentence: z.string() }),
  }),
  returnSkp: route({
    method: 'POST',
    path: '/api/staff/skp/:id/return',
    summary: 'Kembalikan SKP dengan alasan',
    input: z.object({ id: Id, number: VersionNumber, reason: words(500) }),
    output: Moved,
  }),
  reviseSkp: route({
    method: 'POST',
    path: '/api/staff/skp/:id/version',
    summary: 'Buat versi baru SKP yang sudah disepakati',
    input: z.object({ id: Id, reason: words(500) }),
    output: Moved,
  }),
  dropSkp: route({
    method: 'POST',
    path: '/api/staff/skp/:id/drop',
    summary: 'Batalkan versi baru SKP',
    input: z.object({ id: Id, number: VersionNumber }),
    output: Moved,
  }),
}
