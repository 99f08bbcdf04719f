import { execFileSync } from 'node:child_process'

/** The operating-system user PostgreSQL runs as when we are root, which it refuses to be. */
export type ServerUser = { name: string; uid: number; gid: number }

function idOf(name: string, flag: '-u' | '-g'): number {
  return Number(
    execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  )
}

/** `undefined` for an ordinary user, who runs the server as himself; as root `postgres` where it
 * exists, else `nobody`. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      return { name, uid: idOf(name, '-u'), gid: idOf(name, '-g') }
    } catch {}
  }
  throw new Error('no user «postgres» or «nobody» on this machine')
}

/** Can that user go into the directory? Asked of the kernel by going there as the user, which root
 * cannot learn from modes alone. */
export function canEnter(directory: string, user: ServerUser): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], {
      uid: user.uid,
      gid: user.gid,
      cwd: '/',
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}
