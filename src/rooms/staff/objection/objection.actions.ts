import { may } from '../../../kernel/actor.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { dateOf } from '../../../kernel/moment.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Context, Look } from '../../../platform/context.ts'
import { record, recordLook } from '../../audit/index.ts'
import {
  agencyOf,
  type Chart,
  holidaysBetween,
  leaderOf,
  principalHolder,
} from '../../organisation/index.ts'
import {
  addRatings,
  addStates,
  type Evaluation,
  holdEvaluations,
  loadEvaluations,
} from '../evaluation/evaluation.store.ts'
import { groundOf } from '../evaluation/facts.actions.ts'
import { periodLabel } from '../evaluation/periods.rules.ts'
import { predicateOf } from '../evaluation/rating.rules.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'
import { whyNotSee } from '../sight.rules.ts'
import type { ObjectionPage, OpinionRole, objectionContract } from './objection.contract.ts'
import {
  type Case,
  daysAfter,
  opinionRoleOf,
  opinionsAsked,
  whyNotAnswer,
  whyNotDecide,
  whyNotObject,
  whyNotOpinion,
  whyNotStatement,
} from './objection.rules.ts'
import { addStep, type NewStep, stepsOf, unanswered } from './objection.store.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof objectionContract
const none = refusal('staff/no-such-evaluation', 404, 'Evaluasi ini tidak ada.')
const kinds = {
  state: 'staff/state-on-objection',
  opine: 'staff/opine-on-objection',
  decide: 'staff/decide-objection',
}

/** The head of region of a day. */
function headOfRegion(chart: Chart) {
  const post = chart.organisation.positions.find(({ level }) => level === 'REGION_HEAD')
  return post ? principalHolder(chart, post.id) : null
}

const unitOf = (chart: Chart, kind: 'SETDA' | 'INSPEKTORAT') =>
  chart.organisation.units.find((unit) => unit.kind === kind && unit.isAgency)

/** Whose opinion a case wants, and in which of these roles the actor may give one: nobody of the office
 * concerned (§12). */
function opinionsIn({ actor }: Ctx, chart: Chart, agencyId: string | null) {
  const setda = unitOf(chart, 'SETDA')
  const wanted: OpinionRole[] = [
    ...(setda && setda.id !== agencyId ? ['SEKDA' as const] : []),
    'BKPSDM',
    ...(unitOf(chart, 'INSPEKTORAT')?.id === agencyId ? [] : ['INSPEKTORAT' as const]),
  ]
  const own = (chart.posts.get(actor.personId ?? '') ?? []).map(
    ({ positionId }) => agencyOf(chart, chart.position.get(positionId)?.unitId ?? '')?.id ?? null,
  )
  if (agencyId !== null && own.includes(agencyId)) return { wanted, roles: [] }
  const sekda = setda && leaderOf(chart, setda.id)
  const roles: OpinionRole[] = [
    ...(sekda && principalHolder(chart, sekda.id)?.personId === actor.personId
      ? ['SEKDA' as const]
      : []),
    ...(may(actor, 'staff.manage') ? ['BKPSDM' as const] : []),
    ...(may(actor, 'audit.read') && !may(actor, 'staff.manage') ? ['INSPEKTORAT' as const] : []),
  ]
  return { wanted, roles }
}

/** The days of an evaluation's objection: the last to object, and until when the rater is heard. */
async function daysOf(ctx: Ctx, one: Evaluation, { objection }: StaffPack) {
  const dayOf = (state: string): LocalDate | null => {
    const found = one.states.findLast((step) => step.state === state)
    return found ? dateOf(found.at, ctx.region.timeZone) : null
  }
  const [received, filed] = [dayOf('DELIVERED'), dayOf('OBJECTED')]
  const from = received ?? ctx.today
  const off = await holidaysBetween(ctx, from, addDays(from, 200))
  const after = (day: LocalDate | null, count: number) =>
    day && daysAfter(day, count, objection.unit, off)
  return {
    lastDay: after(received, objection.days),
    statementUntil: after(filed, objection.statementDays),
    decisionUntil: after(filed ?? ctx.today, objection.decisionDays),
  }
}

type Ground = Awaited<ReturnType<typeof load>>

async function load(ctx: Ctx, id: string) {
  const [one] = await loadEvaluations(ctx, [id])
  if (!one) throw new Refused(none)
  const ground = await groundOf(ctx, [one])
  const { chart } = ground
  const { rules, digest } = ground.rulesOf(one)
  const { rater, aboveRaterId } = ground.ratersOf(one)
  const alone = aboveRaterId === null
  const deciderId = aboveRaterId ?? headOfRegion(chart)?.personId ?? null
  const steps = await stepsOf(ctx, id)
  const { personId } = ctx.actor
  const is = (other: string | null | undefined) => other != null && other === personId
  const days = await daysOf(ctx, one, rules)
  const at: Case = {
    ...{ state: one.state, steps, today: ctx.today, alone, ...days },
    ...{ isRated: is(one.personId), isRater: is(rater?.personId), isDecider: is(deciderId) },
    ...opinionsIn(ctx, chart, one.agencyId),
  }
  return { one, at, rules, digest, rater, deciderId, steps, chart, days }
}

