import { may } from '../../../kernel/actor.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import {
  binds,
  hasContent,
  isGone,
  promisedRows,
  type StandingPromise,
  standingPromises,
} from '../../agreements/index.ts'
import { record } from '../../audit/index.ts'
import { type Assignment, type Chart, ratingOn } from '../../organisation/index.ts'
import { dateWithin, measuresOn } from '../../planning/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { beginKind } from '../matrix/succession/succession.rules.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import { type Draft, type DraftGround, draftsOf, whyNone } from './drafting.rules.ts'
import { addPlans, contentsOf, holdDrafting, loadPlans } from './plan.store.ts'
import type { skpContract } from './skp.contract.ts'
import { mainPostOf, type Unplanned, unplannedSentence } from './whose.rules.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof skpContract

const standing = ({ state }: StandingPromise): number =>
  binds(state) ? 0 : hasContent(state) ? 1 : 2

/** The PK of each holder: by the assignment; one by a role in a team counts for the main post. */
function promisesBy(chart: Chart, promises: readonly StandingPromise[]) {
  const byMandate = new Map<string, StandingPromise>()
  const assignments = new Set(chart.organisation.assignments.map(({ id }) => id))
  for (const promise of promises.toSorted((a, b) => standing(a) - standing(b))) {
    if (isGone(promise.state)) continue
    const { mandateId, firstParty } = promise
    const main = mainPostOf(chart, firstParty.personId)?.id
    const holder = assignments.has(mandateId) ? mandateId : main
    if (holder && !byMandate.has(holder)) byMandate.set(holder, promise)
  }
  return byMandate
}

/** These holders and all who stand above them as raters. */
function withRaters(
  wanted: readonly Assignment[],
  raterOf: DraftGround['raterOf'],
): Map<string, Assignment> {
  const all = new Map<string, Assignment>()
  for (const held of wanted)
    for (let next: Assignment | null = held; next && !all.has(next.id); next = raterOf(next))
      all.set(next.id, next)
  return all
}

/** Everything drafting for these holders asks about, in a handful of statements however many they
 * are. */
async function groundFor(
  ctx: Ctx,
  year: number,
  choose: (chart: Chart) => readonly Assignment[],
): Promise<{ ground: DraftGround; wanted: readonly Assignment[]; digest: string }> {
  const on = dateWithin(year, ctx.today)
  const { chart, raterOf: found } = await ratingOn(ctx, on)
  const { rules, digest } = await staffRules(ctx, year)
  const wanted = choose(chart)
  const raterOf = (held: Assignment): Assignment | null => found(held)?.holder ?? null
  const people = [...withRaters(wanted, raterOf).values()].map(({ personId }) => personId)
  const personIds = [...new Set(people)]
  const promises = promisesBy(chart, await standingPromises(ctx, { year, personIds }))
  const plans = await loadPlans(ctx, { year, personIds })
  const contents = await contentsOf(
    ctx,
    plans.map(({ inForceId, versionId }) => inForceId ?? versionId),
  )
  const rows = await promisedRows(
    ctx,
    [...promises.values()].map(({ versionId }) => versionId),
  )
  const measureIds = [...rows.values()].flat().flatMap(({ measureId }) => measureId ?? [])
  const entries = measureIds.length === 0 ? [] : await measuresOn(ctx, on, { measureIds })
  const ground: DraftGround = {
    ...{ year, chart, rules, raterOf, newId: ctx.newId },
    promiseOf: ({ id }) => {
      const versionId = promises.get(id)?.versionId
      return versionId ? { versionId, rows: rows.get(versionId) ?? [] } : null
    },
    known: new Map(
      plans.map(({ assignmentId, inForceId, versionId }) => [
        assignmentId,
        {
          versionId: inForceId ?? versionId,
          results: contents.get(inForceId ?? versionId)?.results ?? [],
        },
      ]),
    ),
    measures: new Map(
      entries.map(({ measure, planned }) => [measure.id, { polarity: measure.polarity, planned }]),
    ),
  }
  return { ground, wanted, digest }
}

