import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import type { Taken } from '../../kernel/contract.ts'
import type { Context } from '../../platform/context.ts'
import { orderBy } from '../../platform/database/sorting.ts'
import type { MandateLevel } from '../organisation/words.ts'
import type {
  AgreementState,
  agreementContract,
  Party,
  PromiseTrait,
} from './agreement.contract.ts'
import type { Sight } from './agreement.rules.ts'
import type { AgreementsTables, CurrentRow, VersionCause } from './agreements.tables.ts'
import { isWithdrawn, statesThat } from './state.rules.ts'
import { traits } from './trait.store.ts'

type Ctx = Context<AgreementsTables>

/** The version of an agreement one works with, and how much it promises. */
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
  /** The ended promise whose place it takes. */
  succeedsId: string | null
  mandateId: string
  giverMandateId: string | null
  giverPositionId: string | null
  /** Sequence of the latest state; the next one is one more. */
  sequence: number
  firstParty: Party
  secondParty: Party | null
  dueOn: string | null
  digest: string | null
  /** Agreed on a content of its parent that the parent has agreed anew since, or touched by a change
   * of the organisation. */
  needsReview: boolean
  /** What that change did; `null` where it is the parent's. */
  reviewReason: string | null
  /** When it first carried every signature it needs. */
  signedAt: string | null
  /** The day it was signed by hand, where paper stands for electronic signatures. */
  wetOn: string | null
  /** The version that counts while this one, an amendment, is being made: its id and number. */
  inForceId: string | null
  inForce: number | null
  /** What the promise as a whole is worth (decision 0066). */
  promiseState: AgreementState
  /** The content that a promise below carries: what was agreed, while that is still made what is in
   * force. */
  standingDigest: string | null
  inForceDigest: string | null
  /** Not the version one works with, but one of the others (`findVersion`). */
  superseded: boolean
  budgetVersionId: string | null
  cause: VersionCause
  effectiveFrom: string
  /** Until when this version should be signed; of an amendment its own day, never the promise's. */
  signBy: string | null
  rows: number
  budget: number | null
}

export type Filter = {
  year: number
  state?: AgreementState | undefined
  /** The promises of an office, or those of some units. */
  agencyId?: string | undefined
  units?: readonly string[] | undefined
  level?: MandateLevel | undefined
  search?: string | undefined
  needsReview?: boolean | undefined
  trait?: PromiseTrait | undefined
  /** Those that are left out. */
  without?: readonly string[] | undefined
  sight: Sight
}

type Builder = ExpressionBuilder<AgreementsTables, 'agreements.current'>

/** The condition of a filter, on `agreements.current`. */
export function wanted(ctx: Ctx, filter: Filter) {
  const { tenantId } = ctx
  const { year, state, agencyId, units, level, search, needsReview, trait, sight } = filter
  const { without = [] } = filter
  return (where: Builder) => {
    const own = sight.all
      ? []
      : [
          where.or([
            where('personId', '=', sight.personId),
            where('giverPersonId', '=', sight.personId),
            ...(sight.positionIds.length
              ? [where('giverPositionId', 'in', sight.positionIds)]
              : []),
            ...(sight.agencyIds.length ? [where('agencyId', 'in', sight.agencyIds)] : []),
          ]),
        ]
    return where.and([
      where('tenantId', '=', tenantId),
      where('year', '=', year),
      ...(state ? [where('promiseState', '=', state)] : []),
      ...(level ? [where('level', '=', level)] : []),
      ...(needsReview === undefined ? [] : [where('needsReview', '=', needsReview)]),
      ...(agencyId ? [where('agencyId', '=', agencyId)] : []),
      ...(units ? [where('unitId', 'in', [...units])] : []),
      ...(trait ? [traits(ctx)[trait]] : []),
      ...(without.length > 0 ? [sql<boolean>`not id = any(${[...without]}::uuid[])`] : []),
      ...(search
        ? [
            sql<boolean>`(first_party ->> 'name' || ' ' || (first_party ->> 'title') || ' ' || code)
              ilike ${`%${search.replace(/[%_\\]/g, '\\$&')}%`}`,
          ]
        : []),
      ...own,
    ])
  }
}

type SortColumn = 'holder' | 'giver' | 'level' | 'state' | 'dueOn' | 'rows' | 'budget'
type Sort = Taken<(typeof agreementContract)['listAgreements']>['sort']

const columns: Record<SortColumn, RawBuilder<unknown>> = {
  holder: sql`lower(first_party ->> 'name')`,
  giver: sql`lower(second_party ->> 'title')`,
  level: sql`level`,
  state: sql`promise_state`,
  dueOn: sql`due_on`,
  rows: sql`coalesce(promised.rows, 0)`,
  budget: sql`budget_sum`,
}

