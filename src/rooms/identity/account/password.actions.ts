import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { AskedSteps } from '../../../platform/context.ts'
import { hashPassword } from '../../../platform/password.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { OrganisationTables } from '../../organisation/index.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { enter, ownSession } from '../session/session.actions.ts'
import type { sessionContract } from '../session/session.contract.ts'
import { endSessions } from '../session/session.store.ts'
import { whenPasswordHolds } from '../session/try.actions.ts'
import { savePassword } from './account.store.ts'
import { whyNotPassword } from './password.rules.ts'

type Contract = typeof sessionContract
const wrongNow = 'Kata sandi yang sekarang salah. Periksa lagi.'
const wrongCurrent = refusal('identity/wrong-password', 422, wrongNow, {
  errors: [{ pointer: '/current', detail: wrongNow }],
})
const gone = refusal(
  'identity/not-signed-in',
  401,
  'Sesi Anda sudah berakhir. Masuk lagi, lalu ganti kata sandi.',
)

/** The task that asks for a password of one's own; its subject is the account. */
export const passwordTask = 'identity/change-password'

/** A password of one's own. Every session of the account ends, this browser goes on in a fresh one.
 * Tries of the current password count as those of a sign-in; hashing holds no connection. Refuses a
 * wrong current password and one that is easily guessed. */
export async function changePassword(
  steps: AskedSteps<IdentityTables & OrganisationTables & AuditTables>,
  { current, next }: Taken<Contract['changePassword']>,
): Promise<Given<Contract['changePassword']>> {
  const session = await steps.step(ownSession)
  if (!session) throw new Refused(gone)
  const { signIn } = session
  heed(whyNotPassword({ next, current, signIn }))
  const passwordHash = await hashPassword(next)
  return whenPasswordHolds(
    steps,
    { signIn, password: current, wrong: wrongCurrent },
    async (ctx, account) => {
      await savePassword(ctx, { id: account.id, passwordHash, firstPasswordUntil: null })
      await endSessions(ctx, { accountId: account.id })
      await record(ctx, { act: 'account.password-changed', subject: account.id })
      await ctx.tasks.close({
        kind: passwordTask,
        subjects: [account.id],
        reason: 'Kata sandi sudah diganti.',
      })
      const own = { ...account, passwordHash, firstPasswordUntil: null }
      return enter(ctx, own, session.factor)
    },
  )
}
