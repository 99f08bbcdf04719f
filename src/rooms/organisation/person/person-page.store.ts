import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { recordsOf } from '../../../platform/database/ledger.ts'
import {
  assignmentLedger,
  personLedger,
  positionLedger,
  teamRoleLedger,
  unitLedger,
} from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { PersonRecords } from './person-page.rules.ts'

/** What is on record of one person, of any date, with the posts and units it names: five
 * statements, whoever it is. */
export async function recordsOfPerson(
  ctx: Context<OrganisationTables>,
  personId: string,
  known: Instant | null,
): Promise<PersonRecords> {
  const ids = (all: readonly string[]) => sql`any(${[...new Set(all)]}::uuid[])`
  const own = sql`version.person_id = ${personId}`
  const assignments = await recordsOf(ctx, assignmentLedger, own, known)
  const teamRoles = await recordsOf(ctx, teamRoleLedger, own, known)
  const posts = ids(assignments.map(({ positionId }) => positionId))
  const positions = await recordsOf(ctx, positionLedger, sql`version.position_id = ${posts}`, known)
  const named = ids([...positions, ...teamRoles].map(({ unitId }) => unitId))
  return {
    ...{ assignments, teamRoles, positions },
    versions: await recordsOf(ctx, personLedger, own, known),
    units: await recordsOf(ctx, unitLedger, sql`version.unit_id = ${named}`, known),
  }
}
