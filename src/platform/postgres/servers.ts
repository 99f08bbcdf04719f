import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { Refused, refusal } from '../../kernel/refusal.ts'
import type { ClusterHome } from './cluster-home.ts'
import { keptServers, npmServer } from './npm-server.ts'
import type { ServerUser } from './server-user.ts'

/** A PostgreSQL server whose programs (`initdb`, `postgres`) lie in `bin`. */
export type Server = { bin: string; major: number }

/** Which server is wanted: any by default; tests ask for one of the machine's (and a major version)
 * or the one npm brought. */
export type ServerWish = { origin?: 'machine' | 'npm'; major?: number }

/** Nothing older is supported (`stack.md`). */
export const oldestMajor = 15

/** The server in a directory of programs, asked as the user who will run it; `undefined` where that
 * user cannot, or where it is too old. */
function serverIn(bin: string, user: ServerUser | undefined): Server | undefined {
  if (!existsSync(join(bin, 'postgres')) || !existsSync(join(bin, 'initdb'))) return undefined
  const as = user ? { uid: user.uid, gid: user.gid } : {}
  try {
    const printed = execFileSync(join(bin, 'postgres'), ['--version'], {
      ...as,
      encoding: 'utf8',
      cwd: '/',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const major = Number(/\(PostgreSQL\) (\d+)/.exec(printed)?.[1])
    return major >= oldestMajor ? { bin, major } : undefined
  } catch {
    return undefined
  }
}

function debianDirectories(): string[] {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return []
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a))
  return versions.map((version) => join(root, version, 'bin'))
}

/** Directories of the machine that may hold a server, in order of preference: the PATH, then
 * Debian's, newest first. */
function machineDirectories(): string[] {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .map((directory) => join(directory || '.', 'postgres'))
    .filter((program) => existsSync(program))
    .map((program) => dirname(realpathSync(program)))
  return [...new Set([...onPath, ...debianDirectories()])]
}

/** A server of the machine itself: of a major version where one is named, else the first found. */
export function machineServer(user: ServerUser | undefined, major?: number): Server | undefined {
  for (const bin of machineDirectories()) {
    const server = serverIn(bin, user)
    if (server && (major === undefined || server.major === major)) return server
  }
  return undefined
}

function* candidates(
  home: ClusterHome,
  user: ServerUser | undefined,
  major: number | undefined,
  wish: ServerWish,
): Generator<Server | undefined> {
  if (wish.origin !== 'npm') yield machineServer(user, major)
  if (wish.origin === 'machine') return
  for (const bin of keptServers(home)) yield serverIn(bin, user)
  const brought = npmServer(home, (bin) => serverIn(bin, user) !== undefined)
  if (brought) yield serverIn(brought, user)
}

/** Chooses the server: an existing cluster takes one of its own major version and no other; a new
 * one takes the first found. Refuses, naming the version needed, when there is none. */
export function chooseServer(
  home: ClusterHome,
  user: ServerUser | undefined,
  existing: number | undefined,
  wish: ServerWish,
): Server {
  const major = existing ?? wish.major
  for (const server of candidates(home, user, major, wish))
    if (server && (major === undefined || server.major === major)) return server
  if (existing !== undefined)
    throw new Refused(
      refusal(
        'platform/postgres-version-missing',
        503,
        `Data di ${home.directory} dibuat dengan PostgreSQL ${existing}, dan server versi ` +
          `itu tidak ada di mesin ini. Pasang PostgreSQL ${existing} (paket ` +
          `postgresql-${existing}), lalu jalankan lagi; data Anda tidak diubah.`,
      ),
    )
  const wanted =
    wish.major === undefined
      ? `PostgreSQL ${oldestMajor} atau lebih baru`
      : `PostgreSQL ${wish.major}`
  throw new Refused(
    refusal(
      'platform/postgres-missing',
      503,
      `${wanted} tidak ditemukan di mesin ini. Pasang paket ` +
        `postgresql-${wish.major ?? oldestMajor}, atau isi DATABASE_URL dengan alamat basis data.`,
    ),
  )
}
