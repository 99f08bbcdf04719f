import { printDate } from '../../../kernel/indonesian.ts'
import type { Succession } from '../../../kernel/ports.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import {
  codeOf,
  type DraftingTables,
  draftingWorld,
  lastNumber,
  readingTask,
} from '../drafting/drafting.actions.ts'
import { type DraftingWorld, partyOf, planDrafting, type Wish } from '../drafting/drafting.rules.ts'
import {
  type Draft,
  loadStanding,
  lockDrafting,
  refreshDrafts,
  type Standing,
  saveDrafts,
  saveParties,
  savePlaces,
} from '../drafting/drafting.store.ts'
import { giverOf, type Obliged, obligedIn } from '../drafting/mandate.rules.ts'
import { parentsFirst } from '../drafting/reconcile.rules.ts'
import { saveStates } from '../signing/signing.store.ts'
import { hasContent } from '../state.rules.ts'
import { askForHandovers, type Handover } from './handover.actions.ts'
import { effectOf, endingBy } from './succession.rules.ts'
import type { Destined } from './succession.store.ts'

type Ctx = Context<DraftingTables>

/** The promises of one year that a change touches. */
type Year = { all: readonly Destined[]; succession: Succession }

/** What the promises of a year are settled with: the organisation as it is after the change. */
type Ground = {
  world: DraftingWorld
  mandates: ReadonlyMap<string, Obliged>
  wishes: readonly Wish[]
  /** The promise of each mandate. */
  ids: Map<string, string>
}

/** After promises have ended: drafts those of who begins on the date, gives what goes on its new
 * giver and place, and asks for the notes of handover. */
export async function settleYear(ctx: Ctx, year: number, touched: Year): Promise<void> {
  await lockDrafting(ctx, year)
  const stands = await loadStanding(ctx, year)
  if (stands.length === 0) return
  const world = await draftingWorld({ ...ctx, revision: null }, year)
  const { obliged } = obligedIn(world.chart, world.policy)
  const ground: Ground = {
    world,
    mandates: new Map(obliged.map((mandate) => [mandate.assignment.id, mandate])),
    wishes: planDrafting(world).wishes,
    ids: new Map(stands.map(({ mandateId, id }) => [mandateId, id])),
  }
  const drafts = await draftSuccessors(ctx, ground, stands, touched)
  await carryOn(ctx, ground, touched)
  await redraw(ctx, ground, [...touched.all, ...nextTo(ground, stands, touched.succession)])
  await askForHandovers(ctx, handoversOf(drafts, touched))
}

/** A promise is due from who begins on the date, in a post of their own; a Plt or Plh only carries
 * on. */
const begins = (mandate: Obliged | undefined, { on }: Succession): boolean =>
  mandate?.assignment.validFrom === on &&
  mandate.assignment.kind !== 'PLT' &&
  mandate.assignment.kind !== 'PLH'

/** The ended promise whose place a new one takes: that of its post, or of a post it came from. */
const predecessorOf = (
  { positionId }: Pick<Wish, 'positionId'>,
  { all, succession: { positions } }: Year,
): Destined | undefined => {
  const before = all.filter(
    (one) =>
      endingBy[one.fate] &&
      one.positionId !== null &&
      (one.positionId === positionId || positions[one.positionId]?.includes(positionId)),
  )
  return before.find(({ fate }) => fate === 'ENDS') ?? before[0]
}

const succeeding = (before: Destined | undefined, on: LocalDate): Draft['succeeds'] => ({
  id: before?.id ?? null,
  on,
  note: before ? `Menggantikan ${before.code} sejak ${printDate(on)}.` : null,
})

async function draftSuccessors(
  ctx: Ctx,
  { world, mandates, wishes, ids }: Ground,
  stands: readonly Standing[],
  touched: Year,
): Promise<Draft[]> {
  const { succession } = touched
  const fresh = wishes.filter(
    ({ mandateId }) => !ids.has(mandateId) && begins(mandates.get(mandateId), succession),
  )
  for (const { mandateId } of fresh) ids.set(mandateId, ctx.newId())
  let number = lastNumber(stands.map(({ code }) => code))
  const drafts = parentsFirst(fresh).map(
    (wish): Draft => ({
      ...wish,
      id: ids.get(wish.mandateId) ?? ctx.newId(),
      versionId: ctx.newId(),
      code: codeOf(world.year, ++number),
      parentId: ids.get(wish.giver?.mandateId ?? '') ?? null,
      succeeds: succeeding(predecessorOf(wish, touched), succession.on),
    }),
  )
  await saveDrafts(ctx, drafts, world.year, world.budget?.versionId ?? null)
  await ctx.tasks.open(drafts.map((draft) => readingTask(draft, world.year)))
  return drafts
}

/** What goes on, where it lies now and who gives it. What is signed keeps its words and its chain;
 * only who answers for it follows the chart. */
