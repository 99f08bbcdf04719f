import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { type AnyLedger, columnsOf, recordsOf } from '../../../platform/database/ledger.ts'
import {
  assignmentLedger,
  personLedger,
  positionLedger,
  teamRoleLedger,
  unitLedger,
} from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { ChangedThing } from './history.contract.ts'
import type { ChangeRow, Named } from './history.rules.ts'

type Ctx = Context<OrganisationTables>

/** Whose changes, of which kind, taking effect when, and how many of them. */
export type AskedChanges = {
  unit?: string | undefined
  position?: string | undefined
  person?: string | undefined
  thing?: ChangedThing | undefined
  from?: string | undefined
  until?: string | undefined
  late?: boolean | undefined
}

type Arm = {
  thing: ChangedThing
  of: AnyLedger
  /** The column by which each question finds its rows; without it the kind is no answer to it. */
  by: Partial<Record<'unit' | 'position' | 'person', string>>
}
const arms: readonly Arm[] = [
  { thing: 'UNIT', of: unitLedger, by: { unit: 'unitId' } },
  {
    thing: 'POST',
    of: positionLedger,
    by: { unit: 'positionId', position: 'positionId' },
  },
  {
    thing: 'HOLDING',
    of: assignmentLedger,
    by: { unit: 'positionId', position: 'positionId', person: 'personId' },
  },
  { thing: 'PERSON', of: personLedger, by: { person: 'personId' } },
  { thing: 'TEAM', of: teamRoleLedger, by: { unit: 'unitId', person: 'personId' } },
]

/** What a row says, as the fields of its ledger. */
function saidBy(of: AnyLedger, row: string): RawBuilder<unknown> {
  const columns = columnsOf(of)
  const pairs = Object.keys(of.shape).map(
    (field, at) => sql`${sql.lit(field)}, ${sql.ref(`${row}.${columns[at]}`)}`,
  )
  return sql`jsonb_build_object(${sql.join(pairs)})`
}

/** Which rows of a kind are asked for; `null` where none can be. */
function rowsOf({ tenantId }: Ctx, { by }: Arm, asked: AskedChanges): RawBuilder<unknown> | null {
  const found: RawBuilder<unknown>[] = []
  for (const key of ['unit', 'position', 'person'] as const) {
    const [id, column] = [asked[key], by[key]]
    if (id === undefined) continue
    if (column === undefined) return null
    const own = sql.ref(`made.${column}`)
    found.push(
      key === 'unit' && column === 'positionId'
        ? sql`${own} in (select position_id from organisation.position_versions
            where tenant_id = ${tenantId} and unit_id = ${id})`
        : sql`${own} = ${id}`,
    )
  }
  return found.length ? sql.join(found, sql` and `) : sql`true`
}

/** The rows of one kind of thing that changed something, each with what it replaced, or follows. Not
 * a change is what is left of a row that was split, and what came back when an import was taken
 * back. */
