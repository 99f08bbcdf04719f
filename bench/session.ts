import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import type { BenchResult } from '../src/commands/bench.ts'
import { rounded } from '../src/commands/bench.ts'
import { bare, measured, withBenchRegion } from '../src/testing/load/bench-region.ts'
import { loaded } from '../src/testing/load/http-load.ts'

/** Signed-in requests a second with ten clients on two cores. */
const limit = 1000
const count = 2000

/** What every signed-in request costs before its own work: who asks, with which mandates, against
 * bare Fastify with the same statements. */
export function run(): Promise<BenchResult> {
  return withBenchRegion(async (region) => {
    const { personId } = await region.asSystem(({ db }) =>
      db
        .selectFrom('organisation.assignments as held')
        .innerJoin('organisation.positionVersions as post', 'post.positionId', 'held.positionId')
        .select('held.personId')
        .leftJoin('identity.accounts as account', 'account.personId', 'held.personId')
        .where('post.echelon', '=', 'III.b')
        .where('account.id', 'is', null)
        .orderBy('held.assignmentId')
        .executeTakeFirstOrThrow(),
    )
    const headers = await region.signIn(personId, [{ role: 'PLANNING' }])
    const path = '/api/region'
    const asked = () => region.app.inject({ url: path, headers })
    await asked()
    const sent = await region.sentBy(asked)
    const session = bare(region, sent.slice(0, 2))
    const peer = Fastify()
    peer.get('/', async () => (await session()).length)
    await peer.listen({ port: 0, host: '127.0.0.1' })
    const { port } = peer.server.address() as AddressInfo
    const request = { method: 'GET', path, headers }
    const found = await measured(region, [request], {
      ...{ count, alone: 500 },
      peer: async () => {
        const requests = [{ ...request, path: '/' }]
        return (await loaded({ port, clients: 10, count, requests })).rate
      },
    })
    await peer.close()
    const { rate, peer: other, against, ...percentiles } = found
    return {
      name: 'session',
      value: rate,
      unit: 'permintaan/detik',
      limit,
      ratio: rounded(rate / limit),
      against: { 'Fastify dan pg saja': against },
      ...percentiles,
      notes:
        `Permintaan masuk dengan ${sent.length} pernyataan, 10 klien, median 3 putaran; ` +
        `Fastify dan pg saja ${Math.round(other)}/detik; persentil satu klien`,
    }
  })
}
