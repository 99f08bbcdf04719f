import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { Assignment, Person, Position } from '../organisation/words.ts'
import { Component, isOfAgency } from '../planning/words.ts'
import type { ReportingTables } from './reporting.tables.ts'
import type { NodeEntry } from './tree.rules.ts'
import { stands } from './validity.store.ts'

type Ctx = Context<ReportingTables>

const topComponents = Component.options.filter((component) => !isOfAgency(component))

/** Which nodes: below some units or (`null`) of the whole region; of some components or of all. */
export type Shown = {
  on: LocalDate
  units: readonly string[] | null
  components?: readonly Component[] | undefined
}

/** The top of the region, the nodes of some units and of everything below those, and the way from them up to the top. */
const shownIds = (
  tenantId: number,
  on: LocalDate,
  units: readonly string[],
): RawBuilder<string> => sql<string>`(
  with recursive branch(unit_id) as (
    select unit_id from unnest(${[...units]}::uuid[]) as asked(unit_id)
    union
    select u.unit_id from branch b
    join organisation.published_units u on u.tenant_id = ${tenantId} and u.parent_unit_id = b.unit_id and ${stands('u', on)}
  ), shown(node_id, parent_node_id) as (
    (
      select n.node_id, n.parent_node_id from planning.published_nodes n
      where n.tenant_id = ${tenantId} and n.component = any(${topComponents}) and ${stands('n', on)}
      union
      select n.node_id, n.parent_node_id from branch b
      join planning.published_nodes n on n.tenant_id = ${tenantId} and n.unit_id = b.unit_id and ${stands('n', on)}
      union
      select n.node_id, n.parent_node_id from branch b
      join organisation.published_posts p on p.tenant_id = ${tenantId} and p.unit_id = b.unit_id and ${stands('p', on)}
      join planning.published_nodes n
        on n.tenant_id = ${tenantId} and n.unit_id is null and n.holder_position_id = p.position_id and ${stands('n', on)}
    )
    union
    select n.node_id, n.parent_node_id from shown s
    join planning.published_nodes n on n.tenant_id = ${tenantId} and n.node_id = s.parent_node_id and ${stands('n', on)}
  )
  select node_id from shown)`

/** How many nodes stand directly below a node. */
const belowOf = (db: Ctx['db'], on: LocalDate) =>
  db
    .selectFrom('planning.published_nodes as child')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('child.tenant_id', '=', sql<number>`node.tenant_id`)
    .where('child.parent_node_id', '=', sql<string>`node.node_id`)
    .where(stands('child', on))

const nodeRows = ({ db, tenantId }: Ctx, { on, units, components }: Shown) =>
  db
    .selectFrom('planning.published_nodes as node')
    .leftJoin('organisation.published_posts as post', (join) =>
      join
        .onRef('post.tenant_id', '=', 'node.tenant_id')
        .onRef('post.position_id', '=', 'node.holder_position_id')
        .on(stands('post', on)),
    )
    .leftJoin('organisation.published_units as unit', (join) =>
      join
        .onRef('unit.tenant_id', '=', 'node.tenant_id')
        .on(sql<boolean>`unit.unit_id = coalesce(node.unit_id, post.unit_id)`)
        .on(stands('unit', on)),
    )
    .leftJoin('organisation.published_people as named', (join) =>
      join
        .onRef('named.tenant_id', '=', 'node.tenant_id')
        .onRef('named.person_id', '=', 'node.holder_person_id')
        .on(stands('named', on)),
    )
    .leftJoin('organisation.published_holders as held', (join) =>
      join
        .onRef('held.tenant_id', '=', 'node.tenant_id')
        .onRef('held.position_id', '=', 'node.holder_position_id')
        .on(stands('held', on)),
    )
    .leftJoin('organisation.published_people as person', (join) =>
      join
        .onRef('person.tenant_id', '=', 'held.tenant_id')
        .onRef('person.person_id', '=', 'held.person_id')
        .on(stands('person', on)),
    )
    .selectAll('node')
    .select([
      'unit.unit_id as placed_in',
      'unit.short_name',
      'post.code as post_code',
      'post.title',
      'post.unit_id as post_unit',
    ])
    .select([
      'post.kind as post_kind',
      'post.echelon',
      'post.mandate_level',
      'post.superior_position_id',
      'post.single_holder',
    ])
    .select([
      'named.name as holder_name',
      'named.employment_kind as holder_kind',
      'held.assignment_id',
      'held.person_id',
    ])
    .select([
      'held.kind as held_as',
      'held.valid_from as held_from',
      'held.valid_to as held_to',
      'person.name',
      'person.employment_kind',
    ])
    .select(belowOf(db, on).as('below'))
    .where('node.tenant_id', '=', tenantId)
    .where(stands('node', on))
    .$if(units !== null, (query) =>
      query.where('node.node_id', 'in', shownIds(tenantId, on, units ?? [])),
    )
    .$if(components !== undefined, (query) =>
      query.where('node.component', 'in', [...(components ?? [])]),
    )
    .orderBy('node.code')
    .orderBy('node.node_id')
    .orderBy('held.assignment_id')
    .execute()

