import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AllTables, heirs } from './app.ts'
import { successionOf } from './kernel/ports.ts'
import type { Context } from './platform/context.ts'
import { draftCascade } from './rooms/agreements/index.ts'
import { certify, requestFor } from './rooms/documents/index.ts'
import { chartOf, leaderOf, loadOrganisation } from './rooms/organisation/index.ts'
import { playEvent } from './testing/play-succession.ts'
import { inRegionOne, saveSmallBudget, saveSmallPlan } from './testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from './testing/small-region.ts'
import { openWorld, type World } from './testing/world.ts'

let world: World
let region: SmallRegion
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
})
afterAll(() => world.close())

/** Who acted is history and goes nowhere; organisation itself is what changes. */
const elsewhere = /^(audit|organisation)\./

const answered = heirs.flatMap(({ answersFor }) => answersFor)

it('has an heir for every column that names a unit, a post or a person (`design.md` §7)', async () => {
  const { rows } = await world.asSystem((ctx) =>
    sql<{ name: string }>`
      select n.nspname || '.' || c.relname || '.' || a.attname as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype and a.attname ~ '(person|unit|position|agency)_id$'
        and n.nspname not like 'pg_%' order by 1`.execute(ctx.db),
  )
  const named = rows.map(({ name }) => name).filter((name) => !elsewhere.test(name))

  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((name) => !answered.includes(name))).toEqual([])
})

it('asks every heir about a unit that goes, a post and a person, without writing anything', async () => {
  const succession = successionOf({
    on: '2026-07-01',
    units: { [region.units.bidangSd]: [region.units.bidangSmp] },
    positions: { [region.positions.kabidSd]: [region.positions.kabidSmp] },
    people: { [region.people.eko]: [] },
  })
  const previews = await world.asSystem(async (ctx) => {
    const told = []
    for (const heir of heirs) told.push(...(await heir.preview(ctx, succession)))
    return told
  })

  expect(
    previews.every(
      ({ effect, from }) =>
        effect.endsWith('.') &&
        from in { ...succession.units, ...succession.positions, ...succession.people },
    ),
  ).toBe(true)
})

/** Columns that tell who it was, and go on telling so: what happened, whose it is for good, and what
 * keeps the name of its day. A new column belongs here only with that reason. */
const history = new Set([
  // who did it, when
  ...[
    'agreements.states.person_id',
    'agreements.rounds.person_id',
    'agreements.stacks.person_id',
    'agreements.signings.person_id',
    'agreements.handovers.written_by',
    'agreements.closings.closed_by',
  ],
  ...['identity.account_handling.person_id', 'identity.account_handling.by_person_id'],
  ...['identity.viewings.person_id', 'identity.viewings.by_person_id'],
  ...['identity.role_grants.proposed_by', 'identity.role_grants.confirmed_by'],
  ...['measurement.figures.reported_by', 'measurement.verdicts.given_by'],
  ...['measurement.locks.locked_by', 'measurement.reopenings.reopened_by'],
  ...['procedures.steps.person_id', 'procedures.steps.position_id'],
  'documents.passphrase_failures.person_id',
  ...['actionplan.states.person_id', 'actionplan.progress.person_id'],
  // a plan as it was agreed; a step whose post is gone is asked of who made the promise
  'actionplan.steps.position_id',
  ...['staff.states.person_id', 'staff.log_answers.person_id', 'staff.ratings.person_id'],
  'staff.evaluation_states.person_id',
  // of the post, the unit and the office of its span
  ...['staff.evaluations.person_id', 'staff.evaluations.position_id'],
  ...['staff.evaluations.unit_id', 'staff.evaluations.agency_id'],
  ...[
    'staff.organisation_predicates.unit_id',
    'staff.organisation_predicates.person_id',
    'staff.distributions.unit_id',
    'staff.distributions.person_id',
    'staff.objection_steps.person_id',
  ],
  // whose it is for good
  ...['staff.log_entries.person_id', 'staff.log_activities.person_id'],
  'staff.check_ins.person_id',
  // who told of an incident, and the office it was told of for its days
  ...['staff.log_pauses.person_id', 'staff.log_pauses.agency_id'],
  ...[
    'documents.certificates.person_id',
    'notices.notices.person_id',
    'notices.channels.person_id',
  ],
  ...['procedures.cases.person_id', 'procedures.cases.position_id'],
  ...['staff.work_contracts.person_id', 'staff.recommendations.rated_id'],
  ...['staff.recommendations.person_id', 'staff.credits.person_id'],
  ...['staff.result_defaults.person_id', 'staff.national_rows.person_id'],
  ...['staff.evidence_links.person_id', 'staff.outside_predicates.person_id'],
  'procedures.cases.proposer_position_id',
  ...['staff.service_links.person_id', 'staff.feedback.person_id', 'staff.dialogues.person_id'],
  ...['staff.dialogue_confirmations.person_id', 'staff.coachings.person_id'],
  ...['staff.pulse_counts.unit_id', 'staff.pulse_answered.person_id', 'staff.reports.person_id'],
  ...['staff.innovations.person_id', 'staff.innovation_answers.person_id'],
  // whose it was until the day, and the office it was made in or for
  'budget.unit_aliases.from_unit_id',
  ...['documents.library.unit_id', 'planning.plans.unit_id'],
])

