import * as z from 'zod/mini'
import { jsonLookRoute, Nothing, route } from '../../kernel/contract.ts'
import { DateText, Id, InstantText } from '../../kernel/ids.ts'
import { endings, outcomes, phases, stepKinds } from './procedure.rules.ts'

const Party = z.object({ name: z.string(), title: z.nullable(z.string()) })

/** One step of a case, as everybody whom it concerns reads it. */
export const CaseStep = z.object({
  kind: z.enum(stepKinds),
  at: InstantText,
  /** `null`: it happened by itself. */
  by: z.nullable(Party),
  words: z.nullable(z.string()),
  outcome: z.nullable(z.enum(outcomes)),
  hearing: z.boolean(),
  late: z.boolean(),
})
export type CaseStep = z.infer<typeof CaseStep>

/** How long a step may take, in words. */
const TermLine = z.object({ step: z.string(), term: z.string() })

/** Who takes part and by which terms, before a case is opened and in it. */
const Declared = z.object({
  name: z.string(),
  title: z.string(),
  link: z.string(),
  meaning: z.string(),
  person: Party,
  /** Who decides today; `null` where nobody can. */
  decider: z.nullable(Party),
  /** Nobody stands above who proposed: others give their opinion first. */
  alone: z.boolean(),
  opinions: z.array(z.object({ ...Party.shape, given: z.boolean() })),
  terms: z.array(TermLine),
  legalBasis: z.string(),
  /** Roles that read it beside those named. */
  readers: z.array(z.string()),
})

export const Proposal = z.object({ ...Declared.shape, asksReason: z.string() })
export type Proposal = z.infer<typeof Proposal>

export const CasePage = z.object({
  ...Declared.shape,
  id: Id,
  proposer: Party,
  phase: z.enum(phases),
  ending: z.nullable(z.enum(endings)),
  /** The last day of the present term; `null` where there is none, or it stands still. */
  dueOn: z.nullable(DateText),
  /** The term stands still while whoever it is for is off duty, until nobody knows when. */
  stopped: z.boolean(),
  steps: z.array(CaseStep),
  /** What the reader may do now. */
  may: z.array(z.enum(stepKinds)),
  /** The reader is whom it concerns. */
  concerned: z.boolean(),
  /** Nobody reads it to whom it is no concern; who may, beside those named. */
  today: DateText,
})
export type CasePage = z.infer<typeof CasePage>

export const CaseLine = z.object({
  id: Id,
  name: z.string(),
  title: z.string(),
  phase: z.enum(phases),
  ending: z.nullable(z.enum(endings)),
  openedAt: InstantText,
})
export type CaseLine = z.infer<typeof CaseLine>

const words = z.string().check(z.maxLength(8000, 'Paling panjang 8.000 huruf.'))
const byKind = { kind: z.string().check(z.maxLength(40)), subjectId: Id }

export const procedureContract = {
  listCases: route({
    method: 'GET',
    path: '/api/procedures',
    summary: 'Prosedur yang menyangkut saya atau tempat saya ikut bertindak',
    withoutPost: true,
    personal: true,
    input: Nothing,
    output: z.object({ items: z.array(CaseLine) }),
  }),
  readProposal: route({
    method: 'GET',
    path: '/api/procedures/proposal',
    summary: 'Siapa menjawab dan siapa memutus, sebelum mengusulkan',
    personal: true,
    input: z.object(byKind),
    output: Proposal,
  }),
  openCase: route({
    method: 'POST',
    path: '/api/procedures',
    summary: 'Usulkan, dengan pemberitahuan kepada yang bersangkutan',
    personal: true,
    input: z.object({ ...byKind, reason: words }),
    output: z.object({ id: Id }),
  }),
  readCase: jsonLookRoute({
    method: 'GET',
    path: '/api/procedures/:caseId',
    summary: 'Satu prosedur: yang disampaikan, jawaban, dan keputusannya; pembacaannya tercatat',
    withoutPost: true,
    personal: true,
    input: z.object({ caseId: Id }),
    output: CasePage,
  }),
  takeStep: route({
    method: 'POST',
    path: '/api/procedures/:caseId/steps',
    summary: 'Jawab, dengar, pertimbangkan, putuskan, keberatan, atau tarik kembali',
    withoutPost: true,
    personal: true,
    input: z.object({
      caseId: Id,
      kind: z.enum(stepKinds),
      words,
      outcome: z.nullable(z.enum(outcomes)),
      /** A reply that asks to be heard. */
      hearing: z.boolean(),
      /** How many steps the writer saw: one more, and it is read first. */
      seen: z.int().check(z.gte(1), z.lte(10_000)),
    }),
    output: z.object({ sentence: z.string() }),
  }),
}
