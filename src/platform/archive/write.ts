import { open, readdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import type pg from 'pg'
import { Refused, refusal } from '../../kernel/refusal.ts'
import {
  type ArchivedTable,
  archivedTables,
  migrationsIn,
  regionsIn,
  rowsOf,
  sequencesIn,
  standIn,
  tallying,
} from './catalogue.ts'
import { type Manifest, opening } from './manifest.ts'

/** What is archived: the database seen by its owner, the data folder, and secrets that may come
 * from elsewhere. */
export type ArchiveSource = {
  client: pg.ClientBase
  folder: string
  /** By the name of the file they are kept in, below the folder. */
  secrets: Readonly<Record<string, string>>
  made: Date
}

/** What lies in the data folder and is not archived as a file: the embedded server, whose rows are
 * read, and files being written. */
const notArchived = (folder: string, path: string): boolean =>
  relative(folder, path) === 'postgres' || basename(path).startsWith('.')

const line = (value: unknown): string => `${JSON.stringify(value)}\n`

const partial = (table: string): Refused =>
  new Refused(
    refusal(
      'platform/archive-partial',
      500,
      `Arsip tidak jadi dibuat: baris ${table} yang terbaca tidak lengkap. Ulangi; bila ` +
        'tetap begini, laporkan.',
    ),
  )

async function* writePart(
  client: pg.ClientBase,
  table: ArchivedTable,
  region: number | null,
  manifest: Manifest,
): AsyncGenerator<string> {
  await standIn(client, region)
  const tally = tallying()
  yield line({ table: table.name, region, columns: table.columns.map(({ name }) => name) })
  for await (const rows of rowsOf(client, table)) {
    const text = `${rows.join('\n')}\n`
    tally.add(text, rows.length)
    yield text
  }
  const told = tally.told()
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${table.name}`)
  if (Number(rows[0]?.count) !== told.count) throw partial(table.name)
  manifest.tables.push({ table: table.name, region, ...told })
}

async function* writeTables(client: pg.ClientBase, manifest: Manifest): AsyncGenerator<string> {
  const regions = await regionsIn(client)
  for (const table of await archivedTables(client))
    for (const region of table.ofRegion ? regions : [null])
      yield* writePart(client, table, region, manifest)
}

const atOnce = 768 * 1024

async function* writeFile(
  folder: string,
  path: string,
  manifest: Manifest,
): AsyncGenerator<string> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return
  try {
    const tally = tallying()
    const name = relative(folder, path)
    yield line({ file: name, mode: (await file.stat()).mode & 0o777 })
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(atOnce), 0, atOnce)
      if (bytesRead === 0) break
      const bytes = buffer.subarray(0, bytesRead)
      tally.add(bytes, bytesRead)
      yield line(bytes.toString('base64'))
    }
    manifest.files.push({ file: name, ...tally.told() })
  } finally {
    await file.close()
  }
}

async function* writeSecrets(
  secrets: ArchiveSource['secrets'],
  manifest: Manifest,
): AsyncGenerator<string> {
  for (const [file, secret] of Object.entries(secrets)) {
    const tally = tallying()
    const bytes = Buffer.from(`${secret}\n`)
    tally.add(bytes, bytes.length)
    yield line({ file, mode: 0o600 })
    yield line(bytes.toString('base64'))
    manifest.files.push({ file, ...tally.told() })
  }
}

async function* filesBelow(folder: string, at = folder): AsyncGenerator<string> {
  const found = await readdir(at, { withFileTypes: true })
  for (const entry of found.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(at, entry.name)
    if (notArchived(folder, path)) continue
    if (entry.isDirectory()) yield* filesBelow(folder, path)
    else if (entry.isFile()) yield path
  }
}

/** Writes the whole installation as lines of text, from one snapshot of the database and region by
 * region, because under forced row-level security its owner sees no row otherwise. First an opening
 * line; then of every table its name and rows, of every file its name and content; last the
 * manifest. Files come after the rows that name them, so that none named is missing. */
export async function* writeArchive({
  client,
  folder,
  secrets,
  made,
}: ArchiveSource): AsyncGenerator<string, Manifest> {
  await client.query('begin isolation level repeatable read read only')
  try {
    const manifest: Manifest = {
      made: made.toISOString(),
      migrations: await migrationsIn(client),
      tables: [],
      sequences: [],
      files: [],
    }
    yield line(opening)
    yield* writeTables(client, manifest)
    manifest.sequences = await sequencesIn(client)
    yield* writeSecrets(secrets, manifest)
    for await (const path of filesBelow(folder))
      if (!(relative(folder, path) in secrets)) yield* writeFile(folder, path, manifest)
    yield line({ manifest })
    return manifest
  } finally {
    await client.query('rollback')
  }
}