/** Counted in one walk where a list is ordered by it: for each promise by itself costs twice as
 * much. */
const rowsByVersion = (tenantId: number) =>
  sql<{ versionId: string; rows: number }>`(
    select version_id, count(*) as rows from agreements.rows
    where tenant_id = ${tenantId} group by version_id)`.as<'promised'>('promised')

/** A window of the agreements a filter lets pass, by number unless another order is asked for. */
export async function loadCurrent(
  ctx: Ctx,
  filter: Filter,
  { start, limit, sort }: { start: number; limit: number; sort?: Sort | undefined },
): Promise<Current[]> {
  const { db, tenantId } = ctx
  const rows = await db
    .selectFrom('agreements.current')
    .selectAll('agreements.current')
    .select(counts)
    .$if(sort === 'rows' || sort === '-rows', (query) =>
      query.leftJoin(rowsByVersion(tenantId), (join) =>
        join.onRef('promised.versionId', '=', 'agreements.current.versionId'),
      ),
    )
    .where(wanted(ctx, filter))
    .orderBy(orderBy(sort, columns, sql`code`))
    .offset(start)
    .limit(limit)
    .execute()
  return rows.map(currentOf)
}

/** How many rows a version has, and its money. */
export const counts = [
  sql<number>`(select count(*) from agreements.rows r
    where r.tenant_id = agreements.current.tenant_id
    and r.version_id = agreements.current.version_id)`.as('rowCount'),
  sql<number | null>`(select sum(b.amount)::bigint from agreements.budget_rows b
    where b.tenant_id = agreements.current.tenant_id
    and b.version_id = agreements.current.version_id)`.as('budgetSum'),
] as const

type Counted = { state: AgreementState; count: number; needReview: number }

/** How many stand in each state, and how many of them need review. */
export async function countByState(ctx: Ctx, filter: Filter): Promise<Counted[]> {
  return ctx.db
    .selectFrom('agreements.current')
    .select(({ fn }) => ['promiseState as state', fn.countAll<number>().as('count')])
    .select(sql<number>`count(*) filter (where needs_review)`.as('needReview'))
    .where(wanted(ctx, filter))
    .groupBy('promiseState')
    .orderBy('promiseState')
    .execute()
}

/** The mandates that have a promise of a year; one that was withdrawn is none. */
export async function mandatesWithPromise(
  { db, tenantId }: Ctx,
  year: number,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('agreements.current')
    .select('mandateId')
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where(
      'state',
      'in',
      statesThat((state) => !isWithdrawn(state)),
    )
    .execute()
  return new Set(rows.map(({ mandateId }) => mandateId))
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
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(currentOf)
}

export const findCurrent = async (ctx: Ctx, id: string): Promise<Current | undefined> =>
  (await findCurrents(ctx, [id]))[0]

/** One version of a promise, as the one worked with is told; `undefined` where there is none of this
 * number. */
export async function findVersion(
  ctx: Ctx,
  id: string,
  number: number,
): Promise<Current | undefined> {
  const current = await findCurrent(ctx, id)
  if (!current || current.version === number) return current
  const { db, tenantId } = ctx
  const row = await db
    .selectFrom('agreements.versions as version')
    .innerJoin('agreements.states as state', (join) =>
      join
        .onRef('state.tenantId', '=', 'version.tenantId')
        .onRef('state.versionId', '=', 'version.id'),
    )
    .select(['version.id as versionId', 'version.number as version', 'version.cause'])
    .select(['version.firstParty', 'version.secondParty', 'version.effectiveFrom'])
    .select(['version.wetOn', 'version.budgetVersionId'])
    .select(['state.sequence', 'state.state', 'state.digest'])
    .select(rowsAndMoney)
    .where('version.tenantId', '=', tenantId)
    .where('version.agreementId', '=', id)
    .where('version.number', '=', number)
    .orderBy('state.sequence', 'desc')
    .limit(1)
    .$castTo<Omit<Current, keyof typeof asBefore | 'promiseState' | 'standingDigest'>>()
    .executeTakeFirst()
  return (
    row && { ...current, ...asBefore, ...row, promiseState: row.state, standingDigest: row.digest }
  )
}

