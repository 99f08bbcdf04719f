import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { startOf } from './process-identity.ts'

/** A lock that is held: its file goes when it is released, and means nothing once its process is
 * dead. */
export type DirectoryLock = { release(): void }

type Holder = { pid: number; startedAt: string; nonce: string }

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function holderIn(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return undefined
  }
}

/** `link` puts a finished file in place or fails: no moment exists in which the lock is there but
 * empty. */
function placed(file: string, text: string): boolean {
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, text, { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

const alive = (holder: Holder | undefined): boolean =>
  holder !== undefined && startOf(holder.pid) === holder.startedAt

/** Replaces a dead process's lock; a second file makes sure that of several who try only one
 * does. */
function taken(file: string, stale: string, text: string): boolean {
  const guard = `${file}.taking`
  if (!placed(guard, text)) {
    const other = read(guard)
    if (other !== undefined && !alive(holderIn(other))) rmSync(guard, { force: true })
    return false
  }
  try {
    if (read(file) !== stale) return false
    const draft = `${file}.${randomUUID()}`
    writeFileSync(draft, text, { mode: 0o600 })
    renameSync(draft, file)
    return true
  } finally {
    rmSync(guard, { force: true })
  }
}

/** Takes the lock, or answers the id of the living process that holds it. Survives kill -9: a lock
 * counts only while the process that wrote it (same id **and** same start time) lives. */
export async function takeLock(file: string): Promise<DirectoryLock | { heldBy: number }> {
  const own = JSON.stringify({
    pid: process.pid,
    startedAt: startOf(process.pid) ?? '',
    nonce: randomUUID(),
  } satisfies Holder)
  const lock = { release: () => read(file) === own && rmSync(file, { force: true }) }
  for (;;) {
    if (placed(file, own)) return lock
    const text = read(file)
    if (text === undefined) continue
    const holder = holderIn(text)
    if (holder && alive(holder)) return { heldBy: holder.pid }
    if (taken(file, text, own)) return lock
    await pause(20)
  }
}
