import type { Inheritance, Succession } from '../../../../kernel/ports.ts'
import { addDays } from '../../../../kernel/time.ts'
import type { Context } from '../../../../platform/context.ts'
import { recordAll } from '../../../audit/index.ts'
import {
  agencyOf,
  branchOf,
  type Chart,
  chartOf,
  chartOn,
  loadOrganisation,
  titleAs,
} from '../../../organisation/index.ts'
import type { StaffRoomTables } from '../../ground.actions.ts'
import { staffRules } from '../../pack/staff-pack.actions.ts'
import { contentsOf, loadPlans, type Plan } from '../../skp/plan.store.ts'
import { whyUnplanned } from '../../skp/whose.rules.ts'
import { beginKind, beginTask, endOf, inheritancesOf, type Touched } from './succession.rules.ts'
import { placePlans, plansNaming } from './succession.store.ts'

type Ctx = Context<StaffRoomTables>

const yearOf = ({ on }: Succession): number => Number(on.slice(0, 4))

/** Everything the change names that an SKP may stand in or hang on. */
function namedBy(chart: Chart, { units, positions, people, moved, endings }: Succession): string[] {
  const below = Object.keys(moved).flatMap((id) => branchOf(chart, id).map((unit) => unit.id))
  const gone = Object.keys(people).filter((id) => people[id]?.length === 0)
  return [
    ...[...Object.keys(units), ...below, ...Object.keys(positions), ...gone],
    ...endings.flatMap(({ assignmentId, personId, next }) => [
      ...[assignmentId, personId, next?.personId ?? []].flat(),
    ]),
  ]
}

/** What a change does to SKPs: those of who leaves end on the day, the others go with their unit. */
export async function previewSkps(ctx: Ctx, succession: Succession): Promise<Inheritance[]> {
  const chart = await chartOn(ctx, succession.on)
  const ids = namedBy(chart, succession)
  const plans = await plansNaming(ctx, { year: yearOf(succession), ids })
  const contents = await contentsOf(
    ctx,
    plans.map((plan) => plan.inForceId ?? plan.versionId),
  )
  const units = new Set([...Object.keys(succession.units), ...ids])
  const touched = plans.map((plan): Touched => {
    const results = contents.get(plan.inForceId ?? plan.versionId)?.results ?? []
    const staying = results.filter(({ holder }) => holder === 'ORGANISATION').length
    return {
      ...{ ...plan, name: chart.person.get(plan.personId)?.name ?? 'pegawai ini' },
      ...{ staying, going: results.length - staying },
      inUnit: units.has(plan.unitId) || units.has(plan.agencyId ?? ''),
    }
  })
  return inheritancesOf(touched, succession)
}

/** Carries it out by the organisation as it now is: an SKP ends with its post, one whose transfer was
 * taken back goes on, and unit and office are those of the post. Whoever began in a post without an SKP
 * is asked for one. */
export async function executeSkps(ctx: Ctx, succession: Succession): Promise<void> {
  const chart = chartOf(await loadOrganisation(ctx, succession.on))
  const plans = await plansNaming(ctx, {
    ...{ year: yearOf(succession), ids: namedBy(chart, succession) },
  })
  const placed = plans.flatMap((plan) => {
    const place = placeIn(chart, plan, succession)
    const same = (['endsOn', 'unitId', 'agencyId'] as const).every(
      (key) => plan[key] === place[key],
    )
    return same ? [] : [{ plan, place }]
  })
  await placePlans(
    ctx,
    placed.map(({ place }) => place),
  )
  await recordAll(
    ctx,
    placed.map(({ plan: { id, endsOn, unitId, agencyId }, place }) => ({
      ...{ act: 'skp.succession', subject: id, before: { endsOn, unitId, agencyId } },
      after: { ...place, eventId: succession.eventId },
    })),
  )
  await askForSkps(ctx, chart, succession)
}

function placeIn(chart: Chart, plan: Plan, { on, endings }: Succession) {
  const hasEnded = endings.some(({ assignmentId }) => assignmentId === plan.assignmentId)
  const held = chart.posts.get(plan.personId)?.find(({ id }) => id === plan.assignmentId)
  const unitId = (held && chart.position.get(held.positionId)?.unitId) ?? plan.unitId
  return {
    ...{ id: plan.id, endsOn: endOf(plan, { held, hasEnded, on }), unitId },
    agencyId: held ? (agencyOf(chart, unitId)?.id ?? null) : plan.agencyId,
  }
}

/** Asks who took up a post by the change for the SKP of the rest of the year, within the days of the
 * rules. */
async function askForSkps(ctx: Ctx, chart: Chart, succession: Succession): Promise<void> {
  const { on, endings } = succession
  const year = yearOf(succession)
  const people = new Set(
    endings.flatMap(({ personId, next }) => [personId, next?.personId ?? []].flat()),
  )
  const begun = [...people].flatMap((id) =>
    (chart.posts.get(id) ?? []).filter((held) => held.validFrom === on && held.kind !== 'PLH'),
  )
  const ended = endings.map(({ assignmentId }) => assignmentId)
  const done = [{ kind: beginKind, subjects: ended, reason: 'Jabatannya dilepas' }]
  if (begun.length === 0 || year < Number(ctx.today.slice(0, 4))) {
    await ctx.tasks.open([], done)
    return
  }
  const { rules } = await staffRules(ctx, year)
  const assignmentIds = begun.map((held) => held.id)
  const there = new Set(
    (await loadPlans(ctx, { year, assignmentIds })).map((plan) => plan.assignmentId),
  )
  const owed = begun.filter(
    (held) => !there.has(held.id) && whyUnplanned(chart, rules, held, false) === null,
  )
  await ctx.tasks.open(
    owed.map((held) => {
      const post = chart.position.get(held.positionId)
      const title = post ? titleAs(post, held.kind) : 'jabatan baru'
      return beginTask(held, { year, title, dueOn: addDays(on, rules.skp.graceDays) })
    }),
    done,
  )
}
