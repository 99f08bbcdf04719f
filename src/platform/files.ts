import { createHash, randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Why content cannot be given back: it is not there (or the disk does not give it out), or its
 * bytes are not those of its hash. */
export type Loss = 'missing' | 'changed'

/** Keeps bytes by their content hash, one region apart from the other. */
export type FileStore = {
  /** Writes durably (temporary file, fsync, rename) before the transaction that names it; what no
   * transaction names is swept later. */
  keep: (tenantId: number, bytes: Uint8Array) => Promise<{ sha256: string; size: number }>
  /** The bytes, proved by their hash, or why not. */
  read: (tenantId: number, sha256: string) => Promise<Uint8Array | Loss>
  /** Removes what is older than `before` and no transaction named: content of a crash or a refusal,
   * and temporary files. `named` answers which of some hashes are named; it is asked folder by
   * folder. Answers how many files went. */
  sweep: (
    tenantId: number,
    named: (hashes: string[]) => Promise<ReadonlySet<string>>,
    before: Date,
  ) => Promise<number>
}

/** The operations of a disk; tests bring one that takes notes or is full. */
export type Disk = Pick<
  typeof fs,
  'mkdir' | 'open' | 'readFile' | 'readdir' | 'rename' | 'rm' | 'stat' | 'utimes'
>

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)

/** A disk that has too many files open or too little memory says nothing about the content. */
const passing = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN'])

async function syncFolder(disk: Disk, folder: string): Promise<void> {
  const opened = await disk.open(folder, 'r')
  await opened.sync().finally(() => opened.close())
}

/** A new folder is durable once the folders that hold it are. */
async function makeFolder(disk: Disk, root: string, folder: string): Promise<void> {
  const made = await disk.mkdir(folder, { recursive: true, mode: 0o700 })
  if (made === undefined) return
  for (let at = dirname(folder); at.length >= root.length; at = dirname(at))
    await syncFolder(disk, at)
}

/** The name stands for the content only when the content is on the disk: file, then name, then
 * folder. A disk that is full leaves nothing behind. */
async function writeDurably(
  disk: Disk,
  folder: string,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const temporary = join(folder, `.tulis-${randomUUID()}`)
  try {
    const file = await disk.open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await disk.rename(temporary, path)
  } catch (error) {
    await disk.rm(temporary, { force: true })
    throw error
  }
  await syncFolder(disk, folder)
}

async function readProved(disk: Disk, path: string, sha256: string): Promise<Uint8Array | Loss> {
  try {
    const bytes = await disk.readFile(path)
    return hashOf(bytes) === sha256 ? bytes : 'changed'
  } catch (error) {
    if (passing.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    return 'missing'
  }
}

/** Makes content young again, so that no sweep takes it before it is named; `false` when there was
 * nothing whole to keep. */
async function keepsWhole(disk: Disk, path: string, sha256: string): Promise<boolean> {
  if (typeof (await readProved(disk, path, sha256)) === 'string') return false
  const now = new Date()
  return disk.utimes(path, now, now).then(
    () => true,
    () => false,
  )
}

/** Takes one old file away. It is set aside first: whoever kept the same content meanwhile made it
 * young again, and it goes back. */
async function takeAway(disk: Disk, folder: string, name: string, before: Date): Promise<number> {
  const [path, aside] = [join(folder, name), join(folder, `.sapu-${randomUUID()}`)]
  await disk.rename(path, aside)
  const { mtime } = await disk.stat(aside)
  if (mtime >= before) {
    await disk.rename(aside, path)
    return 0
  }
  await disk.rm(aside, { force: true })
  return 1
}

async function sweepFolder(
  disk: Disk,
  folder: string,
  named: (hashes: string[]) => Promise<ReadonlySet<string>>,
  before: Date,
): Promise<number> {
  const old: string[] = []
  for (const name of await disk.readdir(folder)) {
    const found = await disk.stat(join(folder, name)).catch(() => null)
    if (found && found.mtime < before) old.push(name)
  }
  const kept = await named(old.filter(isHash))
  let removed = 0
  for (const name of old) if (!kept.has(name)) removed += await takeAway(disk, folder, name, before)
  return removed
}

/** A store on local disk: `<root>/<region>/<first two digits>/<sha256>`. */
export function diskStore(root: string, disk: Disk = fs): FileStore {
  const folderOf = (tenantId: number, sha256: string): string =>
    join(root, String(tenantId), sha256.slice(0, 2))
  return {
    keep: async (tenantId, bytes) => {
      const sha256 = hashOf(bytes)
      const folder = folderOf(tenantId, sha256)
      const path = join(folder, sha256)
      await makeFolder(disk, root, folder)
      if (!(await keepsWhole(disk, path, sha256))) await writeDurably(disk, folder, path, bytes)
      return { sha256, size: bytes.length }
    },
    read: async (tenantId, sha256) =>
      isHash(sha256)
        ? readProved(disk, join(folderOf(tenantId, sha256), sha256), sha256)
        : 'missing',
    sweep: async (tenantId, named, before) => {
      const region = join(root, String(tenantId))
      let removed = 0
      for (const folder of await disk.readdir(region).catch(() => []))
        removed += await sweepFolder(disk, join(region, folder), named, before)
      return removed
    },
  }
}
