import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Keeps bytes by their content hash, one region apart from the other. */
export type FileStore = {
  /** Writes durably (temporary file, fsync, rename) before the transaction that names it; what no transaction names is swept later. */
  keep: (tenantId: number, bytes: Uint8Array) => Promise<{ sha256: string; size: number }>
  /** The bytes, or `null` when they are not there or no longer what their name says. */
  read: (tenantId: number, sha256: string) => Promise<Uint8Array | null>
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function writeDurably(directory: string, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(directory, `.tulis-${randomUUID()}`)
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
  const folder = await open(directory, 'r')
  await folder.sync().finally(() => folder.close())
}

/** A store on local disk: `<root>/<region>/<first two digits>/<sha256>`. */
export function diskStore(root: string): FileStore {
  const folderOf = (tenantId: number, sha256: string): string => join(root, String(tenantId), sha256.slice(0, 2))
  return {
    keep: async (tenantId, bytes) => {
      const sha256 = hashOf(bytes)
      const folder = folderOf(tenantId, sha256)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, sha256)
      const there = await stat(path).catch(() => null)
      if (there?.size !== bytes.length) await writeDurably(folder, path, bytes)
      return { sha256, size: bytes.length }
    },
    read: async (tenantId, sha256) => {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null
      const bytes = await readFile(join(folderOf(tenantId, sha256), sha256)).catch(() => null)
      return bytes && hashOf(bytes) === sha256 ? bytes : null
    },
  }
}

/** Removes files that no transaction named: left over from a crash or a refusal, and older than `before`. Answers how many. */
export async function sweepOrphans(root: string, tenantId: number, known: ReadonlySet<string>, before: Date): Promise<number> {
  const region = join(root, String(tenantId))
  let removed = 0
  for (const folder of await readdir(region).catch(() => []))
    for (const name of await readdir(join(region, folder))) {
      const path = join(region, folder, name)
      const { mtime } = await stat(path)
      if (known.has(name) || mtime >= before) continue
      await rm(path, { force: true })
      removed += 1
    }
  return removed
}
