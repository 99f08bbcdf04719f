import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { StaffTables } from '../staff.tables.ts'

type Ctx = Context<StaffTables>
export type StandingLink = {
  id: string
  entryId: string
  evidenceId: string
  lastDay: LocalDate
  openings: number
  lastOpenedAt: Instant | null
}

/** Links of rows that were not revoked, with how often they were opened. */
export async function linksOf(
  { db, tenantId }: Ctx,
  entryIds: readonly string[],
): Promise<StandingLink[]> {
  if (entryIds.length === 0) return []
  return db
    .selectFrom('staff.evidenceLinks as link')
    .leftJoin('staff.linkOpenings as opening', (join) =>
      join.onRef('opening.tenantId', '=', 'link.tenantId').onRef('opening.linkId', '=', 'link.id'),
    )
    .select(['link.id', 'link.entryId', 'link.evidenceId', 'link.lastDay'])
    .select(({ fn }) => [
      fn.count<number>('opening.id').as('openings'),
      fn.max('opening.at').as('lastOpenedAt'),
    ])
    .where('link.tenantId', '=', tenantId)
    .where('link.entryId', 'in', [...entryIds])
    .where('link.revokedAt', 'is', null)
    .groupBy(['link.id', 'link.entryId', 'link.evidenceId', 'link.lastDay'])
    .orderBy('link.id')
    .execute()
}

export type NewLink = Pick<StandingLink, 'entryId' | 'evidenceId' | 'lastDay'>

export async function insertLinks(
  ctx: Ctx,
  personId: string,
  links: readonly NewLink[],
): Promise<void> {
  const rows = links.map((link) => ({
    ...{ tenantId: ctx.tenantId, id: ctx.newId(), ...link, personId },
    ...{ createdAt: ctx.now, revokedAt: null },
  }))
  await insertRows(ctx.db, 'staff.evidenceLinks', rows)
}

/** Ends one's own link; answers its row of the log, or nothing where there was none to end. */
export async function revokeLink(
  { db, tenantId, now }: Ctx,
  personId: string,
  linkId: string,
): Promise<string | undefined> {
  const row = await db
    .updateTable('staff.evidenceLinks')
    .set({ revokedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', linkId)
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .returning('entryId')
    .executeTakeFirst()
  return row?.entryId
}

/** A link with what its row says today: does it still carry the file, and is its proof private? */
export async function findLink({ db, tenantId }: Ctx, linkId: string) {
  return db
    .selectFrom('staff.evidenceLinks as link')
    .leftJoin('staff.logEntries as entry', (join) =>
      join.onRef('entry.tenantId', '=', 'link.tenantId').onRef('entry.id', '=', 'link.entryId'),
    )
    .select(['link.id', 'link.evidenceId', 'link.lastDay', 'link.revokedAt'])
    .select(['entry.evidenceIds', 'entry.personal'])
    .where('link.tenantId', '=', tenantId)
    .where('link.id', '=', linkId)
    .executeTakeFirst()
}

export async function saveOpening(ctx: Ctx, linkId: string): Promise<void> {
  await ctx.db
    .insertInto('staff.linkOpenings')
    .values({ tenantId: ctx.tenantId, id: ctx.newId(), linkId, at: ctx.now })
    .execute()
}
