import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Current } from './agreement.store.ts'
import type { AgreementsTables } from './agreements.tables.ts'
import { hasContent, mayFollow, statesThat } from './state.rules.ts'

type Ctx = Context<AgreementsTables>
const agreed = statesThat(hasContent)

/** The versions of promises whose content somebody has agreed to, whatever version one works with
 * today; those that came to nothing left out. */
const agreedVersions = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('agreements.versions as version')
    .innerJoin('agreements.agreements as agreement', (join) =>
      join
        .onRef('agreement.tenantId', '=', 'version.tenantId')
        .onRef('agreement.id', '=', 'version.agreementId'),
    )
    .select('agreement.code')
    .distinct()
    .where('version.tenantId', '=', tenantId)
    .where('version.droppedAt', 'is', null)
    .where(
      sql<boolean>`(select s.state from agreements.states s
        where s.tenant_id = version.tenant_id and s.version_id = version.id
        order by s.sequence desc limit 1) = any(${agreed}::text[])`,
    )
    .orderBy('agreement.code')

/** Codes of promises whose agreed content copies one of these measures. */
export async function agreedOnMeasures(ctx: Ctx, measureIds: readonly string[]): Promise<string[]> {
  if (measureIds.length === 0) return []
  const rows = await agreedVersions(ctx)
    .innerJoin('agreements.rows as row', (join) =>
      join.onRef('row.tenantId', '=', 'version.tenantId').onRef('row.versionId', '=', 'version.id'),
    )
    .where('row.measureId', '=', sql<string>`any(${[...measureIds]}::uuid[])`)
    .execute()
  return rows.map(({ code }) => code)
}

/** Codes of promises agreed with the amounts of a budget version. */
export async function agreedOnBudget(ctx: Ctx, budgetVersionId: string): Promise<string[]> {
  const rows = await agreedVersions(ctx)
    .where('version.budgetVersionId', '=', budgetVersionId)
    .execute()
  return rows.map(({ code }) => code)
}

/** An amendment drawn on a budget version that nobody has agreed to yet; `touched`: it is talked
 * about or was edited. */
export type OpenAmendment = Pick<
  Current,
  'id' | 'code' | 'versionId' | 'sequence' | 'inForceId' | 'inForceDigest' | 'firstParty'
> & { touched: boolean }

export async function openAmendmentsOn(
  { db, tenantId }: Ctx,
  budgetVersionId: string,
): Promise<OpenAmendment[]> {
  const rows = await db
    .selectFrom('agreements.current')
    .select(['id', 'code', 'versionId', 'sequence', 'inForceId', 'inForceDigest', 'firstParty'])
    .select(({ exists, selectFrom }) => [
      'state',
      'editedAt',
      exists(
        selectFrom('agreements.rounds as said')
          .select('said.id')
          .whereRef('said.tenantId', '=', 'agreements.current.tenantId')
          .whereRef('said.versionId', '=', 'agreements.current.versionId'),
      ).as('talked'),
    ])
    .where('tenantId', '=', tenantId)
    .where('inForceId', 'is not', null)
    .where('budgetVersionId', '=', budgetVersionId)
    .where(
      'state',
      'in',
      statesThat((state) => mayFollow(state, 'CANCELLED')),
    )
    .orderBy('code')
    .execute()
  return rows.map(({ state, editedAt, talked, ...row }) => ({
    ...row,
    touched: state !== 'DRAFT' || editedAt !== null || Boolean(talked),
  }))
}
