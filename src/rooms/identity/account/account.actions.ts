import { Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { hashPassword } from '../../../platform/password.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { normalisedSignIn } from '../session/sign-in.rules.ts'
import { saveAccounts } from './account.store.ts'
import { passwordTask } from './password.actions.ts'

type Ctx = Context<IdentityTables & AuditTables>
export type NewAccount = {
  personId: string
  signIn: string
  password: string
  demonstration: boolean
}

/** Opens an account with a chosen password; it is hashed here and never stored, logged or
 * recorded. */
export async function openAccount(
  ctx: Ctx,
  { personId, signIn, password, demonstration }: NewAccount,
): Promise<string> {
  const id = ctx.newId()
  const name = normalisedSignIn(signIn)
  const passwordHash = await hashPassword(password)
  const saved = await saveAccounts(ctx, [
    { id, personId, signIn: name, passwordHash, demonstration, firstPasswordUntil: null },
  ])
  if (!saved.has(id))
    throw new Refused(
      refusal('identity/account-exists', 409, `Akun «${name}» atau akun orang itu sudah ada.`),
    )
  await record(ctx, {
    act: 'account.opened',
    subject: id,
    after: { personId, signIn: name, demonstration },
  })
  return id
}

/** Asks people by a task to choose a password of their own; they are not stopped (demonstration,
 * first administrator). */
export function askNewPassword(
  ctx: Ctx,
  accounts: readonly { id: string; personId: string }[],
): Promise<void> {
  return ctx.tasks.open(
    accounts.map(({ id, personId }) => ({
      kind: passwordTask,
      subject: id,
      title: 'kata sandi yang dibuatkan untuk Anda',
      holder: { personId },
      link: '/akun',
    })),
  )
}
