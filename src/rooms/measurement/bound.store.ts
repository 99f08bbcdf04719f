import { sql } from 'kysely'
import type { Bound } from '../../kernel/ports.ts'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { FigureVerdict } from './figure/figure.contract.ts'
import type { MeasurementTables } from './measurement.tables.ts'

type Judged = Pick<Bound, 'id' | 'assignmentId' | 'at'> & {
  measureId: string
  period: string
  verdict: FigureVerdict
}

/** Figures that these assignments verified or returned since a day, the first first. */
export async function judgedSince(
  { db, tenantId, region }: Context<MeasurementTables>,
  assignmentIds: readonly string[],
  on: LocalDate,
): Promise<Judged[]> {
  const { rows } = await sql<Judged>`
    select figure.id, figure.measure_id, figure.period, verdict.verdict, verdict.given_at as at,
      verdict.acting_as->>'id' as assignment_id
    from measurement.verdicts verdict
    join measurement.figures figure on figure.tenant_id = verdict.tenant_id
      and figure.id = verdict.figure_id
    where verdict.tenant_id = ${tenantId}
      and verdict.acting_as->>'id' = any(${[...assignmentIds]}::text[])
      and (verdict.given_at at time zone ${region.timeZone})::date >= ${on}
    order by verdict.given_at, figure.id`.execute(db)
  return rows
}
