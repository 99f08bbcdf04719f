import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { IdentityTables } from '../identity.tables.ts'

type Ctx = Context<IdentityTables>

/** With whose eyes a session looks now, why, and until when. */
export type Viewing = { personId: string; reason: string; until: Instant }

/** The viewing of the session a statement reads, or `null`. */
export const viewingOfSession = ({ now }: Ctx) =>
  sql<Viewing | null>`(select jsonb_build_object('personId', viewing.person_id,
      'reason', viewing.reason,
      'until', to_char(viewing.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from identity.viewings as viewing
    where viewing.tenant_id = session.tenant_id and viewing.session_id = session.id
      and viewing.ended_at is null and viewing.expires_at > ${now})`

/** Opens a viewing in a session; one that ran out in it is closed with it. */
export async function saveViewing(
  ctx: Ctx,
  viewing: { sessionId: string; byPersonId: string; personId: string } & Pick<Viewing, 'reason'> & {
      expiresAt: Instant
    },
): Promise<void> {
  await endViewingOf(ctx, viewing.sessionId)
  await ctx.db
    .insertInto('identity.viewings')
    .values({
      ...{ tenantId: ctx.tenantId, id: ctx.newId(), openedAt: ctx.now, endedAt: null },
      ...viewing,
    })
    .execute()
}

/** Ends the viewing of a session, if there is one. */
export async function endViewingOf({ db, tenantId, now }: Ctx, sessionId: string): Promise<void> {
  await db
    .updateTable('identity.viewings')
    .set({ endedAt: now })
    .where('tenantId', '=', tenantId)
    .where('sessionId', '=', sessionId)
    .where('endedAt', 'is', null)
    .execute()
}
