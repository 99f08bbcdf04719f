import type pg from 'pg'
import type { SmallRegion } from './small-region.ts'
import type { World } from './world.ts'

/** A node to write: below which, of what kind, held by which post, with which money, and the target
 * of its measure. */
export type NodePlan = [
  code: string,
  parent: string | null,
  component: string,
  holder: string,
  budget: string | null,
  target: string | null,
]

/** A short plan: every level has a node, the functional official at the end of the branch too; P2
 * lacks its target on purpose. */
const nodePlans = ({ positions }: SmallRegion): NodePlan[] => [
  ['T1', null, 'SASARAN_DAERAH', positions.waliKota, null, '78.50'],
  ['S1', 'T1', 'SASARAN_PD', positions.kepalaDinas, null, '82.00'],
  ['P1', 'S1', 'SASARAN_PROGRAM', positions.kabidSd, '1.01.02.2.01', '91.50'],
  ['P2', 'S1', 'SASARAN_PROGRAM', positions.kabidSmp, '1.01.02.2.02', null],
  ['K1', 'P1', 'SASARAN_SUB_KEGIATAN', positions.pengembangSd, '1.01.02.2.01.0001', '24'],
]

/** Id of a node, or with «m» or «i» before the code of its measure or indicator. */
export const nodeIdIn = (code: string): string =>
  `11111111-1111-7111-8111-${Buffer.from(code.padEnd(6, '0')).toString('hex').slice(0, 12)}`

/** Does something as the owner within the first region. */
export async function inRegionOne(
  pool: pg.Pool,
  work: (client: pg.ClientBase) => Promise<void>,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local app.tenant_id = 1')
    await work(client)
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function saveNode(
  client: pg.ClientBase,
  [code, parent, component, holder, budget, target]: NodePlan,
): Promise<void> {
  await client.query('insert into planning.nodes values (1, $1)', [nodeIdIn(code)])
  await client.query(
    `insert into planning.node_versions (tenant_id, id, node_id, parent_node_id, code, component,
      level, statement, holder_position_id, budget_code, valid_from, recorded_at)
     values (1, gen_random_uuid(), $1, $2, $3, $4, 'OUTPUT', $5, $6, $7, '2025-01-01', now())`,
    [
      nodeIdIn(code),
      parent && nodeIdIn(parent),
      code,
      component,
      `Meningkatnya mutu layanan ${code}`,
      holder,
      budget,
    ],
  )
  await client.query('insert into planning.indicators values (1, $1)', [nodeIdIn(`i${code}`)])
  await client.query(
    `insert into planning.indicator_versions (tenant_id, id, indicator_id, code, name, unit_label,
      unit_kind, polarity, aggregation, is_key, frequency, valid_from, recorded_at)
     values (1, gen_random_uuid(), $1, $2, $3, 'persen', 'PERCENT', 'MAXIMIZE', 'LAST', false, 'QUARTERLY', '2025-01-01', now())`,
    [nodeIdIn(`i${code}`), `I.${code}`, `Persentase layanan ${code}`],
  )
  await client.query(
    `insert into planning.measures (tenant_id, id, measure_id, node_id, indicator_id, descent,
      number, valid_from, recorded_at)
     values (1, gen_random_uuid(), $1, $2, $3, 'NEW', 1, '2025-01-01', now())`,
    [nodeIdIn(`m${code}`), nodeIdIn(code), nodeIdIn(`i${code}`)],
  )
  if (!target) return
  await client.query(
    `insert into planning.targets (tenant_id, id, measure_id, period, value, recorded_at)
      values (1, gen_random_uuid(), $1, '2026', $2, now())`,
    [nodeIdIn(`m${code}`), target],
  )
}

/** Writes further nodes, each with a measure, beside those of the small plan. */
export const saveNodes = (world: Pick<World, 'owner'>, plans: readonly NodePlan[]): Promise<void> =>
  inRegionOne(world.owner, async (client) => {
    for (const plan of plans) await saveNode(client, plan)
  })

/** Writes a plan of five nodes over the small region. */
export const saveSmallPlan = (world: Pick<World, 'owner'>, region: SmallRegion): Promise<void> =>
  saveNodes(world, nodePlans(region))

/** Writes so many more nodes, each with a measure and a target, below the objective of the Dinas
 * Pendidikan: an office of a real size. */
export const saveManyNodes = (
  world: Pick<World, 'owner'>,
  region: SmallRegion,
  count: number,
): Promise<void> =>
  inRegionOne(world.owner, async (client) => {
    for (let number = 0; number < count; number += 1)
      await saveNode(client, [
        `Z${String(number).padStart(3, '0')}`,
        'S1',
        'SASARAN_KEGIATAN',
        region.positions.pengembangSd,
        null,
        '100',
      ])
  })

const budgetLines = [
  ['1.01.02', '1.01.02.2.01', '1.01.02.2.01.0001', 4_000_000],
  ['1.01.02', '1.01.02.2.02', '1.01.02.2.02.0001', 2_500_000],
] as const

/** The budget version that `saveSmallBudget` writes. */
export const smallBudgetVersion = '22222222-2222-7222-8222-222222222222'

/** Writes the budget of the small region's Dinas Pendidikan: one programme, two kegiatan, approved
 * on 5 January 2026. */
export const saveSmallBudget = (world: Pick<World, 'owner'>): Promise<void> =>
  inRegionOne(world.owner, async (client) => {
    const version = smallBudgetVersion
    await client.query(
      `insert into budget.versions (tenant_id, id, year, sequence, stage, approved_on,
        effective_from, recorded_at) values (1, $1, 2026, 1, 'MURNI', '2026-01-05', '2026-01-01',
        now())`,
      [version],
    )
    for (const [index, [program, activity, sub, amount]] of budgetLines.entries())
      await client.query(
        `insert into budget.lines (tenant_id, id, version_id, row_number, skpd_code, skpd_name,
          sub_unit_code, sub_unit_name, affair_code, program_code, program_name, activity_code,
           activity_name, sub_activity_code, sub_activity_name, fund_code, fund_name, account_code, account_name, amount)
         values (1, gen_random_uuid(), $1, $2, '1.01.0.00.0.00.01.0000', 'Dinas Pendidikan', '1.01.0.00.0.00.01.0000', 'Dinas Pendidikan', '1.01', $3, 'Program Pengelolaan Pendidikan', $4, $5, $6, $7,
           '1.1', 'Pendapatan Asli Daerah', '5.1.02.01.01.0024', 'ATK', $8)`,
        [
          version,
          index + 1,
          program,
          activity,
          `Kegiatan ${activity}`,
          sub,
          `Sub kegiatan ${sub}`,
          amount,
        ],
      )
  })
