import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { canEnter, type ServerUser } from './server-user.ts'

/** Where one cluster lives: `data` (PGDATA), the lock, the log, and a copy of the server where its
 * own user cannot read ours. */
export type ClusterHome = { directory: string; data: string; lock: string; logFile: string }

/** `sun_path` holds 107 bytes on Linux and 103 on macOS. */
const longestSocketPath = 103

function ownDirectory(directory: string, user: ServerUser | undefined): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chmodSync(directory, 0o700)
  if (user) chownSync(directory, user.uid, user.gid)
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/** The server's user must be able to walk to its data. Our own data directory opens for passing
 * through (never for reading); where a directory above it is closed (a 0700 home), the cluster goes
 * to `/var/lib/amanah` and a link says where. */
function placeFor(
  dataDirectory: string,
  user: ServerUser,
  log: (sentence: string) => void,
): string {
  const place = join(dataDirectory, 'postgres')
  if (isLink(place)) return realpathSync(place)
  chmodSync(dataDirectory, statSync(dataDirectory).mode | 0o011)
  if (canEnter(dataDirectory, user)) return place
  const elsewhere = `/var/lib/amanah/clusters/${randomUUID()}`
  mkdirSync(dirname(elsewhere), { recursive: true, mode: 0o711 })
  ownDirectory(elsewhere, user)
  for (const above of ['/var/lib/amanah', dirname(elsewhere)])
    chmodSync(above, statSync(above).mode | 0o011)
  symlinkSync(elsewhere, place)
  log(
    `Basis data disimpan di ${elsewhere}, karena pengguna «${user.name}» tidak dapat ` +
      `membuka ${dataDirectory}.`,
  )
  return elsewhere
}

/** Finds or makes the home of the embedded cluster under the data directory. */
export function clusterHome(
  dataDirectory: string,
  user: ServerUser | undefined,
  log: (sentence: string) => void,
): ClusterHome {
  mkdirSync(dataDirectory, { recursive: true, mode: user ? 0o711 : 0o700 })
  const place = user ? placeFor(dataDirectory, user, log) : join(dataDirectory, 'postgres')
  ownDirectory(place, user)
  const directory = realpathSync(place)
  return {
    directory,
    data: join(directory, 'data'),
    lock: join(directory, 'amanah.lock'),
    logFile: join(directory, 'server.log'),
  }
}

/** A private directory (0700) for the socket: inside the home, or under the system's temporary one
 * where that path would be too long. */
export function socketDirectory(home: ClusterHome, user: ServerUser | undefined): string {
  const inside = join(home.directory, 'run')
  if (Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= longestSocketPath) {
    ownDirectory(inside, user)
    return inside
  }
  const short = join(
    tmpdir(),
    `amanah-${createHash('sha256').update(home.directory).digest('hex').slice(0, 16)}`,
  )
  mkdirSync(short, { recursive: true, mode: 0o700 })
  const found = lstatSync(short)
  const owner = user?.uid ?? process.getuid?.()
  const ours = found.isDirectory() && (found.uid === owner || found.uid === process.getuid?.())
  const chosen = ours ? short : mkdtempSync(join(tmpdir(), 'amanah-'))
  ownDirectory(chosen, user)
  return chosen
}
