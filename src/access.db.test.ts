import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessTable, type Cell, type Line } from './access.table.ts'
import { allRoutes } from './app.ts'
import type { AnyRoute } from './kernel/contract.ts'
import { maskedNip } from './rooms/organisation/words.ts'
import {
  type AccessWorld,
  openAccessWorld,
  places,
  type Role,
  roles,
  type Things,
} from './testing/access-world.ts'
import { sent } from './testing/calls.ts'
import { personPlans } from './testing/small-region.plan.ts'

const nameOf = ({ method, path }: AnyRoute): string => `${method} ${path}`
const routeOf = new Map(allRoutes.map((route) => [nameOf(route), route]))
const nips: readonly string[] = Object.values(personPlans).flatMap(({ nip }) => nip ?? [])

let access: AccessWorld
beforeAll(async () => {
  access = await openAccessWorld()
})
afterAll(() => access.world.close())

/** What an answer lets be seen of the things, in the words of the table. */
function cellOf(
  line: Line,
  answer: LightMyRequestResponse,
  things: Things,
  told: Cell,
): Cell | string {
  const { statusCode: status, body } = answer
  if (status >= 500) return `broken: ${status}`
  if (told === 'may') return [401, 403, 404].includes(status) ? `refused: ${status}` : 'may'
  if (status >= 400) return status as Cell
  if (line.shows && !body.includes(line.shows(things))) return 'none'
  if (!line.nip || body.includes(things.nip)) return 'full'
  return body.includes(maskedNip(things.nip) ?? '') ? 'masked' : 'full'
}

/** Lists answer all places at once: they are asked once by each role. */
const isSame = (line: Line, a: Things, b: Things): boolean =>
  JSON.stringify(line.asks(a)) === JSON.stringify(line.asks(b))

type Difference = { route: string; place: string; role: Role; told: Cell; got: Cell | string }

async function differencesOf(line: Line, route: AnyRoute, role: Role): Promise<Difference[]> {
  const { world, cookies, things } = access
  const headers: Record<string, string> = cookies[role] ? { cookie: cookies[role] } : {}
  const found: Difference[] = []
  let last: { of: Things; answer: LightMyRequestResponse } | undefined
  for (const place of places) {
    const told = line.seen[place]?.[role]
    if (told === undefined) continue
    const of = things[place]
    const answer =
      last && isSame(line, last.of, of)
        ? last.answer
        : await sent(world.app, route, line.asks(of), headers)
    last = { of, answer }
    const got = cellOf(line, answer, of, told)
    if (got !== told) found.push({ route: line.route, place, role, told, got })
    const leaked = line.nip ? undefined : nips.find((nip) => answer.body.includes(nip))
    if (leaked) found.push({ route: line.route, place, role, told, got: `the NIP ${leaked}` })
  }
  return found
}

describe('the access table', () => {
  it('names every route of the application once, and nothing else', () => {
    const named = accessTable.map(({ route }) => route)
    const missing = [...routeOf.keys()].filter((name) => !named.includes(name))
    expect(missing, 'say in src/access.table.ts who sees what through these routes').toEqual([])
    expect(named.toSorted()).toEqual([...routeOf.keys()].toSorted())
  })

  it('has its things in both regions, or it would prove nothing', () => {
    for (const place of places)
      expect(Object.entries(access.things[place]).filter(([, value]) => value === '')).toEqual([])
  })

  it.each(roles)('holds for %s', async (role) => {
    const found: Difference[] = []
    for (const line of accessTable) {
      const route = routeOf.get(line.route)
      if (route) found.push(...(await differencesOf(line, route, role)))
    }
    expect(found).toEqual([])
  })

  it(
    'holds in another region for nobody: a session of one region opens nothing at the ' +
      'address of another',
    async () => {
      const { world, cookies, things } = access
      const cookie = await world.signIn('99999999-9999-7999-8999-999999999999', [
        { role: 'ORGANISATION_BUREAU' },
      ])
      const opened: string[] = []
      for (const line of accessTable) {
        const route = routeOf.get(line.route)
        if (route?.access !== 'signed-in') continue
        for (const one of [cookie, cookies.headOfRegion]) {
          const answer = await sent(world.app, route, line.asks(things.elsewhere), {
            cookie: one,
            host: 'lain.example',
          })
          if (answer.statusCode !== 401) opened.push(`${line.route}: ${answer.statusCode}`)
        }
      }
      expect(opened).toEqual([])
    },
  )
})
