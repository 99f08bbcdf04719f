import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import {
  closeRows,
  recordsOf,
  writeChanges,
  writeVersions,
} from '../../../platform/database/ledger.ts'
import type { Person } from '../organisation.contract.ts'
import {
  assignmentLedger,
  personLedger,
  positionLedger,
  unitLedger,
} from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type {
  AssignmentRecord,
  AssignmentVersion,
  PersonVersion,
  PositionVersion,
} from '../records/record.contract.ts'
import type {
  HoldingChange,
  PeoplePlan,
  PersonChange,
  PostChange,
  Records,
} from './people-import.contract.ts'
import type { Known } from './people-import-known.rules.ts'

type Ctx = Context<OrganisationTables>

/** Person ids by NIP, also of people whose versions were taken back: a NIP belongs to one person
 * for good. */
export async function personIdsByNip(
  { db, tenantId }: Ctx,
  nips?: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('organisation.people')
    .select(['id', 'nip'])
    .where('tenantId', '=', tenantId)
    .where(nips ? sql<boolean>`nip = any(${[...nips]}::text[])` : sql<boolean>`true`)
    .execute()
  return new Map(rows.flatMap(({ id, nip }) => (nip ? [[nip, id] as const] : [])))
}

/** Every assignment on record of a person or of a post. */
export const assignmentsOf = (ctx: Ctx, id: string): Promise<AssignmentRecord[]> =>
  recordsOf(
    ctx,
    assignmentLedger,
    sql`(version.person_id = ${id}::uuid or version.position_id = ${id}::uuid)`,
  )

/** What rows name, as they write it; `unitCodes` of posts that are named by their title there. */
type Named = Record<'codes' | 'nips' | 'unitCodes', ReadonlySet<string>>

/** What a few rows name, and no more of the region than that: the posts by their codes, units and
 * superiors, who holds them, and the people with what they hold. Five statements. */
export async function recordsAbout(ctx: Ctx, named: Named): Promise<Records> {
  const { tenantId } = ctx
  const [codes, nips, unitCodes] = [[...named.codes], [...named.nips], [...named.unitCodes]]
  const current = sql`tenant_id = ${tenantId} and recorded_until is null`
  const persons = sql`(select id from organisation.people
    where tenant_id = ${tenantId} and nip = any(${nips}::text[]))`
  const positions = await recordsOf(
    ctx,
    positionLedger,
    sql`version.position_id in (
      with recursive named as (
        select position_id, superior_position_id from organisation.position_versions
        where ${current} and (code = any(${codes}::text[])
          or unit_id in (select unit_id from organisation.unit_versions
            where ${current} and code = any(${unitCodes}::text[]))
          or position_id in (select position_id from organisation.assignments
            where ${current} and person_id in ${persons}))
        union
        select above.position_id, above.superior_position_id from named
        join organisation.position_versions above on above.position_id = named.superior_position_id
          and above.tenant_id = ${tenantId} and above.recorded_until is null)
      select position_id from named)`,
  )
  const posts = positions.filter(({ code }) => named.codes.has(code)).map(({ id }) => id)
  const assignments = await recordsOf(
    ctx,
    assignmentLedger,
    sql`(version.position_id = any(${posts}::uuid[]) or version.person_id in ${persons})`,
  )
  const holders = assignments.map(({ personId }) => personId)
  const people = await recordsOf(
    ctx,
    personLedger,
    sql`(thing.nip is null or thing.nip = any(${nips}::text[]) or thing.id = any(${holders}::uuid[]))`,
  )
  return {
    units: await recordsOf(ctx, unitLedger),
    ...{ positions, people, assignments, personIdByNip: await personIdsByNip(ctx, nips) },
  }
}

/** Writes what a plan of posts and people says; ids of what is on record come from `known`, new
 * ones are made here. */
export async function writePeople(
  ctx: Ctx,
  plan: PeoplePlan,
  known: Known,
  runId: string,
): Promise<void> {
  const posts = await writePosts(ctx, plan.postChanges, known, runId)
  const people = await writePersons(ctx, plan.personChanges, known, runId)
  await writeHoldings(ctx, plan.holdingChanges, { posts, people }, runId)
}

const present = (id: string | undefined, what: string): string => {
  if (id === undefined) throw new Error(`no id for ${what}`)
  return id
}

async function writePosts(
  ctx: Ctx,
  changes: readonly PostChange[],
  known: Known,
  runId: string,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map([...known.post.values()].map(({ code, id }) => [code, id]))
  for (const { positionId, fields } of changes) ids.set(fields.code, positionId ?? ctx.newId())
  const versionOf = ({
    fields: { unitCode, superiorCode, ...own },
    turn,
  }: PostChange): PositionVersion => ({
    ...own,
    ...turn.span,
    id: present(ids.get(own.code), own.code),
    unitId: present(known.unit.get(unitCode)?.id, unitCode),
    superiorId: superiorCode === null ? null : present(ids.get(superiorCode), superiorCode),
  })
  await writeChanges(
    ctx,
    positionLedger,
    changes.map((change) => ({
      turn: change.turn,
      isNew: change.positionId === null,
      version: versionOf(change),
    })),
    runId,
  )
  return ids
}

async function writePersons(
  ctx: Ctx,
  changes: readonly PersonChange[],
  known: Known,
  runId: string,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map([...known.person].map(([key, { id }]) => [key, id]))
  for (const { personId, fields } of changes) ids.set(fields.key, personId ?? ctx.newId())
  const versionOf = ({
    fields: { key, ...own },
    turn,
  }: PersonChange): PersonVersion & Pick<Person, 'nip'> => ({
    ...own,
    ...turn.span,
    id: present(ids.get(key), key),
  })
  await writeChanges(
    ctx,
    personLedger,
    changes.map((change) => ({
      turn: change.turn,
      isNew: change.personId === null,
      version: versionOf(change),
    })),
    runId,
  )
  return ids
}

type Ids = { posts: ReadonlyMap<string, string>; people: ReadonlyMap<string, string> }

async function writeHoldings(
  ctx: Ctx,
  changes: readonly HoldingChange[],
  ids: Ids,
  runId: string,
): Promise<void> {
  const closed = changes.flatMap((change) =>
    change.what === 'begins' ? [] : [change.before.rowId],
  )
  await closeRows(ctx, assignmentLedger, closed, runId)
  await writeVersions(
    ctx,
    assignmentLedger,
    changes.flatMap((change) => versionsOf(ctx, change, ids)),
    runId,
  )
}

/** What is written for a change; an assignment that would end on the day it began never was. */
function versionsOf(ctx: Ctx, change: HoldingChange, { posts, people }: Ids): AssignmentVersion[] {
  if (change.what === 'corrected') return [change.after]
  if (change.what === 'ends')
    return change.before.validFrom < change.on ? [{ ...change.before, validTo: change.on }] : []
  const { personKey, postCode, kind, decreeNumber, decreeDate } = change.holding
  return [
    {
      ...{
        id: ctx.newId(),
        personId: present(people.get(personKey), personKey),
        positionId: present(posts.get(postCode), postCode),
      },
      kind,
      singleHolder: change.singleHolder,
      decreeNumber,
      decreeDate,
      ...change.span,
    },
  ]
}
