import { createHash } from 'node:crypto'
import { type Expression, type SqlBool, sql } from 'kysely'
import { jsonBuildObject } from 'kysely/helpers/postgres'
import { canonicalJson } from '../../../kernel/canonical.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { CurrentPlan, StaffTables } from '../staff.tables.ts'
import type { PlannedResult, SkpContent, SkpPage, SkpState } from './skp.contract.ts'

type Ctx = Context<StaffTables>
export type Plan = Omit<CurrentPlan, 'tenantId'>
/** A version with what it says; results keep their ids through all versions of an SKP. */
export type Version = SkpContent & { versionId: string; planId: string; number: number }

/** Taken before deciding: two who act on one SKP wait for each other. */
export async function holdPlans({ db, tenantId }: Ctx, ids: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext('staff ' || id))
    from (select unnest(${[...ids].sort()}::text[]) as id) as held`.execute(db)
}

/** Taken before SKPs are drafted for many: two who do so wait for each other. */
export const holdDrafting = (ctx: Ctx, year: number): Promise<void> =>
  holdPlans(ctx, [`drafting ${year}`])

const isIn = (column: string, ids: readonly string[]) =>
  sql<SqlBool>`${sql.ref(column)} = any(${[...ids]}::uuid[])`

/** SKPs with their newest version: some by id, those of some people or assignments, of an office,
 * or in some states in a year; a person's in the order they were begun. */
export async function loadPlans(
  { db, tenantId }: Ctx,
  wanted:
    | { ids: readonly string[] }
    | { year: number; personIds: readonly string[] }
    | { year: number; assignmentIds: readonly string[] }
    | { year: number; agencyId: string | null }
    | { year: number; states: readonly SkpState[] },
): Promise<Plan[]> {
  const rows = await db
    .selectFrom('staff.currentPlans')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where((where): Expression<SqlBool> => {
      if ('ids' in wanted) return isIn('id', wanted.ids)
      const year = where('year', '=', wanted.year)
      if ('personIds' in wanted) return where.and([year, isIn('personId', wanted.personIds)])
      if ('assignmentIds' in wanted)
        return where.and([year, isIn('assignmentId', wanted.assignmentIds)])
      if ('states' in wanted) return where.and([year, where('state', 'in', wanted.states)])
      return where.and([year, where('agencyId', 'is not distinct from', wanted.agencyId)])
    })
    .orderBy('personId')
    .orderBy('startsOn')
    .orderBy('id')
    .execute()
  return rows.map(({ tenantId: _, ...plan }) => plan)
}

/** The SKP of a person that covers a day: that of the post held definitively before another's. */
export async function planOf(ctx: Ctx, personId: string, day: LocalDate): Promise<Plan | null> {
  const plans = await loadPlans(ctx, { year: Number(day.slice(0, 4)), personIds: [personId] })
  return plans.find(({ startsOn, endsOn }) => startsOn <= day && day < endsOn) ?? null
}

const resultsAsJson = ({ db }: Ctx) =>
  db
    .selectFrom('staff.results as result')
    .select(({ fn, ref }) =>
      fn
        .jsonAgg(
          jsonBuildObject({
            ...{ id: ref('result.resultId'), kind: ref('result.kind') },
            ...{ holder: ref('result.holder'), text: ref('result.text') },
            perspective: ref('result.perspective'),
            parentResultId: ref('result.parentResultId'),
            ...{ measureId: ref('result.measureId'), mode: ref('result.mode') },
            ...{ share: ref('result.share'), note: ref('result.note') },
            ...{ basis: ref('result.basis'), indicators: ref('result.indicators') },
            quarters: ref('result.quarters'),
          }),
        )
        .orderBy('result.number')
        .as('list'),
    )
    .where('result.tenantId', '=', sql<number>`version.tenant_id`)
    .where('result.versionId', '=', sql<string>`version.id`)

const noAnnexes = { resources: [], accountability: [], consequences: [] }

/** What some versions say, by version. */
export async function contentsOf(
  ctx: Ctx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, Version>> {
  if (versionIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('staff.versions as version')
    .select(['version.id as versionId', 'version.planId', 'version.number', 'version.approach'])
    .select(['version.behaviours', 'version.annexes'])
    .select(resultsAsJson(ctx).as('results'))
    .where('version.tenantId', '=', ctx.tenantId)
    .where(isIn('version.id', versionIds))
    .execute()
  return new Map(
    rows.map(({ results, annexes, ...version }) => [
      version.versionId,
      { ...version, annexes: { ...noAnnexes, ...annexes }, results: results ?? [] },
    ]),
  )
}

/** What was in force of some SKPs on a day, by SKP: the newest version agreed to by then, else the
 * first that was agreed to at all; one that never was is left out. */
export async function inForceContent(
  ctx: Ctx,
  planIds: readonly string[],
  on: LocalDate = ctx.today,
): Promise<ReadonlyMap<string, Version>> {
  const { db, tenantId, region } = ctx
  const agreed = await sql<{ id: string }>`
    select distinct on (version.plan_id) version.id
    from staff.versions version
    join staff.states agreed on agreed.tenant_id = version.tenant_id
      and agreed.version_id = version.id and agreed.state = 'AGREED'
    where version.tenant_id = ${tenantId} and version.plan_id = any(${[...planIds]}::uuid[])
    order by version.plan_id, (agreed.at at time zone ${region.timeZone})::date <= ${on} desc,
      case when (agreed.at at time zone ${region.timeZone})::date <= ${on} then -version.number
        else version.number end`.execute(db)
  const contents = await contentsOf(
    ctx,
    agreed.rows.map(({ id }) => id),
  )
  return new Map([...contents.values()].map((version) => [version.planId, version]))
}

/** sha256 over what a version says, the way both parties agree to it. */
export const digestOf = ({ approach, results, behaviours, annexes }: SkpContent): string =>
  createHash('sha256')
    .update(canonicalJson({ approach, results, behaviours, annexes }))
    .digest('hex')

/** A state that a version has passed. */
type Passed = Omit<SkpPage['history'][number], 'by'> & {
  personId: string | null
  versionId: string
}

/** Every state the versions of an SKP have passed, oldest first. */
export async function historyOf({ db, tenantId }: Ctx, planId: string): Promise<Passed[]> {
  return db
    .selectFrom('staff.states as state')
    .innerJoin('staff.versions as version', (join) =>
      join
        .onRef('version.tenantId', '=', 'state.tenantId')
        .onRef('version.id', '=', 'state.versionId'),
    )
    .select(['version.number', 'state.state', 'state.at', 'state.personId'])
    .select(['state.note', 'state.digest', 'version.id as versionId'])
    .where('state.tenantId', '=', tenantId)
    .where('version.planId', '=', planId)
    .orderBy('version.number')
    .orderBy('state.sequence')
    .execute()
}

/** A new SKP or a further version of one, with what it says. */
export type NewVersion = SkpContent & {
  id: string
  planId: string
  number: number
  agreementVersionId: string | null
  parentVersionId: string | null
  reason: string | null
  rulePack: string
}
export type NewPlan = Omit<
  Plan,
  | ('versionId' | 'number' | 'approach' | 'agreementVersionId' | 'parentVersionId' | 'reason')
  | ('editedAt' | 'edits' | 'sequence' | 'state' | 'stateAt' | 'note' | 'inForceId' | 'createdAt')
>

/** Begins SKPs, each with its first version, a thousand rows in a statement. */
export async function addPlans(
  ctx: Ctx,
  begun: readonly { plan: NewPlan; version: NewVersion }[],
): Promise<void> {
  const { tenantId, now } = ctx
  await insertRows(
    ctx.db,
    'staff.plans',
    begun.map(({ plan }) => ({ tenantId, ...plan, createdAt: now })),
  )
  await addVersions(
    ctx,
    begun.map(({ version }) => version),
  )
}

/** Adds versions in their first state, with what they say. */
export async function addVersions(ctx: Ctx, versions: readonly NewVersion[]): Promise<void> {
  const { db, tenantId, now } = ctx
  await insertRows(
    db,
    'staff.versions',
    versions.map(({ results: _, ...version }) => ({
      ...{ tenantId, ...version, createdAt: now, editedAt: now, edits: 0 },
    })),
  )
  await addStates(
    ctx,
    versions.map(({ id }) => ({ versionId: id, sequence: 0 })),
    { state: 'DRAFT' },
  )
  await insertRows(db, 'staff.results', versions.flatMap(rowsOf(tenantId)))
}

const rowsOf =
  (tenantId: number) =>
  ({ id, results }: { id: string; results: readonly PlannedResult[] }) =>
    results.map(({ id: resultId, ...result }, at) => ({
      ...{ tenantId, versionId: id, resultId, number: at + 1, ...result },
    }))

/** Adds the next state of some versions, with who and in which capacity; `inNameOf`: whose act it is
 * where the system does it. */
export async function addStates(
  { db, tenantId, now, actor, newId }: Ctx,
  versions: readonly {
    versionId: string
    sequence: number
    digest?: string
    inNameOf?: string | null
  }[],
  { state, note = null, at = now }: { state: SkpState; note?: string | null; at?: Instant },
): Promise<void> {
  const { kind, id, title } = actor.actingAs ?? {}
  const by = { personId: actor.personId, actingAs: actor.actingAs ? { kind, id, title } : null }
  await insertRows(
    db,
    'staff.states',
    versions.map(({ versionId, sequence, digest = null, inNameOf = null }) => ({
      ...{ tenantId, id: newId(), versionId, sequence: sequence + 1, state, at },
      ...{ ...by, personId: actor.personId ?? inNameOf, note, digest },
    })),
  )
}

/** Writes what a draft says anew. */
export async function writeContent(
  { db, tenantId, now }: Ctx,
  versionId: string,
  { approach, results, behaviours, annexes }: SkpContent,
): Promise<void> {
  await db
    .deleteFrom('staff.results')
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .execute()
  await insertRows(db, 'staff.results', rowsOf(tenantId)({ id: versionId, results }))
  await db
    .updateTable('staff.versions')
    .set({ approach, editedAt: now, edits: sql<number>`edits + 1` })
    .set({ behaviours: JSON.stringify(behaviours), annexes: JSON.stringify(annexes) })
    .where('tenantId', '=', tenantId)
    .where('id', '=', versionId)
    .execute()
}

/** What some results say in the newest version that holds them, by result. */
export async function parentsOf(
  { db, tenantId }: Ctx,
  resultIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (resultIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('staff.results')
    .distinctOn('resultId')
    .select(['resultId', 'text'])
    .where('tenantId', '=', tenantId)
    .where(isIn('resultId', resultIds))
    .orderBy('resultId')
    .orderBy('versionId', 'desc')
    .execute()
  return new Map(rows.map(({ resultId, text }) => [resultId, text]))
}

/** What was submitted or agreed to last, by version. */
export async function digestsOf(
  { db, tenantId }: Ctx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('staff.states')
    .distinctOn('versionId')
    .select(['versionId', 'digest'])
    .where('tenantId', '=', tenantId)
    .where(isIn('versionId', versionIds))
    .orderBy('versionId')
    .orderBy('sequence', 'desc')
    .execute()
  return new Map(rows.flatMap(({ versionId, digest }) => (digest ? [[versionId, digest]] : [])))
}
