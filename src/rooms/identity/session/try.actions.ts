import { publicActor } from '../../../kernel/actor.ts'
import { heed, type Refusal, Refused } from '../../../kernel/refusal.ts'
import type { AskedSteps, Context } from '../../../platform/context.ts'
import { keyedHash } from '../../../platform/keyed.ts'
import { networkOf } from '../../../platform/operations/network.ts'
import { inTurn, openWaitingRoom } from '../../../platform/operations/turns.ts'
import { hashToken, passwordHolds } from '../../../platform/password.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { OrganisationTables } from '../../organisation/index.ts'
import { type Account, findAccount, holdAccount } from '../account/account.store.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { tryOnDevice } from './device.store.ts'
import {
  countingTries,
  delayAfter,
  firstPasswordEnded,
  lockedOut,
  whyNotTry,
} from './sign-in.rules.ts'
import {
  forgetTries,
  holdTries,
  keepFailure,
  saveTries,
  type TryPlace,
  triesOfAddress,
} from './try.store.ts'

type Tables = IdentityTables & OrganisationTables & AuditTables
type Try = TryPlace & {
  account: Account | undefined
  /** Counted with the tries of a known device instead of those of its name and address. */
  onDevice: boolean
  delay: number
  secret: Context<Tables>['authoritySecret']
}

const wait = openWaitingRoom(400)

/** Counts a try before it is checked, so that many at once are many tries. A device known for the
 * account has tries of its own; every other counts with its name and address, refused while that
 * pair has to wait. What is kept of a name without an account is its keyed hash. */
export async function countTry(ctx: Context<Tables>, signIn: string): Promise<Try> {
  const secret = ctx.authoritySecret
  const account = await findAccount(ctx, signIn)
  const address = networkOf(ctx.remoteAddress)
  const name = account ? signIn : `#${keyedHash(secret, 'unknown name', signIn)}`
  const counted = { name, address, account, secret, delay: 0, onDevice: false }
  const tokenHash = ctx.deviceToken && hashToken(ctx.deviceToken)
  if (account && tokenHash && (await tryOnDevice(ctx, { accountId: account.id, tokenHash })))
    return { ...counted, onDevice: true }
  const { count, secondsSinceLast } = countingTries(await holdTries(ctx, counted), ctx.now)
  heed(whyNotTry({ count, secondsSinceLast }))
  const delay = delayAfter(await triesOfAddress(ctx, address))
  await saveTries(ctx, counted, count + 1)
  return { ...counted, delay }
}

/** Keeps a failure; the first of its name, address and quarter of an hour goes on record. */
export async function recordFailure(
  ctx: Context<Tables>,
  { name, address, account }: TryPlace & { account: Pick<Account, 'id'> | undefined },
): Promise<void> {
  const accountId = account?.id ?? null
  const count = await keepFailure(ctx, { name, address, accountId })
  if (count > 1) return
  const after = { name, address }
  await record(
    { ...ctx, actor: publicActor },
    { act: 'session.refused', subject: accountId, after },
  )
}

/** Checks the password of a name and, when it is right, does `then` in the transaction that takes
 * the try back. Tries of one name from one place are checked one after another: whoever has failed
 * nowhere is never refused for being quick. The check and the wait of an address with many failures
 * hold no connection. Refuses with `wrong`, a wait, a lock, or a first password that
 * ended. */
export function whenPasswordHolds<Result>(
  { step, asked }: AskedSteps<Tables>,
  { signIn, password, wrong }: { signIn: string; password: string; wrong: Refusal },
  then: (ctx: Context<Tables>, account: Account) => Promise<Result>,
): Promise<Result> {
  const place = `${networkOf(asked.remoteAddress)} ${asked.deviceToken ?? ''} ${signIn}`
  return inTurn(place, async () => {
    const tried = await step((ctx) => countTry(ctx, signIn))
    if (tried.delay > 0) await wait(tried.delay)
    const { account: found, secret } = tried
    if (!(await passwordHolds(secret, password, found?.passwordHash)) || !found) {
      await step((ctx) => recordFailure(ctx, tried))
      throw new Refused(wrong)
    }
    return step(async (ctx) => {
      const account = await holdAccount(ctx, found)
      if (!account) throw new Refused(wrong)
      if (!tried.onDevice) await forgetTries(ctx, tried)
      if (account.lockedAt) throw new Refused(lockedOut, { onRecord: true })
      const { firstPasswordUntil } = account
      if (firstPasswordUntil && firstPasswordUntil <= ctx.now)
        throw new Refused(firstPasswordEnded, { onRecord: true })
      return then(ctx, account)
    })
  })
}
