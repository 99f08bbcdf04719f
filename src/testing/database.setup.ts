import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../platform/database/migrate.ts'
import { publishPacks } from '../platform/packs.ts'
import { type OpenPostgres, openPostgres } from '../platform/postgres/open-postgres.ts'
import { inDatabase } from '../platform/postgres/roles.ts'
import type { ServerWish } from '../platform/postgres/servers.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** One migrated database to copy from, and the owner's connection to the server it is on. */
    testDatabase: { owner: pg.PoolConfig; template: string; major: number }
  }
}

/** `TEST_POSTGRES`: `npm` for the server npm brought, a major version for one of the machine's,
 * empty for the first found. */
function wished(text: string | undefined): ServerWish {
  if (!text) return {}
  return text === 'npm' ? { origin: 'npm' } : { origin: 'machine', major: Number(text) }
}

async function onServer(owner: pg.PoolConfig, sql: string): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function withOwner(
  config: pg.PoolConfig,
  work: (owner: pg.Pool) => Promise<unknown>,
): Promise<void> {
  const owner = new pg.Pool({ ...config, max: 1 })
  await work(owner).finally(() => owner.end())
}

/** Before the first room test of a run: a PostgreSQL (the one at `TEST_DATABASE_URL`, else a
 * throw-away one that may lose its data in a crash) with one migrated template, which
 * `freshDatabase` copies. Cleared away after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'amanah-test-'))
  const databaseUrl = process.env.TEST_DATABASE_URL || undefined
  const server: OpenPostgres = await openPostgres({
    dataDirectory: directory,
    databaseUrl,
    server: wished(process.env.TEST_POSTGRES),
    durable: false,
    log: () => undefined,
  })
  const template = `amanah_template_${process.pid}_${Date.now()}`
  const clear = async (): Promise<void> => {
    if (databaseUrl)
      await onServer(server.owner, `drop database if exists ${template} with (force)`)
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    await onServer(server.owner, `create database ${template}`)
    await migrate(inDatabase(server.owner, template))
    await withOwner(inDatabase(server.owner, template), publishPacks)
  } catch (error) {
    await clear()
    throw error
  }
  project.provide('testDatabase', { owner: server.owner, template, major: server.major })
  return clear
}
