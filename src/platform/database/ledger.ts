import { type RawBuilder, sql } from 'kysely'
import type * as z from 'zod/mini'
import type { Recorded, Turn } from '../../kernel/dating.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Context } from '../context.ts'
import { insertRows } from './insert-rows.ts'

/** What every row carries besides what it says: when it was known, and the imports that wrote and
 * closed it. */
type Stamp = {
  tenantId: number
  id: string
  recordedAt: Instant
  recordedUntil: Instant | null
  recordedBy: string | null
  closedBy: string | null
}

export const stampColumns = Object.keys({
  tenantId: 0,
  id: '',
  recordedAt: '',
  recordedUntil: null,
  recordedBy: null,
  closedBy: null,
} satisfies Stamp)

type Shape = z.core.$ZodShape
type Values<S extends Shape> = { [Field in keyof S]: z.output<S[Field]> }

/** A dated table, whose rows are written and closed but never changed, so that what was known on
 * any day can be asked. Its one list of fields is the shape of the contract: by it rows are typed,
 * written, read, compared and restored, and a test holds it against the database. */
export type Ledger<
  S extends Shape = Shape,
  N = Readonly<Record<string, string>>,
  K extends Shape = Shape,
> = {
  table: string
  shape: S
  /** The columns that are not called like their field. */
  names: N
  /** The column that says whose row it is. */
  about: string
  /** The column that tells the versions of one thing apart. */
  line: string
  /** The column by which records are read in order. */
  order: string
  /** The table of its things, and the fields that belong to a thing for good, like a person's
   * NIP. */
  things: { table: string; shape: K } | null
}
/** A row as the table has it. */
export type RowOf<L> =
  L extends Ledger<infer S, infer N, Shape>
    ? Stamp & {
        [Field in keyof S as Field extends keyof N ? N[Field] & string : Field]: z.output<S[Field]>
      }
    : never
/** What a row says, in the words of the contract. */
export type VersionOf<L> =
  L extends Ledger<infer S, infer _, infer K> ? Values<S> & Values<K> : never
export type RecordOf<L> = VersionOf<L> & Recorded

/** Declares a ledger. */
export const ledger = <
  const S extends Shape,
  const N extends { readonly [Field in keyof S]?: string },
  const K extends Shape = Record<never, never>,
>(
  table: string,
  declared: Omit<Ledger<S, N, K>, 'table'>,
): Ledger<S, N, K> => ({ table, ...declared })

// biome-ignore lint/suspicious/noExplicitAny: ledgers of every room, over the tables of any of them
export type AnyLedger = Ledger<any, any, any>
// biome-ignore lint/suspicious/noExplicitAny: as above
type Ctx = Pick<Context<any>, 'db' | 'tenantId' | 'now' | 'newId'>

const columnOf = ({ names }: AnyLedger, field: string): string => names[field] ?? field
const fieldsOf = ({ shape }: AnyLedger): string[] => Object.keys(shape)
/** The columns of what its rows say, in the order of the fields. */
export const columnsOf = (of: AnyLedger): string[] =>
  fieldsOf(of).map((field) => columnOf(of, field))

async function found<Row>({ db }: Ctx, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(db)).rows
}
async function counted(ctx: Ctx, query: RawBuilder<{ count: number }>): Promise<number> {
  return (await found(ctx, query))[0]?.count ?? 0
}

type Selection<S, N> = {
  [Field in keyof S & string]: Field extends keyof N ? `${N[Field] & string} as ${Field}` : Field
}[keyof S & string]
/** What a statement selects to answer with versions. */
export const selectionOf = <S extends Shape, N>(of: Ledger<S, N, Shape>): Selection<S, N>[] =>
  fieldsOf(of).map((field) => `${columnOf(of, field)} as ${field}`) as Selection<S, N>[]

/** Was a row of a dated table known: now, or just before an instant? `column` names its columns. */
const knownBy = (column: (name: string) => RawBuilder<unknown>, before: Instant | null) =>
  before === null
    ? sql`${column('recordedUntil')} is null`
    : sql`${column('recordedAt')} < ${before} and (${column('recordedUntil')} is null
      or ${column('recordedUntil')} >= ${before})`

/** Does a row of a dated table count: in this region, on a date, as known now, or as it was known
 * just before an instant? `of` is what the statement calls the table. */
export function standsOn(
  { tenantId }: Pick<Ctx, 'tenantId'>,
  on: LocalDate,
  of?: string,
  knownBefore: Instant | null = null,
): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(of ? `${of}.${name}` : name)
  return sql<boolean>`(${column('tenantId')} = ${tenantId} and ${knownBy(column, knownBefore)}
    and ${column('validFrom')} <= ${on} and (${column('validTo')} is null or ${column('validTo')} > ${on}))`
}

