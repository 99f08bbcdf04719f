import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  inRegionOne,
  saveNodes,
  saveSmallBudget,
  saveSmallPlan,
} from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { certify, requestFor } from '../../documents/index.ts'
import { agreementContract, signingContract } from '../index.ts'

const passphrase = 'mangga harum di halaman'
let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
})

/** Surya leads three offices, and gives to three people who have signed already. */
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  const { positions, people } = region
  await inRegionOne(world.owner, async (client) => {
    await client.query(
      'update organisation.assignments set person_id = $1 where position_id = any($2)',
      [people.surya, [positions.camat, positions.kepalaBadan]],
    )
  })
  await saveSmallPlan(world, region)
  await saveNodes(world, [
    ['S2', 'T1', 'SASARAN_PD', positions.camat, null, '80'],
    ['S3', 'T1', 'SASARAN_PD', positions.kepalaBadan, null, '81'],
    ['P3', 'S1', 'SASARAN_PROGRAM', positions.sekretarisDinas, '1.01.02.2.01', '82'],
    ['P4', 'S1', 'SASARAN_PROGRAM', positions.kepalaUptd, '1.01.02.2.02', '83'],
  ])
  await saveSmallBudget(world)
  for (const name of ['bagus', 'surya', 'eko', 'dewi', 'made'] as const) {
    cookies[name] = await world.signIn(
      people[name],
      name === 'bagus' ? [{ role: 'ORGANISATION_BUREAU' }] : [],
    )
    await world.asSystem(async (ctx) =>
      certify(ctx, await requestFor(ctx, { id: people[name], name: `Orang ${name}` }, passphrase)),
    )
  }
  await as('bagus').draftCascade({ year: 2026 })
})
afterAll(() => world.close())

/** A stack of what waits whose signing began and was left long ago. */
async function leaveHalfway(agreementIds: string[]): Promise<string> {
  const { id } = await as('surya').openStack({ agreementIds })
  await world.asSystem((ctx) =>
    sql`insert into agreements.signings (tenant_id, id, version_id, party, person_id, stack_id,
      digest, base_file_id, started_at, lease_until)
      select 1, ${ctx.newId()}, i.version_id, 'SECOND', ${region.people.surya}, i.stack_id, i.digest,
        (select id from documents.files limit 1), '2026-01-20T01:00:00Z', '2026-01-20T01:01:00Z'
      from agreements.stack_items i where i.stack_id = ${id} order by ordinal limit 1`.execute(
      ctx.db,
    ),
  )
  return id
}

it('asks fifteen statements besides those of the session, however much waits', async () => {
  for (const who of ['eko', 'dewi', 'made'] as const) {
    const [line] = (await as(who).listQueue({})).items
    await as(who).signAgreement({ id: line?.id ?? '', passphrase })
  }
  const queue = () => as('surya').listQueue({})
  const sidesOf = async () => (await queue()).items.map(({ side, state }) => `${side} ${state}`)
  expect((await sidesOf()).toSorted()).toEqual([
    'FIRST DRAFT',
    'FIRST DRAFT',
    'FIRST DRAFT',
    'SECOND SIGNED_FIRST',
    'SECOND SIGNED_FIRST',
    'SECOND SIGNED_FIRST',
  ])
  const given = (await queue()).items.filter(({ side }) => side === 'SECOND')
  const stack = await leaveHalfway(given.map(({ id }) => id))

  expect((await queue()).stack).toBe(stack)
  expect(await world.statementsOf(queue)).toHaveLength(2 + 15)
  for (const { id, digest } of (await queue()).items)
    expect((await as('surya').readAgreement({ id })).digest).toBe(digest)
})
