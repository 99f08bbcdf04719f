import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import type { Registered } from './public.rules.ts'

/** The digest a version's paper carries. A state of void speaks of no content, yet its paper is known
 * again. */
const digestOnPaper = sql<string | null>`case when state.state <> 'VOIDED' then state.digest else (
  select signed.digest from agreements.states signed
  where signed.tenant_id = state.tenant_id and signed.version_id = state.version_id
    and signed.digest is not null
  order by signed.sequence desc limit 1) end`

/** Every version of the agreement with this code, printed or secret, newest first; a secret code
 * may be typed in small letters. */
export async function findRegistered(
  { db, tenantId }: Context<AgreementsTables>,
  code: string,
): Promise<Omit<Registered, 'isPublic'>[]> {
  const typed = [code, code.toUpperCase()]
  return db
    .selectFrom('agreements.agreements as agreement')
    .innerJoin('agreements.versions as version', (join) =>
      join
        .onRef('version.tenantId', '=', 'agreement.tenantId')
        .onRef('version.agreementId', '=', 'agreement.id'),
    )
    .innerJoin('agreements.states as state', (join) =>
      join
        .onRef('state.tenantId', '=', 'version.tenantId')
        .onRef('state.versionId', '=', 'version.id'),
    )
    .select([
      'agreement.id',
      'agreement.code',
      'agreement.publicCode',
      'agreement.year',
      'agreement.level',
    ])
    .select(['version.id as versionId', 'version.number as version', 'version.wetOn'])
    .select(['state.state', digestOnPaper.as('digest')])
    .where('agreement.tenantId', '=', tenantId)
    .where((where) =>
      where.or([where('agreement.publicCode', 'in', typed), where('agreement.code', 'in', typed)]),
    )
    .where(
      'state.sequence',
      '=',
      sql<number>`(select max(later.sequence) from agreements.states later
        where later.tenant_id = state.tenant_id and later.version_id = state.version_id)`,
    )
    .orderBy('version.number', 'desc')
    .execute()
}

/** Has the parent of this version been agreed anew since, with another content? */
export async function parentMoved(
  { db, tenantId }: Context<AgreementsTables>,
  { versionId }: Pick<Registered, 'versionId'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('agreements.current')
    .select(['needsReview', 'reviewReason'])
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .executeTakeFirst()
  return row ? row.needsReview && row.reviewReason === null : false
}
