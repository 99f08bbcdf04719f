import type { Taken } from '../../../kernel/contract.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import type { Moved } from '../signing/signing.contract.ts'
import { whyHeld } from '../signing/signing.rules.ts'
import { openSigning, saveState } from '../signing/signing.store.ts'
import { waitingTasks } from '../succession/succession.actions.ts'
import { type AgreeingTables, held, moved } from '../talks/agreeing.actions.ts'
import { whyNotCancel } from './cancelling.rules.ts'
import type { closingContract } from './closing.contract.ts'

type Contract = typeof closingContract

/** «Tarik konsep»: a draft that is not to be signed is withdrawn. Who still has to promise is drawn a
 * new draft by the next «Susun PK»; an amendment that is withdrawn leaves the version in force. */
export async function cancelAgreement(
  ctx: Context<AgreeingTables>,
  { id, reason }: Taken<Contract['cancelAgreement']>,
): Promise<Moved> {
  const current = await held(ctx, id)
  heed(whyNotCancel(current, reason, ctx.actor))
  heed(whyHeld(await openSigning(ctx, current.versionId), ctx.now))
  await saveState(ctx, current, { state: 'CANCELLED', note: reason })
  const done = { subjects: [id], reason: 'Konsepnya ditarik' }
  await ctx.tasks.open(
    [],
    waitingTasks.map((kind) => ({ kind, ...done })),
  )
  const { firstParty, code, year, state } = current
  await ctx.notices.tell([
    {
      ...{ personId: firstParty.personId, kind: 'agreements/cancelled' },
      title: `Konsep PK ${year} Anda (${code}) ditarik.`,
      detail: reason,
      link: `/perjanjian/${id}`,
    },
  ])
  await record(ctx, {
    act: 'agreement.cancelled',
    subject: id,
    before: { state },
    after: { reason },
  })
  return moved(
    { ...current, state: 'CANCELLED', digest: null },
    'Konsep ditarik. Bila pejabatnya tetap wajib ber-PK, Susun PK berikutnya membuat konsep baru.',
  )
}
