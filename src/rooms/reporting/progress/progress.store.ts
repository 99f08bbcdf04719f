import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { AgreementsTables } from '../../agreements/index.ts'
import type { ReportingTables } from '../reporting.tables.ts'

type Ctx = Context<ReportingTables & AgreementsTables>

/** The parties of an agreement and the measures of the version asked for, else of the one that counts:
 * in force, else the newest. */
export type PromisedRows = {
  year: number
  version: number
  agencyId: string | null
  personId: string
  giver: { personId: string; positionId: string | null } | null
  measureIds: string[]
  /** The first day on which it counts no more. */
  endedOn: LocalDate | null
}

/** `undefined` for an agreement that is not there, was withdrawn, or promises nothing. */
export async function promisedRows(
  { db, tenantId }: Ctx,
  agreementId: string,
  asked?: number,
): Promise<PromisedRows | undefined> {
  const rows = await db
    .selectFrom('agreements.publishedPromises')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('agreementId', '=', agreementId)
    .$if(asked !== undefined, (query) => query.where('version', '=', asked ?? 0))
    .orderBy('standing')
    .orderBy('version', 'desc')
    .execute()
  const [counts] = rows
  if (!counts) return undefined
  const {
    year,
    version,
    agencyId,
    personId,
    giverPersonId: giver,
    giverPositionId: positionId,
    endedOn,
  } = counts
  const own = rows.filter((row) => row.version === version)
  return {
    year,
    version,
    agencyId,
    personId,
    giver: giver ? { personId: giver, positionId } : null,
    measureIds: own.map((row) => row.measureId),
    endedOn,
  }
}

/** The nodes some measures stand on. */
export async function nodesOfMeasures(
  { db, tenantId }: Ctx,
  measureIds: readonly string[],
): Promise<string[]> {
  if (measureIds.length === 0) return []
  const rows = await db
    .selectFrom('planning.publishedMeasures')
    .select('nodeId')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`measure_id = any(${[...measureIds]}::uuid[])`)
    .execute()
  return rows.map((row) => row.nodeId)
}