/** Every record of any date that is not superseded, or was not just before an instant, in one
 * statement; `only` narrows it by SQL over `version`. */
export function recordsOf<L extends AnyLedger>(
  ctx: Ctx,
  of: L,
  only: RawBuilder<unknown> = sql`true`,
  knownBefore: Instant | null = null,
): Promise<RecordOf<L>[]> {
  const own = fieldsOf(of).map(
    (field) => sql`version.${sql.ref(columnOf(of, field))} as ${sql.ref(field)}`,
  )
  const lasting = Object.keys(of.things?.shape ?? {}).map((field) => sql`thing.${sql.ref(field)}`)
  const things = lasting.length
    ? sql`join ${sql.table(of.things?.table ?? '')} thing on thing.tenant_id = version.tenant_id
      and thing.id = version.${sql.ref(of.about)}`
    : sql``
  return found<RecordOf<L>>(
    ctx,
    sql`select version.id as row_id, ${sql.join([...own, ...lasting])}
      from ${sql.table(of.table)} version ${things}
      where version.tenant_id = ${ctx.tenantId} and ${only}
        and ${knownBy((name) => sql.ref(`version.${name}`), knownBefore)}
      order by version.${sql.ref(of.order)}`,
  )
}

/** Writes versions of things that are there already; `runId` names the import that does, `null` any
 * other act. */
export function writeVersions<L extends AnyLedger>(
  ctx: Ctx,
  of: L,
  versions: readonly VersionOf<L>[],
  runId: string | null = null,
): Promise<void> {
  const rows = versions.map((version: Record<string, unknown>) => ({
    tenantId: ctx.tenantId,
    id: ctx.newId(),
    ...Object.fromEntries(fieldsOf(of).map((field) => [columnOf(of, field), version[field]])),
    recordedAt: ctx.now,
    recordedUntil: null,
    recordedBy: runId,
    closedBy: null,
  }))
  return insertRows(ctx.db, of.table, rows)
}

/** Writes the first versions of things that are new to the region, and the things themselves. */
export async function writeNew<L extends AnyLedger>(
  ctx: Ctx,
  of: L,
  versions: readonly (VersionOf<L> & { id: string })[],
  runId: string | null = null,
): Promise<void> {
  const things = new Map(versions.map((version) => [version.id, version]))
  const lasting = Object.keys(of.things?.shape ?? {})
  const rows = [...things.values()].map((thing: Record<string, unknown>) => ({
    tenantId: ctx.tenantId,
    id: thing.id,
    ...Object.fromEntries(lasting.map((field) => [field, thing[field]])),
  }))
  if (of.things) await insertRows(ctx.db, of.things.table, rows)
  await writeVersions(ctx, of, versions, runId)
}

/** Supersedes rows: what they said stays readable as known until now. */
export async function closeRows(
  ctx: Ctx,
  of: AnyLedger,
  rowIds: readonly string[],
  runId: string | null,
): Promise<void> {
  if (rowIds.length > 0)
    await found(
      ctx,
      sql`update ${sql.table(of.table)} set recorded_until = ${ctx.now}, closed_by = ${runId}
        where tenant_id = ${ctx.tenantId} and recorded_until is null and id = any(${rowIds}::uuid[])`,
    )
}

/** Something that becomes different or new on a date: what that does to the versions on record, and
 * what it says from then on. */
export type DatedChange<L> = {
  turn: Turn<RecordOf<L>>
  isNew: boolean
  version: VersionOf<L> & { id: string }
}

/** Closes what is replaced, keeps the part of it that stays true before the date, and writes what
 * is new. */
export async function writeChanges<L extends AnyLedger>(
  ctx: Ctx,
  of: L,
  changes: readonly DatedChange<L>[],
  runId: string,
): Promise<void> {
  const turns = changes.map(({ turn }) => turn)
  await closeRows(
    ctx,
    of,
    turns.flatMap(({ replaced }) => replaced?.rowId ?? []),
    runId,
  )
  const kept = turns.flatMap(({ replaced, kept }): VersionOf<L>[] =>
    replaced && kept ? [{ ...replaced, ...kept }] : [],
  )
  const versions = (isNew: boolean) =>
    changes.filter((change) => change.isNew === isNew).map(({ version }) => version)
  await writeNew(ctx, of, versions(true), runId)
  await writeVersions(ctx, of, [...kept, ...versions(false)], runId)
}

