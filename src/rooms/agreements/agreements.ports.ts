import type { Heir } from '../../kernel/ports.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import type { WithdrawalGuard } from '../budget/index.ts'
import type { PlanUser } from '../planning/index.ts'
import { followBudget } from './amending/tending.actions.ts'
import type { DraftingTables } from './drafting/drafting.actions.ts'
import { agreedOnBudget, agreedOnMeasures, openAmendmentsOn } from './ports.store.ts'
import { executeSuccession, previewSuccession } from './succession/succession.actions.ts'

/** What happens to promises when a unit, post or person goes elsewhere: nothing signed is
 * rewritten; it ends, and a successor is drafted (§3.6). */
export const agreementsHeir: Heir<Context<DraftingTables>> = {
  room: 'agreements',
  answersFor: [
    'agreements.agreements.person_id',
    'agreements.agreements.position_id',
    'agreements.agreements.unit_id',
    'agreements.agreements.agency_id',
    'agreements.agreements.giver_person_id',
    'agreements.agreements.giver_position_id',
    'agreements.states.person_id',
    'agreements.stacks.person_id',
    'agreements.signings.person_id',
    'agreements.rounds.person_id',
    'agreements.handovers.written_by',
    'agreements.closings.closed_by',
  ],
  preview: previewSuccession,
  execute: executeSuccession,
}

/** A plan import cannot be taken back once promises were agreed on what it wrote. */
export const promisesOnPlan: PlanUser<DraftingTables> = {
  async whyKept(ctx, { measureIds }) {
    const codes = await agreedOnMeasures(ctx, measureIds)
    return codes.length > 0
      ? `${codes.length} PK sudah disepakati berdasarkan rencana ini,
        antara lain ${codes.slice(0, 3).join(', ')}.`
      : null
  },
}

/** A budget version cannot be withdrawn once promises were agreed on its amounts (PK-04), in whatever
 * version, nor while amendments drawn on it are talked about; drafts nobody touched go with it. */
export const promisesOnBudget: WithdrawalGuard<DraftingTables> = {
  async whyNotWithdraw(ctx, versionId): Promise<Refusal | null> {
    const codes = await agreedOnBudget(ctx, versionId)
    if (codes.length > 0)
      return refusal(
        'agreements/agreed-on-budget',
        409,
        `${codes.length} PK sudah disepakati dengan anggaran ini,
        antara lain ${codes.slice(0, 3).join(', ')}, jadi impornya tidak dapat dibatalkan.`,
      )
    const talked = (await openAmendmentsOn(ctx, versionId)).filter(({ touched }) => touched)
    if (talked.length === 0) return null
    return refusal(
      'agreements/amended-on-budget',
      409,
      `${talked.length} PK Perubahan sedang dibahas dengan anggaran ini, antara lain ` +
        `${talked
          .slice(0, 3)
          .map(({ code }) => code)
          .join(', ')}. Tarik konsepnya di halaman PK, lalu batalkan impornya.`,
    )
  },
  follow: followBudget,
}
