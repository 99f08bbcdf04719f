import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Refused, refusal } from '../../kernel/refusal.ts'
import type { ClusterHome } from './cluster-home.ts'
import { serverEnvironment } from './initialise.ts'
import { processesIn, startOf, worksIn } from './process-identity.ts'
import type { ServerUser } from './server-user.ts'
import type { Server } from './servers.ts'

/** A running server of ours; `ended` resolves when its process is gone, asked or not. */
export type Postmaster = { socket: string; ended: Promise<void>; stop(): Promise<void> }

/** What a server tells about itself in `postmaster.pid`. */
type Told = { pid: number; socket: string; ready: boolean }

const largestLog = 10_000_000
const fastStopMs = 30_000
/** How long a backend without a server may take to go by itself. */
const patienceMs = 3000

function noteIn(home: ClusterHome): Told | undefined {
  try {
    const lines = readFileSync(join(home.data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), socket: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch {}
}

/** Fast shutdown; a server that has not gone after half a minute is stopped at once and recovers at
 * its next start. */
async function stopped(pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  for (let waited = 0; startOf(pid) !== undefined; waited += 10) {
    if (waited === fastStopMs) signal(pid, 'SIGQUIT')
    await pause(10)
  }
}

/** Backends go by themselves when their server was killed, or are made to; the data is safe to open
 * only once the last has gone. */
async function abandoned(home: ClusterHome): Promise<void> {
  const since = performance.now()
  for (
    let left = processesIn(home.data) ?? [];
    left.length > 0;
    left = processesIn(home.data) ?? []
  ) {
    for (const pid of left)
      signal(pid, performance.now() - since < patienceMs ? 'SIGQUIT' : 'SIGKILL')
    await pause(20)
  }
}

/** Stops a server that outlived its process (kill -9) and waits for backends that outlived their
 * server. Then it clears the notes a dead one left, whose process id another program may have by
 * now. */
export async function stopOrphan(
  home: ClusterHome,
  log: (sentence: string) => void,
): Promise<void> {
  const orphan = noteIn(home)
  if (orphan && startOf(orphan.pid) !== undefined && worksIn(orphan.pid, home.data)) {
    log('Menghentikan basis data yang tertinggal dari proses sebelumnya …')
    await stopped(orphan.pid)
  }
  await abandoned(home)
  if (!orphan) return
  const reused = startOf(orphan.pid) !== undefined && !worksIn(orphan.pid, home.data)
  if (reused || processesIn(home.data) !== undefined)
    rmSync(join(home.data, 'postmaster.pid'), { force: true })
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
    if (orphan.socket) rmSync(join(orphan.socket, name), { force: true })
}

/** Socket directory of the server another process of ours runs here, once it is ready; `undefined`
 * when it does not become so in time. */
export async function runningSocket(
  home: ClusterHome,
  patienceMs: number,
): Promise<string | undefined> {
  for (let waited = 0; waited <= patienceMs; waited += 50) {
    const running = noteIn(home)
    if (running?.ready && startOf(running.pid) !== undefined) return running.socket
    await pause(50)
  }
  return undefined
}

function settings(socket: string, durable: boolean): string[] {
  const quoted = `"${socket.replaceAll('"', '""')}"`
  const always = {
    listen_addresses: '',
    unix_socket_directories: quoted,
    unix_socket_permissions: '0700',
    port: '5432',
    timezone: 'UTC',
  }
  const further = {
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    logging_collector: 'off',
    log_destination: 'stderr',
    jit: 'off',
  }
  // a region's hundreds of rows arrive in bursts: a minute is long to wait for statistics
  const upkeep = { autovacuum_naptime: '10s' }
  // after a crash one call for the disk instead of one for each of thousands of files: seconds
  // until work goes on
  const recovery = process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}
  const safety = durable
    ? { fsync: 'on' }
    : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  return Object.entries({ ...always, ...further, ...upkeep, ...recovery, ...safety }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  )
}

/** Its input closes when our process ends, however it ends; then it asks the server to stop. */
function watch(pid: number, as: { uid?: number; gid?: number }): ChildProcess {
  const script = 'read -r _; kill -INT "$1"'
  const watcher = spawn('/bin/sh', ['-c', script, 'amanah-watch', String(pid)], {
    ...as,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.on('error', () => undefined)
  watcher.stdin?.on('error', () => undefined)
  watcher.unref()
  ;(watcher.stdin as (NodeJS.WritableStream & { unref?: () => void }) | null)?.unref?.()
  return watcher
}

/** The end of the server's log. */
export function lastWords(home: ClusterHome): string {
  return existsSync(home.logFile)
    ? readFileSync(home.logFile, 'utf8').trim().split('\n').slice(-5).join('\n')
    : ''
}

async function untilReady(
  home: ClusterHome,
  server: ChildProcess,
  log: (sentence: string) => void,
): Promise<void> {
  for (let waited = 0; ; waited += 10) {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined)
      throw new Refused(
        refusal(
          'platform/postgres-not-started',
          503,
          `Basis data tidak dapat dijalankan; catatannya di ${home.logFile}:\n${lastWords(home)}`,
        ),
      )
    const note = noteIn(home)
    if (note?.pid === server.pid && note.ready) return
    if (waited > 0 && waited % 5_000 === 0) log('Basis data sedang memulihkan diri …')
    await pause(10)
  }
}

type StartOptions = { socket: string; durable: boolean; log: (sentence: string) => void }

/** The server's own process, apart from ours: a Ctrl-C in the terminal reaches us alone, and we
 * stop it in our own time. */
function spawnServer(
  home: ClusterHome,
  server: Server,
  as: { uid?: number; gid?: number },
  options: StartOptions,
): ChildProcess {
  if (existsSync(home.logFile) && statSync(home.logFile).size > largestLog)
    truncateSync(home.logFile)
  const output = openSync(home.logFile, 'a', 0o600)
  const args = ['-D', home.data, ...settings(options.socket, options.durable)]
  const where = { ...as, cwd: home.data, env: serverEnvironment, detached: true }
  const child = spawn(join(server.bin, 'postgres'), args, {
    ...where,
    stdio: ['ignore', output, output],
  })
  child.on('error', () => undefined)
  child.unref()
  closeSync(output)
  return child
}

/** Starts the server of a cluster on a private socket and answers once it takes connections. It
 * stops when our process ends. */
export async function startPostmaster(
  home: ClusterHome,
  server: Server,
  user: ServerUser | undefined,
  options: StartOptions,
): Promise<Postmaster> {
  const as = user ? { uid: user.uid, gid: user.gid } : {}
  const child = spawnServer(home, server, as, options)
  const watcher = child.pid === undefined ? undefined : watch(child.pid, as)
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      watcher?.kill('SIGKILL')
      resolve()
    })
  })
  await untilReady(home, child, options.log)
  const stop = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      await stopped(child.pid)
    if (!options.socket.startsWith(home.directory))
      rmSync(options.socket, { recursive: true, force: true })
  }
  return { socket: options.socket, ended, stop }
}