function armOf(ctx: Ctx, arm: Arm, asked: AskedChanges, order: RawBuilder<unknown>, most: number) {
  const rows = rowsOf(ctx, arm, asked)
  if (rows === null || (asked.thing && asked.thing !== arm.thing)) return []
  const [table, about] = [sql.table(arm.of.table), sql.ref(arm.of.about)]
  const same = (one: string) => sql`${sql.ref(one)}.tenant_id = made.tenant_id
    and ${sql.ref(one)}.${about} = made.${about}`
  const isRole = arm.thing === 'HOLDING' || arm.thing === 'TEAM'
  const known = isRole
    ? sql`exists (select from organisation.person_versions as known
        where known.tenant_id = made.tenant_id and known.person_id = made.person_id
          and known.recorded_at < made.recorded_at)`
    : sql`was.id is not null`
  return [
    sql`(select * from (
      select ${sql.lit(arm.thing)} as thing, made.id as "rowId", ${saidBy(arm.of, 'made')} as after,
        case when was.id is not null then ${saidBy(arm.of, 'was')} end as before,
        coalesce(place.same, false) as "samePlace", ${known} as "knownBefore",
        case when place.same then coalesce(made.valid_to, made.valid_from) else made.valid_from end as "on",
        made.recorded_at as "recordedAt", made.recorded_until as "recordedUntil",
        made.recorded_by as "recordedBy", made.closed_by as "closedBy"
      from ${table} as made
      left join lateral (
        select was.* from ${table} as was where ${same('was')} and was.id <> made.id and (
          (was.recorded_until = made.recorded_at
            and daterange(was.valid_from, was.valid_to) && daterange(made.valid_from, made.valid_to))
          or (was.valid_to = made.valid_from and was.recorded_at <= made.recorded_at
            and (was.recorded_until is null or was.recorded_until > made.recorded_at)))
        order by was.recorded_until = made.recorded_at desc nulls last,
          was.valid_from <= made.valid_from desc, was.valid_from desc limit 1) as was on true
      left join lateral (
        select was.recorded_until = made.recorded_at and was.valid_from = made.valid_from
          and ${saidBy(arm.of, 'was')} - 'validTo' = ${saidBy(arm.of, 'made')} - 'validTo' as same) as place on true
      where made.tenant_id = ${ctx.tenantId} and ${rows}
        and not (coalesce(place.same, false) and (
          was.valid_to is not distinct from made.valid_to or exists (
            select from ${table} as next where ${same('next')} and next.recorded_at = made.recorded_at
              and next.valid_from = made.valid_to)))
        and not exists (
          select from ${table} as first where ${same('first')} and first.recorded_by = made.recorded_by
            and first.recorded_at < made.recorded_at)
      ) as change where ${effectOf(ctx, asked)} order by ${order} limit ${most})`,
  ]
}

/** What is asked of the date of effect. */
const effectOf = ({ region }: Ctx, { from, until, late }: AskedChanges): RawBuilder<unknown> => sql`
  ${from ? sql`"on" >= ${from}` : sql`true`} and ${until ? sql`"on" <= ${until}` : sql`true`}
  and ${late ? sql`"knownBefore" and ("recordedAt" at time zone ${region.timeZone})::date > "on"` : sql`true`}`

/** Rows that changed something, in one statement: of one thing by their date of effect, of the whole
 * region by when they were recorded, the latest first. */
export async function changeRows(
  ctx: Ctx,
  asked: AskedChanges,
  { start, limit }: { start: number; limit: number },
): Promise<ChangeRow[]> {
  const one = asked.unit ?? asked.position ?? asked.person
  const order = one
    ? sql`"on" desc, "recordedAt" desc, "rowId" desc`
    : sql`"recordedAt" desc, "rowId" desc`
  const parts = arms.flatMap((arm) => armOf(ctx, arm, asked, order, start + limit))
  if (parts.length === 0) return []
  const { rows } = await sql<ChangeRow>`
    select change.*, (
      select jsonb_build_object('decreeNumber', decree_number, 'decreeDate', decree_date)
      from organisation.event_versions where tenant_id = ${ctx.tenantId}
        and event_id = change."recordedBy" order by number desc limit 1) as event
    from (${sql.join(parts, sql` union all `)}) as change
    order by ${order} limit ${limit} offset ${start}`.execute(ctx.db)
  return rows
}

/** What the sentences name. */
export async function namedIn(ctx: Ctx, rows: readonly ChangeRow[]): Promise<Named> {
  const versions: Record<string, unknown>[] = rows.flatMap(({ before, after }) => [
    after,
    ...(before ? [before] : []),
  ])
  const ids = (keys: readonly string[]) =>
    sql`any(${[...new Set(versions.flatMap((version) => keys.map((key) => version[key])))].filter(
      (id) => typeof id === 'string',
    )}::uuid[])`
  const posts = ids(['positionId', 'superiorId'])
  const positions = await recordsOf(ctx, positionLedger, sql`version.position_id = ${posts}`)
  const units = ids(['unitId', 'parentId'])
  const people = ids(['personId'])
  return {
    positions,
    units: await recordsOf(ctx, unitLedger, sql`version.unit_id = ${units}`),
    people: await recordsOf(ctx, personLedger, sql`version.person_id = ${people}`),
  }
}
