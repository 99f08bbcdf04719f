import type { Given, Taken } from '../../../kernel/contract.ts'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import type { Chore } from '../../../platform/operations/upkeep.ts'
import { recordAll } from '../../audit/index.ts'
import { printVersion } from '../../budget/index.ts'
import { whyNotDraft } from '../agreement.rules.ts'
import { hangBack } from '../closing/cancelling.actions.ts'
import type { DraftingTables } from '../drafting/drafting.actions.ts'
import { openAmendmentsOn } from '../ports.store.ts'
import { saveStates } from '../signing/signing.store.ts'
import { waitingTasks } from '../succession/succession.actions.ts'
import { draftAmendments } from './drafting-amendments.actions.ts'
import type { proposalContract } from './proposal.contract.ts'
import { countsOf } from './proposal.rules.ts'
import { loadInForce } from './proposal.store.ts'
import { proposalsOfYear, wantedOf } from './proposals.actions.ts'

type Ctx = Context<DraftingTables>
type Contract = typeof proposalContract

const task = 'agreements/amend'

/** Asks Bagian Organisasi to amend while promises in force of a year must be, once for each budget
 * that is in force meanwhile; no longer where none must. What only may be amended asks nobody. */
export async function askForAmendments(ctx: Ctx, year: number): Promise<void> {
  const asked = await ctx.tasks.subjectsOf(task)
  const promises = await loadInForce(ctx, year)
  if (promises.length === 0 && asked.length === 0) return
  const { world, proposals } = await proposalsOfYear(ctx, year, promises)
  const { must, may } = countsOf(proposals)
  const subject = must > 0 ? world.budget?.versionId : undefined
  const rest = may > 0 ? ` ${capitalised(printCount(may))} PK lain dapat diubah.` : ''
  await ctx.tasks.open(
    subject && world.budget
      ? [
          {
            ...{ kind: task, subject, holder: { grant: 'ORGANISATION_BUREAU' } },
            title: `Susun PK Perubahan ${year}`,
            detail: `${capitalised(printCount(must))} PK yang berlaku perlu diubah menurut rencana dan ${printVersion(world.budget)}.${rest}`,
            link: `/perjanjian/perubahan?tahun=${year}&derajat=MUST`,
          },
        ]
      : [],
    [
      {
        ...{ kind: task, subjects: asked.filter((one) => one !== subject) },
        reason: 'Tidak ada lagi PK yang perlu diubah menurut anggaran itu',
      },
    ],
  )
}

/** Drafts the amendment of everything that is behind and asked for, in one transaction. What is on
 * its way already or is being signed is left and told; so a second press changes nothing. Refused to
 * all but who drafts promises; one promise alone its giver amends too (`draftAmendment`). */
export async function draftProposals(
  ctx: Ctx,
  { cause, reason, reference, effectiveFrom, ...wanted }: Taken<Contract['draftProposals']>,
): Promise<Given<Contract['draftProposals']>> {
  heed(whyNotDraft(ctx.actor))
  const { asked } = await wantedOf(ctx, wanted)
  const ids = asked.map(({ id }) => id)
  if (ids.length === 0) return { drafted: [], left: [] }
  const report = await draftAmendments(ctx, { ids, cause, reason, reference, effectiveFrom })
  await askForAmendments(ctx, wanted.year)
  return report
}

/** What follows in this room when a budget version comes or goes. Amendments that were only drawn on
 * one that goes, and that nobody has touched, go with it: the version in force counts on. */
export async function followBudget(
  ctx: Ctx,
  { year, withdrawn }: { year: number; withdrawn: string | null },
): Promise<void> {
  if (withdrawn !== null) await withdrawWith(ctx, withdrawn)
  await askForAmendments(ctx, year)
}

async function withdrawWith(ctx: Ctx, budgetVersionId: string): Promise<void> {
  const open = await openAmendmentsOn(ctx, budgetVersionId)
  if (open.length === 0) return
  const note = 'Anggaran yang menjadi dasarnya dibatalkan.'
  await saveStates(
    ctx,
    open.map(({ versionId, sequence }) => ({ versionId, sequence, state: 'CANCELLED', note })),
  )
  for (const promise of open) await hangBack(ctx, promise)
  const subjects = open.map(({ id }) => id)
  await ctx.tasks.open(
    [],
    waitingTasks.map((kind) => ({ kind, subjects, reason: note })),
  )
  await ctx.notices.tell(
    open.map(({ id, code, firstParty: { personId } }) => ({
      ...{ personId, kind: 'agreements/cancelled', detail: note, link: `/perjanjian/${id}` },
      title: `Konsep perubahan ${code} ditarik; PK Anda tetap berlaku seperti semula.`,
    })),
  )
  await recordAll(
    ctx,
    open.map(({ id }) => ({
      act: 'agreement.cancelled',
      subject: id,
      before: { state: 'DRAFT' },
      after: { reason: note, budgetVersionId },
    })),
  )
}

/** A plan typed anew, a transfer or a day that comes may leave promises behind without a file. */
export const amendmentChore: Chore<DraftingTables> = {
  name: 'agreements/amendments',
  title: 'PK yang perlu diubah',
  everyMinutes: 60,
  run: ({ step }) => step((ctx) => askForAmendments(ctx, Number(ctx.today.slice(0, 4)))),
}