/** What is said of a version that is not worked with any more. */
const asBefore = {
  ...{ needsReview: false, reviewReason: null, signBy: null },
  ...{ inForceId: null, inForce: null, inForceDigest: null, superseded: true },
}
const rowsAndMoney = [
  sql<number>`(select count(*) from agreements.rows r
    where r.tenant_id = version.tenant_id and r.version_id = version.id)`.as('rows'),
  sql<number | null>`(select sum(b.amount)::bigint from agreements.budget_rows b
    where b.tenant_id = version.tenant_id and b.version_id = version.id)`.as('budget'),
] as const

export async function loadChildren({ db, tenantId }: Ctx, parentId: string): Promise<Current[]> {
  const rows = await db
    .selectFrom('agreements.current')
    .selectAll()
    .select(counts)
    .where('tenantId', '=', tenantId)
    .where('parentId', '=', parentId)
    .orderBy('code')
    .execute()
  return rows.map(currentOf)
}

/** What stands above some promises, in one statement: of each, from the head of region down to its
 * direct parent; at most as many steps as a government has levels, and each promise once, should
 * they ever go in a circle. */
export async function loadChains(
  { db, tenantId }: Ctx,
  promises: readonly Pick<Current, 'id' | 'parentId'>[],
): Promise<ReadonlyMap<string, Current[]>> {
  const parents = promises.flatMap(({ parentId }) => parentId ?? [])
  if (parents.length === 0) return new Map()
  const above = sql<string>`(
    with recursive above as (
      select id, parent_id, 1 as step from agreements.agreements
      where tenant_id = ${tenantId} and id = any(${parents}::uuid[])
      union
      select parent.id, parent.parent_id, step + 1 from above
      join agreements.agreements as parent on parent.tenant_id = ${tenantId} and parent.id = above.parent_id
      where step < 20)
    select id from above)`
  const rows = await db
    .selectFrom('agreements.current')
    .selectAll()
    .select(counts)
    .where('tenantId', '=', tenantId)
    .where('id', 'in', above)
    .execute()
  const known = new Map(rows.map((row) => [row.id, currentOf(row)]))
  return new Map(promises.map(({ id, parentId }) => [id, chainIn(known, parentId)]))
}

function chainIn(known: ReadonlyMap<string, Current>, parentId: string | null): Current[] {
  const chain = new Set<Current>()
  for (let next = known.get(parentId ?? ''); next; next = known.get(next.parentId ?? '')) {
    if (chain.has(next)) break
    chain.add(next)
  }
  return [...chain].reverse()
}

/** What stands above one promise. */
export const loadChain = async (
  ctx: Ctx,
  promise: Pick<Current, 'id' | 'parentId'>,
): Promise<Current[]> => (await loadChains(ctx, [promise])).get(promise.id) ?? []

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
  return db
    .selectFrom('agreements.states as state')
    .innerJoin('agreements.versions as version', (join) =>
      join
        .onRef('version.tenantId', '=', 'state.tenantId')
        .onRef('version.id', '=', 'state.versionId'),
    )
    .select([
      'version.number as version',
      'state.state',
      'state.at',
      'state.personId',
      'state.note',
    ])
    .where('state.tenantId', '=', tenantId)
    .where('version.agreementId', '=', agreementId)
    .orderBy('version.number')
    .orderBy('state.sequence')
    .execute()
}

/** A row of the view, as it is worked with. */
export const currentOf = (
  row: CurrentRow & { rowCount: number; budgetSum: number | null },
): Current => ({
  id: row.id,
  code: row.code,
  publicCode: row.publicCode,
  year: row.year,
  versionId: row.versionId,
  version: row.version,
  state: row.state,
  level: row.level,
  form: row.form,
  agencyId: row.agencyId,
  unitId: row.unitId,
  parentId: row.parentId,
  succeedsId: row.succeedsId,
  mandateId: row.mandateId,
  giverMandateId: row.giverMandateId,
  giverPositionId: row.giverPositionId,
  sequence: row.sequence,
  firstParty: row.firstParty,
  secondParty: row.secondParty,
  dueOn: row.dueOn,
  digest: row.digest,
  needsReview: row.needsReview,
  reviewReason: row.reviewReason,
  signedAt: row.signedAt,
  wetOn: row.wetOn,
  inForceId: row.inForceId,
  inForce: row.inForce,
  promiseState: row.promiseState,
  standingDigest: row.digest ?? row.inForceDigest,
  ...{ inForceDigest: row.inForceDigest, superseded: false },
  budgetVersionId: row.budgetVersionId,
  cause: row.cause,
  effectiveFrom: row.effectiveFrom,
  signBy: row.inForce === null ? row.dueOn : row.amendmentDueOn,
  rows: row.rowCount,
  budget: row.budgetSum,
})
