import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Refused, refusal } from '../../kernel/refusal.ts'
import type { ClusterHome } from './cluster-home.ts'
import type { ServerUser } from './server-user.ts'
import type { Server } from './servers.ts'

/** Environment of the server's programs: ours would leak `PG…` settings into them, and a named zone
 * spares initdb its search for one. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C', LANG: 'C' }

/** Major version of the cluster in the home, or `undefined` where none was made yet. */
export function existingMajor(home: ClusterHome): number | undefined {
  const file = join(home.data, 'PG_VERSION')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : undefined
}

/** Sorting by code point everywhere; from 17 on without leaning on the machine's own C library,
 * whose updates would spoil indexes. */
function localeOptions(major: number): string[] {
  const library =
    process.platform === 'darwin' ? ['--locale=C', '--lc-ctype=UTF-8'] : ['--locale=C.UTF-8']
  return major >= 17
    ? [...library, '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    : library
}

/** Makes a new cluster with data checksums. It is built beside its place and moved there whole, so
 * a kill leaves no half of one. */
export async function initialise(
  home: ClusterHome,
  server: Server,
  user: ServerUser | undefined,
  durable: boolean,
): Promise<void> {
  const draft = join(home.directory, 'data.draft')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (user) chownSync(draft, user.uid, user.gid)
  const options = [
    '--username=postgres',
    '--encoding=UTF8',
    '--auth-local=peer',
    '--auth-host=reject',
    '--data-checksums',
    '--no-instructions',
  ]
  const args = [
    '--pgdata',
    draft,
    ...options,
    ...localeOptions(server.major),
    ...(durable ? [] : ['--no-sync']),
  ]
  const as = user ? { uid: user.uid, gid: user.gid } : {}
  try {
    await promisify(execFile)(join(server.bin, 'initdb'), args, {
      ...as,
      cwd: home.directory,
      env: serverEnvironment,
    })
  } catch (cause) {
    const detail =
      `Basis data baru tidak dapat dibuat di ${home.directory}: ` +
      `${String((cause as { stderr?: string }).stderr ?? cause).trim()}`
    throw new Refused(refusal('platform/postgres-not-made', 503, detail), { cause })
  }
  renameSync(draft, home.data)
}