/** Whoever takes part reads it, and who may read the rating. */
function heedSight(ctx: Ctx, { one, at, rater, deciderId }: Ground): void {
  if (at.isDecider || opinionRoleOf(at)) return
  heed(
    whyNotSee(ctx.actor, {
      ...{ personId: one.personId, agencyId: one.agencyId },
      ...{ raterPersonId: rater?.personId ?? null, aboveRaterPersonId: deciderId },
    }),
  )
}

/** One objection with everything said; another person's only once the look is on record. */
export async function readObjection(
  look: Look<StaffRoomTables>,
  { id }: Taken<Contract['readObjection']>,
): Promise<Given<Contract['readObjection']>> {
  const { page, own } = await look.step((ctx) => shown(ctx, id))
  if (!own) await look.onRecord((ctx) => recordLook(ctx, { act: 'objection.read', subject: id }))
  return page
}

async function shown(ctx: Ctx, id: string): Promise<{ page: ObjectionPage; own: boolean }> {
  const ground = await load(ctx, id)
  heedSight(ctx, ground)
  const { one, at, chart, steps, deciderId, rater } = ground
  const nameOf = (personId: string | null) => (personId && chart.person.get(personId)?.name) || null
  const told = at.lastDay !== null || !at.isRated
  const [newest, before] = told ? one.ratings.filter(({ step }) => step !== 'PREPARED') : []
  const page: ObjectionPage = {
    ...{ id, name: nameOf(one.personId) ?? '', periodLabel: periodLabel(one.period) },
    ...{ state: one.state, lastDay: at.lastDay, alone: at.alone, asked: opinionsAsked(at) },
    ...{ decider: nameOf(deciderId), rater: rater?.name ?? null },
    rating: newest
      ? { result: newest.result, behaviour: newest.behaviour, predicate: newest.predicate }
      : null,
    before: newest?.step === 'DECIDED' ? (before?.predicate ?? null) : null,
    steps: steps.map(({ step, role, text, link, personId, at: when }) => ({
      ...{ step, role, text, link, by: nameOf(personId), at: when },
    })),
    may: {
      accept: whyNotAnswer(at) === null,
      object: whyNotAnswer(at) === null,
      state: whyNotStatement(at, 'ada') === null,
      opine: opinionRoleOf(at),
      decide:
        whyNotDecide(at, { outcome: 'UPHELD', grades: null, text: 'ada' }, newest ?? null) === null,
    },
  }
  return { page, own: at.isRated }
}

async function held(ctx: Ctx, id: string): Promise<Ground> {
  await holdEvaluations(ctx, [id])
  return load(ctx, id)
}

async function say(
  ctx: Ctx,
  { one, steps }: Ground,
  said: Pick<NewStep, 'step' | 'text'> & Partial<NewStep>,
): Promise<void> {
  const step = { role: null, link: null, ...said }
  await addStep(ctx, { evaluationId: one.id, sequence: steps.length + 1, ...step })
  await record(ctx, { act: `objection.${said.step.toLowerCase()}`, subject: one.id, after: step })
}

const next = ({ one }: Ground) => [{ evaluationId: one.id, sequence: one.stateSequence + 1 }]

/** Accepts one's rating; from now on it stands. */
export async function acceptRating(
  ctx: Ctx,
  { id }: Taken<Contract['acceptRating']>,
): Promise<Given<Contract['acceptRating']>> {
  const ground = await held(ctx, id)
  heed(whyNotAnswer(ground.at))
  await addStates(ctx, next(ground), { state: 'ACCEPTED' })
  await record(ctx, { act: 'rating.accepted', subject: id })
  return { sentence: 'Terima kasih. Hasil penilaian Anda diterima.' }
}

/** Objects to one's rating; whoever answers and decides is asked. */
export async function objectToRating(
  ctx: Ctx,
  { id, grounds, link }: Taken<Contract['objectToRating']>,
): Promise<Given<Contract['objectToRating']>> {
  const ground = await held(ctx, id)
  heed(whyNotObject(ground.at, grounds))
  await say(ctx, ground, { step: 'FILED', text: grounds, link: link.trim() || null })
  await addStates(ctx, next(ground), { state: 'OBJECTED' })
  await ask(ctx, ground)
  return { sentence: 'Keberatan Anda diajukan. Anda diberi tahu begitu diputus.' }
}

