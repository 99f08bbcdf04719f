import type { Context } from '../../../platform/context.ts'
import type { OrganisationPredicate } from '../evaluation/evaluation.contract.ts'
import type { StaffTables } from '../staff.tables.ts'
import type { Finding, Heads } from './distribution.rules.ts'
import type { PredicateFacts } from './organisation.rules.ts'

type Ctx = Context<StaffTables>

/** What was decided last of the organisations of a period, by unit. */
export async function organisationPredicatesIn({ db, tenantId }: Ctx, period: string) {
  const rows = await db
    .selectFrom('staff.organisationPredicates')
    .distinctOn('unitId')
    .select(['unitId', 'sequence', 'proposed', 'facts', 'predicate', 'note', 'personId', 'at'])
    .where('tenantId', '=', tenantId)
    .where('period', '=', period)
    .orderBy('unitId')
    .orderBy('sequence', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.unitId, row]))
}

/** When and how the distribution of each unit was looked at last in a period, by unit. */
export async function looksIn({ db, tenantId }: Ctx, period: string) {
  const rows = await db
    .selectFrom('staff.distributions')
    .distinctOn('unitId')
    .select(['unitId', 'sequence', 'predicate', 'counts', 'justification', 'personId', 'at'])
    .where('tenantId', '=', tenantId)
    .where('period', '=', period)
    .orderBy('unitId')
    .orderBy('sequence', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.unitId, row]))
}

type Kept = { unitId: string; period: string; sequence: number; rulePack: string }

const pressed = ({ actor, now, tenantId }: Ctx) => {
  const { kind, id, title } = actor.actingAs ?? {}
  return {
    ...{ tenantId, personId: actor.personId, at: now },
    actingAs: actor.actingAs && JSON.stringify({ kind, id, title }),
  }
}

export async function saveOrganisationPredicate(
  ctx: Ctx,
  {
    facts,
    ...said
  }: Kept & {
    proposed: OrganisationPredicate | null
    facts: PredicateFacts
    predicate: OrganisationPredicate
    note: string
  },
): Promise<void> {
  await ctx.db
    .insertInto('staff.organisationPredicates')
    .values({ ...pressed(ctx), ...said, facts: JSON.stringify(facts) })
    .execute()
}

export async function saveLook(
  ctx: Ctx,
  {
    counts,
    findings,
    ...look
  }: Kept & {
    predicate: OrganisationPredicate
    counts: Heads
    findings: readonly Finding[]
    justification: string | null
  },
): Promise<void> {
  await ctx.db
    .insertInto('staff.distributions')
    .values({
      ...{ ...pressed(ctx), ...look },
      ...{ counts: JSON.stringify(counts), findings: JSON.stringify(findings) },
    })
    .execute()
}
