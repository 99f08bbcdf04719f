import type { Context } from '../../platform/context.ts'
import type { AgreementsTables } from './agreements.tables.ts'
import { hasContent, statesThat } from './state.rules.ts'

type Ctx = Context<AgreementsTables>
const agreed = statesThat(hasContent)

/** Codes of promises whose agreed content copies one of these measures. */
export async function agreedOnMeasures(
  { db, tenantId }: Ctx,
  measureIds: readonly string[],
): Promise<string[]> {
  if (measureIds.length === 0) return []
  const rows = await db
    .selectFrom('agreements.current as agreement')
    .innerJoin('agreements.rows as row', (join) =>
      join
        .onRef('row.tenantId', '=', 'agreement.tenantId')
        .onRef('row.versionId', '=', 'agreement.versionId'),
    )
    .select('agreement.code')
    .distinct()
    .where('agreement.tenantId', '=', tenantId)
    .where('agreement.state', 'in', agreed)
    .where('row.measureId', 'in', [...measureIds])
    .orderBy('agreement.code')
    .execute()
  return rows.map(({ code }) => code)
}

/** Codes of promises agreed with the amounts of a budget version. */
export async function agreedOnBudget(
  { db, tenantId }: Ctx,
  budgetVersionId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('agreements.current')
    .select('code')
    .where('tenantId', '=', tenantId)
    .where('state', 'in', agreed)
    .where('budgetVersionId', '=', budgetVersionId)
    .orderBy('code')
    .execute()
  return rows.map(({ code }) => code)
}
