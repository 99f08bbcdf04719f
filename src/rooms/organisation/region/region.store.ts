import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import { dateOf } from '../../../kernel/moment.ts'
import { type Clock, instantOf } from '../../../platform/clock.ts'
import type { Context, Region } from '../../../platform/context.ts'
import { inRegion, openKysely } from '../../../platform/database/db.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { addressOfRegion, type RegionHost } from './host.rules.ts'
import { settingOn } from './setting.rules.ts'
import { loadSettings } from './setting.store.ts'

/** All regions of this installation with the addresses that lead to them; the one reading that
 * needs no region (`design.md` §1). Each is called as its settings of this moment say, which are
 * read in a transaction of its own. */
export async function loadRegions({
  db,
  clock,
}: {
  db: Kysely<OrganisationTables>
  clock: Clock
}): Promise<{ region: Region; hosts: RegionHost[] }[]> {
  const now = instantOf(clock())
  const rows = await db
    .selectFrom('organisation.regions')
    .select(['id', 'code', 'fictional', 'timeZone'])
    .orderBy('id')
    .execute()
  const all = await db.selectFrom('organisation.regionHosts').selectAll().orderBy('host').execute()
  const regions: { region: Region; hosts: RegionHost[] }[] = []
  for (const { id, code, fictional, timeZone } of rows) {
    const hosts = all
      .filter(({ regionId }) => regionId === id)
      .map(({ host, scheme, port, isPrimary: primary }) => ({ host, scheme, port, primary }))
    const settings = await inRegion(db, id, 'read only', (one) =>
      loadSettings({ db: one, tenantId: id }),
    )
    const { since: _, ...setting } = settingOn(settings, dateOf(now, timeZone))
    const address = addressOfRegion(hosts)
    regions.push({ region: { id, code, fictional, ...setting, address }, hosts })
  }
  return regions
}

/** Lets an address lead to a region; a primary one takes the place of the primary before it, which
 * stays as an old address. */
async function saveHost(
  db: Kysely<OrganisationTables>,
  regionId: number,
  { host, scheme, port, primary: isPrimary }: RegionHost,
): Promise<void> {
  if (isPrimary)
    await db
      .updateTable('organisation.regionHosts')
      .set({ isPrimary: false })
      .where('regionId', '=', regionId)
      .where('isPrimary', '=', true)
      .execute()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('organisation.regionHosts')
    .values({ host, regionId, scheme, port, isPrimary })
    .onConflict((known) =>
      known
        .column('host')
        .doUpdateSet(({ ref }) => ({
          scheme: ref('excluded.scheme'),
          port: ref('excluded.port'),
          isPrimary: sql<boolean>`region_hosts.is_primary or excluded.is_primary`,
        }))
        .whereRef('organisation.regionHosts.regionId', '=', 'excluded.regionId'),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) throw new Error(`${host} leads to another region`)
}

/** Lets an address lead to the region of this act. */
export const setHost = (
  { db, tenantId }: Pick<Context<OrganisationTables>, 'db' | 'tenantId'>,
  host: RegionHost,
): Promise<void> => saveHost(db, tenantId, host)

/** Whose every address of the installation is, by the code of the region. */
export async function loadHosts({
  db,
}: Pick<Context<OrganisationTables>, 'db'>): Promise<
  { code: string; name: string; hosts: RegionHost[] }[]
> {
  const rows = await db
    .selectFrom('organisation.regionHosts as known')
    .innerJoin('organisation.regions as region', 'region.id', 'known.regionId')
    .select(['code', 'name', 'host', 'scheme', 'port', 'isPrimary as primary'])
    .execute()
  return rows.map(({ code, name, ...host }) => ({ code, name, hosts: [host] }))
}

type Beginning = Omit<Region, 'id' | 'address' | 'letterhead' | 'emblem'> & {
  kind: string
  hosts: readonly RegionHost[]
}

/** Creates a region with its addresses as owner, under the next number; a code that is taken is
 * refused by the database's own constraint. */
export function createRegion(owner: pg.Pool, given: Beginning): Promise<Region> {
  const { code, name, kind, governmentName, headTitle, place, timeZone, fictional, hosts } = given
  const region = { code, name, governmentName, headTitle, place, timeZone, fictional }
  return openKysely<OrganisationTables>(owner)
    .transaction()
    .execute(async (db) => {
      const next = sql<number>`(select coalesce(max(id), 0) + 1 from organisation.regions)`
      const { id } = await db
        .insertInto('organisation.regions')
        .values({ id: next, kind, ...region })
        .returning('id')
        .executeTakeFirstOrThrow()
      for (const host of hosts) await saveHost(db, id, host)
      return { id, ...region, letterhead: [], emblem: null, address: addressOfRegion(hosts) }
    })
}
