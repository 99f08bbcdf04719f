import type { Instant } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { IdentityTables } from './identity.tables.ts'

type Ctx = Context<IdentityTables>

/** Takes away sessions that ended, or would have by themselves, before this moment. */
export async function pruneSessions({ db, tenantId }: Ctx, before: Instant): Promise<void> {
  await db
    .deleteFrom('identity.sessions')
    .where('tenantId', '=', tenantId)
    .where((where) => where.or([where('endedAt', '<', before), where('expiresAt', '<', before)]))
    .execute()
}

/** Takes away devices that are known no longer since before this moment. */
export async function pruneDevices({ db, tenantId }: Ctx, before: Instant): Promise<void> {
  await db
    .deleteFrom('identity.devices')
    .where('tenantId', '=', tenantId)
    .where((where) => where.or([where('endedAt', '<', before), where('expiresAt', '<', before)]))
    .execute()
}

/** Takes away tries that count for nothing any more. */
export async function pruneTries({ db, tenantId }: Ctx, before: Instant): Promise<void> {
  await db
    .deleteFrom('identity.signInTries')
    .where('tenantId', '=', tenantId)
    .where('lastAt', '<', before)
    .execute()
}

/** Takes away failures kept for their person; what is on record in the audit stays. */
export async function pruneFailures({ db, tenantId }: Ctx, before: Instant): Promise<void> {
  await db
    .deleteFrom('identity.failedSignIns')
    .where('tenantId', '=', tenantId)
    .where('quarter', '<', before)
    .execute()
}
