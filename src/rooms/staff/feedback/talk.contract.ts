import * as z from 'zod/mini'
import { jsonLookRoute, route } from '../../../kernel/contract.ts'
import { DateText, Id } from '../../../kernel/ids.ts'
import { words } from './feedback.contract.ts'

/** What a performance talk is held for: to set expectations, to make them clear, at mid-year, to
 * evaluate (§8). */
export const DialoguePurpose = z.enum(['SET', 'CLARIFY', 'MID_YEAR', 'EVALUATION'])
export type DialoguePurpose = z.infer<typeof DialoguePurpose>

/** From 1 to 5. */
const Score = z.int().check(z.gte(1), z.lte(5))

export const Dialogue = z.object({
  id: Id,
  purpose: DialoguePurpose,
  heldOn: DateText,
  agreements: z.string(),
  nextOn: z.nullable(DateText),
  rater: z.string(),
  /** Who confirmed the record, each with what they see otherwise. */
  confirmed: z.array(z.object({ personId: Id, name: z.string(), note: z.nullable(z.string()) })),
  mayConfirm: z.boolean(),
})
export type Dialogue = z.infer<typeof Dialogue>

export const Coaching = z.object({
  id: Id,
  coach: z.string(),
  coachId: Id,
  reason: z.string(),
  plan: z.string(),
  outcome: z.nullable(z.string()),
  ability: z.nullable(Score),
  closed: z.boolean(),
  sessions: z.array(
    z.object({
      number: z.int(),
      heldOn: DateText,
      notes: z.string(),
      score: z.nullable(Score),
      view: z.nullable(z.string()),
    }),
  ),
})
export type Coaching = z.infer<typeof Coaching>

const said = z.object({ sentence: z.string() })
const long = words(3000)

export const talkContract = {
  readTalks: jsonLookRoute({
    method: 'GET',
    path: '/api/staff/people/:personId/talks',
    summary: 'Dialog kinerja dan bimbingan seorang pegawai',
    input: z.object({ personId: Id }),
    output: z.object({
      name: z.string(),
      dialogues: z.array(Dialogue),
      coachings: z.array(Coaching),
      /** The reader is the person, or rates them, and may write a record. */
      mayWrite: z.boolean(),
      mayCoach: z.boolean(),
    }),
  }),
  writeDialogue: route({
    method: 'POST',
    path: '/api/staff/people/:personId/dialogues',
    summary: 'Catat dialog kinerja',
    input: z.object({
      personId: Id,
      purpose: DialoguePurpose,
      heldOn: DateText,
      agreements: long,
      nextOn: z.nullable(DateText),
    }),
    output: said,
  }),
  confirmDialogue: route({
    method: 'POST',
    path: '/api/staff/dialogues/:dialogueId/confirmation',
    summary: 'Benarkan catatan dialog kinerja',
    input: z.object({ dialogueId: Id, note: z.nullable(words(1000)) }),
    output: said,
  }),
  openCoaching: route({
    method: 'POST',
    path: '/api/staff/people/:personId/coachings',
    summary: 'Buka bimbingan: sebab dan rencananya',
    input: z.object({ personId: Id, reason: words(1000), plan: long }),
    output: said,
  }),
  addCoachingSession: route({
    method: 'POST',
    path: '/api/staff/coachings/:coachingId/sessions',
    summary: 'Catat satu pertemuan bimbingan',
    input: z.object({ coachingId: Id, heldOn: DateText, notes: long }),
    output: said,
  }),
  viewCoachingSession: route({
    method: 'PUT',
    path: '/api/staff/coachings/:coachingId/sessions/:number/view',
    summary: 'Pandangan pegawai yang dibimbing tentang satu pertemuan',
    input: z.object({
      coachingId: Id,
      number: z.int().check(z.gte(1), z.lte(1000)),
      score: Score,
      view: words(1000),
    }),
    output: said,
  }),
  closeCoaching: route({
    method: 'POST',
    path: '/api/staff/coachings/:coachingId/closing',
    summary: 'Tutup bimbingan dengan hasilnya',
    input: z.object({ coachingId: Id, outcome: words(1000), ability: Score }),
    output: said,
  }),
}
