import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Region } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { addressOfRegion, type RegionHost } from './host.rules.ts'

type Owner = Pick<pg.PoolClient, 'query'>

/** All regions of this installation with the addresses that lead to them; the one reading that
 * needs no region (`design.md` §1). */
export async function loadRegions(
  db: Kysely<OrganisationTables>,
): Promise<{ region: Region; hosts: RegionHost[] }[]> {
  const rows = await db.selectFrom('organisation.regions').selectAll().orderBy('id').execute()
  const all = await db.selectFrom('organisation.regionHosts').selectAll().orderBy('host').execute()
  return rows.map(({ id, code, name, place, fictional, governmentName, headTitle, timeZone }) => {
    const hosts = all
      .filter(({ regionId }) => regionId === id)
      .map(({ host, scheme, port, isPrimary: primary }) => ({ host, scheme, port, primary }))
    const address = addressOfRegion(hosts)
    return {
      region: { id, code, name, governmentName, headTitle, place, timeZone, fictional, address },
      hosts,
    }
  })
}

/** Lets an address lead to a region, as owner; a primary one takes the place of the primary before
 * it, which stays as an old address. */
async function saveHost(
  owner: Owner,
  regionId: number,
  { host, scheme, port, primary }: RegionHost,
): Promise<void> {
  if (primary)
    await owner.query(
      'update organisation.region_hosts set is_primary = false where region_id = $1 and is_primary',
      [regionId],
    )
  const { rowCount } = await owner.query(
    `insert into organisation.region_hosts (host, region_id, scheme, port, is_primary)
      values ($1, $2, $3, $4, $5)
     on conflict (host) do update
       set scheme = excluded.scheme, port = excluded.port,
         is_primary = region_hosts.is_primary or excluded.is_primary
       where region_hosts.region_id = excluded.region_id`,
    [host, regionId, scheme, port, primary],
  )
  if (rowCount === 0) throw new Error(`${host} leads to another region`)
}

async function asOwner<Result>(
  owner: pg.Pool,
  work: (client: Owner) => Promise<Result>,
): Promise<Result> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** Lets an address lead to a region that is there. */
export const setHost = (owner: pg.Pool, regionId: number, host: RegionHost): Promise<void> =>
  asOwner(owner, (client) => saveHost(client, regionId, host))

/** Creates a region with its addresses as owner, under the next number; a code that is taken is
 * refused by the database's own constraint. */
export function createRegion(
  owner: pg.Pool,
  region: Omit<Region, 'id' | 'address'> & { kind: string; hosts: readonly RegionHost[] },
): Promise<Region> {
  const { code, name, kind, governmentName, headTitle, place, timeZone, fictional, hosts } = region
  return asOwner(owner, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `insert into organisation.regions (id, code, name, kind, government_name, head_title, place,
        time_zone, fictional)
       select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8 from organisation.regions
         returning id`,
      [code, name, kind, governmentName, headTitle, place, timeZone, fictional],
    )
    const [created] = rows
    if (!created) throw new Error('the region was not created')
    for (const host of hosts) await saveHost(client, created.id, host)
    return {
      id: created.id,
      code,
      name,
      governmentName,
      headTitle,
      place,
      timeZone,
      fictional,
      address: addressOfRegion(hosts),
    }
  })
}
