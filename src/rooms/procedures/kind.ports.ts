import type { Context } from '../../platform/context.ts'
import type { Asked } from './decider.rules.ts'
import type { Reader } from './terms.contract.ts'

/** The thing a case is about, as it stands today. */
export type Subject = {
  id: string
  /** «PK 2026 Kepala Bidang Pembinaan SD (PK-2026-0003)». */
  title: string
  link: string
  /** Whom it concerns: they are told, answer and may object. */
  personId: string
  positionId: string | null
  /** The post from which it is proposed. */
  fromPositionId: string
  /** How whoever stands above that post is found. */
  asked: Asked
  /** Why there is nothing to decide about (any more), in a sentence; `null` while there is. */
  over: string | null
}

/** A case that is decided for good, and by whom, whose ever the last step is. */
export type Effect = { caseId: string; subjectId: string; decidedBy: string | null }

/** A kind of procedure as a room declares it; `app.ts` joins them, so that this room knows none of
 * the others. Its terms and legal basis stand in rule pack `prosedur` under its code. */
export type ProcedureKind<Tables> = {
  /** Its name in the pack and in every case, never reused. */
  code: string
  /** «Pembatalan PK». */
  name: string
  /** What it would mean for the person, in sentences they read first. */
  meaning: string
  /** What is asked of the proposer. */
  asksReason: string
  /** What is asked once it is in force, of whoever holds a role (Bagian Organisasi where nobody
   * does); without it nothing follows. */
  followUp?: { title: string; grant: Reader }
  // Methods, not function fields: a kind over one room's tables stands in a list of all.
  /** Taken before deciding: two people acting on the same thing wait for each other. */
  hold(ctx: Context<Tables>, subjectId: string): Promise<void>
  /** `null`: there is no such thing, or nobody gives it. */
  subjectOf(ctx: Context<Tables>, subjectId: string): Promise<Subject | null>
  /** Does what was proposed, in the transaction of the last step. */
  takeEffect(ctx: Context<Tables>, effect: Effect): Promise<void>
}
