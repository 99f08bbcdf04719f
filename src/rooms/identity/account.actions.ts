import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { hashPassword } from '../../platform/password.ts'
import { type AuditTables, record } from '../audit/index.ts'
import { saveAccounts, saveGrant } from './account.store.ts'
import type { IdentityTables } from './identity.tables.ts'
import type { GrantRole } from './session.contract.ts'
import { normalisedSignIn } from './sign-in.rules.ts'

type Ctx = Context<IdentityTables & AuditTables>
export type NewAccount = { personId: string; signIn: string; password: string; demonstration: boolean }

/** Opens an account for a person; the password is hashed here and never stored, logged or recorded. */
export async function openAccount(ctx: Ctx, { personId, signIn, password, demonstration }: NewAccount): Promise<string> {
  const id = ctx.newId()
  const name = normalisedSignIn(signIn)
  await saveAccounts(ctx, [{ id, personId, signIn: name, passwordHash: await hashPassword(password), demonstration }])
  await record(ctx, { act: 'account.opened', subject: id, after: { personId, signIn: name, demonstration } })
  return id
}

/** Gives a person a role by decree, from a date on. */
export async function grantRole(
  ctx: Ctx,
  grant: { personId: string; role: GrantRole; unitId: string | null; decreeNumber: string; validFrom: LocalDate },
): Promise<string> {
  const id = ctx.newId()
  await saveGrant(ctx, { id, ...grant })
  await record(ctx, { act: 'role.granted', subject: id, after: grant })
  return id
}
