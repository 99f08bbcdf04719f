import { type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { Person, Position } from '../organisation/words.ts'
import { Component, isOfAgency } from '../planning/words.ts'
import type { ReportingTables } from './reporting.tables.ts'
import type { NodeEntry } from './tree.rules.ts'
import { stands } from './validity.store.ts'

type Ctx = Context<ReportingTables>

const topComponents = Component.options.filter((component) => !isOfAgency(component))

/** Which nodes: below some units or (`null`) of the whole region; of some components or of all. */
export type Shown = { on: LocalDate; units: readonly string[] | null; components?: readonly Component[] | undefined }

/** The top of the region, the nodes of some units and of everything below those, and the way from them up to the top. */
const shownIds = (tenantId: number, on: LocalDate, units: readonly string[]): RawBuilder<string> => sql<string>`(
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

/** Everybody who holds a node's post on the day. */
const holdersOf = (db: Ctx['db'], on: LocalDate) =>
  jsonArrayFrom(
    db
      .selectFrom('organisation.published_holders as held')
      .innerJoin('organisation.published_people as person', (join) =>
        join.onRef('person.tenant_id', '=', 'held.tenant_id').onRef('person.person_id', '=', 'held.person_id').on(stands('person', on)),
      )
      .select(['held.assignment_id', 'held.person_id', 'held.kind', 'held.valid_from', 'held.valid_to', 'person.name'])
      .select('person.employment_kind')
      .where('held.tenant_id', '=', sql<number>`node.tenant_id`)
      .where('held.position_id', '=', sql<string>`node.holder_position_id`)
      .where(stands('held', on))
      .orderBy('held.assignment_id'),
  )

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
      join.onRef('post.tenant_id', '=', 'node.tenant_id').onRef('post.position_id', '=', 'node.holder_position_id').on(stands('post', on)),
    )
    .leftJoin('organisation.published_units as unit', (join) =>
      join
        .onRef('unit.tenant_id', '=', 'node.tenant_id')
        .on(sql<boolean>`unit.unit_id = coalesce(node.unit_id, post.unit_id)`)
        .on(stands('unit', on)),
    )
    .leftJoin('organisation.published_people as named', (join) =>
      join.onRef('named.tenant_id', '=', 'node.tenant_id').onRef('named.person_id', '=', 'node.holder_person_id').on(stands('named', on)),
    )
    .selectAll('node')
    .select(['unit.unit_id as placed_in', 'unit.short_name', 'post.code as post_code', 'post.title', 'post.unit_id as post_unit'])
    .select(['post.kind as post_kind', 'post.echelon', 'post.mandate_level', 'post.superior_position_id', 'post.single_holder'])
    .select(['named.name as holder_name', 'named.employment_kind as holder_kind', holdersOf(db, on).as('holders')])
    .select(belowOf(db, on).as('below'))
    .where('node.tenant_id', '=', tenantId)
    .where(stands('node', on))
    .$if(units !== null, (query) => query.where('node.node_id', 'in', shownIds(tenantId, on, units ?? [])))
    .$if(components !== undefined, (query) => query.where('node.component', 'in', [...(components ?? [])]))
    .orderBy('node.code')
    .execute()

type Row = Awaited<ReturnType<typeof nodeRows>>[number]

/**
 * The nodes that stand on a day with their units, posts and holders, in one statement: below some units, with the way up and the top of the
 * region; or (`null`) of the whole region.
 */
export async function nodesShown(ctx: Ctx, shown: Shown): Promise<NodeEntry[]> {
  return (await nodeRows(ctx, shown)).map(nodeEntry)
}

const nodeEntry = (row: Row): NodeEntry => ({
  node: {
    ...{ id: row.node_id, parentId: row.parent_node_id, code: row.code, component: row.component, level: row.level },
    ...{ statement: row.statement, unitId: row.unit_id, holderPositionId: row.holder_position_id },
    ...{ holderPersonId: row.holder_person_id, budgetCode: row.budget_code },
  },
  ...{ unitId: row.placed_in, unit: row.short_name, post: postOf(row), below: row.below ?? 0 },
  holders: row.holders.map(({ assignment_id: id, person_id: personId, kind, valid_from: validFrom, valid_to: validTo }) => ({
    ...{ id, personId, positionId: row.holder_position_id ?? '', kind, validFrom, validTo },
  })),
  people: [
    ...row.holders.map(({ person_id, name, employment_kind }) => personOf(person_id, name, employment_kind)),
    ...(row.holder_person_id && row.holder_name && row.holder_kind
      ? [personOf(row.holder_person_id, row.holder_name, row.holder_kind)]
      : []),
  ],
})

/** Rank and NIP are not published: nobody reads them on a tree. */
const personOf = (id: string, name: string, employmentKind: Person['employmentKind']): Person => ({
  ...{ id, name, employmentKind, nip: null, grade: null },
})

function postOf(row: Row): Position | null {
  const { holder_position_id: id, title, post_unit: unitId, post_kind: kind, mandate_level: level } = row
  if (id === null || title === null || unitId === null || kind === null || level === null) return null
  return {
    ...{ id, code: row.post_code ?? '', title, unitId, kind, echelon: row.echelon, level },
    ...{ superiorId: row.superior_position_id, singleHolder: row.single_holder ?? true },
  }
}
