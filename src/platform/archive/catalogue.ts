import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Manifest } from './manifest.ts'

/** A table as an archive holds it: what can be written again, and the order of its rows. */
export type ArchivedTable = {
  name: string
  /** All but generated columns, which follow from the others. */
  columns: { name: string; type: string }[]
  /** The primary key; text by its bytes, so that the order does not depend on the server's
   * locale. */
  order: string[]
  /** Guarded by row-level security: read and written region by region. */
  ofRegion: boolean
}

/** Tables an archive leaves out, each with its reason. Every other table of the database is in
 * it. */
export const leftOut: Record<string, string> = {
  'public.amanah_migrations': 'the manifest names the migrations, and restoring applies them anew',
}

/** Jobs are left out: what is owed stands in the rooms' tables, and jobs are made from it anew
 * (decision 0042). */
const ours = `n.nspname not in ('information_schema', 'pgboss') and n.nspname !~ '^pg_'`

/** Every table that belongs into an archive, by the database's own catalogue: one added later is
 * never forgotten. */
export async function archivedTables(client: pg.ClientBase): Promise<ArchivedTable[]> {
  const { rows } = await client.query<ArchivedTable>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid,
         a.atttypmod)) order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       array(select quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end
        from pg_index x, unnest(x.indkey) with ordinality as k (num, at), pg_attribute a
        where x.indrelid = c.oid and x.indisprimary and a.attrelid = c.oid and a.attnum = k.num
        order by k.at) as "order",
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as "ofRegion"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${ours} order by 1`,
  )
  const loose = rows.find(({ order }) => order.length === 0)
  if (loose) throw new Error(`${loose.name} has no primary key to order its rows by`)
  return rows.filter(({ name }) => !(name in leftOut))
}

/** The regions of the installation: the rows of the one table that every `tenant_id` leads to. */
export async function regionsIn(client: pg.ClientBase): Promise<number[]> {
  const { rows: found } = await client.query<{ table: string }>(
    `select distinct k.confrelid::regclass::text as table from pg_constraint k
     join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'tenant_id'
     where k.contype = 'f' and k.conkey = array[a.attnum]`,
  )
  const [table, ...others] = found.map((row) => row.table)
  if (!table || others.length > 0)
    throw new Error(`regions are expected in one table, not in ${found.length}`)
  const { rows } = await client.query<{ id: number }>(`select id from ${table} order by id`)
  return rows.map(({ id }) => id)
}

/** Names of the migrations that made this schema, with the hash of each. */
export async function migrationsIn(client: pg.ClientBase): Promise<Manifest['migrations']> {
  return (await client.query('select name, sha256 from public.amanah_migrations order by name'))
    .rows
}

/** Where each sequence stands; one that gave no number yet is left out. */
export async function sequencesIn(client: pg.ClientBase): Promise<Manifest['sequences']> {
  const asked = `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
    from pg_sequences where last_value is not null order by 1`
  return (await client.query(asked)).rows
}

/** From here on queries of this transaction see one region; text of values does not depend on the
 * server's settings. */
export async function standIn(client: pg.ClientBase, region: number | null): Promise<void> {
  await client.query(
    `select set_config('app.tenant_id', $1, true), set_config('timezone', 'UTC', true),
       set_config('datestyle', 'ISO, YMD', true), set_config('intervalstyle', 'postgres', true),
       set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`,
    [region === null ? '' : String(region)],
  )
}

/** Rows with files in them come one by one, so that memory holds one at a time. */
const rowsAtOnce = ({ columns }: ArchivedTable): number =>
  columns.some(({ type }) => type === 'bytea') ? 1 : 500

/** The rows a transaction sees in a table, a few at a time: each a JSON array of its values as
 * PostgreSQL writes them. */
export async function* rowsOf(
  client: pg.ClientBase,
  table: ArchivedTable,
): AsyncGenerator<string[]> {
  const values = table.columns.map(({ name }) => `t.${JSON.stringify(name)}::text`).join(', ')
  await client.query(
    `declare archived no scroll cursor for select to_json(array[${values}])::text
     from (select * from ${table.name} order by ${table.order.join(', ')} offset 0) t`,
  )
  for (;;) {
    const { rows } = await client.query<[string]>({
      text: `fetch ${rowsAtOnce(table)} from archived`,
      rowMode: 'array',
    })
    if (rows.length === 0) break
    yield rows.map(([row]) => row)
  }
  await client.query('close archived')
}

/** Counts rows or bytes and hashes them, in the order they come. */
export function tallying(): {
  add: (text: string | Uint8Array, count: number) => void
  told: () => { count: number; sha256: string }
} {
  const hash = createHash('sha256')
  let total = 0
  return {
    add: (text, count) => {
      hash.update(text)
      total += count
    },
    told: () => ({ count: total, sha256: hash.digest('hex') }),
  }
}
