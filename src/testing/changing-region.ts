import { sql } from 'kysely'
import { addDays, type LocalDate } from '../kernel/time.ts'
import { writeNew } from '../platform/database/ledger.ts'
import { type Chart, chartOf, loadOrganisation } from '../rooms/organisation/index.ts'
import { positionLedger, unitLedger } from '../rooms/organisation/organisation.ledgers.ts'
import type { SmallRegion } from './small-region.ts'
import type { World } from './world.ts'

/** One event somebody might declare; `picks` choose what it is about. */
export type Step = { kind: string; day: number; picks: readonly number[] }

const since = '2025-01-01'
const firstDay = '2026-01-10'
export const dayOf = ({ day }: Step): LocalDate => addDays(firstDay, day)

const pick = <T>(all: readonly T[], at: number | undefined): T => {
  const found = all[(at ?? 0) % all.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

/** Adds units with a head and two posts each somewhere below the small region. */
export async function addUnits(
  world: World,
  { units }: SmallRegion,
  parents: readonly number[],
): Promise<void> {
  await world.asSystem(async (ctx) => {
    const ids = Object.values(units)
    for (const [nth, parent] of parents.entries()) {
      const [id, code] = [ctx.newId(), `9${nth}`]
      const span = { validFrom: since, validTo: null }
      const name = `Unit ${code}`
      await writeNew(ctx, unitLedger, [
        {
          ...{ id, code, name, shortName: name, kind: 'BIDANG', parentId: pick(ids, parent) },
          ...{ isAgency: false, skpdCode: null, legalBasis: null, ...span },
        },
      ])
      ids.push(id)
      const head = ctx.newId()
      const post = { unitId: id, superiorId: null, singleHolder: true, ...span }
      await writeNew(ctx, positionLedger, [
        {
          ...{ ...post, id: head, code: `${code}-1`, title: `Kepala Unit ${code}` },
          ...{ kind: 'STRUKTURAL', echelon: 'III.b', level: 'ADMINISTRATOR' },
        },
        {
          ...{ ...post, id: ctx.newId(), code: `${code}-2`, title: `Analis ${code}` },
          ...{ kind: 'FUNGSIONAL', echelon: null, level: 'FUNCTIONAL', superiorId: head },
          singleHolder: false,
        },
      ])
    }
  })
}

const chartOn = async (world: World, on: LocalDate): Promise<Chart> =>
  chartOf(await world.asSystem((ctx) => loadOrganisation(ctx, on)))

type Content = Record<string, unknown>
type Scene = { chart: Chart; nth: number; one: string; two: string; picks: readonly number[] }

const things = ({ organisation }: Chart, unitId: string): string[] => [
  ...organisation.units.filter(({ parentId }) => parentId === unitId).map(({ id }) => id),
  ...organisation.positions.filter((post) => post.unitId === unitId).map(({ id }) => id),
]
const opens = (nth: number) => ({ code: `N${nth}`, name: `Unit baru ${nth}` })
const headOf = (nth: number) => ({
  ...{ title: `Kepala unit baru ${nth}`, code: `N${nth}-1` },
  level: 'ADMINISTRATOR',
})

/** What each kind of event is given. */
const contents: Record<string, (scene: Scene) => Content> = {
  RENAME: ({ one, nth }) => ({ unitId: one, name: `Nama ${nth}` }),
  RECODE: ({ one, nth }) => ({ unitId: one, code: `K${nth}` }),
  MOVE: ({ one, two }) => ({ unitId: one, parentId: two }),
  MERGE: ({ one, two, nth, picks }) =>
    (picks[2] ?? 0) % 2 === 0
      ? { sources: [one, two], opens: opens(nth), head: headOf(nth) }
      : { sources: [one, two], into: two },
  SPLIT: ({ chart, one, nth, picks }) => ({
    unitId: one,
    parts: [
      {
        ...{ opens: opens(nth), head: headOf(nth) },
        takes: things(chart, one).filter((_, at) => (at + (picks[2] ?? 0)) % 2 === 0),
      },
    ],
  }),
  DISSOLVE: ({ chart, one, two }) => ({
    ...{ unitId: one, heirs: [two] },
    placed: [{ to: two, things: things(chart, one) }],
  }),
  TRANSFER: ({ chart, picks }) => {
    const person = pick(chart.organisation.people, picks[0])
    const post = pick(chart.organisation.positions, picks[1])
    const kind = pick(['D', 'PLT', 'PLH'] as const, picks[2])
    return {
      rows: [
        {
          ...{ personId: person.id, name: person.name, positionId: post.id, title: post.title },
          ...{ kind, reason: null, until: null, formerUntil: null, inauguratedOn: null },
          ...{ decreeNumber: 'SK 1/2026', decreeDate: null },
        },
      ],
      ...{ cancels: null, runId: null },
    }
  },
}
export const eventKindNames = Object.keys(contents)

/** The content of a step, about units of its day. */
export async function contentOf(world: World, step: Step, nth: number): Promise<Content> {
  const chart = await chartOn(world, dayOf(step))
  const ids = chart.organisation.units.map(({ id }) => id)
  const [one, two] = [pick(ids, step.picks[0]), pick(ids, step.picks[1])]
  return contents[step.kind]?.({ chart, nth, one, two, picks: step.picks }) ?? {}
}

const counted = async (world: World, query: ReturnType<typeof sql<{ found: string }>>) =>
  (await world.asSystem(({ db }) => query.execute(db))).rows.map(({ found }) => found)

const covered = (child: string, column: string, parent: string, about: string, and = '') =>
  sql<{ found: string }>`select ${child} || ' ' || child.id as found
    from ${sql.table(child)} as child
    where child.recorded_until is null and child.${sql.ref(column)} is not null ${sql.raw(and)}
      and not coalesce((select range_agg(daterange(around.valid_from, around.valid_to))
        from ${sql.table(parent)} as around
        where around.tenant_id = child.tenant_id and around.recorded_until is null
          and around.${sql.ref(about)} = child.${sql.ref(column)})
        @> daterange(child.valid_from, child.valid_to), false)`

/** What breaks the invariants of dated data (`anggaran-organisasi-layanan.md` §2.6): what stands in
 * something that is not there on every day of it, and people in two definitive structural posts. */
export async function brokenIn(world: World): Promise<string[]> {
  const [units, posts] = ['organisation.unit_versions', 'organisation.position_versions']
  const held = 'organisation.assignments'
  const found = [
    covered(units, 'parent_unit_id', units, 'unit_id'),
    covered(posts, 'unit_id', units, 'unit_id'),
    covered(posts, 'superior_position_id', posts, 'position_id'),
    covered(held, 'position_id', posts, 'position_id'),
    covered(held, 'person_id', 'organisation.person_versions', 'person_id'),
    covered('organisation.team_roles', 'unit_id', units, 'unit_id'),
    sql<{ found: string }>`select 'two posts ' || a.person_id as found
      from organisation.assignments a join organisation.assignments b
        on a.person_id = b.person_id and a.assignment_id < b.assignment_id
        and daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to)
      where a.recorded_until is null and b.recorded_until is null and a.kind = 'D' and b.kind = 'D'
        and a.single_holder and b.single_holder`,
  ]
  const broken: string[] = []
  for (const query of found) broken.push(...(await counted(world, query)))
  return [...broken, ...(await circlesIn(world))]
}

/** Units that stand below themselves on some day. */
async function circlesIn(world: World): Promise<string[]> {
  return counted(
    world,
    sql<{ found: string }>`with recursive
      days as (select distinct valid_from as day from organisation.unit_versions
        where recorded_until is null),
      above as (
        select day, unit_id, parent_unit_id, array[unit_id] as way, false as round
        from days join organisation.unit_versions on recorded_until is null and valid_from <= day
          and (valid_to is null or valid_to > day)
        union all
        select above.day, above.unit_id, up.parent_unit_id, way || up.unit_id,
          up.unit_id = any (way)
        from above join organisation.unit_versions as up on up.unit_id = above.parent_unit_id
          and up.recorded_until is null and up.valid_from <= above.day
          and (up.valid_to is null or up.valid_to > above.day)
        where not round)
      select 'circle ' || unit_id || ' ' || day as found from above where round`,
  )
}

/** What no event may change: people, the budget to the rupiah, figures; and what it may only add
 * to: promises and tasks. */
export async function sumsOf(world: World): Promise<{
  kept: Record<string, string>
  grown: Record<string, number>
}> {
  const { rows } = await world.asSystem(({ db }) =>
    sql<{ people: string; budget: string; figures: string; promises: string; tasks: string }>`
      select (select count(distinct person_id) from organisation.person_versions
          where recorded_until is null)::text as people,
        (select sum(amount) from budget.lines)::text as budget,
        (select string_agg(period || value, ' ' order by id) from measurement.figures) as figures,
        (select count(*) from agreements.agreements)::text as promises,
        (select count(*) from tasks.tasks)::text as tasks`.execute(db),
  )
  const [sums] = rows
  if (!sums) throw new Error('a select without a table answers one row')
  const { people, budget, figures, promises, tasks } = sums
  return {
    kept: { people, budget, figures },
    grown: { promises: Number(promises), tasks: Number(tasks) },
  }
}
