import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { OrganisationTables } from './organisation.tables.ts'
import type { RulePack } from './pack.contract.ts'

const columns = ['code', 'valid_from', 'valid_to', 'legal_basis', 'verified', 'content', 'digest'] as const

/** The pack in force on a date: the region's own when it has one, else the national one. */
export async function findPack({ db, tenantId }: Context<OrganisationTables>, code: string, on: LocalDate): Promise<RulePack | undefined> {
  const own = await db
    .selectFrom('organisation.region_rule_packs')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('code', '=', code)
    .where('recorded_until', 'is', null)
    .where('valid_from', '<=', on)
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  const row =
    own ??
    (await db
      .selectFrom('organisation.rule_packs')
      .select(columns)
      .where('code', '=', code)
      .where('valid_from', '<=', on)
      .orderBy('valid_from', 'desc')
      .executeTakeFirst())
  if (!row || (row.valid_to !== null && row.valid_to <= on)) return undefined
  const { valid_from: validFrom, valid_to: validTo, legal_basis: legalBasis, ...rest } = row
  return { ...rest, validFrom, validTo, legalBasis }
}
