import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../../../kernel/time.ts'
import type { Context } from '../../../../platform/context.ts'
import { recordsOf, standsOn } from '../../../../platform/database/ledger.ts'
import {
  assignmentLedger,
  positionLedger,
  teamRoleLedger,
  unitLedger,
} from '../../organisation.ledgers.ts'
import type { OrganisationTables } from '../../organisation.tables.ts'
import type { AssignmentRecord, PositionRecord, UnitRecord } from '../../records/record.contract.ts'
import { namesOfThings } from '../event.store.ts'
import type { Scene } from './scene.rules.ts'

type Ctx = Context<OrganisationTables>

const among = (column: string, ids: Iterable<string>): RawBuilder<boolean> =>
  sql<boolean>`version.${sql.ref(column)} = any(${[...new Set(ids)]}::uuid[])`
const lasting = (on: LocalDate): RawBuilder<boolean> =>
  sql<boolean>`(version.valid_to is null or version.valid_to > ${on})`

/** The ids of units below some, themselves among them, and of what the `others` stand in. A unit
 * that comes below one of them only later counts as well. */
async function unitIdsAround(
  ctx: Ctx,
  roots: readonly string[],
  others: readonly string[],
  on: LocalDate,
): Promise<{ branch: string[]; all: string[] }> {
  const { rows } = await sql<{ id: string; inBranch: boolean }>`
    with recursive
      branch as (
        select root as unit_id from unnest(${[...roots]}::uuid[]) as root
        union
        select version.unit_id from branch join organisation.unit_versions as version
          on version.tenant_id = ${ctx.tenantId} and version.recorded_until is null
          and version.parent_unit_id = branch.unit_id and ${lasting(on)}),
      above as (
        select other as unit_id from unnest(${[...roots, ...others]}::uuid[]) as other
        union
        select version.parent_unit_id from above join organisation.unit_versions as version
          on version.unit_id = above.unit_id and ${standsOn(ctx, on, 'version')}
        where version.parent_unit_id is not null)
    select unit_id as id, true as in_branch from branch
    union all select unit_id, false from above`.execute(ctx.db)
  const branch = rows.flatMap(({ id, inBranch }) => (inBranch ? [id] : []))
  return { branch, all: rows.map(({ id }) => id) }
}

/** Everything on record that a change of some units touches, as known now: they and all below them
 * (`roots`), the posts and holders there, and the units the `others` name with what they stand in. */
export async function loadScene(
  ctx: Ctx,
  { roots, others = [] }: { roots: readonly string[]; others?: readonly string[] },
  on: LocalDate,
): Promise<Scene> {
  const { branch, all } = await unitIdsAround(ctx, roots, others, on)
  const units = await recordsOf(ctx, unitLedger, among('unitId', all))
  const inBranch = sql`${among('unitId', branch)} and ${lasting(on)}`
  const posts = await recordsOf(
    ctx,
    positionLedger,
    sql`(version.position_id in (select version.position_id from organisation.position_versions as version
        where version.tenant_id = ${ctx.tenantId} and version.recorded_until is null and ${inBranch})
      or version.superior_position_id in (select version.position_id from organisation.position_versions as version
        where version.tenant_id = ${ctx.tenantId} and version.recorded_until is null and ${inBranch})
      or ${among('unitId', others)}) and ${lasting(on)}`,
  )
  const postIds = posts.map(({ id }) => id)
  const holdings = await recordsOf(
    ctx,
    assignmentLedger,
    sql`${among('positionId', postIds)} and ${lasting(on)}`,
  )
  const teamRoles = await recordsOf(
    ctx,
    teamRoleLedger,
    sql`${among('unitId', roots)} and ${lasting(on)}`,
  )
  return {
    on,
    branch: new Set(branch),
    units: Map.groupBy(units, ({ id }) => id),
    posts: Map.groupBy(posts, ({ id }) => id),
    ...{ holdings, teamRoles },
    people: await namesOfThings(
      ctx,
      [...holdings, ...teamRoles].map(({ personId }) => personId),
    ),
  }
}

/** Every version on record of some units, by unit. */
export async function unitVersions(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, UnitRecord[]>> {
  return Map.groupBy(await recordsOf(ctx, unitLedger, among('unitId', ids)), ({ id }) => id)
}

/** Every version on record of some posts, by post. */
export async function postVersions(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, PositionRecord[]>> {
  return Map.groupBy(await recordsOf(ctx, positionLedger, among('positionId', ids)), ({ id }) => id)
}

/** The units that have one of these codes on a date or later. */
export const unitsCoded = (
  ctx: Ctx,
  codes: readonly string[],
  on: LocalDate,
): Promise<UnitRecord[]> =>
  recordsOf(ctx, unitLedger, sql`version.code = any(${[...codes]}::text[]) and ${lasting(on)}`)

/** The posts that have one of these codes on a date or later. */
export const postsCoded = (
  ctx: Ctx,
  codes: readonly string[],
  on: LocalDate,
): Promise<PositionRecord[]> =>
  recordsOf(ctx, positionLedger, sql`version.code = any(${[...codes]}::text[]) and ${lasting(on)}`)

/** The posts of a head of region on a date. */
export const headPosts = (ctx: Ctx, on: LocalDate): Promise<PositionRecord[]> =>
  recordsOf(
    ctx,
    positionLedger,
    sql`version.kind = 'POLITIK' and version.valid_from <= ${on} and ${lasting(on)}`,
  )

/** Who holds a post on a date or later. */
export const holdingsOf = (ctx: Ctx, postId: string, on: LocalDate): Promise<AssignmentRecord[]> =>
  recordsOf(ctx, assignmentLedger, sql`${among('positionId', [postId])} and ${lasting(on)}`)

/** What some people hold for good on a date or later. */
export const definitiveHoldings = (
  ctx: Ctx,
  people: readonly string[],
  on: LocalDate,
): Promise<AssignmentRecord[]> =>
  recordsOf(
    ctx,
    assignmentLedger,
    sql`${among('personId', people)} and version.kind = 'D' and ${lasting(on)}`,
  )
