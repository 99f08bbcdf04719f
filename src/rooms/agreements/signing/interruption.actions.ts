import type { Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { interruptStacks, lapseOpenSignings } from './interruption.store.ts'

/** What a process that is gone left half done is free at once, instead of when its lease runs out:
 * its open signing acts lapse (a signed file and the end of its act are written together, so none
 * of them signed anything) and its stacks show «TERHENTI». Call it only where every earlier process
 * is known to be gone: at the start over a database that this process alone has opened. Answers how
 * many acts lapsed. */
export async function endInterruptedSignings(
  ctx: Context<AgreementsTables & AuditTables>,
): Promise<number> {
  const lapsed = await lapseOpenSignings(ctx, 'Server berhenti di tengah penandatanganan.')
  const stopped = await interruptStacks(ctx)
  if (lapsed + stopped > 0)
    await record(ctx, { act: 'signing.interrupted', subject: null, after: { lapsed, stopped } })
  return lapsed
}
