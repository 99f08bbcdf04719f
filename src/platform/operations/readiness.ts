import { randomUUID } from 'node:crypto'
import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { Refused } from '../../kernel/refusal.ts'
import { pendingMigrations } from '../database/migrate.ts'
import { inPrimary } from './primary.ts'

/** What one look found, in Indonesian sentences for the operator, without paths or names of people:
 * `/readyz` is open to everybody. */
export type Findings = { problems?: readonly string[]; warnings?: readonly string[] }

/** One thing that must be well before the server takes work. A problem answers `/readyz` with 503,
 * a warning only tells. A look that throws or does not end in time (three seconds) is a problem of
 * that name. */
export type ReadinessCheck = { name: string; look: () => Promise<Findings> }

/** What `/readyz` says. */
export type Readiness = { ready: boolean; problems: string[]; warnings: string[] }

const freshMs = 1000
const oneMegabyte = 1024 * 1024
const tooFull = 200 * oneMegabyte
const nearlyFull = 2048 * oneMegabyte

async function looked({ name, look }: ReadinessCheck, patienceMs: number): Promise<Findings> {
  const given = new AbortController()
  const tooLate = pause(
    patienceMs,
    { problems: [`${name} tidak menjawab.`] },
    { signal: given.signal },
  )
  try {
    return await Promise.race([look(), tooLate])
  } catch (error) {
    return {
      problems: [error instanceof Refused ? error.message : `${name} sedang tidak dapat dipakai.`],
    }
  } finally {
    tooLate.catch(() => undefined)
    given.abort()
  }
}

/** Does every look at once. */
export async function readinessOf(
  checks: readonly ReadinessCheck[],
  patienceMs = 3000,
): Promise<Readiness> {
  const found = await Promise.all(checks.map((check) => looked(check, patienceMs)))
  const problems = found.flatMap((one) => one.problems ?? [])
  return {
    ready: problems.length === 0,
    problems,
    warnings: found.flatMap((one) => one.warnings ?? []),
  }
}

/** The same, but many who ask within a second share one look: anybody may ask, and a look touches
 * the database and the disk. */
export function sharedReadiness(checks: readonly ReadinessCheck[]): () => Promise<Readiness> {
  let last: { at: number; found: Promise<Readiness> } | undefined
  return () => {
    const now = performance.now()
    if (!last || now - last.at > freshMs) last = { at: now, found: readinessOf(checks) }
    return last.found
  }
}

/** The one look of a server, done by its primary. */
export function openReadiness(checks: readonly ReadinessCheck[]): () => Promise<Readiness> {
  const look = inPrimary('platform/readiness', sharedReadiness(checks))
  return () => look(null)
}

/** The database answers, and every migration of this version is applied; `away` is the reason where
 * it is known to be away. */
export const databaseCheck = (owner: pg.Pool, away: () => string | null): ReadinessCheck => ({
  name: 'Basis data',
  look: async () => {
    const reason = away()
    if (reason !== null) return { problems: [reason] }
    const client = await owner.connect()
    try {
      return {
        problems: (await pendingMigrations(client)).map(
          (name) => `Migrasi ${name} belum diterapkan.`,
        ),
      }
    } finally {
      client.release()
    }
  },
})

/** A file can be written durably into the folder. */
async function probe(folder: string): Promise<void> {
  const path = join(folder, `.periksa-${randomUUID()}`)
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile('siap')
    await file.sync()
  } finally {
    await file.close()
    await rm(path, { force: true })
  }
}

/** A folder of the installation takes writes; `name` is how a sentence calls it («Folder
 * bukti»). */
export const folderCheck = (name: string, folder: string): ReadinessCheck => ({
  name,
  look: async () => {
    await probe(folder)
    return {}
  },
})

/** The smallest space left, in bytes, under any of the folders. */
async function spaceLeft(folders: readonly string[]): Promise<number> {
  const disks = await Promise.all(folders.map((folder) => statfs(folder)))
  return Math.min(...disks.map(({ bavail, bsize }) => bavail * bsize))
}

/** Room is left on the disks the folders lie on; short of it, work stops before files and database
 * are written by halves. */
export const spaceCheck = (...folders: string[]): ReadinessCheck => ({
  name: 'Ruang simpan',
  look: async () => {
    const left = await spaceLeft(folders)
    const room = `Ruang simpan tinggal ${Math.floor(left / oneMegabyte)} MB`
    if (left < tooFull) return { problems: [`${room}. Kosongkan atau tambah sekarang.`] }
    return left < nearlyFull ? { warnings: [`${room}. Tambah sebelum penuh.`] } : {}
  },
})
