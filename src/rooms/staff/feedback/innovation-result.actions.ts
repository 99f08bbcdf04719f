import { printDate } from '../../../kernel/indonesian.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import {
  addVersions,
  contentsOf,
  holdPlans,
  loadPlans,
  planOf,
  writeContent,
} from '../skp/plan.store.ts'
import type { PlannedResult } from '../skp/skp.contract.ts'
import type { StoredInnovation } from './innovation.store.ts'

type Ctx = Context<StaffRoomTables>

/** An innovation as an additional result of the person (§4.3), with its id: it is proposed once. */
const resultOf = (
  { id, title, before, after }: StoredInnovation,
  basis: string,
): PlannedResult => ({
  ...{ id, kind: 'ADDITIONAL', holder: 'INDIVIDUAL', text: title, perspective: null },
  ...{ parentResultId: null, measureId: null, mode: null, share: null, quarters: [], basis },
  note: `Sebelum: ${before}`.slice(0, 300),
  indicators: [
    {
      ...{ aspect: 'QUALITY', text: 'Keadaan sesudah inovasi', target: after.slice(0, 200) },
      ...{ unit: 'keadaan', polarity: 'MAXIMIZE' },
    },
  ],
})

/** Writes an accepted innovation into the draft of the person's SKP of today; beside an agreed one a
 * further version begins. `false` where there is no SKP yet, or it waits for the rater's yes. */
export async function proposeAsResult(ctx: Ctx, one: StoredInnovation): Promise<boolean> {
  const known = await planOf(ctx, one.personId, ctx.today)
  if (!known) return false
  await holdPlans(ctx, [known.id])
  const [plan] = await loadPlans(ctx, { ids: [known.id] })
  if (!plan || plan.state === 'SUBMITTED') return false
  const isOpen = plan.state === 'DRAFT' || plan.state === 'RETURNED'
  const from = isOpen ? plan.versionId : (plan.inForceId ?? plan.versionId)
  const content = (await contentsOf(ctx, [from])).get(from)
  if (!content || content.results.some(({ id }) => id === one.id)) return false
  const { approach, behaviours, annexes } = content
  const result = resultOf(one, `Inovasi sendiri, diterima penilai ${printDate(ctx.today)}`)
  const next = { approach, behaviours, annexes, results: [...content.results, result] }
  const { parentVersionId, agreementVersionId } = plan
  if (isOpen) await writeContent(ctx, plan.versionId, next)
  else
    await addVersions(ctx, [
      {
        ...{ ...next, id: ctx.newId(), planId: plan.id, number: plan.number + 1 },
        ...{ parentVersionId, agreementVersionId, reason: `Inovasi ${one.title}` },
        rulePack: (await staffRules(ctx, plan.year)).digest,
      },
    ])
  await record(ctx, { act: 'skp.innovation-added', subject: plan.id, after: { result } })
  return true
}
