import type { Kysely } from 'kysely'
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
