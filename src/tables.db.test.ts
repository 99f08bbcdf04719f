import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrationsDirectory } from './platform/database/migrate.ts'
import { privilegesOfApp, type Relation, relations, violations } from './testing/catalogue.ts'
import { type FreshDatabase, freshDatabase } from './testing/database.ts'
import { declaredColumns } from './testing/declared-columns.ts'
import { openTables } from './testing/open-tables.ts'
import { insertOnly, privileges } from './testing/privileges.ts'

let database: FreshDatabase
let owner: pg.Pool
let all: Relation[]

function openOwner({ owner: config }: FreshDatabase): pg.Pool {
  const pool = new pg.Pool(config)
  // Dropping the database may cut a connection that is just closing.
  pool.on('error', () => undefined)
  return pool
}

beforeAll(async () => {
  database = await freshDatabase()
  owner = openOwner(database)
  all = await relations(owner)
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const tenantTables = (): Relation[] =>
  all.filter(({ name, kind }) => kind === 'table' && !(name in openTables))

it('lists as open only tables that exist', () => {
  const tables = new Set(all.map(({ name }) => name))

  expect(Object.keys(openTables).filter((name) => !tables.has(name))).toEqual([])
})

it('breaks none of the ground rules of regions', async () => {
  expect(await violations(owner, new Set(Object.keys(openTables)))).toEqual([])
  expect(tenantTables().length).toBeGreaterThan(30)
})

it('would notice each of them', async () => {
  const planted = await freshDatabase()
  const other = openOwner(planted)
  await other.query(`create table tasks.loose (id uuid primary key, tenant_id int not null);
    create table tasks.half (tenant_id int not null, id uuid, primary key (tenant_id, id));
    alter table tasks.half enable row level security;
    create policy region on tasks.half using (true);
    create view tasks.peephole as select * from tasks.tasks;
    create function tasks.climb() returns trigger language plpgsql security definer as 'begin return new; end';
    create trigger climbing before insert on tasks.half for each row execute function tasks.climb();`)

  expect(await violations(other, new Set(Object.keys(openTables)))).toEqual([
    ...[
      'tasks.half has no forced row-level security',
      'tasks.loose has no forced row-level security',
    ],
    ...[
      'tasks.half has not the one policy on its region',
      'tasks.loose has not the one policy on its region',
    ],
    ...[
      'tasks.loose: loose_pkey does not begin with the region',
      "tasks.peephole runs with its owner's rights",
    ],
    ...['trigger climbing', "tasks.climb() borrows its owner's rights"],
  ])
  await other.end()
  await planted.drop()
})

it('lets the application role do exactly what the written list says', async () => {
  expect(await privilegesOfApp(owner)).toEqual(privileges)
})

it('lets nobody change what may never change', () => {
  const never = [
    ...[
      'audit.entries',
      'audit.contents',
      'audit.looks',
      'documents.files',
      'budget.lines',
      'evidence.files',
      'evidence.judgements',
    ],
    ...[
      'measurement.figures',
      'measurement.locks',
      'measurement.reopenings',
      'measurement.results',
      'documents.certificates',
    ],
    ...[
      'agreements.states',
      'agreements.contents',
      'organisation.people',
      'organisation.units',
      'organisation.positions',
    ],
  ]

  expect(never.filter((name) => !insertOnly.includes(name))).toEqual([])
})

it('gives the application role nothing of its own and no way around the guard', async () => {
  const role = await owner.query(
    `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolinherit, rolreplication
      from pg_roles where rolname = 'amanah_app'`,
  )
  const owned = await owner.query(
    `select 1 from pg_class where relowner = 'amanah_app'::regrole union all select 1
      from pg_namespace where nspowner = 'amanah_app'::regrole
     union all select 1 from pg_proc where proowner = 'amanah_app'::regrole union all select 1
       from pg_database where datdba = 'amanah_app'::regrole`,
  )
  const memberships = await owner.query(
    `select 1 from pg_auth_members where member = 'amanah_app'::regrole`,
  )
  const making = await owner.query(
    `select nspname from pg_namespace where has_schema_privilege('amanah_app', oid, 'create')
      and nspname !~ '^pg_'`,
  )

  expect(Object.values(role.rows[0])).toEqual([false, false, false, false, false, false])
  expect([owned.rowCount, memberships.rowCount, making.rows]).toEqual([0, 0, []])
})

/** What PostgreSQL 16, 17 and 18 brought and the floor does not know (`stack.md`). */
const newer = [
  ...[
    /\buuidv[47]\s*\(/,
    /\bjson_table\s*\(/,
    /\bjson_(exists|query|value|scalar|serialize)\s*\(/,
    /\bany_value\s*\(/,
    /\bis\s+json\b/,
  ],
  ...[
    /\bwithout\s+overlaps\b/,
    /\)\s*virtual\b/,
    /\bmerge_action\s*\(/,
    /\bnot\s+enforced\b/,
    /\bcasefold\s*\(/,
    /\barray_(shuffle|sample|sort|reverse)\s*\(/,
  ],
  ...[/\breturning\s+(old|new)\./, /\bperiod\s+\w+\s*\)/, /\bcopy\b[^;]*\bon_error\b/],
]

it('asks nothing of PostgreSQL that version 15 lacks', () => {
  const files = readdirSync(migrationsDirectory).filter((name) => name.endsWith('.sql'))
  const found = files.flatMap((name) => {
    const text = readFileSync(join(migrationsDirectory, name), 'utf8')
      .replace(/--.*$/gm, '')
      .toLowerCase()
    return newer.filter((pattern) => pattern.test(text)).map((pattern) => `${name}: ${pattern}`)
  })

  expect(found).toEqual([])
})

/** Tables that no room reads through Kysely, each with its reason. */
const undeclared: Record<string, string> = {
  'public.amanah_migrations': 'kept by platform/migrate',
  'platform.idempotency': 'kept by platform/http/idempotency',
  'platform.chores': 'kept by platform/upkeep',
}

it('declares every column of every table, and none that is not there', async () => {
  const declared = await declaredColumns()
  const wrong = all
    .filter(({ name }) => !(name in undeclared))
    .flatMap(({ name, columns }) => {
      const said = declared.get(name)
      if (!said) return [`${name} is not declared`]
      const [lacking, extra] = [
        columns.filter((column) => !said.includes(column)),
        said.filter((column) => !columns.includes(column)),
      ]
      return lacking.length + extra.length > 0
        ? [`${name}: undeclared ${lacking.join(', ') || '–'}; not there ${extra.join(', ') || '–'}`]
        : []
    })
  const gone = [...declared.keys()].filter(
    (name) => !all.some((relation) => relation.name === name),
  )

  expect([wrong, gone]).toEqual([[], []])
})
