import type { Taken } from '../../../kernel/contract.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import type { TaskToOpen } from '../../../kernel/ports.ts'
import { heed, type Refusal, Refused, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { recordAll } from '../../audit/index.ts'
import { type Current, findCurrents } from '../agreement.store.ts'
import type { VersionCause } from '../agreements.tables.ts'
import { type Blocks, loadBlocksOf, noBlocks } from '../block.store.ts'
import { dueDateOf } from '../drafting/deadline.rules.ts'
import { type DraftingTables, draftingWorld } from '../drafting/drafting.actions.ts'
import { type Drafting, planDrafting, type Wish } from '../drafting/drafting.rules.ts'
import { lockDrafting, savePlaces } from '../drafting/drafting.store.ts'
import type { AgreementPolicy } from '../pack.contract.ts'
import { keepingAgreed } from './agreed-otherwise.actions.ts'
import type { amendingContract, Drafted, DraftedMany } from './amending.contract.ts'
import {
  type Months,
  mayAmend,
  notAmender,
  reasonMissing,
  usualMonth,
  whyNotAmend,
  whyNotAsked,
  whyNotEffective,
} from './amending.rules.ts'
import {
  type Amendment,
  lastVersions,
  lockAgreements,
  promisesOfMandates,
  saveAmendments,
} from './amending.store.ts'

type Ctx = Context<DraftingTables>
type Contract = typeof amendingContract

/** What an amendment is drafted for. An addendum keeps the rows and hangs them on what is above
 * now. */
type Order = {
  cause: Exclude<VersionCause, 'INITIAL'>
  reason: string
  reference: string | null
  effectiveFrom?: LocalDate | undefined
}

/** What amendments of a year are drafted from: the same that a first drafting is, but for targets that
 * were agreed otherwise (`keepingAgreed`). */
export type AmendingGround = Drafting & {
  policy: AgreementPolicy
  budgetVersionId: string | null
  /** The blocks of the versions in force, by version. */
  blocks: ReadonlyMap<string, Blocks>
  /** The first day after the last verified period, by measure. */
  held: ReadonlyMap<string, LocalDate>
}

export async function amendingGround(
  ctx: Ctx,
  year: number,
  promises: readonly Pick<Current, 'versionId' | 'mandateId'>[],
): Promise<AmendingGround> {
  const world = await draftingWorld(ctx, year)
  const blocks = await loadBlocksOf(
    ctx,
    promises.map(({ versionId }) => versionId),
  )
  const measures = [...blocks.values()].flatMap(({ rows }) =>
    rows.flatMap(({ measureId }) => measureId ?? []),
  )
  const { policy, budget } = world
  const isHeld = policy.amendment.lockRealisedPeriods
  const { wishes, ...drafting } = planDrafting(world)
  return {
    ...drafting,
    wishes: await keepingAgreed(ctx, world, wishes, promises, blocks),
    ...{ policy, blocks, budgetVersionId: budget?.versionId ?? null },
    held: isHeld ? await ctx.targets.heldUntil([...new Set(measures)], year) : new Map(),
  }
}

/** From when a version of this promise may count. The targets of an addendum are the same, so no
 * month is held from it. */
export function monthsFor(
  { year, effectiveFrom, versionId }: Pick<Current, 'year' | 'effectiveFrom' | 'versionId'>,
  { blocks, held }: Pick<AmendingGround, 'blocks' | 'held'>,
  cause: VersionCause,
): Months {
  const rows = cause === 'ADDENDUM' ? [] : (blocks.get(versionId)?.rows ?? [])
  const days = rows.flatMap(({ measureId }) => held.get(measureId ?? '') ?? [])
  return { year, begun: effectiveFrom, heldUntil: days.toSorted().at(-1) ?? null }
}

/** What drafting would draw for a promise today, or why it draws nothing. */
export function drawnFor(
  { mandateId }: Pick<Current, 'mandateId'>,
  { wishes, gaps }: Drafting,
): Wish | Refusal {
  const wish = wishes.find((one) => one.mandateId === mandateId)
  if (wish) return wish
  const gap = gaps.find((one) => one.mandateId === mandateId)
  return refusal(
    'agreements/nothing-to-draw',
    409,
    `Perubahan belum dapat disusun: ${gap?.detail ?? 'jabatan ini tidak lagi membuat PK menurut kebijakan daerah.'}`,
    gap ? { mend: { href: gap.href, label: gap.label } } : {},
  )
}

type Planned = { current: Current; wish: Wish; amendment: Amendment }

/** An amendment as it would be written; or why it is not. */
function planned(
  ctx: Ctx,
  current: Current,
  order: Order,
  ground: AmendingGround,
  number: number,
): Planned | Refusal {
  const isAddendum = order.cause === 'ADDENDUM'
  const months = monthsFor(current, ground, order.cause)
  const effectiveFrom = order.effectiveFrom ?? usualMonth(months, ctx.today)
  const refused = whyNotEffective(effectiveFrom, months)
  if (refused) return refused
  const wish = drawnFor(current, ground)
  if ('code' in wish) return wish
  const { deadlineMonths } = ground.policy.amendment
  const { rows, budget } = isAddendum ? (ground.blocks.get(current.versionId) ?? noBlocks) : wish
  const amendment: Amendment = {
    ...{ versionId: ctx.newId(), agreementId: current.id, number, effectiveFrom, rows, budget },
    ...{ cause: order.cause, reason: order.reason.trim() },
    reference: order.reference?.trim() || null,
    budgetVersionId: isAddendum ? current.budgetVersionId : ground.budgetVersionId,
    firstParty: wish.firstParty,
    secondParty: wish.secondParty,
    // «Susun PK» leaves an addendum its rows
    editedAt: isAddendum ? ctx.now : null,
    signBy: deadlineMonths === 0 ? null : dueDateOf(ctx.today, deadlineMonths),
  }
  return { current, wish, amendment }
}

/** Drafts the next version of some promises of one year, in one transaction and with as many
 * statements for a hundred as for one; answers what was left, and why. */
async function draftOfYear(
  ctx: Ctx,
  year: number,
  currents: readonly Current[],
  order: Order,
): Promise<{ drafted: Drafted[]; refused: { current: Current; why: Refusal }[] }> {
  const ground = await amendingGround(ctx, year, currents)
  const asked =
    order.cause === 'ADDENDUM'
      ? order.reason.trim()
        ? null
        : reasonMissing
      : whyNotAsked({ ...order, cause: order.cause }, ground.policy)
  heed(asked)
  const ids = currents.map(({ id }) => id)
  const last = await lastVersions(ctx, ids)
  const ready: Planned[] = []
  const refused: { current: Current; why: Refusal }[] = []
  for (const current of currents) {
    const one =
      whyNotAmend(current, ctx.actor, ctx.today) ??
      planned(ctx, current, order, ground, (last.get(current.id) ?? 1) + 1)
    if ('code' in one) refused.push({ current, why: one })
    else ready.push(one)
  }
  await save(ctx, year, ready)
  return { drafted: ready.map(draftedOf), refused }
}

const draftedOf = ({ current: { id, code }, amendment }: Planned): Drafted => ({
  ...{ id, code, version: amendment.number, effectiveFrom: amendment.effectiveFrom },
})

async function save(ctx: Ctx, year: number, ready: readonly Planned[]): Promise<void> {
  if (ready.length === 0) return
  await saveAmendments(
    ctx,
    ready.map(({ amendment }) => amendment),
  )
  const givers = ready.flatMap(({ wish }) => wish.giver?.mandateId ?? [])
  const promises = await promisesOfMandates(ctx, year, givers)
  await savePlaces(
    ctx,
    ready.map(({ current: { id, dueOn, parentId }, wish }) => ({
      ...{ ...wish, id, dueOn },
      parentId: promises.get(wish.giver?.mandateId ?? '') ?? parentId,
    })),
  )
  await ctx.tasks.open(ready.map(readingTask))
  await recordAll(
    ctx,
    ready.map(({ current, amendment: { number, cause, reason, reference, effectiveFrom } }) => ({
      act: 'agreement.amendment-drafted',
      subject: current.id,
      before: { version: current.version },
      after: { version: number, cause, reason, reference, effectiveFrom },
    })),
  )
}

const readingTask = ({ current, amendment }: Planned): TaskToOpen => ({
  kind: 'agreements/read-draft',
  subject: current.id,
  title: `Baca konsep PK Perubahan ${current.year} Anda`,
  detail: `${amendment.reason} Berlaku mulai ${printDate(amendment.effectiveFrom)}.`,
  holder: { personId: current.firstParty.personId },
  ...(amendment.secondParty ? { waiting: amendment.secondParty.name } : {}),
  dueOn: amendment.signBy,
  link: `/perjanjian/${current.id}`,
})

/** Promises of a year, held until the transaction ends; whoever drafts at the same moment waits. */
async function heldOf(ctx: Ctx, ids: readonly string[]): Promise<Current[]> {
  const found = await findCurrents(ctx, ids)
  for (const year of new Set(found.map((one) => one.year).toSorted())) await lockDrafting(ctx, year)
  await lockAgreements(ctx, ids)
  return (await findCurrents(ctx, ids)).toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

const noSuch = refusal(
  'agreements/no-such-agreement',
  404,
  'PK ini tidak ditemukan. Cari di daftar perjanjian.',
)

async function draftOne(ctx: Ctx, id: string, order: Order): Promise<Drafted> {
  const [current] = await heldOf(ctx, [id])
  if (!current) throw new Refused(noSuch)
  heed(whyNotAmend(current, ctx.actor, ctx.today))
  const { drafted, refused } = await draftOfYear(ctx, current.year, [current], order)
  const [one] = drafted
  if (!one) throw new Refused(refused[0]?.why ?? noSuch)
  return one
}

/** From a promise in force drafts its next version, the rows as drafting draws them today. Refuses
 * what is not in force, has an amendment already or is being signed, a month whose figures are
 * verified, and words that do not suffice (`perjanjian-kinerja.md` §3.6). */
export const draftAmendment = (
  ctx: Ctx,
  { id, ...order }: Taken<Contract['draftAmendment']>,
): Promise<Drafted> => draftOne(ctx, id, order)

/** The same with the rows of the version in force, on what stands above now: what «perlu ditinjau»
 * or «belum terkait» asks for where nothing of the promise itself changes. */
export const draftAddendum = (
  ctx: Ctx,
  { id, reason }: Taken<Contract['draftAddendum']>,
): Promise<Drafted> => draftOne(ctx, id, { cause: 'ADDENDUM', reason, reference: null })

/** Of several in one transaction; one that cannot be amended is left as it is and told. */
export async function draftAmendments(
  ctx: Ctx,
  { ids, ...order }: Taken<Contract['draftAmendments']>,
): Promise<DraftedMany> {
  const wanted = [...new Set(ids)]
  const currents = await heldOf(ctx, wanted)
  if (currents.length === 0) throw new Refused(noSuch)
  if (!currents.some((one) => mayAmend(one, ctx.actor))) throw new Refused(notAmender)
  const answer: DraftedMany = {
    drafted: [],
    left: wanted
      .filter((id) => !currents.some((one) => one.id === id))
      .map((id) => ({ id, code: 'PK', why: noSuch.detail })),
  }
  for (const [year, own] of Map.groupBy(currents, (one) => one.year)) {
    const { drafted, refused } = await draftOfYear(ctx, year, own, order)
    answer.drafted.push(...drafted)
    answer.left.push(
      ...refused.map(({ current: { id, code }, why }) => ({ id, code, why: why.detail })),
    )
  }
  return answer
}
