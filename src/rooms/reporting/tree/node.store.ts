import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { Assignment, Person, Position } from '../../organisation/words.ts'
import { Component, isOfAgency } from '../../planning/words.ts'
import { stands } from '../progress/validity.store.ts'
import type { ReportingTables } from '../reporting.tables.ts'
import type { NodeEntry } from './tree.rules.ts'

type Ctx = Context<ReportingTables>

const topComponents = Component.options.filter((component) => !isOfAgency(component))

/** Which nodes: below some units or (`null`) of the whole region; of some components or of all. */
export type Shown = {
  on: LocalDate
  units: readonly string[] | null
  components?: readonly Component[] | undefined
}

/** The top of the region, the nodes of some units and of everything below those, and the way from
 * them up to the top. */
const shownIds = (
  tenantId: number,
  on: LocalDate,
  units: readonly string[],
): RawBuilder<string> => sql<string>`(
  with recursive branch(unit_id) as (
    select unit_id from unnest(${[...units]}::uuid[]) as asked(unit_id)
    union
    select u.unit_id from branch b
    join organisation.published_units u on u.tenant_id = ${tenantId}
      and u.parent_unit_id = b.unit_id and ${stands('u', on)}
  ), shown(node_id, parent_node_id) as (
    (
      select n.node_id, n.parent_node_id from planning.published_nodes n
      where n.tenant_id = ${tenantId} and n.component = any(${topComponents}) and ${stands('n', on)}
      union
      select n.node_id, n.parent_node_id from branch b
      join planning.published_nodes n on n.tenant_id = ${tenantId} and n.unit_id = b.unit_id
        and ${stands('n', on)}
      union
      select n.node_id, n.parent_node_id from branch b
      join organisation.published_posts p on p.tenant_id = ${tenantId} and p.unit_id = b.unit_id
        and ${stands('p', on)}
      join planning.published_nodes n
        on n.tenant_id = ${tenantId} and n.unit_id is null and n.holder_position_id = p.position_id
          and ${stands('n', on)}
    )
    union
    select n.node_id, n.parent_node_id from shown s
    join planning.published_nodes n on n.tenant_id = ${tenantId} and n.node_id = s.parent_node_id
      and ${stands('n', on)}
  )
  select node_id from shown)`

/** How many nodes stand directly below a node. */
const belowOf = (db: Ctx['db'], on: LocalDate) =>
  db
    .selectFrom('planning.publishedNodes as child')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('child.tenantId', '=', sql<number>`node.tenant_id`)
    .where('child.parentNodeId', '=', sql<string>`node.node_id`)
    .where(stands('child', on))

const nodeRows = ({ db, tenantId }: Ctx, { on, units, components }: Shown) =>
  db
    .selectFrom('planning.publishedNodes as node')
    .leftJoin('organisation.publishedPosts as post', (join) =>
      join
        .onRef('post.tenantId', '=', 'node.tenantId')
        .onRef('post.positionId', '=', 'node.holderPositionId')
        .on(stands('post', on)),
    )
    .leftJoin('organisation.publishedUnits as unit', (join) =>
      join
        .onRef('unit.tenantId', '=', 'node.tenantId')
        .on(sql<boolean>`unit.unit_id = coalesce(node.unit_id, post.unit_id)`)
        .on(stands('unit', on)),
    )
    .leftJoin('organisation.publishedPeople as named', (join) =>
      join
        .onRef('named.tenantId', '=', 'node.tenantId')
        .onRef('named.personId', '=', 'node.holderPersonId')
        .on(stands('named', on)),
    )
    .leftJoin('organisation.publishedHolders as held', (join) =>
      join
        .onRef('held.tenantId', '=', 'node.tenantId')
        .onRef('held.positionId', '=', 'node.holderPositionId')
        .on(stands('held', on)),
    )
    .leftJoin('organisation.publishedPeople as person', (join) =>
      join
        .onRef('person.tenantId', '=', 'held.tenantId')
        .onRef('person.personId', '=', 'held.personId')
        .on(stands('person', on)),
    )
    .selectAll('node')
    .select([
      'unit.unitId as placedIn',
      'unit.shortName',
      'post.code as postCode',
      'post.title',
      'post.unitId as postUnit',
    ])
    .select([
      'post.kind as postKind',
      'post.echelon',
      'post.mandateLevel',
      'post.superiorPositionId',
      'post.singleHolder',
    ])
    .select([
      'named.name as holderName',
      'named.employmentKind as holderKind',
      'held.assignmentId',
      'held.personId',
    ])
    .select([
      'held.kind as heldAs',
      'held.validFrom as heldFrom',
      'held.validTo as heldTo',
      'person.name',
      'person.employmentKind',
    ])
    .select(belowOf(db, on).as('below'))
    .where('node.tenantId', '=', tenantId)
    .where(stands('node', on))
    .$if(units !== null, (query) =>
      query.where('node.nodeId', 'in', shownIds(tenantId, on, units ?? [])),
    )
    .$if(components !== undefined, (query) =>
      query.where('node.component', 'in', [...(components ?? [])]),
    )
    .orderBy('node.code')
    .orderBy('node.nodeId')
    .orderBy('held.assignmentId')
    .execute()

