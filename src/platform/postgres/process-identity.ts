import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

const onLinux = existsSync('/proc/self/stat')

function fromPs(pid: number, field: 'lstart' | 'command'): string | undefined {
  try {
    return (
      execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || undefined
    )
  } catch {
    return undefined
  }
}

/** When a process started, as text that only that process has: a process id alone is reused after a
 * crash or a reboot. `undefined` when no such process lives (a zombie counts as dead). */
export function startOf(pid: number): string | undefined {
  if (!onLinux) return fromPs(pid, 'lstart')
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
  } catch {
    return undefined
  }
}

/** The directory a process works in, where the system tells us. */
function placeOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** Is this process a PostgreSQL server at work in that directory? Its working directory says so;
 * elsewhere its command line. */
export function worksIn(pid: number, directory: string): boolean {
  if (!onLinux) return fromPs(pid, 'command')?.includes(directory) ?? false
  return placeOf(pid) === directory
}

/** Every process that works in a directory; `undefined` where the system does not tell. */
export function processesIn(directory: string): number[] | undefined {
  if (!onLinux) return undefined
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => placeOf(pid) === directory)
}
