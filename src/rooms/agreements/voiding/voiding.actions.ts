import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import type { Effect, ProcedureKind, SettlingTables, Subject } from '../../procedures/index.ts'
import { policyOf } from '../agreement.actions.ts'
import { type Current, findCurrent, loadChildren } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { measuresPromised } from '../promise.store.ts'
import { whyHeld } from '../signing/signing.rules.ts'
import { lockAgreement, openSigning, saveState } from '../signing/signing.store.ts'
import { hasContent, mayFollow } from '../state.rules.ts'
import { waitingTasks } from '../succession/succession.actions.ts'
import { saveReviews } from '../succession/succession.store.ts'
import { whyNotVoid } from './voiding.rules.ts'

export type VoidingTables = AgreementsTables & SettlingTables
type Ctx = Context<VoidingTables>

async function subjectOf(ctx: Ctx, id: string): Promise<Subject | null> {
  const current = await findCurrent(ctx, id)
  if (!current?.giverPositionId) return null
  const { firstParty, code, year, giverPositionId } = current
  return {
    ...{ id, link: `/perjanjian/${id}`, title: `PK ${year} ${firstParty.title} (${code})` },
    ...{ personId: firstParty.personId, positionId: firstParty.positionId },
    fromPositionId: giverPositionId,
    asked: { for: 'PK_GIVER', ...(await policyOf(ctx, year)) },
    over: whyNotVoid(current),
  }
}

/** An amendment on its way falls with the promise it would have changed. */
async function dropAmendment(ctx: Ctx, current: Current, note: string): Promise<Current> {
  if (!current.inForceId) return current
  const state = mayFollow(current.state, 'CANCELLED') ? 'CANCELLED' : 'VOIDED'
  await saveState(ctx, current, { state, note })
  return (await findCurrent(ctx, current.id)) ?? current
}

/** The promise counts no more from today on: the months before stay with it. Promises that stand on
 * it are to be looked at. Its words say only that it was voided; why is read in the case, by those it
 * concerns. */
async function takeEffect(ctx: Ctx, { caseId, subjectId: id, decidedBy }: Effect): Promise<void> {
  const found = await findCurrent(ctx, id)
  if (!found) throw new Refused(refusal('agreements/no-such-agreement', 404, 'PK ini tidak ada.'))
  heed(whyHeld(await openSigning(ctx, found.versionId), ctx.now))
  const note = 'Dibatalkan dengan keputusan setelah yang bersangkutan didengar.'
  const acting = { ...ctx, actor: { ...ctx.actor, personId: decidedBy, actingAs: null } }
  const current = await dropAmendment(acting, found, note)
  await saveState(acting, current, { state: 'VOIDED', note, endedOn: ctx.today })
  await ctx.tasks.open(
    [],
    waitingTasks.map((kind) => ({ kind, subjects: [id], reason: 'PK dibatalkan' })),
  )
  const children = await loadChildren(ctx, id)
  await saveReviews(
    ctx,
    children
      .filter(({ state }) => hasContent(state))
      .map(({ id: agreementId, code, firstParty }) => ({
        ...{ agreementId, eventId: null },
        reason: `${code} (${firstParty.title}) perlu ditinjau karena PK atasannya, ${current.code}, dibatalkan.`,
      })),
  )
  const measures = await measuresPromised(ctx, [current.versionId])
  if (measures.length > 0) await ctx.targets.moved(measures, ctx.today)
  await record(ctx, {
    act: 'agreement.voided',
    subject: id,
    before: { state: current.state, amending: found.inForceId !== null },
    after: { caseId, endedOn: ctx.today, children: children.length },
  })
}

/** *Batal*: a giver voids a promise that was not kept. There is no other way from ACTIVE to VOIDED
 * but that the promise went with its official before its year began (decision 0071). */
export const voiding: ProcedureKind<VoidingTables> = {
  code: 'PEMBATALAN_PK',
  name: 'Pembatalan PK',
  meaning:
    'Bila dikabulkan, PK ini berakhir dan jabatannya ditinjau oleh pengelola kepegawaian. ' +
    'Angka yang sudah tercatat tetap. Tidak ada yang kehilangan jabatan karena keputusan ini.',
  asksReason: 'Janji mana yang tidak ditepati, dan apa yang sudah dibicarakan?',
  followUp: { title: 'hasil peninjauan jabatan', grant: 'PERSONNEL' },
  hold: lockAgreement,
  subjectOf,
  takeEffect,
}
