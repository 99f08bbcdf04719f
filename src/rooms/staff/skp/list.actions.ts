import { may, officesWith } from '../../../kernel/actor.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { ordered } from '../../../kernel/order.ts'
import { windowOf } from '../../../kernel/paging.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type Assignment, agencyOf, type Chart, ratingOn } from '../../organisation/index.ts'
import { titleAs } from '../../organisation/words.ts'
import { dateWithin } from '../../planning/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'
import { digestsOf, loadPlans, type Plan } from './plan.store.ts'
import type { SkpLine, skpContract } from './skp.contract.ts'
import { unplannedSentence, whyUnplanned } from './whose.rules.ts'

type Ctx = Context<StaffRoomTables>
type Input = Taken<(typeof skpContract)['listSkps']>

function lineOf(
  { chart, rules }: { chart: Chart; rules: StaffPack },
  held: Assignment,
  plan: Plan | undefined,
): SkpLine & { versionId: string | null } {
  const position = chart.position.get(held.positionId)
  const person = chart.person.get(held.personId)
  const why = plan ? null : whyUnplanned(chart, rules, held, false)
  return {
    ...{ id: plan?.id ?? null, assignmentId: held.id, personId: held.personId },
    name: person?.name ?? 'Pegawai yang sudah pindah',
    title: position ? titleAs(position, held.kind) : 'Jabatan yang sudah dihapus',
    employmentKind: person?.employmentKind ?? 'PNS',
    ...{ state: plan?.state ?? null, number: plan?.number ?? null },
    inForce: (plan?.inForceId ?? null) !== null,
    ...{ digest: null, why: why && unplannedSentence(why), versionId: plan?.versionId ?? null },
  }
}

/** Posts that ask for a line: a second post or a stand-in only where it has an SKP. */
const isListed = ({ id, why }: SkpLine): boolean =>
  id !== null ||
  why === null ||
  (why !== unplannedSentence('SECOND_POST') && why !== unplannedSentence('STAND_IN'))

/** Whose SKPs are asked for: of an office that the actor may look into, else whom they rate. */
async function holdersFor(ctx: Ctx, chart: Chart, input: Input): Promise<readonly Assignment[]> {
  const { office } = input
  if (office === undefined) {
    const rating = await ratingOn(ctx, chart.organisation.on)
    return ctx.actor.personId === null ? [] : rating.ratedBy(ctx.actor.personId)
  }
  if (!may(ctx.actor, 'staff.manage', office) && !may(ctx.actor, 'audit.read'))
    throw new Refused(
      refusal(
        'staff/office-not-yours',
        403,
        'Daftar SKP satu perangkat daerah dibuka oleh pengelola kinerjanya dan APIP.',
      ),
    )
  const { position, organisation } = chart
  return organisation.assignments.filter(({ positionId }) => {
    const unitId = position.get(positionId)?.unitId
    return unitId !== undefined && agencyOf(chart, unitId)?.id === office
  })
}

/** Offices whose staff the actor looks after. */
function officesFor(ctx: Ctx, { organisation }: Chart): { id: string; name: string }[] {
  const own = may(ctx.actor, 'audit.read') ? null : officesWith(ctx.actor, 'staff.manage')
  return ordered(
    organisation.units
      .filter(({ id, isAgency }) => isAgency && (own === null || own.includes(id)))
      .map(({ id, name }) => ({ id, name })),
    ({ name }) => name,
    false,
  )
}

const keyOf = ({ id, state, why }: SkpLine): string =>
  why && !id ? 'UNPLANNED' : (state ?? 'NONE')

/** One's own SKPs, and those one rates or looks after, with how far each is. */
export async function listSkps(
  ctx: Ctx,
  input: Input,
): Promise<Given<(typeof skpContract)['listSkps']>> {
  const { year, search = '', state } = input
  const { chart } = await ratingOn(ctx, dateWithin(year, ctx.today))
  const { rules } = await staffRules(ctx, year)
  const holders = await holdersFor(ctx, chart, input)
  const { personId } = ctx.actor
  const ownHeld = personId === null ? [] : (chart.posts.get(personId) ?? [])
  const personIds = [...holders.map((held) => held.personId), personId ?? []].flat()
  const plans = await loadPlans(ctx, { year, personIds: [...new Set(personIds)] })
  const planFor = new Map(plans.map((plan) => [plan.assignmentId, plan]))
  const lines = (list: readonly Assignment[]) =>
    list.map((held) => lineOf({ chart, rules }, held, planFor.get(held.id))).filter(isListed)
  const words = search.trim().toLocaleLowerCase('id')
  const all = lines(holders.filter((held) => held.personId !== personId))
  const found = all.filter(
    (line) =>
      (state === undefined || keyOf(line) === state) &&
      `${line.name} ${line.title}`.toLocaleLowerCase('id').includes(words),
  )
  const { start, limit, cut } = windowOf(input)
  const window = ordered(found, ({ name }) => name, false).slice(start, start + limit + 1)
  const { items, next } = cut(window)
  const submitted = items.flatMap(({ state: at, versionId }) =>
    at === 'SUBMITTED' && versionId ? [versionId] : [],
  )
  const digests = submitted.length > 0 ? await digestsOf(ctx, submitted) : new Map<string, string>()
  return {
    own: lines(ownHeld).map(withoutVersion),
    items: items.map((line) => ({
      ...withoutVersion(line),
      digest: digests.get(line.versionId ?? '') ?? null,
    })),
    next,
    counts: Object.fromEntries(
      [...Map.groupBy(all, keyOf)].map(([key, group]) => [key, group.length]),
    ),
    offices: officesFor(ctx, chart),
    dueOn: `${year}-${rules.skp.dueOn}`,
  }
}

const withoutVersion = ({
  versionId: _,
  ...line
}: SkpLine & { versionId: string | null }): SkpLine => line