async function ask(ctx: Ctx, { one, at, rater, deciderId, days, chart }: Ground): Promise<void> {
  const name = chart.person.get(one.personId)?.name ?? ''
  const task = (kind: string, title: string, personId: string | null | undefined, detail = '') =>
    personId
      ? [
          {
            ...{ kind, title: `${title} ${name}`, subject: one.id, link: `/keberatan/${one.id}` },
            ...{ holder: { personId }, waiting: name, dueOn: days.decisionUntil },
            ...(detail && { detail }),
          },
        ]
      : []
  const setda = unitOf(chart, 'SETDA')
  const sekda = setda && leaderOf(chart, setda.id)
  const opinions = at.alone
    ? [
        ...(at.wanted.includes('SEKDA') && sekda
          ? task(kinds.opine, 'Pertimbangkan keberatan', principalHolder(chart, sekda.id)?.personId)
          : []),
        ...(['PERSONNEL', 'AUDITOR'] as const).map((grant) => ({
          ...{ kind: kinds.opine, title: `Pertimbangkan keberatan ${name}`, subject: one.id },
          ...{ holder: { grant }, waiting: name, link: `/keberatan/${one.id}` },
          dueOn: days.decisionUntil,
        })),
      ]
    : task(kinds.state, 'Beri penjelasan atas keberatan', rater?.personId)
  const first = at.alone
    ? 'Sesudah pertimbangan tertulis lengkap.'
    : 'Sesudah penilai memberi penjelasan, atau waktunya habis.'
  await ctx.tasks.open([...opinions, ...task(kinds.decide, 'Putuskan keberatan', deciderId, first)])
}

/** What the rater says to it. */
export async function stateOnObjection(
  ctx: Ctx,
  { id, text }: Taken<Contract['stateOnObjection']>,
): Promise<Given<Contract['stateOnObjection']>> {
  const ground = await held(ctx, id)
  heed(whyNotStatement(ground.at, text))
  await say(ctx, ground, { step: 'STATED', text })
  await ctx.tasks.close({ kind: kinds.state, subjects: [id], reason: 'Penjelasan diberikan.' })
  return { sentence: 'Penjelasan Anda tersimpan.' }
}

/** A written opinion where nobody stands above the rater. */
export async function opineOnObjection(
  ctx: Ctx,
  { id, text }: Taken<Contract['opineOnObjection']>,
): Promise<Given<Contract['opineOnObjection']>> {
  const ground = await held(ctx, id)
  heed(whyNotOpinion(ground.at, text))
  await say(ctx, ground, { step: 'OPINION', role: opinionRoleOf(ground.at), text })
  if (opinionsAsked(ground.at).length === 1)
    await ctx.tasks.close({ kind: kinds.opine, subjects: [id], reason: 'Pertimbangan lengkap.' })
  return { sentence: 'Pertimbangan Anda tersimpan.' }
}

/** Decides, once and for all; a change is a rating of its own beside the one before. */
export async function decideObjection(
  ctx: Ctx,
  { id, outcome, grades, text }: Taken<Contract['decideObjection']>,
): Promise<Given<Contract['decideObjection']>> {
  const ground = await held(ctx, id)
  const { one, at, rules, digest } = ground
  const [newest] = one.ratings
  heed(whyNotDecide(at, { outcome, grades, text }, newest ?? null))
  await say(ctx, ground, { step: outcome, text })
  if (grades && newest && outcome === 'CHANGED')
    await addRatings(ctx, [
      {
        ...{ evaluationId: id, sequence: newest.sequence + 1, step: 'DECIDED', ...grades },
        predicate: predicateOf(rules.quadrant, grades.result, grades.behaviour),
        ...{ marks: newest.marks, reason: text, rulePack: digest },
        suggestion: newest.suggestion ?? { result: null, behaviour: null, reasons: [] },
      },
    ])
  await addStates(ctx, next(ground), { state: 'FINAL' })
  for (const kind of Object.values(kinds))
    await ctx.tasks.close({ kind, subjects: [id], reason: 'Keberatan diputus.' })
  await ctx.notices.tell([
    {
      ...{ personId: one.personId, kind: 'staff/objection-decided', link: `/keberatan/${id}` },
      title: `Keberatan Anda atas penilaian ${periodLabel(one.period)} sudah diputus.`,
    },
  ])
  return {
    sentence: outcome === 'CHANGED' ? 'Hasil penilaian diubah.' : 'Hasil penilaian dikuatkan.',
  }
}

/** Whoever does not answer in time has accepted, and it says so (§12). */
export async function acceptUnanswered(ctx: Ctx): Promise<void> {
  const waiting = await unanswered(ctx, addDays(ctx.today, -1))
  const [oldest] = waiting
  if (!oldest?.stateAt) return
  const off = await holidaysBetween(ctx, dateOf(oldest.stateAt, ctx.region.timeZone), ctx.today)
  const packs = new Map<number, StaffPack>()
  const over = []
  for (const one of waiting) {
    const year = Number(one.period.slice(0, 4))
    const rules = packs.get(year) ?? (await staffRules(ctx, year)).rules
    packs.set(year, rules)
    const { days, unit } = rules.objection
    const received = dateOf(one.stateAt ?? ctx.now, ctx.region.timeZone)
    if (daysAfter(received, days, unit, off) < ctx.today)
      over.push({ evaluationId: one.id, sequence: one.stateSequence + 1 })
  }
  await addStates(ctx, over, { state: 'ACCEPTED', note: 'Tanpa tanggapan sampai batas waktu' })
}
