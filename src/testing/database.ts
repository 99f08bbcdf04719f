import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { asApplication, inDatabase } from '../platform/postgres/roles.ts'

/** A database of a test's own: as its owner, and as the application role that row-level security
 * binds. */
export type FreshDatabase = {
  owner: pg.PoolConfig
  app: pg.PoolConfig
  major: number
  drop(): Promise<void>
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client(inject('testDatabase').owner)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

const notOurs = '42501'
const isNotOurs = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === notOurs

/** Drops a database. An autovacuum worker may be at work in it, which only a superuser may end; it
 * is gone in a moment. */
async function drop(name: string, tries = 40): Promise<void> {
  try {
    await onServer(`drop database if exists ${name} with (force)`)
  } catch (error) {
    if (tries === 0 || !isNotOurs(error)) throw error
    await sleep(250)
    await drop(name, tries - 1)
  }
}

async function databaseFrom(how: string): Promise<FreshDatabase> {
  const { owner: server, major } = inject('testDatabase')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name} template ${how}`)
  const owner = inDatabase(server, name)
  return { owner, app: asApplication(owner), major, drop: () => drop(name) }
}

/** A fresh copy of the migrated template, for one test file. `drop` closes it even where a pool was
 * left open. */
export const freshDatabase = (): Promise<FreshDatabase> =>
  databaseFrom(`${inject('testDatabase').template} strategy file_copy`)

/** A database in which nothing was ever done. */
export const emptyDatabase = (): Promise<FreshDatabase> => databaseFrom('template0')
