import { mkdir, open } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import type pg from 'pg'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { withClient } from '../database/db.ts'
import {
  type ArchivedTable,
  archivedTables,
  migrationsIn,
  rowsOf,
  sequencesIn,
  standIn,
  tallying,
} from './catalogue.ts'
import type { Manifest, TablePart } from './manifest.ts'
import { type ArchiveSink, readArchive } from './read.ts'

/** Where an archive is put: a database, seen by its owner, and a folder. */
export type Destination = { owner: pg.PoolConfig; folder: string }

const different = refusal(
  'platform/archive-not-restored',
  500,
  'Isi basis data tidak sama dengan arsipnya. Tidak ada yang dipulihkan; ulangi di folder ' +
    'atau basis data baru.',
)

/** Every reference between tables, so that it can wait until all rows are there. */
async function references(client: pg.ClientBase): Promise<{ table: string; name: string }[]> {
  const asked = `select k.conrelid::regclass::text as table, quote_ident(k.conname) as name
    from pg_constraint k where k.contype = 'f' and not k.condeferrable order by 1, 2`
  return (await client.query(asked)).rows
}

/** Does the work with references judged only at its end, row by row, and leaves them as they
 * were. */
async function withReferencesLater<Result>(
  client: pg.ClientBase,
  work: () => Promise<Result>,
): Promise<Result> {
  const all = await references(client)
  for (const { table, name } of all)
    await client.query(
      `alter table ${table} alter constraint ${name} deferrable initially deferred`,
    )
  const result = await work()
  await client.query('set constraints all immediate')
  for (const { table, name } of all)
    await client.query(`alter table ${table} alter constraint ${name} not deferrable`)
  return result
}

async function insertRows(
  client: pg.ClientBase,
  table: ArchivedTable,
  { region }: TablePart,
  rows: readonly string[],
): Promise<void> {
  await standIn(client, region)
  const columns = table.columns.map(({ name }) => JSON.stringify(name))
  const values = table.columns.map(({ type }, at) => `(r ->> ${at})::${type}`)
  await client.query(
    `insert into ${table.name} (${columns.join(', ')}) overriding system value
     select ${values.join(', ')} from jsonb_array_elements($1::jsonb) r`,
    [`[${rows.join(',')}]`],
  )
}

const samePlace = (name: string): boolean =>
  normalize(name) === name && !name.startsWith('/') && !name.startsWith('..')

async function appendTo(
  folder: string,
  name: string,
  mode: number,
  bytes: Uint8Array,
): Promise<void> {
  if (!samePlace(name)) throw new Refused(different)
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', mode)
  await file.appendFile(bytes)
  await file.sync().finally(() => file.close())
}

function sinkInto(
  client: pg.ClientBase,
  tables: ReadonlyMap<string, ArchivedTable>,
  folder: string,
): ArchiveSink {
  return {
    rows: async (part, rows) => {
      const table = tables.get(part.table)
      if (!table || table.columns.map(({ name }) => name).join() !== part.columns.join())
        throw new Refused(different)
      await insertRows(client, table, part, rows)
    },
    bytes: ({ file, mode }, bytes) => appendTo(folder, file, mode, bytes),
  }
}

/** What stands in the database now, in the words of a manifest. */
async function tablesNow(
  client: pg.ClientBase,
  tables: ReadonlyMap<string, ArchivedTable>,
  parts: Manifest['tables'],
): Promise<Manifest['tables']> {
  const found: Manifest['tables'] = []
  for (const { table: name, region } of parts) {
    const table = tables.get(name)
    if (!table) throw new Refused(different)
    await standIn(client, region)
    const tally = tallying()
    for await (const rows of rowsOf(client, table)) tally.add(`${rows.join('\n')}\n`, rows.length)
    found.push({ table: name, region, ...tally.told() })
  }
  return found
}

async function loadInto(
  client: pg.ClientBase,
  stream: AsyncIterable<Uint8Array>,
  folder: string,
): Promise<Manifest> {
  const all = await archivedTables(client)
  const tables = new Map(all.map((table) => [table.name, table]))
  // What migrations wrote by themselves is in the archive too, as it was when it was made.
  await client.query(`truncate ${all.map(({ name }) => name).join(', ')}`)
  await client.query("set local app.loading = 'on'")
  const manifest = await withReferencesLater(client, () =>
    readArchive(stream, sinkInto(client, tables, folder)),
  )
  if (JSON.stringify(manifest.migrations) !== JSON.stringify(await migrationsIn(client)))
    throw new Refused(different)
  for (const { name, value } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint)', [name, value])
  const now = {
    tables: await tablesNow(client, tables, manifest.tables),
    sequences: await sequencesIn(client),
  }
  if (
    JSON.stringify(now) !==
    JSON.stringify({ tables: manifest.tables, sequences: manifest.sequences })
  )
    throw new Refused(different)
  return manifest
}

/** Loads an archive in one transaction and compares every table and region with its manifest before
 * committing. The database must stand at the archive's migrations and hold nothing that counts; the
 * folder takes the files. Refuses when anything differs. */
export async function loadArchive(
  stream: AsyncIterable<Uint8Array>,
  { owner, folder }: Destination,
): Promise<Manifest> {
  return withClient(owner, async (client) => {
    await client.query('begin')
    const manifest = await loadInto(client, stream, folder)
    await client.query('commit')
    return manifest
  })
}
