import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { saveNewUnits, saveUnitVersions } from '../organisation.write.store.ts'
import type { Span, UnitRecord, UnitVersion } from '../records/record.contract.ts'
import { supersede } from '../records/record.store.ts'
import type { UnitChange } from './unit-import.contract.ts'

type Ctx = Context<OrganisationTables>

/** Writes what a plan of units says, in three moves: supersede, keep what stays true before the date, add what is new. `unitIds` finds a unit on record by its code. */
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
  const replaced = changes.flatMap(({ turn }) => (turn.replaced ? [turn.replaced.rowId] : []))
  await supersede(ctx, 'organisation.unitVersions', replaced, runId)
  const kept = changes.flatMap(({ turn }) =>
    turn.replaced && turn.kept ? [asKept(turn.replaced, turn.kept)] : [],
  )
  await saveNewUnits(ctx, changes.filter(({ unitId }) => unitId === null).map(versionOf), runId)
  await saveUnitVersions(
    ctx,
    [...kept, ...changes.filter(({ unitId }) => unitId !== null).map(versionOf)],
    runId,
  )
}

const asKept = (record: UnitRecord, span: Span): UnitVersion => ({ ...record, ...span })
