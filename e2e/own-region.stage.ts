import { createServer } from 'node:http'
import { createServer as createPushService } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chores } from '../src/app.ts'
import { openRegion, readRegionFile } from '../src/commands/region-file.ts'
import type { Installation } from '../src/main.ts'
import type { House } from '../src/platform/act.ts'
import type { Config } from '../src/platform/config.ts'
import { selfCertificate } from '../src/platform/http/self-certificate.ts'
import { openCaller } from '../src/platform/outbox/caller.ts'
import { type Message, openOutbox } from '../src/platform/outbox/outbox.ts'
import { openStageTime } from '../src/testing/stage-time.ts'

const file = fileURLToPath(new URL('../data/daerah-baru.contoh.json', import.meta.url))

/** A region as `./amanah seed region` leaves it: nothing but its first administrator. */
export type OwnRegion = {
  url: string
  signIn: string
  password: string
  /** Where a browser of this region takes pushes. */
  pushes: string
  /** `POST`: for the notices it is the next morning, and they make their round; answers what the
   * push service took. */
  morning: string
}

/** What left in the mornings so far, and the addresses the push service took it at. */
export type Morning = { sent: Message[]; arrived: string[] }

const portOf = (server: Server): number => (server.address() as AddressInfo).port
const listening = (server: Server): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))

/** Seeds a region of its own beside the others, at 127.0.0.1, with a push service on this machine
 * that is reached as one on the internet is. */
export async function openOwnRegion(
  { house, owner, pool }: Installation,
  config: Config,
  port: number,
): Promise<{ ownRegion: OwnRegion; close: () => void }> {
  const wanted = {
    ...readRegionFile(file),
    hosts: ['https://pk.contoh.example', `http://127.0.0.1:${port}`],
  }
  const { region, password } = await openRegion({ house, owner }, wanted)
  const { key, cert } = await selfCertificate(config.dataDirectory, house.clock(), ['localhost'])
  const arrived: string[] = []
  const service = createPushService({ key, cert }, (request, response) => {
    arrived.push(request.url ?? '')
    request.resume().on('end', () => response.writeHead(201).end())
  })
  await listening(service)
  const dial = { host: '127.0.0.1', port: portOf(service), ca: cert }
  const call = openCaller({ resolve: async () => ['93.184.216.34'], dial })
  const { push } = await openOutbox(config.outbox, house.clock, call)
  const sent: Message[] = []
  const told: NonNullable<typeof push>['send'] = (to, message) => {
    sent.push(message)
    return push?.send(to, message) ?? Promise.resolve('gone')
  }
  const outbox: House<unknown>['outbox'] = push && { push: { ...push, send: told } }
  const time = openStageTime(house.clock())
  const round = {
    chores: chores.filter(({ name }) => name.startsWith('notices/')),
    ...{ pool, house: { ...house, clock: time.clock, outbox } },
    regions: async () => [region],
    log: console.error,
  }
  const rounds = createServer(async (_, response) => {
    const next = new Date(time.clock().getTime() + 24 * 60 * 60 * 1000)
    await time.toDay(round, next.toISOString().slice(0, 10))
    response.end(JSON.stringify({ sent, arrived } satisfies Morning))
  })
  await listening(rounds)
  return {
    ownRegion: {
      url: `http://127.0.0.1:${port}`,
      signIn: wanted.administrator.signIn,
      password,
      pushes: 'https://localhost/kabar/ponsel',
      morning: `http://127.0.0.1:${portOf(rounds)}`,
    },
    close: () => {
      service.close()
      rounds.close()
    },
  }
}