/** What a row says by itself of being over. */
const over: Record<string, (column: string) => string> = {
  recorded_until: (column) => `${column} is null`,
  valid_to: (column) => `(${column} is null or ${column} > '2026-07-01')`,
  closed_at: (column) => `${column} is null`,
  ended_at: (column) => `${column} is null`,
}
/** What has its state elsewhere. */
const elsewhereOver: Record<string, string> = {
  'agreements.agreements':
    "id in (select id from agreements.current where state not in ('ENDED', 'VOIDED', 'CANCELLED'))",
  'staff.plans': "ends_on > '2026-07-01'",
  // a later row of the same code takes its place
  'budget.unit_aliases': `not exists (select from budget.unit_aliases as later
    where later.tenant_id = unit_aliases.tenant_id and later.code = unit_aliases.code
      and later.recorded_until is null and later.valid_from > coalesce(unit_aliases.valid_from, '-infinity'))`,
}

/** For each answered column that is no history: how many current rows name one of these. */
async function naming(ctx: Context<AllTables>, ids: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const name of answered.filter((one) => !history.has(one))) {
    const [schema = '', table = '', column = ''] = name.split('.')
    const { rows: columns } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = ${schema} and table_name = ${table}`.execute(ctx.db)
    const rules = [
      ...columns.flatMap(({ name: one }) => over[one]?.(one) ?? []),
      elsewhereOver[`${schema}.${table}`] ?? [],
    ].flat()
    if (rules.length === 0) throw new Error(`nothing says when a row of ${name} is over`)
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(`${schema}.${table}`)}
      where ${sql.ref(column)} = any(${[...ids]}::uuid[]) and ${sql.raw(rules.join(' and '))}`.execute(
      ctx.db,
    )
    if (rows[0]?.count) found.push(name)
  }
  return found
}

