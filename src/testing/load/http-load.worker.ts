import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import type { Load, Loaded, Sent } from './http-load.ts'

const { port, clients, count, requests } = workerData as Load
const agent = new Agent({ keepAlive: true, maxSockets: clients })

/** One request; its time in milliseconds. Anything but success ends the measurement. */
function send({ method, path, headers, body }: Sent): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const asked = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(performance.now() - began)
          : reject(new Error(`${path}: ${answer.statusCode} ${Buffer.concat(parts)}`)),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** A write names the version it saw, under a key of its own, with another value and id each time. */
function next(sent: Sent): Sent {
  const { version, body } = sent
  if (version === undefined || !body) return sent
  const headers = {
    ...sent.headers,
    'idempotency-key': crypto.randomUUID(),
    ...(version > 0 ? { 'if-match': `"${version}"` } : {}),
  }
  sent.version = version + 1
  const value = String(1 + (version % 90))
  const written = body.replace('$version', value).replace('$id', crypto.randomUUID())
  return { ...sent, headers, body: written }
}

/** Each client goes round its own share of the requests, so that no two write the same thing. */
async function run(): Promise<Loaded> {
  const times: number[] = []
  let left = count
  const client = async (mine: Sent[]): Promise<void> => {
    for (let turn = 0; left-- > 0; turn++) {
      const sent = mine[turn % mine.length]
      if (sent) times.push(await send(next(sent)))
    }
  }
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, (_, i) =>
      client(requests.length < clients ? requests : requests.filter((_, at) => at % clients === i)),
    ),
  )
  return { times, rate: (count * 1000) / (performance.now() - began), requests }
}

run().then(
  (loaded) => parentPort?.postMessage(loaded),
  (error: unknown) => {
    throw error
  },
)
