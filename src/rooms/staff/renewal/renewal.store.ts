import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '../../../kernel/canonical.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import { recordsOf } from '../../../platform/database/ledger.ts'
import type { Predicate } from '../evaluation/evaluation.contract.ts'
import type { StaffTables } from '../staff.tables.ts'
import type { Outcome, RenewalFacts } from './renewal.contract.ts'
import { workContractLedger } from './renewal.ledgers.ts'

type Ctx = Context<StaffTables>

export const digestOf = (content: unknown): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex')

/** Every contract on record of some people. */
export const contractsOf = (ctx: Ctx, personIds: readonly string[]) =>
  recordsOf(ctx, workContractLedger, sql`version.person_id = any(${[...personIds]}::uuid[])`)

/** The newest contract of some people, or of everybody where it ends within some days, with what was
 * recommended. */
export type Contracted = {
  personId: string
  number: string
  validFrom: LocalDate
  validTo: LocalDate
  outcome: Outcome | null
  reason: string | null
  digest: string | null
  byId: string | null
  at: Date | string | null
}

export async function newestContracts(
  { db, tenantId }: Ctx,
  of: { personIds: readonly string[] } | { from: LocalDate; to: LocalDate },
): Promise<Contracted[]> {
  const those =
    'personIds' in of
      ? sql`c.person_id = any(${[...of.personIds]}::uuid[])`
      : sql`c.valid_to >= ${of.from} and c.valid_to <= ${of.to}`
  const { rows } = await sql<Contracted>`
    select c.person_id, c.number, c.valid_from, c.valid_to, r.outcome, r.reason, r.digest,
      r.person_id as by_id, r.at
    from staff.work_contracts c
    left join staff.recommendations r on r.tenant_id = c.tenant_id and r.rated_id = c.person_id
      and r.contract_number = c.number
    where c.tenant_id = ${tenantId} and c.recorded_until is null and ${those}
      and not exists (select from staff.work_contracts n
        where n.tenant_id = c.tenant_id and n.person_id = c.person_id
          and n.recorded_until is null and n.valid_to > c.valid_to)
    order by c.valid_to, c.person_id`.execute(db)
  return rows
}

/** The settled predicates of somebody in some periods, by period: of the last evaluation of each; else
 * as read in from elsewhere. */
export async function predicatesOf(
  { db, tenantId }: Ctx,
  personId: string,
  periods: readonly string[],
): Promise<Map<string, Predicate>> {
  const { rows } = await sql<{ period: string; predicate: Predicate }>`
    select distinct on (found.period) found.period, found.predicate from (
      select period, predicate, 1 as place, ends_on from staff.current_evaluations
      where tenant_id = ${tenantId} and person_id = ${personId} and step <> 'PREPARED'
      union all
      select period, predicate, 2, null from staff.outside_predicates
      where tenant_id = ${tenantId} and person_id = ${personId} and recorded_until is null
    ) as found
    where found.predicate is not null and found.period = any(${[...periods]}::text[])
    order by found.period, found.place, found.ends_on desc`.execute(db)
  return new Map(rows.map(({ period, predicate }) => [period, predicate]))
}

/** Taken before recommending: two who press wait for each other. */
export async function holdContract({ db, tenantId }: Ctx, personId: string): Promise<void> {
  const name = `renewal ${personId}`
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext(${name}))`.execute(db)
}

export async function saveRecommendation(
  { db, tenantId, now, actor }: Ctx,
  said: {
    ratedId: string
    contractNumber: string
    outcome: Outcome
    reason: string
    facts: RenewalFacts
    digest: string
    rulePack: string
  },
): Promise<void> {
  const { kind, id, title } = actor.actingAs ?? {}
  const actingAs = actor.actingAs && { kind, id, title }
  await insertRows(db, 'staff.recommendations', [
    { tenantId, ...said, personId: actor.personId, actingAs, at: now },
  ])
}
