import { chownSync, renameSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { ClusterHome } from './cluster-home.ts'
import type { ServerUser } from './server-user.ts'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

function write(path: string, lines: readonly string[], user: ServerUser | undefined): void {
  const draft = `${path}.draft`
  writeFileSync(
    draft,
    '# Ditulis Amanah setiap kali basis data dijalankan; perubahan di sini tidak ' +
      `bertahan.\n${lines.join('\n')}\n`,
    {
      mode: 0o600,
    },
  )
  if (user) chownSync(draft, user.uid, user.gid)
  renameSync(draft, path)
}

/** Who may connect, written before every start so that clusters made earlier get it too: only over
 * the private socket, and only the operating system's user we run as (and the one the server runs
 * as), which the kernel names (`peer`). No password is kept and nobody is trusted. */
export function writeAccess(home: ClusterHome, user: ServerUser | undefined): void {
  const people = [...new Set([userInfo().username, ...(user ? [user.name] : [])])]
  write(join(home.data, 'pg_hba.conf'), ['local all all peer map=amanah'], user)
  write(
    join(home.data, 'pg_ident.conf'),
    people.flatMap((name) =>
      ['postgres', 'amanah', 'amanah_app'].map((role) => `amanah ${quoted(name)} ${role}`),
    ),
    user,
  )
}
