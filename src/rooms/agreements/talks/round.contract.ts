import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText, Rupiah, Year } from '../../../kernel/ids.ts'
import { AgreementPage, AgreementState } from '../agreement.contract.ts'
import { Moved } from '../signing/signing.contract.ts'

/** Who speaks: the receiver, the giver, or an office that was asked (plan, budget, personnel). */
export const RoundSide = z.enum(['FIRST', 'SECOND', 'OFFICE'])
export type RoundSide = z.infer<typeof RoundSide>

/** PROPOSED: another target or wording. WISHED: other money, which stays as the DPA has it. ACCEPTED,
 * KEPT («tetap seperti konsep»), WITHDRAWN: how a proposal ended. ANSWERED: what an office replied.
 * FOLLOWED: «Susun PK» brought the row up to date. The rest: what follows on «belum siap». */
export const RoundAct = z.enum([
  ...(['PROPOSED', 'WISHED', 'ACCEPTED', 'KEPT', 'WITHDRAWN', 'ANSWERED', 'FOLLOWED'] as const),
  ...(['DIALOGUE', 'OTHER_OFFICIAL', 'POSITION_REVIEW'] as const),
])
export type RoundAct = z.infer<typeof RoundAct>

/** ROW: one of block A. MONEY: one of block B. PROMISE: the whole of it. */
export const RoundBlock = z.enum(['ROW', 'MONEY', 'PROMISE'])
export type RoundBlock = z.infer<typeof RoundBlock>

/** One thing that was said about a row, counted from 1 in its row. */
export const Round = z.object({
  number: z.int(),
  side: RoundSide,
  act: RoundAct,
  /** As the row stood when it was said; canonical, like `target`. */
  wasTarget: z.nullable(z.string()),
  wasIndicator: z.nullable(z.string()),
  target: z.nullable(z.string()),
  indicator: z.nullable(z.string()),
  /** The plan's target at that moment. */
  planned: z.nullable(z.string()),
  amount: z.nullable(Rupiah),
  reason: z.nullable(z.string()),
  dueOn: z.nullable(DateText),
  by: z.nullable(z.string()),
  at: InstantText,
})
export type Round = z.infer<typeof Round>

/** A row of block A in talks. `key` names it in every act; `planned` is the plan's target today where
 * it is another; `trace` tells what both moved; `asked`: an office is to reply. */
export const TalkRow = z.object({
  key: z.string(),
  nodeId: z.nullable(Id),
  objective: z.string(),
  indicator: z.string(),
  unitLabel: z.string(),
  target: z.string(),
  planned: z.nullable(z.string()),
  trace: z.nullable(z.string()),
  asked: z.boolean(),
  rounds: z.array(Round),
})
export type TalkRow = z.infer<typeof TalkRow>

/** A row of block B: its amount is the DPA's. */
export const TalkMoney = z.object({
  key: z.string(),
  name: z.string(),
  amount: Rupiah,
  source: z.string(),
  asked: z.boolean(),
  rounds: z.array(Round),
})
export type TalkMoney = z.infer<typeof TalkMoney>

const TalkParty = z.object({ personId: Id, name: z.string(), title: z.string() })

export const TalkPage = z.object({
  id: Id,
  code: z.string(),
  year: Year,
  version: z.int(),
  state: AgreementState,
  form: z.enum(['SOLE', 'TWO_PARTY']),
  mandateId: Id,
  giverMandateId: z.nullable(Id),
  giverPositionId: z.nullable(Id),
  agencyId: z.nullable(Id),
  firstParty: TalkParty,
  secondParty: z.nullable(TalkParty),
  dueOn: z.nullable(DateText),
  /** Who answers for the giver today; `null`: nobody, so Bagian Organisasi is asked. */
  answeredBy: z.nullable(z.string()),
  declined: AgreementPage.shape.declined,
  rows: z.array(TalkRow),
  money: z.array(TalkMoney),
  /** What followed on «belum siap», oldest first. */
  followUps: z.array(Round),
  asked: z.boolean(),
})
export type TalkPage = z.infer<typeof TalkPage>

const Words = z.string().check(z.trim(), z.maxLength(2000))
/** Which row, and the last round of it that the speaker has read (0: none). */
const onRow = {
  id: Id,
  key: z.string().check(z.maxLength(100)),
  round: z.int().check(z.gte(0), z.lte(1_000_000)),
}

export const roundContract = {
  readTalk: route({
    method: 'GET',
    path: '/api/agreements/:id/talk',
    summary: 'Pembahasan satu PK, baris demi baris',
    input: z.object({ id: Id }),
    output: TalkPage,
  }),
  proposeRow: route({
    method: 'POST',
    path: '/api/agreements/:id/talk/proposals',
    summary: 'Usulkan target atau bunyi indikator lain untuk satu baris, dengan alasan',
    /** `standing` is the target the speaker has read; `target` as people print it («14,50»). */
    input: z.object({
      ...onRow,
      standing: z.string().check(z.maxLength(200)),
      target: z.string().check(z.maxLength(200)),
      indicator: z.optional(z.string().check(z.trim(), z.maxLength(500))),
      reason: Words,
    }),
    output: Moved,
  }),
  wishMoney: route({
    method: 'POST',
    path: '/api/agreements/:id/talk/wishes',
    summary: 'Sampaikan keinginan anggaran untuk satu baris; jumlahnya tetap menurut DPA',
    input: z.object({
      ...onRow,
      amount: Rupiah.check(z.gte(0), z.lte(1_000_000_000_000_000)),
      reason: Words,
    }),
    output: Moved,
  }),
  answerRound: route({
    method: 'POST',
    path: '/api/agreements/:id/talk/answers',
    summary: 'Setujui usulan, tetap seperti konsep dengan alasan, atau tarik usulan sendiri',
    input: z.object({
      ...onRow,
      block: z.enum(['ROW', 'MONEY']),
      answer: z.enum(['ACCEPTED', 'KEPT', 'WITHDRAWN']),
      reason: z.optional(Words),
    }),
    output: Moved,
  }),
  replyRound: route({
    method: 'POST',
    path: '/api/agreements/:id/talk/replies',
    summary: 'Jawaban pengelola anggaran, perencana, atau pengelola kepegawaian',
    input: z.object({ ...onRow, block: RoundBlock, reason: Words }),
    output: Moved,
  }),
  chooseFollowUp: route({
    method: 'POST',
    path: '/api/agreements/:id/talk/follow-ups',
    summary: 'Tindak lanjut atas «belum siap»: dialog, pejabat lain, atau peninjauan jabatan',
    /** `dueOn`: the day of the dialogue. */
    input: z.object({
      ...{ id: Id, round: onRow.round, reason: Words },
      outcome: z.enum(['DIALOGUE', 'OTHER_OFFICIAL', 'POSITION_REVIEW']),
      dueOn: z.optional(DateText),
    }),
    output: Moved,
  }),
  followPlan: route({
    method: 'POST',
    path: '/api/agreements/:id/talk/plan',
    summary: 'Perbarui baris yang belum dibahas menurut rencana terbaru',
    input: z.object({ id: Id }),
    output: Moved,
  }),
}
