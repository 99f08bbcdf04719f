import { sql } from 'kysely'
import { turnOf } from '../../../kernel/dating.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { closeRows, recordsOf, writeVersions } from '../../../platform/database/ledger.ts'
import { regionLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { RegionHost } from './host.rules.ts'
import type { DatedSetting, RegionSetting } from './setting.contract.ts'

type Ctx = Context<OrganisationTables>

const said = ['name', 'governmentName', 'headTitle', 'place', 'timeZone'] as const

/** Every setting of the region in order of its first day, in one statement: first what it began
 * with, whose `since` is `null`. */
export function loadSettings({
  db,
  tenantId,
}: Pick<Ctx, 'db' | 'tenantId'>): Promise<DatedSetting[]> {
  return db
    .selectFrom('organisation.regions')
    .select(said)
    .select([
      sql<string[]>`'{}'::text[]`.as('letterhead'),
      sql<string | null>`null::text`.as('emblem'),
      sql<LocalDate | null>`null::date`.as('since'),
    ])
    .where('id', '=', tenantId)
    .unionAll(
      db
        .selectFrom('organisation.regionSettings')
        .select(said)
        .select(['letterhead', 'emblem', 'validFrom as since'])
        .where('tenantId', '=', tenantId)
        .where('recordedUntil', 'is', null),
    )
    .orderBy('since', (order) => order.asc().nullsFirst())
    .execute()
}

/** What counts from a date on, until the setting that follows it; what counted before is closed,
 * not lost. */
export async function saveSetting(
  ctx: Ctx,
  setting: RegionSetting,
  from: LocalDate,
): Promise<void> {
  const { replaced, kept, span } = turnOf(await recordsOf(ctx, regionLedger), from)
  await closeRows(ctx, regionLedger, replaced ? [replaced.rowId] : [], null)
  await writeVersions(ctx, regionLedger, [
    ...(replaced && kept ? [{ ...replaced, ...kept }] : []),
    { ...setting, ...span },
  ])
}

/** Whoever writes settings of a region waits for who did before. */
export async function lockSettings({ db, tenantId }: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext('organisation.region_settings'))`.execute(
    db,
  )
}

/** The addresses that lead to the region. */
export async function ownAddresses({ db, tenantId }: Ctx): Promise<RegionHost[]> {
  const rows = await db
    .selectFrom('organisation.regionHosts')
    .select(['host', 'scheme', 'port', 'isPrimary as primary'])
    .where('regionId', '=', tenantId)
    .orderBy('host')
    .execute()
  return rows
}

/** Keeps a drawn emblem under its hash; the same one again changes nothing. */
export async function keepEmblem(
  { db, tenantId, now }: Ctx,
  sha256: string,
  bytes: Uint8Array,
): Promise<void> {
  await db
    .insertInto('organisation.emblems')
    .values({ tenantId, sha256, bytes, recordedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The PNG of an emblem, or `undefined` where the region has none of this hash. */
export async function findEmblem(
  { db, tenantId }: Ctx,
  sha256: string,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('organisation.emblems')
    .select('bytes')
    .where('tenantId', '=', tenantId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row?.bytes
}