/** Ends what rows say on a date: superseded, and written anew as far as it came before. */
export async function endRows(
  ctx: Ctx,
  of: AnyLedger,
  rowIds: readonly string[],
  { on, runId }: { on: LocalDate; runId: string },
): Promise<void> {
  if (rowIds.length === 0) return
  await closeRows(ctx, of, rowIds, runId)
  const rows = sql.table(of.table)
  const said = columnsOf(of).filter((column) => column !== 'validTo')
  const columns = sql.join(said.map((column) => sql.ref(column)))
  await found(
    ctx,
    sql`insert into ${rows} (tenant_id, id, ${columns}, valid_to, recorded_at, recorded_until, recorded_by, closed_by)
      select tenant_id, gen_random_uuid(), ${columns}, ${on}, ${ctx.now}, null, ${runId}, null from ${rows}
      where tenant_id = ${ctx.tenantId} and id = any(${rowIds}::uuid[]) and valid_from < ${on}`,
  )
}

/** Supersedes what a run wrote and writes again what it superseded, as it stood before; nothing is
 * deleted. */
export async function takeBack(
  ctx: Ctx,
  ledgers: readonly AnyLedger[],
  runId: string,
): Promise<void> {
  for (const of of ledgers) {
    const rows = sql.table(of.table)
    const said = sql.join(columnsOf(of).map((column) => sql.ref(column)))
    await found(
      ctx,
      sql`update ${rows} set recorded_until = ${ctx.now}, closed_by = ${runId}
        where tenant_id = ${ctx.tenantId} and recorded_by = ${runId} and recorded_until is null`,
    )
    await found(
      ctx,
      sql`insert into ${rows} (tenant_id, id, ${said}, recorded_at, recorded_until, recorded_by, closed_by)
        select tenant_id, gen_random_uuid(), ${said}, ${ctx.now}, null, recorded_by, null from ${rows}
        where tenant_id = ${ctx.tenantId} and closed_by = ${runId} and recorded_by is distinct from ${runId}`,
    )
  }
}

/** How many rows of a run a later act superseded; those that were brought back since do not
 * count. */
export async function supersededLater(
  ctx: Ctx,
  ledgers: readonly AnyLedger[],
  runId: string,
): Promise<number> {
  let sum = 0
  for (const of of ledgers) {
    const [rows, about, line] = [sql.table(of.table), sql.ref(of.about), sql.ref(of.line)]
    sum += await counted(
      ctx,
      sql`select count(*) as count from ${rows} as mine
        where mine.tenant_id = ${ctx.tenantId} and mine.recorded_by = ${runId}
          and mine.recorded_until is not null and mine.closed_by is distinct from ${runId} and not exists (
            select from ${rows} as still where still.tenant_id = ${ctx.tenantId}
              and still.recorded_by = ${runId}
              and still.recorded_until is null and still.${about} = mine.${about}
              and still.${line} = mine.${line})`,
    )
  }
  return sum
}

/** The things a run wrote about; `born` only those that exist because of it. */
export async function thingsOfRun(
  ctx: Ctx,
  of: AnyLedger,
  runId: string,
  which: 'all' | 'born' = 'all',
): Promise<string[]> {
  const [rows, about] = [sql.table(of.table), sql.ref(of.about)]
  const elsewhere = sql`and not exists (
    select from ${rows} as other where other.tenant_id = ${ctx.tenantId} and other.${about} = mine.${about}
      and other.recorded_by is distinct from ${runId})`
  const ids = await found<{ id: string }>(
    ctx,
    sql`select distinct mine.${about} as id from ${rows} as mine
      where mine.tenant_id = ${ctx.tenantId}
        and mine.recorded_by = ${runId} ${which === 'born' ? elsewhere : sql``}`,
  )
  return ids.map(({ id }) => id)
}

/** Where a row of a dated table names a thing of a ledger, and what such a row is called. */
export type Use = { noun: string; table: string; column: string; of: AnyLedger }

/** What names things that are gone now that a run was taken back, as counted nouns; none of it may
 * be left hanging. */
export async function leftHanging(
  ctx: Ctx,
  uses: readonly Use[],
  runId: string,
): Promise<{ noun: string; count: number }[]> {
  const hanging: { noun: string; count: number }[] = []
  for (const { noun, table, column, of } of uses) {
    const [used, about, rows] = [sql.ref(column), sql.ref(of.about), sql.table(of.table)]
    const count = await counted(
      ctx,
      sql`select count(*) as count from ${sql.table(table)} as used
        where used.tenant_id = ${ctx.tenantId} and used.recorded_until is null
          and used.${used} in (
            select gone.${about} from ${rows} as gone where gone.tenant_id = ${ctx.tenantId}
              and gone.recorded_by = ${runId})
          and not exists (
            select from ${rows} as alive where alive.tenant_id = ${ctx.tenantId}
              and alive.${about} = used.${used} and alive.recorded_until is null)`,
    )
    if (count > 0) hanging.push({ noun, count })
  }
  return hanging
}
