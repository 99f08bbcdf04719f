import { afterAll, beforeAll, expect, it } from 'vitest'
import { inRegionOne, saveSmallBudget, saveSmallPlan } from '../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { agreementContract } from '../agreements/index.ts'
import { taskContract } from '../tasks/index.ts'
import { actionPlanChores } from './actionplan.jobs.ts'
import { actionPlanContract } from './plan/plan.contract.ts'
import { progressContract } from './progress/progress.contract.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(actionPlanContract, cookies[who]),
  ...world.calls(progressContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
  ...world.calls(taskContract, cookies[who]),
})
const tasksOf = async (who: string, kind: string) =>
  (await as(who).listMyTasks({})).items.filter((task) => task.kind === kind)
const look = async (): Promise<void> => {
  for (const { run } of actionPlanChores) await run({ step: world.asSystem })
}
const sql = (text: string, values: unknown[]): Promise<void> =>
  inRegionOne(world.owner, async (client) => {
    await client.query(text, values)
  })
/** Puts the version of a promise into a state, as signing would. */
const putIn = (id: string, version: number, state: string): Promise<void> =>
  sql(
    `insert into agreements.states (tenant_id, id, version_id, sequence, state, at)
     select 1, gen_random_uuid(), v.id, coalesce(max(s.sequence), 0) + 1, $3, $4
     from agreements.versions v left join agreements.states s on s.version_id = v.id
     where v.agreement_id = $1 and v.number = $2 group by v.id`,
    [id, version, state, '2026-02-26T02:00:00Z'],
  )
/** An amendment that promises the same with another target of the year, in force at once. */
async function amend(id: string): Promise<void> {
  await sql(
    `insert into agreements.versions (tenant_id, id, agreement_id, number, cause, effective_from,
       first_party, second_party, created_at)
     select 1, gen_random_uuid(), agreement_id, 2, 'STRATEGY_CHANGE', '2026-03-01', first_party,
       second_party, created_at from agreements.versions where agreement_id = $1`,
    [id],
  )
  const copied = {
    rows: 'number, node_id, measure_id, heading, objective, indicator, unit_label',
    budget_rows: 'number, group_code, group_name, code, name, source, amount',
  }
  for (const [table, columns] of Object.entries(copied))
    await sql(
      `insert into agreements.${table} (tenant_id, id, version_id, ${columns}${
        table === 'rows' ? ', target' : ''
      })
       select 1, gen_random_uuid(), (select id from agreements.versions
           where agreement_id = $1 and number = 2), ${columns}${table === 'rows' ? ", '93.00'" : ''}
       from agreements.${table} where version_id = (select id from agreements.versions
         where agreement_id = $1 and number = 1)`,
      [id],
    )
  await putIn(id, 2, 'DRAFT')
  await putIn(id, 2, 'ACTIVE')
  await putIn(id, 1, 'SUPERSEDED')
}

let id = ''
beforeAll(async () => {
  world = await openWorld('2026-02-26T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  for (const name of ['surya', 'eko'] as const)
    cookies[name] = await world.signIn(region.people[name])
  await as('bagus').draftCascade({ year: 2026 })
  const { items } = await as('bagus').listAgreements({
    ...{ year: 2026, search: 'Kepala Bidang Pembinaan SD' },
  })
  id = items[0]?.id ?? ''
  for (const state of ['AGREED', 'SIGNED_FIRST', 'ACTIVE']) await putIn(id, 1, state)
  await as('eko').draftActionPlan({ id })
  await as('eko').proposeActionPlan({ id })
  await as('surya').agreeActionPlan({ id, number: 1 })
})
afterAll(() => world.close())

it('goes on being asked about after the promise was amended, until it is carried over', async () => {
  await look()
  expect(await tasksOf('eko', 'actionplan/draft')).toEqual([])
  await amend(id)
  await look()

  expect(await tasksOf('eko', 'actionplan/draft')).toEqual([
    expect.objectContaining({ detail: expect.stringContaining('PK Anda kini versi 2') }),
  ])
  const page = await as('eko').readActionPlan({ id })
  expect(page.plan).toMatchObject({ number: 1, state: 'AGREED', outdated: true })
  expect(page.rows[0]).toMatchObject({ target: '91.50' })
  expect((await as('eko').readActionMonth({ month: '2026-02' })).steps).toHaveLength(1)
})

it('is carried over with its steps and what was reported of them; what moved is proposed anew', async () => {
  const before = await as('eko').readActionPlan({ id })
  const step = before.steps[0]
  await as('eko').reportActionSteps({
    items: [
      {
        ...{ agreementId: id, stepId: step?.id ?? '', month: 2, seen: 0, done: true },
        ...{ amount: '1', supporting: null, obstacle: null, followUp: null, proof: null },
      },
    ],
  })
  await as('eko').draftActionPlan({ id })
  const after = await as('eko').readActionPlan({ id })

  expect(after.plan).toMatchObject({ number: 2, outdated: false, inForce: 1 })
  expect(after.plan?.carried).toBe('Dibawa dari rencana aksi versi 1.')
  expect(after.steps.map((one) => one.id)).toEqual(before.steps.map((one) => one.id))
  expect(after.rows[0]?.quarters.at(-1)).toMatchObject({ target: '93.00', from: 'OWN' })
  expect(after.reports).toEqual([expect.objectContaining({ stepId: step?.id, done: true })])
  expect(after.findings).toEqual([])
})

it('begins for a successor with the plan of who went, as steps of its own', async () => {
  const { steps } = await as('eko').readActionPlan({ id })
  const [other] = (await as('bagus').listAgreements({ year: 2026, search: 'Pengembang Teknologi' }))
    .items
  cookies.indah = await world.signIn(region.people.indah)
  await sql('update agreements.agreements set succeeds_id = $2 where id = $1', [other?.id, id])
  await putIn(other?.id ?? '', 1, 'AGREED')
  await as('indah').draftActionPlan({ id: other?.id ?? '' })
  const page = await as('indah').readActionPlan({ id: other?.id ?? '' })

  expect(page.plan?.carried).toContain('PK yang digantikan')
  expect(steps.some((one) => page.steps.some((own) => own.id === one.id))).toBe(false)
})
