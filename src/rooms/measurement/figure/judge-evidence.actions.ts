import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal, whyStale } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { judgeEvidence } from '../../evidence/index.ts'
import { type FigureTables, findCharge } from './figure.actions.ts'
import type { figureContract } from './figure.contract.ts'
import { judgingMandate, whyNotJudgeEvidence } from './figure.rules.ts'
import { withAsked } from './verdict.actions.ts'

type Contract = typeof figureContract

const notAttached = refusal(
  'measurement/evidence-elsewhere',
  404,
  'Bukti ini tidak dilampirkan pada angka itu. Muat ulang angkanya.',
)

/** Judges one item for the version that was seen; an item that version does not carry, or an
 * outdated version, is refused. */
export async function judgeFigureEvidence(
  ctx: Context<FigureTables>,
  { itemId, verdict, note, version, ...at }: Taken<Contract['judgeEvidence']>,
): Promise<Given<Contract['judgeEvidence']>> {
  const charge = await findCharge(ctx, at)
  const { owned } = charge
  const current = charge.current && (await withAsked(ctx, charge, charge.current))
  heed(whyNotJudgeEvidence(owned, current, ctx.actor))
  heed(whyStale(String(version), current?.version ?? 0))
  if (!current?.evidenceIds.includes(itemId)) throw new Refused(notAttached)
  const actingAs = judgingMandate(owned, current, ctx.actor)
  return judgeEvidence(
    { ...ctx, actor: { ...ctx.actor, actingAs } },
    { itemId, subject: current.id, verdict, note },
  )
}
