import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { MeasurementTables } from '../measurement.tables.ts'
import { type Opening, Source } from './opening.contract.ts'

type Ctx = Context<MeasurementTables>
/** An opening as it is on record, with the event that made it. */
export type StoredOpening = Opening & { eventId: string; sequence: number }

/** The openings that count of these measures, or made of these, the earliest first. */
export async function openingsOf(
  { db, tenantId }: Ctx,
  by: 'measure' | 'source' | 'either',
  measureIds: readonly string[],
): Promise<StoredOpening[]> {
  if (measureIds.length === 0) return []
  const ids = sql`${[...measureIds]}::uuid[]`
  const own = sql<boolean>`measure_id = any(${ids})`
  const made = sql<boolean>`source_ids && ${ids}`
  const rows = await db
    .selectFrom('measurement.openings')
    .distinctOn(['measureId', 'eventId'])
    .select(['measureId', 'eventId', 'sequence', 'openedOn', 'rule', 'period', 'value'])
    .select(['numerator', 'denominator', 'sources'])
    .where('tenantId', '=', tenantId)
    .where(by === 'measure' ? own : by === 'source' ? made : sql<boolean>`(${own} or ${made})`)
    .orderBy('measureId')
    .orderBy('eventId')
    .orderBy('sequence', 'desc')
    .execute()
  return rows
    .map((row) => ({ ...row, sources: z.array(Source).parse(row.sources) }))
    .toSorted((a, b) => (a.openedOn < b.openedOn ? -1 : 1))
}

/** Writes openings, each under its own sequence. */
export async function saveOpenings(ctx: Ctx, openings: readonly StoredOpening[]): Promise<void> {
  const { db, tenantId, now } = ctx
  await insertRows(
    db,
    'measurement.openings',
    openings.map((opening) => ({
      ...opening,
      ...{ tenantId, id: ctx.newId(), recordedAt: now },
      sourceIds: opening.sources.map(({ measureId }) => measureId),
    })),
  )
}
