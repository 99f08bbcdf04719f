import { may } from '../../../kernel/actor.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context, Look } from '../../../platform/context.ts'
import { idOfText } from '../../../platform/ids.ts'
import { record, recordLook } from '../../audit/index.ts'
import {
  agencyOf,
  type Chart,
  dutyOf,
  owesOn,
  type Rating,
  ratingOn,
} from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import { whyNotSee } from '../sight.rules.ts'
import type {
  RenewalFacts,
  RenewalLine,
  RenewalSheet,
  renewalContract,
} from './renewal.contract.ts'
import {
  daysWithin,
  noticeOf,
  outcomeNames,
  periodsOf,
  renewalKind,
  renewalTask,
  type Standing,
  whyNotOpen,
  whyNotRecommend,
} from './renewal.rules.ts'
import {
  type Contracted,
  digestOf,
  holdContract,
  newestContracts,
  predicatesOf,
  saveRecommendation,
} from './renewal.store.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof renewalContract
const none = refusal(
  'staff/no-such-contract',
  404,
  'Kontrak kerjanya belum dicatat. Pengelola kinerja mencatatnya di Impor, «Kontrak kerja».',
)

/** Who rates somebody today, in which unit and office. */
function placeOf(rating: Rating, personId: string) {
  const { chart } = rating
  const held = chart.posts.get(personId)?.[0]
  const unitId = held && chart.position.get(held.positionId)?.unitId
  const raterId = (held && rating.raterOf(held)?.holder.personId) ?? null
  return {
    name: chart.person.get(personId)?.name ?? 'Pegawai yang sudah tidak tercatat',
    unit: (unitId && chart.unit.get(unitId)?.name) ?? '',
    agencyId: (unitId && agencyOf(chart, unitId)?.id) ?? null,
    raterId,
    rater: (raterId && chart.person.get(raterId)?.name) ?? null,
    aboveRaterId: (held && rating.aboveRaterOf(held)?.holder.personId) ?? null,
  }
}

function lineOf(rating: Rating, { personId, number, validTo, outcome }: Contracted): RenewalLine {
  const { name, unit, rater } = placeOf(rating, personId)
  return { personId, name, unit, number, lastDay: addDays(validTo, -1), outcome, rater }
}

const partTimersIn = (
  { organisation, position, person, unit }: Chart,
  agencyId: string,
): string[] =>
  organisation.assignments.flatMap(({ personId, positionId }) => {
    const unitId = position.get(positionId)?.unitId
    const isOne = person.get(personId)?.employmentKind === 'PPPK_PARUH_WAKTU'
    return isOne && unitId && agencyOf({ unit }, unitId)?.id === agencyId ? [personId] : []
  })

/** The newest contracts of those one rates, or of an office one looks after, by their end. */
export async function listRenewals(
  ctx: Ctx,
  { agencyId }: Taken<Contract['listRenewals']>,
): Promise<Given<Contract['listRenewals']>> {
  const rating = await ratingOn(ctx, ctx.today)
  const { chart } = rating
  const agencies = chart.organisation.units
    .filter(({ id, isAgency }) => isAgency && may(ctx.actor, 'staff.manage', id))
    .map(({ id, name }) => ({ id, name }))
  const chosen = agencies.find(({ id }) => id === agencyId)
  const rated = rating.ratedBy(ctx.actor.personId ?? '-').map(({ personId }) => personId)
  const personIds = chosen ? partTimersIn(chart, chosen.id) : rated
  const found = personIds.length > 0 ? await newestContracts(ctx, { personIds }) : []
  return { items: found.map((one) => lineOf(rating, one)), agencies }
}

async function factsOf(ctx: Ctx, one: Contracted): Promise<RenewalFacts> {
  const { personId, validFrom, validTo } = one
  const { quarters, years } = periodsOf(validTo)
  const found = await predicatesOf(ctx, personId, [...quarters, ...years])
  const inPeriod = (period: string) => ({ period, predicate: found.get(period) ?? null })
  const { off } = await dutyOf(ctx, [personId], validFrom)
  const tomorrow = addDays(ctx.today, 1)
  return {
    quarters: quarters.map(inPeriod),
    annual: inPeriod(years.find((year) => found.has(year)) ?? years[0] ?? ''),
    absenceDays: daysWithin(
      off.get(personId) ?? [],
      validFrom,
      [validTo, tomorrow].toSorted()[0] ?? validTo,
    ),
  }
}

