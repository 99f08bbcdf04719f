import * as z from 'zod/mini'
import type { TaskToOpen } from '../../../kernel/ports.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { type BudgetTables, currentBudget, firstApproval } from '../../budget/index.ts'
import { chartOn, type OrganisationTables, packOf, readRanks } from '../../organisation/index.ts'
import { dateWithin, loadPlan, type PlanningTables } from '../../planning/index.ts'
import type { DraftingReport, Party } from '../agreement.contract.ts'
import { whyNotDraft } from '../agreement.rules.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { loadBlocks } from '../block.store.ts'
import { AgreementPolicy } from '../pack.contract.ts'
import { changesIn, heldIn } from './changes.rules.ts'
import { type DraftingWorld, deputyNotes, planDrafting } from './drafting.rules.ts'
import {
  type Draft,
  loadStanding,
  lockDrafting,
  redrawDrafts,
  refreshDrafts,
  saveDrafts,
} from './drafting.store.ts'
import { parentsFirst, reconcile, type Stand } from './reconcile.rules.ts'
import { talkedKeys, talkedRows, tellMoved } from './talked.actions.ts'
import { actingKind } from './timing.rules.ts'

export type DraftingTables = AgreementsTables &
  AuditTables &
  OrganisationTables &
  PlanningTables &
  BudgetTables
type Ctx = Context<DraftingTables>

const Acting = z.object({
  acting: z._default(z.object({ promisesAfterDays: z.int() }), { promisesAfterDays: 30 }),
})

/** After how many days a Plt promises (rule pack `organisasi`). */
export const actingDaysOn = async (ctx: Ctx, year: number): Promise<number> =>
  (await packOf(ctx, 'organisasi', year, Acting)).content.acting.promisesAfterDays

/** Gathers what drafting decides from, as it stands today (or on the first day of a year that has
 * not begun). */
export async function draftingWorld(ctx: Ctx, year: number): Promise<DraftingWorld> {
  const on = dateWithin(year, ctx.today)
  const chart = await chartOn(ctx, on)
  const plan = await loadPlan(ctx, { on, year })
  const budget = await currentBudget(ctx, { year, on })
  const first = await firstApproval(ctx, year)
  const policy = await packOf(ctx, 'perjanjian-kinerja', year, AgreementPolicy)
  return {
    year,
    chart,
    plan,
    budget,
    firstApproval: first,
    policy: policy.content,
    ranks: await readRanks(ctx, on),
    ...{ on, actingDays: await actingDaysOn(ctx, year) },
  }
}

/** What stands, and what was said about its rows; what may be refreshed is held from here on. */
async function standing(ctx: Ctx, year: number) {
  const talked = await talkedRows(ctx, await loadStanding(ctx, year))
  const { rows, budget } = await loadBlocks(ctx, year)
  const stands = (await loadStanding(ctx, year)).map(
    (stand): Stand => ({
      ...stand,
      rows: rows.get(stand.versionId) ?? [],
      budget: budget.get(stand.versionId) ?? [],
      talked: talkedKeys(talked.get(stand.versionId)),
    }),
  )
  return { stands, talked }
}

/** The printed number of a promise. */
export const codeOf = (year: number, number: number): string =>
  `PK-${year}-${String(number).padStart(4, '0')}`
/** The last number these codes have used. */
export const lastNumber = (codes: readonly string[]): number =>
  Math.max(0, ...codes.map((code) => Number(code.split('-').at(-1)) || 0))

/** Tells each receiver that a draft waits to be read; the giver is the one who waits. */
export const readingTask = (
  { id, firstParty, secondParty, dueOn, form }: Draft,
  year: number,
): TaskToOpen => ({
  kind: 'agreements/read-draft',
  subject: id,
  title: `Baca konsep PK ${year} Anda`,
  detail: `${firstParty.title}${form === 'SOLE' ? '' : `, kepada ${secondParty?.title ?? ''}`}`,
  holder: { personId: firstParty.personId },
  ...(secondParty ? { waiting: secondParty.name } : {}),
  dueOn,
  link: `/perjanjian/${id}`,
})

/** «Susun PK»: one act that leaves a draft for every mandate that must have one, and tells what
 * could not be drafted. Idempotent: what stands is kept, untouched drafts and what is in
 * talks are brought up to date, but for rows somebody talked about. */
export async function draftCascade(ctx: Ctx, { year }: { year: number }): Promise<DraftingReport> {
  heed(whyNotDraft(ctx.actor))
  await lockDrafting(ctx, year)
  const world = await draftingWorld(ctx, year)
  const { wishes, gaps, notes } = planDrafting(world)
  const { stands, talked } = await standing(ctx, year)
  const ids = new Map(stands.map(({ mandateId, id }) => [mandateId, id]))
  for (const { mandateId } of wishes) if (!ids.has(mandateId)) ids.set(mandateId, ctx.newId())
  const parentOf = (wish: { giver: { mandateId: string } | null }): string | null =>
    wish.giver ? (ids.get(wish.giver.mandateId) ?? null) : null

  const isDeputy = (party: Party | null): boolean =>
    world.chart.position.get(party?.positionId ?? '')?.kind === 'WAKIL'
  const decisions = reconcile(parentsFirst(wishes), stands, parentOf, isDeputy)
  let number = lastNumber(stands.map(({ code }) => code))
  const drafts = decisions.map(({ wish, stand, act }) => {
    const draft: Draft = {
      ...wish,
      id: stand?.id ?? ids.get(wish.mandateId) ?? ctx.newId(),
      versionId: stand?.versionId ?? ctx.newId(),
      code: stand?.code ?? codeOf(year, ++number),
      parentId: parentOf(wish),
    }
    return { draft, act }
  })
  const created = drafts.filter(({ act }) => act === 'create').map(({ draft }) => draft)
  const redrawn = decisions.flatMap(({ act, stand }, i) => {
    const draft = drafts[i]?.draft
    return act === 'redraw' && stand && draft ? [{ ...draft, sequence: stand.sequence }] : []
  })
  const refreshed = drafts.filter(({ act }) => act === 'refresh').map(({ draft }) => draft)
  await saveDrafts(ctx, created, year, world.budget?.versionId ?? null)
  await refreshDrafts(ctx, refreshed, world.budget?.versionId ?? null)
  await redrawDrafts(ctx, redrawn, world.budget?.versionId ?? null)
  await tellMoved(ctx, decisions, talked)
  const fresh = [...created, ...redrawn]
  const subjects = fresh.map(({ mandateId }) => mandateId)
  await ctx.tasks.open(
    fresh.map((draft) => readingTask(draft, year)),
    [{ kind: actingKind, subjects, reason: 'Konsepnya sudah disusun' }],
  )
  const report = {
    year,
    created: created.length + redrawn.length,
    refreshed: refreshed.length,
    kept: drafts.length - created.length - redrawn.length - refreshed.length,
  }
  await record(ctx, {
    act: 'agreements.drafted',
    subject: null,
    after: { ...report, gaps: gaps.length },
  })
  const drawn = new Set([...refreshed, ...redrawn].map(({ id }) => id))
  const left = stands.filter(
    ({ id, firstParty, secondParty }) => !drawn.has(id) && [firstParty, secondParty].some(isDeputy),
  )
  const changes = { changes: changesIn(decisions), held: heldIn(decisions) }
  return {
    ...report,
    ...changes,
    gaps,
    notes: [...deputyNotes(left.map(({ code }) => code)), ...notes],
  }
}
