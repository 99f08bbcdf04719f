import type pg from 'pg'

/** A table or view of one of the application's schemas. */
export type Relation = {
  name: string
  kind: 'table' | 'view'
  owner: string
  secured: boolean
  forced: boolean
  invoker: boolean
  columns: string[]
}

/** Every schema that is not PostgreSQL's own, nor that of the jobs, which a library keeps:
 * `platform/jobs/work.db.test.ts` says what the application role may do there. */
const ours =
  `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'pgboss') and n.nspname not like ` +
  `'pg_temp%' and n.nspname not like 'pg_toast_temp%'`

async function asked<Row>(owner: pg.Pool, sql: string): Promise<Row[]> {
  return (await owner.query(sql)).rows
}

/** Every table and view, with its columns in order. Refuses kinds of relation that row-level
 * security cannot guard. */
export async function relations(owner: pg.Pool): Promise<Relation[]> {
  const rows = await asked<Omit<Relation, 'kind'> & { relkind: string }>(
    owner,
    `select n.nspname || '.' || c.relname as name, c.relkind, pg_get_userbyid(c.relowner) as owner,
       c.relrowsecurity as secured, c.relforcerowsecurity as forced,
       coalesce('security_invoker=true' = any(c.reloptions) or 'security_invoker=on' = any(c.reloptions), false) as invoker,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
         and not a.attisdropped order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${ours} order by 1`,
  )
  return rows.map(({ relkind, ...row }) => {
    if (relkind !== 'r' && relkind !== 'v')
      throw new Error(`${row.name} is a kind of relation (${relkind}) that this house does not use`)
    return { ...row, kind: relkind === 'r' ? 'table' : 'view' }
  })
}

/** What the application role may do with each table and view: `select insert
 * update(recorded_until)`. */
export async function privilegesOfApp(owner: pg.Pool): Promise<Record<string, string>> {
  const rows = await asked<{ name: string; privilege: string; columns: string[] | null }>(
    owner,
    `select n.nspname || '.' || c.relname as name, lower(p.privilege_type) as privilege,
      null::text[] as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) p
     where c.relkind in ('r', 'v') and ${ours} and p.grantee = 'amanah_app'::regrole
     union all
     select n.nspname || '.' || c.relname, lower(p.privilege_type), array_agg(a.attname::text
       order by a.attname)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) p
     where ${ours} and p.grantee = 'amanah_app'::regrole group by 1, 2`,
  )
  const order = ['select', 'insert', 'update', 'delete']
  const sorted = rows.toSorted((a, b) => order.indexOf(a.privilege) - order.indexOf(b.privilege))
  const words = Map.groupBy(sorted, ({ name }) => name)
  return Object.fromEntries(
    [...words].map(([name, found]) => [
      name,
      found
        .map(({ privilege, columns }) =>
          columns ? `${privilege}(${columns.join(', ')})` : privilege,
        )
        .join(' '),
    ]),
  )
}

/** Keys, unique indexes, exclusions and references of every table, each with its columns in
 * order. */
function keys(
  owner: pg.Pool,
): Promise<{ table: string; name: string; kind: string; columns: string[] }[]> {
  return asked(
    owner,
    `select n.nspname || '.' || t.relname as table, i.relname as name,
       case when x.indisexclusion then 'exclusion' else 'unique' end as kind,
       array(select pg_get_indexdef(x.indexrelid, at, true)
         from generate_series(1, x.indnkeyatts) as at) as columns
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
       join pg_namespace n on n.oid = t.relnamespace
     where (x.indisunique or x.indisexclusion) and ${ours}
     union all
     select n.nspname || '.' || t.relname, k.conname, 'reference',
       array(select a.attname::text from unnest(k.conkey) with ordinality as c(num, at)
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.num order by c.at)
     from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
     where k.contype = 'f' and ${ours} order by 1, 2`,
  )
}

/** The policies of every table: the expression rows must satisfy to be seen, and to be written. */
function policies(
  owner: pg.Pool,
): Promise<
  { table: string; command: string; permissive: boolean; using: string; check: string | null }[]
> {
  return asked(
    owner,
    `select n.nspname || '.' || c.relname as table, p.polcmd as command, p.polpermissive as permissive,
       pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
     from pg_policy p join pg_class c on c.oid = p.polrelid
       join pg_namespace n on n.oid = c.relnamespace order by 1`,
  )
}

/** The one policy every table of a region carries. */
const regionPolicy =
  "(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::integer)"

/** What breaks the ground rules of regions (`design.md` §1), one line each: a table that no policy
 * guards, a key or reference that does not begin with the region, a view that runs with its owner's
 * rights, triggers but those of decisions 0034 and 0057, functions that borrow rights. `open` names the
 * tables that need no guard. */
export async function violations(owner: pg.Pool, open: ReadonlySet<string>): Promise<string[]> {
  const all = await relations(owner)
  const tables = all.filter(({ name, kind }) => kind === 'table' && !open.has(name))
  const guarded = new Set(tables.map(({ name }) => name))
  const found = Map.groupBy(await policies(owner), ({ table }) => table)
  const loose = (name: string): boolean => {
    const [policy, ...more] = found.get(name) ?? []
    const whole = policy?.command === '*' && policy.permissive && policy.using === regionPolicy
    return !whole || (policy.check !== null && policy.check !== regionPolicy) || more.length > 0
  }
  const triggers = await asked<{ name: string }>(
    owner,
    `select tgname as name from pg_trigger where not tgisinternal
     and tgfoid not in ('organisation.revise'::regproc, 'organisation.hold'::regproc) order by 1`,
  )
  const borrowed = await asked<{ name: string }>(
    owner,
    `select p.oid::regprocedure::text as name from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${ours} order by 1`,
  )
  return [
    ...tables
      .filter(({ secured, forced }) => !secured || !forced)
      .map(({ name }) => `${name} has no forced row-level security`),
    ...tables
      .filter(({ name }) => loose(name))
      .map(({ name }) => `${name} has not the one policy on its region`),
    ...(await keys(owner))
      .filter(({ table, columns }) => guarded.has(table) && columns[0] !== 'tenant_id')
      .map(({ table, name }) => `${table}: ${name} does not begin with the region`),
    ...all
      .filter(({ kind, invoker }) => kind === 'view' && !invoker)
      .map(({ name }) => `${name} runs with its owner's rights`),
    ...triggers.map(({ name }) => `trigger ${name}`),
    ...borrowed.map(({ name }) => `${name} borrows its owner's rights`),
  ]
}
