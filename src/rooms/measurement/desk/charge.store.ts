import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type ActionPlanTables, agreedTargetsQuery } from '../../actionplan/index.ts'
import { type AgreementsTables, type Clause, clausesQuery } from '../../agreements/index.ts'
import {
  type MeasureEntry,
  type MeasuresWanted,
  measuresQuery,
  type PlanningTables,
} from '../../planning/index.ts'

/** A measure with the clause that promises it in a year, and with that of the measure it is counted
 * as. */
export type PromisedMeasure = MeasureEntry & {
  clause: Clause | null
  countedClause: Clause | null
  /** Targets of periods that the action plan of that clause adds. */
  actionTargets: Record<string, string> | null
}

/** Measures as they stand on a date with their clauses of a year, by indicator code, in one
 * statement over the doors of both rooms. */
export const promisedMeasures = (
  ctx: Context<PlanningTables & AgreementsTables & ActionPlanTables>,
  { on, year }: { on: LocalDate; year: number },
  wanted: MeasuresWanted,
): Promise<PromisedMeasure[]> =>
  ctx.db
    .with('entry', () => measuresQuery(ctx, on, wanted))
    .with('promise', () =>
      clausesQuery(
        ctx,
        { year, on },
        sql`(select id from entry union select counted_as from entry)`,
      ),
    )
    .with('own', () => agreedTargetsQuery(ctx))
    .selectFrom('entry')
    .leftJoin('promise', 'promise.measureId', 'entry.id')
    .leftJoin('promise as counted', 'counted.measureId', 'entry.countedAs')
    .leftJoin('own', (join) =>
      join
        .onRef('own.measureId', '=', 'entry.countedAs')
        .on(sql<boolean>`own.agreement_id = (counted.clause ->> 'agreementId')::uuid`),
    )
    .selectAll('entry')
    .select(['promise.clause', 'counted.clause as countedClause', 'own.targets as actionTargets'])
    .orderBy('entry.code')
    .orderBy('entry.id')
    .execute()
