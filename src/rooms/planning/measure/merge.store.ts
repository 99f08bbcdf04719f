import { sql } from 'kysely'
import type { Succession } from '../../../kernel/ports.ts'
import type { Context } from '../../../platform/context.ts'
import {
  closeRows,
  type RecordOf,
  recordsOf,
  type VersionOf,
  writeVersions,
} from '../../../platform/database/ledger.ts'
import { measureLedger, targetLedger } from '../planning.ledgers.ts'
import type { PlanningTables } from '../planning.tables.ts'

/** Measures that become one: `lead` goes on as `into` where both are the same, else a new measure
 * takes the place of `lead` on its node. The others end. Targets are those of a new one. */
export type MeasureMerge = {
  lead: string
  into: string
  ended: readonly string[]
  targets: readonly { period: string; value: string }[]
}

type Row = RecordOf<typeof measureLedger>

/** Lets measures become one from a day on; what came down from those that end comes down from what
 * goes on. What stood before the day stays. */
export async function mergeMeasures(
  ctx: Context<PlanningTables>,
  { on, eventId }: Pick<Succession, 'on' | 'eventId'>,
  merges: readonly MeasureMerge[],
): Promise<void> {
  const successor = new Map(
    merges.flatMap(({ lead, into, ended }) =>
      [...ended, ...(lead === into ? [] : [lead])].map((id) => [id, into] as const),
    ),
  )
  if (successor.size === 0) return
  const gone = [...successor.keys()]
  const rows = await recordsOf(
    ctx,
    measureLedger,
    sql`(version.valid_to is null or version.valid_to > ${on})
      and (version.measure_id = any(${gone}::uuid[]) or version.parent_measure_id = any(${gone}::uuid[]))`,
  )
  await closeRows(
    ctx,
    measureLedger,
    rows.map(({ rowId }) => rowId),
    eventId,
  )
  const leads = new Map(
    merges.filter(({ lead, into }) => lead !== into).map(({ lead, into }) => [lead, into]),
  )
  await writeVersions(
    ctx,
    measureLedger,
    rows.flatMap((row) => after(row, { on, successor, into: leads.get(row.id) })),
    eventId,
  )
  await writeVersions(
    ctx,
    targetLedger,
    merges.flatMap(({ into, targets }) =>
      targets.map((target) => ({ measureId: into, ...target, reason: null })),
    ),
    eventId,
  )
}

/** What a row becomes: what it said before the day, and from then on what goes on of it. */
function after(
  row: Row,
  {
    on,
    successor,
    into,
  }: { on: string; successor: ReadonlyMap<string, string>; into: string | undefined },
): VersionOf<typeof measureLedger>[] {
  const starts = row.validFrom < on
  const kept = starts ? [{ ...row, validTo: on }] : []
  const id = into ?? row.id
  if (into === undefined && successor.has(row.id)) return kept
  const parent = successor.get(row.parentMeasureId ?? '') ?? row.parentMeasureId
  const above =
    parent === id
      ? { descent: 'NEW' as const, parentMeasureId: null, share: null }
      : { parentMeasureId: parent }
  return [...kept, { ...row, ...above, id, validFrom: starts ? on : row.validFrom }]
}