function carried(promise: Destined, { world, mandates, ids }: Ground): Draft | null {
  const mandate = mandates.get(promise.mandateId)
  if (!mandate || promise.positionId === null) return null
  const holder = giverOf(world.chart, mandate, world.policy)
  const giver =
    promise.form === 'TWO_PARTY' && holder
      ? { mandateId: holder.id, personId: holder.personId, positionId: holder.positionId }
      : standingGiver(promise)
  const isGivenAnew = promise.fate === 'REGIVEN' && holder !== null
  const { assignment, position, unit, agency } = mandate
  return {
    ...promise,
    positionId: position.id,
    mandateId: assignment.id,
    unitId: unit.id,
    agencyId: agency?.id ?? null,
    giver,
    secondParty: isGivenAnew ? partyOf(world.chart, holder, world.ranks) : promise.secondParty,
    parentId: isGivenAnew ? (ids.get(holder.id) ?? null) : promise.parentId,
    rows: [],
    budget: [],
  }
}

const standingGiver = ({
  giverMandateId: mandateId,
  giverPersonId: personId,
  giverPositionId: positionId,
}: Destined): Draft['giver'] =>
  mandateId === null || personId === null || positionId === null
    ? null
    : { mandateId, personId, positionId }

async function carryOn(ctx: Ctx, ground: Ground, { all, succession }: Year): Promise<void> {
  const going = all.filter((promise) => !endingBy[promise.fate])
  // of a promise with its amendment the amendment decides, which comes behind it
  const last = new Map(going.map((promise) => [promise.id, promise]))
  const drafts = [...last.values()].flatMap((promise) => carried(promise, ground) ?? [])
  const regiven = going.filter(({ fate }) => fate === 'REGIVEN')
  const back = regiven.filter(({ state }) => hasContent(state))
  await saveStates(
    ctx,
    back.map((promise) => ({
      versionId: promise.versionId,
      sequence: promise.sequence,
      state: 'NEGOTIATION',
      note: effectOf(promise, 'REGIVEN', succession),
    })),
  )
  await savePlaces(ctx, drafts)
  const given = new Set(regiven.map(({ id }) => id))
  await saveParties(
    ctx,
    drafts.filter(({ id }) => given.has(id)),
  )
  await tellBack(ctx, back, succession)
}

/** Whoever is given to by somebody who begins on the date, and was given to by another before. */
const nextTo = (
  { mandates, wishes }: Ground,
  stands: readonly Standing[],
  { on }: Succession,
): Standing[] => {
  const givers = new Map(wishes.map(({ mandateId, giver }) => [mandateId, giver?.mandateId ?? '']))
  return stands.filter(({ mandateId, giverMandateId }) => {
    const giver = givers.get(mandateId) ?? ''
    return giver !== giverMandateId && mandates.get(giver)?.assignment.validFrom === on
  })
}

/** Drafts nobody has touched by hand follow plan, budget and chart, as by «Susun PK». */
async function redraw(
  ctx: Ctx,
  ground: Ground,
  going: readonly Pick<Standing, 'id' | 'code' | 'mandateId' | 'versionId' | 'state' | 'edited'>[],
): Promise<void> {
  const { world, ids } = ground
  const wished = new Map(ground.wishes.map((wish) => [wish.mandateId, wish]))
  const drafts = [...new Map(going.map((one) => [one.id, one])).values()].flatMap(
    (promise): Draft[] => {
      const wish = wished.get(promise.mandateId)
      if (!wish || promise.state !== 'DRAFT' || promise.edited) return []
      const { id, versionId, code } = promise
      const parentId = ids.get(wish.giver?.mandateId ?? '') ?? null
      return [{ ...wish, id, versionId, code, parentId }]
    },
  )
  await refreshDrafts(ctx, drafts, world.budget?.versionId ?? null)
}

/** Who had agreed or signed already reads it again with the new giver. */
async function tellBack(
  ctx: Ctx,
  back: readonly Destined[],
  succession: Succession,
): Promise<void> {
  const subjects = back.map(({ id }) => id)
  const reason = 'Pemberi amanahnya berganti'
  await ctx.tasks.open(
    back.map((promise) => ({
      kind: 'agreements/read-draft',
      subject: promise.id,
      title: 'PK Anda kembali dibahas',
      detail: effectOf(promise, 'REGIVEN', succession),
      holder: { personId: promise.personId },
      dueOn: promise.dueOn,
      link: `/perjanjian/${promise.id}`,
    })),
    ['agreements/sign', 'agreements/sign-as-giver'].map((kind) => ({ kind, subjects, reason })),
  )
}

/** Who writes the note of each promise that ended: the official who leaves; where they no longer
 * work here, the post of the giver. */
function handoversOf(drafts: readonly Draft[], { all, succession }: Year): Handover[] {
  const { people } = succession
  return all.flatMap(({ id, fate, personId, giverPositionId, firstParty }): Handover[] => {
    if (fate !== 'ENDS') return []
    const next = drafts.find(({ succeeds }) => succeeds?.id === id)
    // a Plt who is appointed goes on with the same work
    if (next?.personId === personId) return []
    const superior = giverPositionId === null ? null : { positionId: giverPositionId }
    return [
      {
        agreementId: id,
        title: firstParty.title,
        writer: people[personId] ? superior : { personId },
        successor: next ? { name: next.firstParty.name } : null,
      },
    ]
  })
}
