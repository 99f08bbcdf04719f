import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { heed, Refused, refusal } from '../../kernel/refusal.ts'
import { prepareJobs } from '../jobs/prepare.ts'
import { ensureRoles } from '../postgres/roles.ts'
import { withClient } from './db.ts'
import {
  type AppliedMigration,
  type Migration,
  pendingOf,
  whyNotMigrate,
} from './migration-plan.ts'

/** The project's own steps. */
export const migrationsDirectory = join(import.meta.dirname, '../../../migrations')

/** Any constant of our own: two processes that migrate one database wait for each other. */
const lockKey = 7_231_902_114

/** Reads `NNNN_name.sql` of a folder, in order; other files are not ours to judge. */
function readMigrations(directory: string): Migration[] {
  const names = readdirSync(directory).filter((name) => name.endsWith('.sql'))
  return names.sort().map((file) => {
    const sql = readFileSync(join(directory, file), 'utf8')
    return {
      name: file.slice(0, -'.sql'.length),
      sha256: createHash('sha256').update(sql).digest('hex'),
      sql,
    }
  })
}

async function appliedIn(client: pg.ClientBase): Promise<AppliedMigration[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('public.amanah_migrations') is not null as there`,
  )
  if (!found[0]?.there) return []
  const { rows } = await client.query<AppliedMigration>(
    'select name, sha256 from public.amanah_migrations order by name',
  )
  return rows
}

/** `position` counts characters from 1. */
function lineOf(sql: string, position: string | undefined): string {
  return position ? ` di baris ${sql.slice(0, Number(position) - 1).split('\n').length}` : ''
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into public.amanah_migrations (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => undefined)
    const { message, position } = cause as pg.DatabaseError
    const detail =
      `Migrasi ${migration.name} gagal${lineOf(migration.sql, position)}: ${message}. Tidak ` +
      'ada yang berubah karenanya.'
    throw new Refused(refusal('platform/migration-failed', 500, detail), { cause })
  }
}

async function applyAll(
  client: pg.Client,
  files: readonly Migration[],
  owner: pg.PoolConfig,
): Promise<string[]> {
  await ensureRoles(client, owner)
  const applied = await appliedIn(client)
  heed(whyNotMigrate(files, applied))
  const pending = pendingOf(files, applied)
  if (pending.length > 0)
    await client.query(
      'create table if not exists public.amanah_migrations (name text primary key, sha256 ' +
        'text not null, applied_at timestamptz not null default now())',
    )
  for (const migration of pending) await apply(client, migration)
  return pending.map(({ name }) => name)
}

/** Brings the schema forward as the owner: roles first, then every pending step in one order, each
 * in its own transaction, under an advisory lock, and the queues of the jobs; with `until`, no
 * further than the step of that name. Answers the names applied now. Refuses what `whyNotMigrate`
 * refuses, and a step that fails leaves the ones before it in place. */
export async function migrate(
  owner: pg.PoolConfig,
  directory: string = migrationsDirectory,
  until?: string,
): Promise<string[]> {
  const files = readMigrations(directory).filter(({ name }) => until === undefined || name <= until)
  return withClient(owner, async (client) => {
    await client.query(`select pg_advisory_lock(${lockKey})`)
    const applied = await applyAll(client, files, owner)
    if (until === undefined) await prepareJobs(client)
    return applied
  })
}

/** Are these, in this very text, the first steps of the folder? */
export function knowsMigrations(
  made: readonly AppliedMigration[],
  directory: string = migrationsDirectory,
): boolean {
  const first = readMigrations(directory).slice(0, made.length)
  return made.every(
    ({ name, sha256 }, at) => first[at]?.name === name && first[at].sha256 === sha256,
  )
}

/** Names of the steps a database still lacks; refuses like `migrate`, changes nothing. For
 * readiness checks. */
export async function pendingMigrations(
  client: pg.ClientBase,
  directory: string = migrationsDirectory,
): Promise<string[]> {
  const [files, applied] = [readMigrations(directory), await appliedIn(client)]
  heed(whyNotMigrate(files, applied))
  return pendingOf(files, applied).map(({ name }) => name)
}