/** Begins the SKPs of these holders who have none; what is there stays as it is. */
async function begin(
  ctx: Ctx,
  year: number,
  choose: (chart: Chart) => readonly Assignment[],
): Promise<{ drafts: Draft[]; had: number; none: Map<Unplanned, number>; planIds: string[] }> {
  await holdDrafting(ctx, year)
  const { ground, wanted, digest } = await groundFor(ctx, year, choose)
  const drafts = draftsOf(ground, wanted)
  const begun = drafts.map((draft) => begunOf(ctx, ground, draft, digest))
  await addPlans(ctx, begun)
  await ctx.tasks.close({
    ...{ kind: beginKind, reason: 'SKP sudah disusun' },
    subjects: drafts.map(({ held }) => held.id),
  })
  const none = new Map<Unplanned, number>()
  for (const held of wanted) {
    const why = whyNone(ground, held)
    if (why) none.set(why, (none.get(why) ?? 0) + 1)
  }
  const had = wanted.filter(({ id }) => ground.known.has(id)).length
  return { drafts, had, none, planIds: begun.map(({ plan }) => plan.id) }
}

function begunOf(ctx: Ctx, { year, chart }: DraftGround, draft: Draft, rulePack: string) {
  const { held, span, place, family, content, versionId } = draft
  const { agreementVersionId, parentVersionId } = draft
  const id = ctx.newId()
  return {
    plan: {
      ...{ id, year, personId: held.personId, assignmentId: held.id, ...place, family, ...span },
      employmentKind: chart.person.get(held.personId)?.employmentKind ?? 'PNS',
      succeedsId: null,
    },
    version: {
      ...{ id: versionId, planId: id, number: 1, ...content, reason: null, rulePack },
      ...{ agreementVersionId, parentVersionId },
    },
  }
}

const mainFirst = (held: Assignment): number => (held.kind === 'D' ? 0 : 1)

/** «Susun SKP»: begins the SKP of everybody, or of one office, who has none (§3), in one act. */
export async function draftSkps(
  ctx: Ctx,
  { year, unitId }: Taken<Contract['draftSkps']>,
): Promise<Given<Contract['draftSkps']>> {
  if (!may(ctx.actor, 'staff.manage', unitId)) throw new Refused(notOfficer)
  const { drafts, had, none } = await begin(ctx, year, (chart) =>
    chart.organisation.assignments
      .filter((held) => !unitId || within(chart, held, unitId))
      .toSorted((a, b) => mainFirst(a) - mainFirst(b)),
  )
  await record(ctx, {
    act: 'staff.skps-drafted',
    subject: unitId ?? null,
    after: { year, count: drafts.length },
  })
  const external = none.get('EXTERNAL') ?? 0
  const sentence =
    drafts.length === 0
      ? `Tidak ada yang perlu disusun: ${printNumber(had)} SKP ${year} sudah ada.`
      : `${printNumber(drafts.length)} SKP ${year} disusun sebagai konsep.`
  return {
    ...{ drafted: drafts.length, had, external },
    sentence:
      external > 0
        ? `${sentence} ${printNumber(external)} guru dan kepala sekolah direncanakan di aplikasi lain.`
        : sentence,
  }
}

const within = ({ position, unit }: Chart, { positionId }: Assignment, unitId: string): boolean => {
  let at = position.get(positionId)?.unitId ?? null
  while (at !== null && at !== unitId) at = unit.get(at)?.parentId ?? null
  return at === unitId
}

/** «Susun SKP saya»: of every post the actor holds that has one. */
export async function draftOwnSkp(
  ctx: Ctx,
  { year }: Taken<Contract['draftOwnSkp']>,
): Promise<Given<Contract['draftOwnSkp']>> {
  const { personId } = ctx.actor
  if (personId === null) throw new Refused(noPost)
  const { planIds, had, none } = await begin(ctx, year, ({ posts }) => posts.get(personId) ?? [])
  const [id] = planIds
  const [why] = none.keys()
  if (id === undefined && had === 0 && why)
    throw new Refused(refusal('staff/no-skp-here', 409, unplannedSentence(why)))
  if (id === undefined) heed(had > 0 ? alreadyThere(year) : noPost)
  await record(ctx, { act: 'staff.skp-drafted', subject: personId, after: { year, planIds } })
  return { id: id ?? '', sentence: `Usulan SKP ${year} tersusun. Periksa, ubah, lalu ajukan.` }
}

const notOfficer = refusal(
  'staff/not-officer',
  403,
  'SKP semua pegawai disusun oleh pengelola kinerja perangkat daerah atau BKPSDM. SKP Anda sendiri ' +
    'dapat disusun dari halaman SKP.',
)
const noPost = refusal(
  'staff/no-post',
  409,
  'Anda tidak memegang jabatan pada tahun itu, jadi tidak ada SKP yang disusun.',
)
const alreadyThere = (year: number) =>
  refusal('staff/skp-exists', 409, `SKP ${year} Anda sudah disusun. Muat ulang halaman ini.`)
