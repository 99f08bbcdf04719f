import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { type OrganisationTables, unitsOn } from '../../organisation/index.ts'
import type { BudgetTables } from '../budget.tables.ts'
import { unitFinder } from '../in-force.actions.ts'
import { type Approval, linksOf } from '../in-force.store.ts'
import { linkOf } from '../succession/link.rules.ts'
import { oneOffice, readVersion } from './version.actions.ts'
import type { OfficeLine, versionContract } from './version.contract.ts'
import { whyNotApprove, whyNotLink, whyNotManageBudget } from './version.rules.ts'
import { lockApproval, saveAlias, saveApproval } from './version.store.ts'

type Ctx = Context<BudgetTables & OrganisationTables & AuditTables>
type Contract = typeof versionContract

const filled = (text: string | null): string | null => (text === null || text === '' ? null : text)

const approvalIn = ({
  skpdCode,
  approvedOn,
  dpaNumber,
  approvedBy,
  consentBy,
}: Approval): Approval => ({
  skpdCode,
  approvedOn,
  dpaNumber,
  approvedBy,
  consentBy,
})

/** Records the approval of one office's DPA; what stood before is closed and kept. Saying the same
 * again changes nothing. */
export async function setApproval(
  ctx: Ctx,
  { versionId, ...said }: Taken<Contract['setApproval']>,
): Promise<OfficeLine> {
  heed(whyNotManageBudget(ctx.actor))
  await lockApproval(ctx, versionId, said.skpdCode)
  const version = await readVersion(ctx, versionId)
  heed(whyNotApprove(version, { approvedOn: said.approvedOn, today: ctx.today }))
  const unitOf = await unitFinder(ctx, ctx.today)
  const before = await oneOffice(ctx, version, said.skpdCode, unitOf)
  const after: Approval = {
    ...said,
    dpaNumber: filled(said.dpaNumber),
    approvedBy: filled(said.approvedBy),
    consentBy: filled(said.consentBy),
  }
  const held = before.ownApproval ? approvalIn(before) : null
  if (held && JSON.stringify(held) === JSON.stringify(approvalIn(after))) return before
  await saveApproval(ctx, versionId, after)
  await record(ctx, {
    act: 'budget.approved',
    subject: versionId,
    before: held,
    after: approvalIn(after),
  })
  return oneOffice(ctx, version, said.skpdCode, unitOf)
}

/** Says which unit a code of the budget stands for, now and in every version; the link before is
 * closed and kept. */
export async function linkOffice(
  ctx: Ctx,
  { skpdCode, unitId }: Taken<Contract['linkOffice']>,
): Promise<Given<Contract['linkOffice']>> {
  heed(whyNotManageBudget(ctx.actor))
  const unit = (await unitsOn(ctx, ctx.today)).find(({ id }) => id === unitId)
  heed(whyNotLink(skpdCode, unit))
  if (!unit)
    throw new Refused(refusal('budget/no-such-unit', 404, 'Unit kerja ini tidak ada hari ini.'))
  const before = linkOf(await linksOf(ctx), skpdCode, ctx.today)
  if (before !== unitId) {
    await saveAlias(ctx, skpdCode, unitId)
    await record(ctx, {
      act: 'budget.linked',
      subject: unitId,
      before: { skpdCode, unitId: before },
      after: { skpdCode, unitId },
    })
  }
  return { skpdCode, unit: { id: unit.id, name: unit.name } }
}
