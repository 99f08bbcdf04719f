import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { AllTables } from '../../app.ts'
import { systemActor } from '../../kernel/actor.ts'
import { type Installation, openInstallation } from '../../main.ts'
import { act } from '../../platform/act.ts'
import { readConfig } from '../../platform/config.ts'
import type { Context } from '../../platform/context.ts'
import { testRegion } from '../world.ts'
import { type Strike, strike } from './storm-strikes.ts'

export type Answer = { status: number; body: unknown; cookie: string | null }
type Asked = { method?: string; headers?: Record<string, string>; body?: unknown }

/** A server of its own in a process of its own, over a data directory of its own, made to be
 * killed. */
export type Storm = {
  start: () => Promise<void>
  /** Ends the server without a word (SIGKILL). */
  kill: () => Promise<void>
  kills: () => number
  /** Strikes the database below the server, which goes on living; answers whether there was
   * anything to strike. */
  strike: (what: Strike) => Promise<boolean>
  /** Every answer that owned up to a fault of ours; cut connections and a database that is away are
   * none. */
  faults: () => readonly string[]
  /** How many requests had reached the server and got no answer: nobody knows whether they were
   * done. */
  cut: () => number
  /** One request; `null` when no answer came. */
  once: (path: string, asked?: Asked) => Promise<Answer | null>
  /** The very same request again and again until somebody answers. */
  ask: (path: string, asked?: Asked) => Promise<Answer>
  /** Opens the installation while no server runs. */
  opened: <R>(work: (installation: Installation) => Promise<R>) => Promise<R>
  /** Looks into the region while no server runs, in one transaction. */
  inside: <R>(work: (ctx: Context<AllTables>) => Promise<R>) => Promise<R>
  close: () => Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Starts the child and waits until it listens. */
async function started(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'storm.server.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return child
}

const refused = (error: unknown): boolean =>
  (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED'

async function sent(
  url: string,
  { method = 'GET', headers = {}, body }: Asked,
): Promise<Answer | 'CUT' | 'FAULT' | null> {
  try {
    const answer = await fetch(url, {
      method,
      headers: {
        origin: new URL(url).origin,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (answer.status >= 500) return answer.status === 503 ? 'CUT' : 'FAULT'
    return {
      status: answer.status,
      body: await answer.json(),
      cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? null,
    }
  } catch (error) {
    return refused(error) ? null : 'CUT'
  }
}

/** Makes the place of the storm; nothing runs yet. */
export async function openStorm(): Promise<Storm> {
  const directory = mkdtempSync(join(tmpdir(), 'amanah-badai-'))
  const port = await freePort()
  const env = {
    ...process.env,
    ...{
      AMANAH_DATA: directory,
      PORT: String(port),
      SESSION_SECRET: 'only for the storm, long enough to sign cookies',
    },
  }
  let server: ChildProcess | undefined
  const lost = { kills: 0, answers: 0 }
  const faults: string[] = []
  const end = async (): Promise<void> => {
    const child = server
    server = undefined
    if (!child) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
  const opened: Storm['opened'] = async (work) => {
    const installation = await openInstallation(readConfig(env), () => undefined)
    return work(installation).finally(installation.close)
  }
  const once: Storm['once'] = async (path, asked = {}) => {
    const answer = await sent(`http://127.0.0.1:${port}${path}`, asked)
    if (answer === 'FAULT') faults.push(`${asked.method ?? 'GET'} ${path}`)
    if (answer !== 'CUT' && answer !== 'FAULT') return answer
    lost.answers += 1
    return null
  }
  return {
    start: async () => {
      server = await started(env)
    },
    kill: async () => {
      await end()
      lost.kills += 1
    },
    kills: () => lost.kills,
    strike: (what) => strike(what, directory),
    faults: () => faults,
    cut: () => lost.answers,
    once,
    ask: async (path, asked) => {
      for (;;) {
        const answer = await once(path, asked)
        if (answer) return answer
        await pause(100)
      }
    },
    opened,
    inside: (work) =>
      opened((installation) =>
        act(installation.house, { ...testRegion, id: 1 }, systemActor, work),
      ),
    close: async () => {
      await end()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
