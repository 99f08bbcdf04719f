import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerWish } from './servers.ts'

/** A process that opens the database and writes rows for as long as it lives, printing each once it
 * is committed. */
const victim = (dataDirectory: string, wish: ServerWish): string => `
import pg from 'pg'
import { openPostgres } from '${join(import.meta.dirname, 'open-postgres.ts')}'
const database = await openPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)}, server: ${JSON.stringify(wish)}, log: () => undefined })
const client = new pg.Client(database.owner)
await client.connect()
await client.query('create table written (id int primary key)')
for (let id = 1; ; id++) {
  await client.query('insert into written values ($1)', [id])
  process.stdout.write(id + '\\n')
}`

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** Process ids whose command line holds the text. */
function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandOf(name).includes(text))
    .map(Number)
}

/** Lets a process write for a while, kills it with SIGKILL together with its watcher or its server,
 * and answers how many rows it had been told were safe. */
export async function dieWriting(
  dataDirectory: string,
  wish: ServerWish,
  also: readonly ('watcher' | 'server')[],
): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', victim(dataDirectory, wish)],
    {
      cwd: join(import.meta.dirname, '../../..'),
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  let acknowledged = 0
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      acknowledged = Number(chunk.toString().trim().split('\n').at(-1)) || acknowledged
      if (acknowledged > 200) resolve()
    })
    child.on('exit', () => resolve())
  })
  const [server] = processesWith(`-D\0${join(dataDirectory, 'postgres/data')}\0`)
  const watchers = server === undefined ? [] : processesWith(`amanah-watch\0${server}\0`)
  const others = [
    ...(also.includes('watcher') ? watchers : []),
    ...(also.includes('server') && server !== undefined ? [server] : []),
  ]
  const gone = new Promise((resolve) => child.on('close', resolve))
  for (const pid of others) process.kill(pid, 'SIGKILL')
  child.kill('SIGKILL')
  await gone
  return acknowledged
}
