import { randomUUID } from 'node:crypto'
import type pg from 'pg'

type Column = { name: string; type: string; needed: boolean; checks: string[] }
type Reference = { columns: string[]; table: string; targets: string[] }
type Table = { name: string; columns: Column[]; references: Reference[] }
type Row = Record<string, unknown>

/** Values that a rule over several columns asks for and no single column tells. */
const together: Record<string, Row> = {
  'tasks.tasks': { holder_person_id: randomUUID() },
  'identity.role_grants': { role: 'AUDITOR' },
  'agreements.scan_decisions': { outcome: 'WITHDRAWN' },
  'agreements.rounds': { act: 'ACCEPTED' },
  'measurement.figures': { value: '1' },
  'staff.feedback': { giver_id: randomUUID() },
  // read as JSON by a generated column
  'agreements.contents': { canonical: '{}' },
}

/** Columns that may stay empty, of which a rule asks for one. */
const oneAsked: Record<string, string> = {
  'organisation.rater_delegations': 'rated_position_id',
}

async function tablesOf(owner: pg.Pool, open: ReadonlySet<string>): Promise<Table[]> {
  const { rows } = await owner.query<Table>(
    `select n.nspname || '.' || t.relname as name,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
         'needed', a.attnotnull and not a.atthasdef,
          'checks', (select coalesce(json_agg(pg_get_constraintdef(k.oid)), '[]') from pg_constraint k where k.conrelid = t.oid and k.contype = 'c' and k.conkey = array[a.attnum])) order by a.attnum)
        from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns,
       (select coalesce(json_agg(json_build_object('table', fn.nspname || '.' || f.relname,
          'columns', array(select a.attname from unnest(k.conkey) with ordinality c(n, at) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.n order by at),
          'targets', array(select a.attname from unnest(k.confkey) with ordinality c(n, at) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.n order by at))), '[]')
        from pg_constraint k join pg_class f on f.oid = k.confrelid
          join pg_namespace fn on fn.oid = f.relnamespace where k.conrelid = t.oid
          and k.contype = 'f') as references
     from pg_class t join pg_namespace n on n.oid = t.relnamespace
     where t.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') order by 1`,
  )
  return rows
    .filter(({ name }) => !open.has(name))
    .map(({ columns, ...table }) => ({
      ...table,
      columns: columns.map((column) => ({
        ...column,
        needed: column.needed || column.name === oneAsked[table.name],
      })),
    }))
}

/** Texts that the patterns of this house take. */
const texts = [
  'teks',
  '0'.repeat(64),
  `sha256:${'0'.repeat(64)}`,
  '2026',
  '198603152010011007',
  'UJI',
]

function textFor(checks: readonly string[]): string {
  const listed = checks
    .map(
      (check) => /ARRAY\['([^']*)'::text/.exec(check)?.[1] ?? /= '([^']*)'::text/.exec(check)?.[1],
    )
    .find(Boolean)
  if (listed) return listed
  const patterns = checks.flatMap((check) => /~ '([^']*)'::text/.exec(check)?.[1] ?? [])
  const fitting = texts.find((text) => patterns.every((pattern) => new RegExp(pattern).test(text)))
  if (fitting === undefined) throw new Error(`no sample text fits ${patterns.join(' and ')}`)
  return fitting
}

function valueFor({ type, checks }: Column): unknown {
  if (type === 'uuid') return randomUUID()
  if (type === 'text') return textFor(checks)
  if (type === 'date') return '2026-01-01'
  if (type === 'jsonb') return '{}'
  if (type === 'bytea') return Buffer.from('x')
  if (type === 'boolean') return false
  if (type.endsWith('[]')) return []
  if (type.startsWith('timestamp')) return '2026-01-01T00:00:00Z'
  if (['integer', 'bigint', 'numeric', 'smallint'].includes(type)) return 1
  throw new Error(`no sample for a column of type ${type}`)
}

/** A row that the table takes: references point to the rows already made, what may stay empty stays
 * empty. */
function rowFor(table: Table, tenantId: number, made: ReadonlyMap<string, Row>): Row {
  const needed = table.columns.filter((column) => column.needed)
  const row: Row = Object.fromEntries(needed.map((column) => [column.name, valueFor(column)]))
  for (const { columns, table: target, targets } of table.references) {
    const there = made.get(target)
    if (there)
      for (const [at, column] of columns.entries())
        if (column in row && column !== 'tenant_id') row[column] = there[targets[at] ?? '']
  }
  return { ...row, ...together[table.name], tenant_id: tenantId }
}

/** A reference that may stay empty is not waited for: a lock may follow an opening, and every
 * opening follows a lock. */
const waitsFor = (
  { name, references, columns }: Table,
  made: ReadonlyMap<string, Row>,
  tables: readonly Table[],
): boolean => {
  const needed = new Set(columns.filter((column) => column.needed).map((column) => column.name))
  return references.some(
    (reference) =>
      reference.table !== name &&
      !made.has(reference.table) &&
      reference.columns.every((column) => needed.has(column)) &&
      tables.some((other) => other.name === reference.table),
  )
}

/** Writes one row into every table of a region, whatever the tables are, so that a test over all of
 * them has something to find. Runs as the application role of the given connection, which must be
 * inside a transaction of that region. Answers the names of the tables. */
export async function writeOneOfEach(
  owner: pg.Pool,
  app: pg.ClientBase,
  tenantId: number,
  open: ReadonlySet<string>,
): Promise<string[]> {
  const tables = await tablesOf(owner, open)
  const made = new Map<string, Row>()
  while (made.size < tables.length) {
    const ready = tables.filter((table) => !made.has(table.name) && !waitsFor(table, made, tables))
    if (ready.length === 0) throw new Error('tables refer to each other in a circle')
    for (const table of ready) {
      const row = rowFor(table, tenantId, made)
      const names = Object.keys(row)
      const places = names.map((_, at) => `$${at + 1}`)
      await app.query(
        // the rows before may have given a table its row already: a trigger writes the revision of
        // the region
        `insert into ${table.name} (${names.map((name) => `"${name}"`).join(', ')})
          values (${places.join(', ')}) on conflict do nothing`,
        Object.values(row),
      )
      made.set(table.name, row)
    }
  }
  return [...made.keys()]
}
