import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { takeLock } from './directory-lock.ts'
import { startOf } from './process-identity.ts'

let directory: string
let file: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'amanah-lock-'))
  file = join(directory, 'amanah.lock')
})

afterEach(() => rmSync(directory, { recursive: true }))

it('is held by one process until it is released', async () => {
  const lock = await takeLock(file)
  expect(await takeLock(file)).toEqual({ heldBy: process.pid })
  if ('release' in lock) lock.release()

  expect(existsSync(file)).toBe(false)
  expect(await takeLock(file)).toHaveProperty('release')
})

it.each([
  [
    'a process that is gone',
    () => JSON.stringify({ pid: spawnSync('true').pid, startedAt: 'long ago', nonce: '' }),
  ],
  [
    'a process whose id another one has by now',
    () => JSON.stringify({ pid: process.pid, startedAt: 'before the reboot', nonce: '' }),
  ],
  ['half a note', () => '{"pid": 1'],
])('is taken from %s', async (_, note) => {
  writeFileSync(file, note())

  expect(await takeLock(file)).toHaveProperty('release')
})

it('goes to one of many who find it stale at once, and leaves nothing behind', async () => {
  writeFileSync(
    file,
    JSON.stringify({ pid: process.pid, startedAt: 'before the reboot', nonce: '' }),
  )

  const all = await Promise.all(Array.from({ length: 20 }, () => takeLock(file)))

  expect(all.filter((lock) => 'release' in lock)).toHaveLength(1)
  expect(readdirSync(directory)).toEqual(['amanah.lock'])
})

it('does not release what somebody else took since', async () => {
  const lock = await takeLock(file)
  writeFileSync(file, 'another')
  if ('release' in lock) lock.release()

  expect(existsSync(file)).toBe(true)
})

it('tells processes apart by when they started', () => {
  expect(startOf(process.pid)).toBe(startOf(process.pid))
  expect(startOf(process.pid)).not.toBe(startOf(process.ppid))
  expect(startOf(spawnSync('true').pid)).toBeUndefined()
})
