import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { recordsOf } from '../../../platform/database/ledger.ts'
import { teamRoleLedger, unitLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { peopleOfNips } from '../person/person.store.ts'
import type { TeamRoleRecord } from '../records/record.contract.ts'
import type { TeamRecords } from './team-import.rules.ts'

type Ctx = Context<OrganisationTables>

/** Roles of a team, of any date. */
export const rolesOfUnit = (ctx: Ctx, unitId: string): Promise<TeamRoleRecord[]> =>
  recordsOf(ctx, teamRoleLedger, sql`version.unit_id = ${unitId}`)

/** The units, the people with some NIPs, and every role in a team: there is one a few people. */
export async function recordsOfTeams(ctx: Ctx, nips: readonly string[]): Promise<TeamRecords> {
  return {
    units: await recordsOf(ctx, unitLedger),
    people: await peopleOfNips(ctx, nips),
    roles: await recordsOf(ctx, teamRoleLedger),
  }
}