describe('after two units have become one', () => {
  let gone: string[]
  let following: string[]
  let before: string[]
  beforeAll(async () => {
    const { units, positions, people } = region
    await saveSmallPlan(world, region)
    await saveSmallBudget(world)
    await inRegionOne(world.owner, async (client) => {
      const write = (text: string, values: unknown[]) => client.query(text, values)
      await write(`update planning.node_versions set unit_id = $1 where code = 'P1'`, [
        units.bidangSd,
      ])
      await write(`update planning.node_versions set holder_person_id = $1 where code = 'P2'`, [
        people.eko,
      ])
      await write(
        `insert into planning.plans (tenant_id, id, kind, unit_id, name, first_year, last_year,
          recorded_at) values (1, gen_random_uuid(), 'RENSTRA', $1, 'Rencana bidang', 2025, 2029, now())`,
        [units.bidangSd],
      )
      await write(
        `insert into budget.unit_aliases (tenant_id, id, code, unit_id, recorded_at)
          values (1, gen_random_uuid(), '1.01.0.00.0.00.01.0009', $1, now())`,
        [units.bidangSd],
      )
    })
    await world.signIn(people.eko, [{ role: 'PLANNING' }])
    await world.signIn(people.gita, [{ role: 'OPERATOR', unitId: units.bidangSd }])
    const task = { kind: 'uji/tugas', title: 'Uji', link: '/' }
    await world.asSystem(async (ctx) => {
      await draftCascade(ctx, { year: 2026 })
      await certify(
        ctx,
        await requestFor(ctx, { id: people.eko, name: 'Eko' }, 'mangga harum sekali'),
      )
      await ctx.tasks.open([
        { ...task, subject: randomUUID(), holder: { positionId: positions.kabidSd } },
        { ...task, subject: randomUUID(), holder: { grant: 'OPERATOR', unitId: units.bidangSd } },
      ])
    })
    gone = [units.bidangSd, units.bidangSmp, positions.kabidSd, positions.kabidSmp, people.eko]
    const day = '2026-07-01'
    world.setNow(`${day}T02:00:00.000Z`)
    before = await world.asSystem((ctx) => naming(ctx, gone))
    await world.asSystem((ctx) =>
      playEvent(ctx, 'MERGE', day, {
        sources: [units.bidangSd, units.bidangSmp],
        opens: { code: '02.09', name: 'Bidang Pendidikan Dasar' },
        head: { title: 'Kepala Bidang Pendidikan Dasar' },
      }),
    )
    const chart = chartOf(await world.asSystem((ctx) => loadOrganisation(ctx, day)))
    const unit = [...chart.unit.values()].find(({ code }) => code === '02.09')
    const post = unit && leaderOf(chart, unit.id)
    following = [unit?.id ?? '', post?.id ?? '']
    const row = {
      ...{ kind: 'D', until: null, formerUntil: null, decreeNumber: null, decreeDate: null },
      inauguratedOn: null,
    }
    await world.asSystem((ctx) =>
      playEvent(ctx, 'TRANSFER', day, {
        rows: [
          {
            ...{ ...row, personId: people.fitri, name: 'Fitri', reason: null },
            ...{ positionId: post?.id ?? null, title: post?.title ?? null },
          },
          {
            ...{ ...row, personId: people.eko, name: 'Eko', reason: 'RETIRED' },
            ...{ positionId: null, title: null },
          },
        ],
        ...{ cancels: null, runId: null },
      }),
    )
  }, 60_000)

  it('had something of each kind that named them', () =>
    expect(before).toEqual([
      ...['identity.accounts.person_id', 'identity.role_grants.person_id'],
      'identity.role_grants.unit_id',
      ...['tasks.tasks.holder_position_id', 'tasks.tasks.holder_person_id'],
      'tasks.tasks.holder_unit_id',
      'planning.node_versions.unit_id',
      ...['planning.node_versions.holder_position_id', 'planning.node_versions.holder_person_id'],
      'budget.unit_aliases.unit_id',
      ...['agreements.agreements.person_id', 'agreements.agreements.position_id'],
      'agreements.agreements.unit_id',
      ...['agreements.agreements.giver_person_id', 'agreements.agreements.giver_position_id'],
    ]))

  it('leaves no row that names a unit, a post or a person that is gone as if they were there', async () =>
    expect(await world.asSystem((ctx) => naming(ctx, gone))).toEqual([]))

  it('names what follows instead', async () => {
    const now = await world.asSystem((ctx) => naming(ctx, following))

    expect(now).toEqual(
      expect.arrayContaining([
        'identity.role_grants.unit_id',
        ...['tasks.tasks.holder_position_id', 'tasks.tasks.holder_unit_id'],
        ...['planning.node_versions.unit_id', 'planning.node_versions.holder_position_id'],
        ...['budget.unit_aliases.unit_id', 'agreements.agreements.position_id'],
        'agreements.agreements.giver_position_id',
      ]),
    )
  })
})
