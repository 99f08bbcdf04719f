import type { Instant } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { IdentityTables } from './identity.tables.ts'

type Ctx = Context<IdentityTables>

/** Takes away sessions that ended, or would have by themselves, before this moment. */
export async function pruneSessions({ db, tenantId }: Ctx, before: Instant): Promise<void> {
  await db
    .deleteFrom('identity.sessions')
    .where('tenant_id', '=', tenantId)
    .where((where) => where.or([where('ended_at', '<', before), where('expires_at', '<', before)]))
    .execute()
}

/** Takes away devices that are known no longer since before this moment. */
export async function pruneDevices({ db, tenantId }: Ctx, before: Instant): Promise<void> {
  await db
    .deleteFrom('identity.devices')
    .where('tenant_id', '=', tenantId)
    .where((where) => where.or([where('ended_at', '<', before), where('expires_at', '<', before)]))
    .execute()
}

/** Takes away tries that count for nothing any more. */
export async function pruneTries({ db, tenantId }: Ctx, before: Instant): Promise<void> {
  await db
    .deleteFrom('identity.sign_in_tries')
    .where('tenant_id', '=', tenantId)
    .where('last_at', '<', before)
    .execute()
}

/** Takes away failures kept for their person; what is on record in the audit stays. */
export async function pruneFailures({ db, tenantId }: Ctx, before: Instant): Promise<void> {
  await db
    .deleteFrom('identity.failed_sign_ins')
    .where('tenant_id', '=', tenantId)
    .where('quarter', '<', before)
    .execute()
}
