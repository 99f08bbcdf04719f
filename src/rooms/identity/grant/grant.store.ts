import { sql } from 'kysely'
import { jsonBuildObject } from 'kysely/helpers/postgres'
import type { Context } from '../../../platform/context.ts'
import { type RecordOf, recordsOf, standsOn } from '../../../platform/database/ledger.ts'
import { grantLedger } from '../identity.ledgers.ts'
import type { IdentityTables } from '../identity.tables.ts'
import type { GrantRole } from '../session/session.contract.ts'
import type { Grant } from './grant.contract.ts'

type Ctx = Context<IdentityTables>
export type GrantRecord = RecordOf<typeof grantLedger>
/** A grant as far as its rights need it. */
export type HeldGrant = Pick<
  Grant,
  'id' | 'personId' | 'role' | 'unitId' | 'behalfPersonId' | 'behalfPositionId' | 'behalfTitle'
>

/** The confirmed grants of the day. */
const confirmedToday = (ctx: Ctx) =>
  ctx.db
    .selectFrom('identity.roleGrants')
    .select(['grantId as id', 'personId', 'role', 'unitId'])
    .select(['behalfPersonId', 'behalfPositionId', 'behalfTitle'])
    .where(standsOn(ctx, ctx.today))
    .where('state', '=', 'CONFIRMED')
    .orderBy('grantId')

/** Everybody's. */
export const grantsToday = (ctx: Ctx): Promise<HeldGrant[]> => confirmedToday(ctx).execute()

/** One person's. */
export const grantsOf = (ctx: Ctx, personId: string): Promise<HeldGrant[]> =>
  confirmedToday(ctx).where('personId', '=', personId).execute()

/** Who holds one of these roles today and has an open account to use it. */
export async function holdersOf(ctx: Ctx, roles: readonly GrantRole[]): Promise<string[]> {
  const rows = await confirmedToday(ctx)
    .where('role', 'in', [...roles])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('identity.accounts as account')
          .select('account.id')
          .where('account.tenantId', '=', ctx.tenantId)
          .whereRef('account.personId', '=', 'identity.roleGrants.personId')
          .where('account.closedAt', 'is', null),
      ),
    )
    .execute()
  return [...new Set(rows.map(({ personId }) => personId))]
}

/** The grants of the day of whoever holds the `account` of the statement this is part of, as one
 * value; `null`: none. */
export const grantsOfAccount = (ctx: Ctx) =>
  ctx.db
    .selectFrom(
      confirmedToday(ctx).where('personId', '=', sql<string>`account.person_id`).as('held'),
    )
    .select(({ fn, ref }) =>
      fn
        .jsonAgg(
          jsonBuildObject({
            id: ref('held.id'),
            personId: ref('held.personId'),
            role: ref('held.role'),
            unitId: ref('held.unitId'),
            behalfPersonId: ref('held.behalfPersonId'),
            behalfPositionId: ref('held.behalfPositionId'),
            behalfTitle: ref('held.behalfTitle'),
          }),
        )
        .as('grants'),
    )

/** Every grant on record, of any date, proposals too. */
export const allGrants = (ctx: Ctx): Promise<GrantRecord[]> => recordsOf(ctx, grantLedger)

/** The grants on record of one person. */
export const grantsOnRecord = (ctx: Ctx, personId: string): Promise<GrantRecord[]> =>
  recordsOf(ctx, grantLedger, sql`version.person_id = ${personId}`)

/** Delegations that hold today or will: given or received by a person, from the posts of a unit, from
 * one post. */
export const delegationsOf = (
  ctx: Ctx,
  { person, unit, post }: { person?: string; unit?: string; post?: string },
): Promise<GrantRecord[]> =>
  recordsOf(
    ctx,
    grantLedger,
    sql`version.role = 'DELEGATED_VERIFIER' and version.valid_to > ${ctx.today}
      and (${person ?? null}::uuid is null or ${person ?? null} in (version.person_id, version.behalf_person_id))
      and (${unit ?? null}::uuid is null or version.unit_id = ${unit ?? null})
      and (${post ?? null}::uuid is null or version.behalf_position_id = ${post ?? null})`,
  )

/** One grant on record. */
export async function grantOnRecord(ctx: Ctx, id: string): Promise<GrantRecord | undefined> {
  return (await recordsOf(ctx, grantLedger, sql`version.grant_id = ${id}`))[0]
}

/** Who administers the whole region today or from a later day on, once each. */
export async function administratorsOf({ db, tenantId, today }: Ctx): Promise<string[]> {
  const rows = await db
    .selectFrom('identity.roleGrants')
    .select('personId')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('role', '=', 'ORGANISATION_BUREAU')
    .where('state', '=', 'CONFIRMED')
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', today)]))
    .orderBy('personId')
    .execute()
  return rows.map(({ personId }) => personId)
}

/** Until this transaction ends nobody else gives, confirms or ends a role in this region, so that
 * who must say yes is decided by what stands. */
export async function holdGrants({ db, tenantId }: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext('identity.role_grants'))`.execute(
    db,
  )
}
