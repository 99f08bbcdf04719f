import * as z from 'zod/mini'
import { DateText, Id, InstantText } from '../../../kernel/ids.ts'

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

export const SkpPage = z.object({
  id: Id,
  year: z.int(),
  startsOn: DateText,
  endsOn: DateText,
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