async function load(ctx: Ctx, personId: string) {
  const [one] = await newestContracts(ctx, { personIds: [personId] })
  if (!one) throw new Refused(none)
  const rating = await ratingOn(ctx, ctx.today)
  const place = placeOf(rating, personId)
  const facts = await factsOf(ctx, one)
  const { number, validFrom, validTo } = one
  const content = { personId, number, validFrom, validTo, facts }
  const at: Standing = {
    ...{ isOwn: ctx.actor.personId === personId, rater: place.rater, validTo },
    isRater: place.raterId !== null && ctx.actor.personId === place.raterId,
    ...{ given: one.outcome !== null, seen: digestOf(content) },
  }
  return { one, rating, place, facts, content, at }
}

/** The sheet of somebody's newest contract; a look at another person, so on record. */
export async function readRenewal(
  look: Look<StaffRoomTables>,
  { personId }: Taken<Contract['readRenewal']>,
): Promise<Given<Contract['readRenewal']>> {
  const sheet = await look.step((ctx) => shown(ctx, personId))
  await look.onRecord((ctx) => recordLook(ctx, { act: 'renewal.read', subject: personId }))
  return sheet
}

async function shown(ctx: Ctx, personId: string): Promise<RenewalSheet> {
  const { one, rating, place, facts, at } = await load(ctx, personId)
  // ratings that were not told yet stand on it: not for whom it is about
  if (at.isOwn) heed(whyNotOpen(at, ctx.today))
  heed(
    whyNotSee(ctx.actor, {
      ...{ personId, agencyId: place.agencyId },
      ...{ raterPersonId: place.raterId, aboveRaterPersonId: place.aboveRaterId },
    }),
  )
  const { outcome, reason, digest, byId, at: when } = one
  return {
    ...{ ...lineOf(rating, one), firstDay: one.validFrom, facts, seen: at.seen },
    given:
      outcome && reason && digest && when
        ? {
            ...{ outcome, reason, digest, at: new Date(when).toISOString() },
            by: (byId && rating.chart.person.get(byId)?.name) ?? null,
          }
        : null,
    whyNot: whyNotOpen(at, ctx.today)?.detail ?? null,
  }
}

/** Records what the rater recommends, once, with the digest of all it rests on. */
export async function recommendRenewal(
  ctx: Ctx,
  { personId, outcome, reason, seen }: Taken<Contract['recommendRenewal']>,
): Promise<Given<Contract['recommendRenewal']>> {
  await holdContract(ctx, personId)
  const { one, place, facts, content, at } = await load(ctx, personId)
  heed(whyNotRecommend(at, { reason, seen }, ctx.today))
  const { digest: rulePack } = await staffRules(ctx, Number(ctx.today.slice(0, 4)))
  const digest = digestOf({ ...content, outcome, reason, raterId: place.raterId, at: ctx.now })
  const said = { contractNumber: one.number, outcome, reason, digest }
  await saveRecommendation(ctx, { ratedId: personId, ...said, facts, rulePack })
  await record(ctx, { act: 'renewal.recommended', subject: personId, after: said })
  await tendRenewals(ctx)
  return { sentence: `Rekomendasi tersimpan: ${outcomeNames[outcome].toLowerCase()}.` }
}

/** Asks raters for the sheets of contracts that end, anew at each notice of the pack; whoever is off
 * duty is asked when they are back. The statements do not grow with the contracts. */
export async function tendRenewals(ctx: Ctx): Promise<void> {
  const { rules } = await staffRules(ctx, Number(ctx.today.slice(0, 4)))
  const { noticeDays } = rules.contract
  const to = addDays(ctx.today, Math.max(0, ...noticeDays))
  const ending = await newestContracts(ctx, { from: ctx.today, to })
  const rating = await ratingOn(ctx, ctx.today)
  const wanted = ending.flatMap((one) => {
    const notice = noticeOf(noticeDays, one, ctx.today)
    const { raterId, name } = placeOf(rating, one.personId)
    if (notice === null || raterId === null || one.outcome) return []
    const subject = idOfText(`${one.personId} ${one.number} ${notice} ${raterId}`)
    return [{ raterId, subject, task: renewalTask(subject, raterId, { ...one, name }) }]
  })
  const open = new Set(await ctx.tasks.subjectsOf(renewalKind))
  const missing = wanted.filter(({ subject }) => !open.has(subject))
  const raters = [...new Set(missing.map(({ raterId }) => raterId))]
  const duty = await dutyOf(ctx, raters, ctx.today)
  const standing = new Set(wanted.map(({ subject }) => subject))
  await ctx.tasks.open(
    missing.filter(({ raterId }) => owesOn(duty, raterId, ctx.today)).map(({ task }) => task),
    [
      {
        kind: renewalKind,
        subjects: [...open].filter((subject) => !standing.has(subject)),
        reason: 'Sudah direkomendasikan, diingatkan lagi, atau kontraknya berakhir',
      },
    ],
  )
}
