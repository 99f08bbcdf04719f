import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Upload } from '../kernel/contract.ts'
import type { GrantRole } from '../rooms/identity/index.ts'
import { type ImportRun, importContract } from '../rooms/imports/index.ts'
import type { World } from './world.ts'

/** Imports through the real HTTP application, as somebody who may. */
export type ImportDesk = {
  /** Dry run: nothing is written. */
  check: (kind: string, file: Upload, options?: Record<string, string>) => Promise<ImportRun>
  commit: (runId: string) => Promise<ImportRun>
  undo: (runId: string) => Promise<ImportRun>
  /** Dry run and commit in one. */
  take: (kind: string, file: Upload, options?: Record<string, string>) => Promise<ImportRun>
}

/** Signs somebody in with a role (the organisation bureau unless said otherwise) and opens a desk
 * for them. */
export const openImportDesk = async (
  world: World,
  role: GrantRole = 'ORGANISATION_BUREAU',
): Promise<ImportDesk> => importDeskOf(world, await world.signIn(randomUUID(), [{ role }]))

/** The desk of whoever holds this session. */
export function importDeskOf(world: Pick<World, 'calls'>, cookie: string): ImportDesk {
  const calls = world.calls(importContract, cookie)
  const check: ImportDesk['check'] = (kind, file, options = {}) =>
    calls.checkImport({ kind, file, options: JSON.stringify(options) })
  const commit = (runId: string): Promise<ImportRun> => calls.commitImport({ runId })
  return {
    check,
    commit,
    undo: (runId) => calls.undoImport({ runId }),
    take: async (kind, file, options) => commit((await check(kind, file, options)).id),
  }
}

/** A file on disk as an upload; give `import.meta.url` and a path beside it. */
export function uploadOf(path: string, base: string): Upload {
  const at = fileURLToPath(new URL(path, base))
  return { name: basename(at), type: 'application/octet-stream', bytes: readFileSync(at) }
}

/** Text as an upload, for files a test writes itself. */
export const csvUpload = (text: string, name = 'uji.csv'): Upload => ({
  name,
  type: 'text/csv',
  bytes: Buffer.from(text),
})

/** What a printed count of a run's summary says. */
export const countOf = ({ summary }: ImportRun, label: string): number | undefined =>
  summary.counts.find((entry) => entry.label === label)?.count
