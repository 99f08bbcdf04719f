import type { Context } from '../../../platform/context.ts'
import { writeChanges } from '../../../platform/database/ledger.ts'
import { unitLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { UnitVersion } from '../records/record.contract.ts'
import type { UnitChange } from './unit-import.contract.ts'

type Ctx = Context<OrganisationTables>

/** Writes what a plan of units says. `unitIds` finds a unit on record by its code. */
export async function writeUnits(
  ctx: Ctx,
  changes: readonly UnitChange[],
  unitIds: ReadonlyMap<string, string>,
  runId: string,
): Promise<void> {
  const ids = new Map(unitIds)
  for (const { unitId, fields } of changes) ids.set(fields.code, unitId ?? ctx.newId())
  const versionOf = ({ fields, turn }: UnitChange): UnitVersion => {
    const { parentCode, ...own } = fields
    const [id, parentId] = [ids.get(fields.code), parentCode === null ? null : ids.get(parentCode)]
    if (id === undefined || parentId === undefined)
      throw new Error(`no unit for code ${parentCode ?? fields.code}`)
    return { ...own, ...turn.span, id, parentId }
  }
  await writeChanges(
    ctx,
    unitLedger,
    changes.map((change) => ({
      turn: change.turn,
      isNew: change.unitId === null,
      version: versionOf(change),
    })),
    runId,
  )
}
