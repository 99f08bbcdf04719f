import { type ExpressionBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { MandateLevel } from '../organisation/words.ts'
import type { AgreementRow, AgreementState, BudgetRow, Party } from './agreement.contract.ts'
import type { Sight } from './agreement.rules.ts'
import type { AgreementsTables, CurrentRow } from './agreements.tables.ts'
import { agreementRow, budgetRow } from './drafting.store.ts'

type Ctx = Context<AgreementsTables>

/** The current version of an agreement with how much it promises. */
export type Current = {
  id: string
  code: string
  publicCode: string
  year: number
  versionId: string
  version: number
  state: AgreementState
  level: MandateLevel
  form: 'SOLE' | 'TWO_PARTY'
  agencyId: string | null
  unitId: string
  parentId: string | null
  mandateId: string
  giverMandateId: string | null
  giverPositionId: string | null
  /** Sequence of the latest state; the next one is one more. */
  sequence: number
  firstParty: Party
  secondParty: Party | null
  dueOn: string | null
  digest: string | null
  /** Agreed on a content of its parent that the parent has agreed anew since. */
  needsReview: boolean
  rows: number
  budget: number | null
}

export type Filter = {
  year: number
  state?: AgreementState | undefined
  units?: readonly string[] | undefined
  level?: MandateLevel | undefined
  search?: string | undefined
  needsReview?: boolean | undefined
  sight: Sight
}

type Builder = ExpressionBuilder<AgreementsTables, 'agreements.current'>

function wanted(
  tenantId: number,
  { year, state, units, level, search, needsReview, sight }: Filter,
) {
  return (where: Builder) => {
    const own = sight.all
      ? []
      : [
          where.or([
            where('person_id', '=', sight.personId),
            where('giver_person_id', '=', sight.personId),
            ...(sight.positionIds.length
              ? [where('giver_position_id', 'in', sight.positionIds)]
              : []),
            ...(sight.agencyIds.length ? [where('agency_id', 'in', sight.agencyIds)] : []),
          ]),
        ]
    return where.and([
      where('tenant_id', '=', tenantId),
      where('year', '=', year),
      ...(state ? [where('state', '=', state)] : []),
      ...(level ? [where('level', '=', level)] : []),
      ...(needsReview === undefined ? [] : [where('needs_review', '=', needsReview)]),
      ...(units ? [where('unit_id', 'in', [...units])] : []),
      ...(search
        ? [
            sql<boolean>`(first_party ->> 'name' || ' ' || (first_party ->> 'title') || ' ' || code) ilike ${`%${search.replace(/[%_\\]/g, '\\$&')}%`}`,
          ]
        : []),
      ...own,
    ])
  }
}

export async function loadCurrent(
  { db, tenantId }: Ctx,
  filter: Filter,
  limit: number,
  after: string | undefined,
): Promise<Current[]> {
  const rows = await db
    .selectFrom('agreements.current')
    .selectAll()
    .select(counts)
    .where(wanted(tenantId, filter))
    .$if(after !== undefined, (query) => query.where('code', '>', after ?? ''))
    .orderBy('code')
    .limit(limit)
    .execute()
  return rows.map(currentOf)
}

const counts = [
  sql<number>`(select count(*) from agreements.rows r where r.tenant_id = agreements.current.tenant_id and r.version_id = agreements.current.version_id)`.as(
    'row_count',
  ),
  sql<
    number | null
  >`(select sum(b.amount)::bigint from agreements.budget_rows b where b.tenant_id = agreements.current.tenant_id and b.version_id = agreements.current.version_id)`.as(
    'budget_sum',
  ),
] as const

type Counted = { state: AgreementState; count: number; needReview: number }

/** How many stand in each state, and how many of them need review. */
export async function countByState({ db, tenantId }: Ctx, filter: Filter): Promise<Counted[]> {
  return db
    .selectFrom('agreements.current')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .select(sql<number>`count(*) filter (where needs_review)`.as('needReview'))
    .where(wanted(tenantId, filter))
    .groupBy('state')
    .orderBy('state')
    .execute()
}

/** Several agreements at once, in no order; those that do not exist are left out. */
export async function findCurrents(
  { db, tenantId }: Ctx,
  ids: readonly string[],
): Promise<Current[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('agreements.current')
    .selectAll()
    .select(counts)
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(currentOf)
}

export const findCurrent = async (ctx: Ctx, id: string): Promise<Current | undefined> =>
  (await findCurrents(ctx, [id]))[0]

export async function loadChildren({ db, tenantId }: Ctx, parentId: string): Promise<Current[]> {
  const rows = await db
    .selectFrom('agreements.current')
    .selectAll()
    .select(counts)
    .where('tenant_id', '=', tenantId)
    .where('parent_id', '=', parentId)
    .orderBy('code')
    .execute()
  return rows.map(currentOf)
}

/** From the head of region down to the direct parent; at most as many steps as a government has levels. */
export async function loadChain(
  ctx: Ctx,
  { parentId }: Pick<Current, 'parentId'>,
): Promise<Current[]> {
  const chain: Current[] = []
  let next = parentId
  while (next && chain.length < 20) {
    const parent = await findCurrent(ctx, next)
    if (!parent || chain.some(({ id }) => id === parent.id)) break
    chain.unshift(parent)
    next = parent.parentId
  }
  return chain
}

export async function loadBlocksOf(
  { db, tenantId }: Ctx,
  versionId: string,
): Promise<{ rows: AgreementRow[]; budget: BudgetRow[] }> {
  const rows = await db
    .selectFrom('agreements.rows')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('version_id', '=', versionId)
    .orderBy('number')
    .execute()
  const money = await db
    .selectFrom('agreements.budget_rows')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('version_id', '=', versionId)
    .orderBy('number')
    .execute()
  return { rows: rows.map(agreementRow), budget: money.map(budgetRow) }
}

/** Every state the versions of an agreement have passed, oldest first. */
export async function loadHistory(
  { db, tenantId }: Ctx,
  agreementId: string,
): Promise<
  {
    version: number
    state: AgreementState
    at: string
    personId: string | null
    note: string | null
  }[]
> {
  const rows = await db
    .selectFrom('agreements.states as state')
    .innerJoin('agreements.versions as version', (join) =>
      join
        .onRef('version.tenant_id', '=', 'state.tenant_id')
        .onRef('version.id', '=', 'state.version_id'),
    )
    .select(['version.number', 'state.state', 'state.at', 'state.person_id', 'state.note'])
    .where('state.tenant_id', '=', tenantId)
    .where('version.agreement_id', '=', agreementId)
    .orderBy('version.number')
    .orderBy('state.sequence')
    .execute()
  return rows.map(({ number, person_id, ...row }) => ({
    ...row,
    version: number,
    personId: person_id,
  }))
}

const currentOf = (
  row: CurrentRow & { row_count: number; budget_sum: number | null },
): Current => ({
  id: row.id,
  code: row.code,
  publicCode: row.public_code,
  year: row.year,
  versionId: row.version_id,
  version: row.version,
  state: row.state,
  level: row.level,
  form: row.form,
  agencyId: row.agency_id,
  unitId: row.unit_id,
  parentId: row.parent_id,
  mandateId: row.mandate_id,
  giverMandateId: row.giver_mandate_id,
  giverPositionId: row.giver_position_id,
  sequence: row.sequence,
  firstParty: row.first_party as Party,
  secondParty: row.second_party as Party | null,
  dueOn: row.due_on,
  digest: row.digest,
  needsReview: row.needs_review,
  rows: row.row_count,
  budget: row.budget_sum,
})

/** Promises of a person as receiver, or given from posts held, that wait for a signature. */
export async function loadWaiting(
  { db, tenantId }: Ctx,
  { personId, positionIds }: { personId: string; positionIds: readonly string[] },
): Promise<Current[]> {
  if (personId === '') return []
  const rows = await db
    .selectFrom('agreements.current')
    .selectAll()
    .select(counts)
    .where('tenant_id', '=', tenantId)
    .where('state', 'in', ['DRAFT', 'NEGOTIATION', 'AGREED', 'SIGNED_FIRST'])
    .where((where) =>
      where.or([
        where('person_id', '=', personId),
        ...(positionIds.length
          ? [
              where.and([
                where('state', '=', 'SIGNED_FIRST'),
                where('giver_position_id', 'in', [...positionIds]),
              ]),
            ]
          : []),
      ]),
    )
    .orderBy('code')
    .execute()
  return rows.map(currentOf)
}
