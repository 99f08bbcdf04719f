import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Region } from '../../platform/context.ts'
import type { OrganisationTables } from './organisation.tables.ts'

/** All regions of this installation with the host names that lead to them; the one reading that needs no region (`DESIGN.md` §1). */
export async function loadRegions(db: Kysely<OrganisationTables>): Promise<{ region: Region; hosts: string[] }[]> {
  const rows = await db.selectFrom('organisation.regions').selectAll().orderBy('id').execute()
  const hosts = await db.selectFrom('organisation.region_hosts').selectAll().execute()
  return rows.map(({ id, code, name, place, fictional, government_name: governmentName, head_title: headTitle, time_zone: timeZone }) => ({
    region: { id, code, name, governmentName, headTitle, place, timeZone, fictional },
    hosts: hosts.filter(({ region_id }) => region_id === id).map(({ host }) => host),
  }))
}

/** Creates a region as owner, under the next number; refuses a code or host name that is taken by the database's own constraint. */
export async function createRegion(
  owner: pg.Pool,
  region: Omit<Region, 'id'> & { kind: string; hosts: readonly string[] },
): Promise<Region> {
  const { code, name, kind, governmentName, headTitle, place, timeZone, fictional } = region
  const { rows } = await owner.query<{ id: number }>(
    `insert into organisation.regions (id, code, name, kind, government_name, head_title, place, time_zone, fictional)
     select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8 from organisation.regions returning id`,
    [code, name, kind, governmentName, headTitle, place, timeZone, fictional],
  )
  const [created] = rows
  if (!created) throw new Error('the region was not created')
  for (const host of region.hosts)
    await owner.query('insert into organisation.region_hosts (host, region_id) values ($1, $2)', [host, created.id])
  return { id: created.id, code, name, governmentName, headTitle, place, timeZone, fictional }
}
