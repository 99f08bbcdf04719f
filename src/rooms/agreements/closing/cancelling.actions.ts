import type { Taken } from '../../../kernel/contract.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import type { Current } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { saveParent } from '../amending/amending.store.ts'
import { contentOfVersion } from '../proof/content.actions.ts'
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
  await hangBack(ctx, current)
  const done = { subjects: [id], reason: 'Konsepnya ditarik' }
  await ctx.tasks.open(
    [],
    waitingTasks.map((kind) => ({ kind, ...done })),
  )
  const { firstParty, code, year, state, inForce } = current
  await ctx.notices.tell([
    {
      ...{ personId: firstParty.personId, kind: 'agreements/cancelled' },
      title:
        inForce === null
          ? `Konsep PK ${year} Anda (${code}) ditarik.`
          : `Konsep perubahan PK ${year} Anda (${code}) ditarik; PK Anda tetap berlaku seperti semula.`,
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
  if (inForce !== null)
    return moved(
      { ...current, state: 'ACTIVE', digest: current.inForceDigest },
      `Perubahan ditarik. Versi ${inForce} tetap berlaku.`,
    )
  return moved(
    { ...current, state: 'CANCELLED', digest: null },
    'Konsep ditarik. Bila pejabatnya tetap wajib ber-PK, Susun PK berikutnya membuat konsep baru.',
  )
}

/** Without its amendment a promise hangs again on what its version in force names. */
export async function hangBack(
  ctx: Context<AgreementsTables>,
  { id, inForceId, inForceDigest }: Pick<Current, 'id' | 'inForceId' | 'inForceDigest'>,
): Promise<void> {
  if (inForceId === null) return
  const version = { versionId: inForceId, digest: inForceDigest }
  const content = await contentOfVersion(ctx, version)
  if (content?.parent) await saveParent(ctx, id, content.parent.code)
}