type Row = Awaited<ReturnType<typeof nodeRows>>[number]

/**
 * The nodes that stand on a day with their units, posts and holders, in one statement: below some units, with the way up and the top of the
 * region; or (`null`) of the whole region. A post of several holders brings a row for each.
 */
export async function nodesShown(ctx: Ctx, shown: Shown): Promise<NodeEntry[]> {
  const rows = Map.groupBy(await nodeRows(ctx, shown), ({ node_id: id }) => id)
  return [...rows.values()].flatMap(nodeEntry)
}

function nodeEntry(rows: readonly Row[]): NodeEntry[] {
  const [row] = rows
  if (!row) return []
  return [
    {
      node: {
        ...{
          id: row.node_id,
          parentId: row.parent_node_id,
          code: row.code,
          component: row.component,
          level: row.level,
        },
        ...{
          statement: row.statement,
          unitId: row.unit_id,
          holderPositionId: row.holder_position_id,
        },
        ...{ holderPersonId: row.holder_person_id, budgetCode: row.budget_code },
      },
      ...{ unitId: row.placed_in, unit: row.short_name, post: postOf(row), below: row.below ?? 0 },
      holders: rows.flatMap(assignmentOf),
      people: [
        ...rows.flatMap(({ person_id: id, name, employment_kind: kind }) =>
          id && name && kind ? [personOf(id, name, kind)] : [],
        ),
        ...namedOf(row),
      ],
    },
  ]
}

function assignmentOf(row: Row): Assignment[] {
  const {
    assignment_id: id,
    person_id: personId,
    holder_position_id: positionId,
    held_as: kind,
    held_from: validFrom,
  } = row
  if (
    id === null ||
    personId === null ||
    positionId === null ||
    kind === null ||
    validFrom === null
  )
    return []
  return [{ id, personId, positionId, kind, validFrom, validTo: row.held_to }]
}

/** The person a node names beside its post. */
const namedOf = ({ holder_person_id: id, holder_name: name, holder_kind: kind }: Row): Person[] =>
  id && name && kind ? [personOf(id, name, kind)] : []

/** Rank and NIP are not published: nobody reads them on a tree. */
const personOf = (id: string, name: string, employmentKind: Person['employmentKind']): Person => ({
  ...{ id, name, employmentKind, nip: null, grade: null },
})

function postOf(row: Row): Position | null {
  const {
    holder_position_id: id,
    title,
    post_unit: unitId,
    post_kind: kind,
    mandate_level: level,
  } = row
  if (id === null || title === null || unitId === null || kind === null || level === null)
    return null
  return {
    ...{ id, code: row.post_code ?? '', title, unitId, kind, echelon: row.echelon, level },
    ...{ superiorId: row.superior_position_id, singleHolder: row.single_holder ?? true },
  }
}
