import { sql } from 'kysely'
import { holds, type LocalDate } from '../../../../kernel/time.ts'
import type { Context } from '../../../../platform/context.ts'
import { recordsOf } from '../../../../platform/database/ledger.ts'
import { unitLedger } from '../../organisation.ledgers.ts'
import type { OrganisationTables } from '../../organisation.tables.ts'
import type { UnitRecord } from '../../records/record.contract.ts'

type Ctx = Context<OrganisationTables>

/** Every version on record of some units, by unit. */
export async function unitVersions(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, UnitRecord[]>> {
  const records = await recordsOf(
    ctx,
    unitLedger,
    sql`version.unit_id = any(${[...new Set(ids)]}::uuid[])`,
  )
  return Map.groupBy(records, ({ id }) => id)
}

/** Which of these codes a unit has on a date or later, and how it is called. */
export async function unitsCoded(
  ctx: Ctx,
  codes: readonly string[],
  on: LocalDate,
): Promise<UnitRecord[]> {
  const found = await recordsOf(
    ctx,
    unitLedger,
    sql`version.code = any(${[...codes]}::text[]) and (version.valid_to is null or version.valid_to > ${on})`,
  )
  return found
}

/** How a thing is called on a date, or was last. */
export const nameOn = (
  versions: readonly { name: string; validFrom: LocalDate; validTo: LocalDate | null }[] = [],
  on: LocalDate,
): string => (versions.find((one) => holds(one, on)) ?? versions.at(-1))?.name ?? 'Unit ini'