type Row = Awaited<ReturnType<typeof nodeRows>>[number]

/** The nodes that stand on a day with their units, posts and holders, in one statement: below some
 * units, with the way up and the top of the region; or (`null`) of the whole region. A post of
 * several holders brings a row for each. */
export async function nodesShown(ctx: Ctx, shown: Shown): Promise<NodeEntry[]> {
  const rows = Map.groupBy(await nodeRows(ctx, shown), ({ nodeId: id }) => id)
  return [...rows.values()].flatMap(nodeEntry)
}

function nodeEntry(rows: readonly Row[]): NodeEntry[] {
  const [row] = rows
  if (!row) return []
  return [
    {
      node: {
        ...{
          id: row.nodeId,
          parentId: row.parentNodeId,
          code: row.code,
          component: row.component,
          level: row.level,
        },
        ...{
          statement: row.statement,
          unitId: row.unitId,
          holderPositionId: row.holderPositionId,
        },
        holderPersonId: row.holderPersonId,
        budgetCode: row.budgetCode,
      },
      unitId: row.placedIn,
      unit: row.shortName,
      post: postOf(row),
      below: row.below ?? 0,
      holders: rows.flatMap(assignmentOf),
      people: [
        ...rows.flatMap(({ personId: id, name, employmentKind: kind }) =>
          id && name && kind ? [personOf(id, name, kind)] : [],
        ),
        ...namedOf(row),
      ],
    },
  ]
}

function assignmentOf(row: Row): Assignment[] {
  const {
    assignmentId: id,
    personId,
    holderPositionId: positionId,
    heldAs: kind,
    heldFrom: validFrom,
  } = row
  if (
    id === null ||
    personId === null ||
    positionId === null ||
    kind === null ||
    validFrom === null
  )
    return []
  return [{ id, personId, positionId, kind, validFrom, validTo: row.heldTo }]
}

/** The person a node names beside its post. */
const namedOf = ({ holderPersonId: id, holderName: name, holderKind: kind }: Row): Person[] =>
  id && name && kind ? [personOf(id, name, kind)] : []

/** Rank and NIP are not published: nobody reads them on a tree. */
const personOf = (id: string, name: string, employmentKind: Person['employmentKind']): Person => ({
  id,
  name,
  employmentKind,
  nip: null,
  grade: null,
})

function postOf(row: Row): Position | null {
  const { holderPositionId: id, title, postUnit: unitId, postKind: kind, mandateLevel: level } = row
  if (id === null || title === null || unitId === null || kind === null || level === null)
    return null
  return {
    id,
    code: row.postCode ?? '',
    title,
    unitId,
    kind,
    echelon: row.echelon,
    level,
    superiorId: row.superiorPositionId,
    singleHolder: row.singleHolder ?? true,
  }
}
