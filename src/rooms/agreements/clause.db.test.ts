import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../../testing/world.ts'
import { AgreementState } from './agreement.contract.ts'
import { binds, isGone } from './state.rules.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it.each(AgreementState.options)(
  'the database takes %s as the table of states does',
  async (state) => {
    const { rows } = await world.owner.query(
      'select agreements.standing_of($1) as standing, agreements.standing_of($1) < 3 as binds',
      [state],
    )

    expect(rows[0].standing === null).toBe(isGone(state))
    expect(rows[0].binds ?? false).toBe(binds(state))
  },
)
