import { addressOf } from '../src/kernel/address.ts'
import type { Contract } from '../src/kernel/contract.ts'
import type { Calls } from '../src/testing/calls.ts'

/** The typed client of somebody who sits at no browser of the story: its calls carry the session it
 * has, and take the one an answer brings. */
export function clientAt<C extends Contract>(url: string, contract: C): Calls<C> {
  let cookie = ''
  const calls = Object.entries(contract).map(([name, route]) => [
    name,
    async (input: Record<string, unknown>): Promise<unknown> => {
      const { url: path, body } = addressOf(route, input)
      const answer = await fetch(`${url}${path}`, {
        method: route.method,
        headers: { origin: url, cookie, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      })
      const told = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
      if (told.length > 0) cookie = told.join('; ')
      if (!answer.ok) throw new Error(`${route.method} ${path}: ${await answer.text()}`)
      return answer.json()
    },
  ])
  return Object.fromEntries(calls)
}
