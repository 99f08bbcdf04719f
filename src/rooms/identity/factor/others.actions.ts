import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import { record } from '../../audit/index.ts'
import { type Account, accountOfPerson } from '../account/account.store.ts'
import { whyNotHandle } from '../account/handling.rules.ts'
import { saveHandling } from '../account/handling.store.ts'
import { endDevices } from '../session/device.store.ts'
import { actorOfPerson } from '../session/session.actions.ts'
import { endSessions } from '../session/session.store.ts'
import { takeAway } from './factor.actions.ts'
import type { factorContract } from './factor.contract.ts'
import { noFactor, whyNotRequire, whyNotSetAccess } from './factor.rules.ts'
import { dutyFrom, factorStateOf, saveDuty as saveDutyRow } from './factor.store.ts'
import type { Ctx } from './proof.actions.ts'

type Contract = typeof factorContract

/** The account of somebody else, where the actor may handle it. */
async function handled(ctx: Ctx, personId: string): Promise<Account> {
  const { mandates } = await actorOfPerson(ctx, personId)
  heed(whyNotHandle(ctx.actor, { personId, mandates }))
  const account = await accountOfPerson(ctx, personId)
  if (!account) throw new Refused(noFactor)
  return account
}

export async function readFactorOf(
  ctx: Ctx,
  { personId }: Taken<Contract['readFactorOf']>,
): Promise<Given<Contract['readFactorOf']>> {
  const account = await handled(ctx, personId)
  return { enrolled: (await factorStateOf(ctx, account.id)).enrolled }
}

/** Whoever lost phone and recovery codes: an administrator removes every factor, on record as a hand
 * on this account; all sessions and known devices end, also the one of somebody who took them. */
export async function removeFactorOf(
  ctx: Ctx,
  { personId }: Taken<Contract['removeFactorOf']>,
): Promise<Given<Contract['removeFactorOf']>> {
  const account = await handled(ctx, personId)
  const answer = await takeAway(ctx, { accountId: account.id })
  await endSessions(ctx, { accountId: account.id })
  await endDevices(ctx, account.id)
  await saveHandling(ctx, [account], 'FACTOR_REMOVED')
  await ctx.notices.tell([
    {
      personId,
      kind: 'identity/factor-removed',
      title: `Faktor kedua akun Anda dilepas oleh ${ctx.actor.name}.`,
      detail: 'Bila Anda tidak memintanya, ganti kata sandi Anda dan beri tahu Bagian Organisasi.',
      link: '/akun',
    },
  ])
  return answer
}

export async function readDuty(ctx: Ctx): Promise<Given<Contract['readDuty']>> {
  heed(whyNotSetAccess(ctx.actor))
  return (await dutyFrom(ctx).executeTakeFirst()) ?? { requiredFrom: null }
}

/** From which day roles by decree that reach the whole region need a second factor; `null`: no
 * longer. */
export async function saveDuty(
  ctx: Ctx,
  { requiredFrom }: Taken<Contract['saveDuty']>,
): Promise<Given<Contract['saveDuty']>> {
  heed(whyNotSetAccess(ctx.actor))
  heed(whyNotRequire(requiredFrom, ctx.today))
  const before = await readDuty(ctx)
  await saveDutyRow(ctx, requiredFrom)
  await record(ctx, { act: 'region.factor-duty', subject: null, before, after: { requiredFrom } })
  return { requiredFrom }
}
