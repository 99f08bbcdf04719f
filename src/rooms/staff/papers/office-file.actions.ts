import { createHash } from 'node:crypto'
import type { FileAnswer, Taken } from '../../../kernel/contract.ts'
import { dateOf } from '../../../kernel/moment.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import type { Look } from '../../../platform/context.ts'
import { recordLook } from '../../audit/index.ts'
import { chartOn } from '../../organisation/index.ts'
import { dateWithin } from '../../planning/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { contentsOf, loadPlans } from '../skp/plan.store.ts'
import { noSuchOffice, officeSheets, whyNotOfficeFile } from './office-file.rules.ts'
import { settledIn } from './office-file.store.ts'
import { workbookFile } from './papers.actions.ts'
import type { papersContract } from './papers.contract.ts'

/** SKPs, quarterly plans, ratings and predicates of an office in one workbook, for who administers its
 * staff; one look names the set: three statements. */
export async function readOfficeFile(
  look: Look<StaffRoomTables>,
  { office, year }: Taken<(typeof papersContract)['readOfficeFile']>,
): Promise<FileAnswer> {
  const { sheets, people, name } = await look.step(async (ctx) => {
    heed(whyNotOfficeFile(ctx.actor, office))
    const chart = await chartOn(ctx, dateWithin(year, ctx.today))
    const name = chart.unit.get(office)?.name
    if (name === undefined) throw new Refused(noSuchOffice)
    const plans = await loadPlans(ctx, { year, agencyId: office })
    const contents = await contentsOf(
      ctx,
      plans.flatMap(({ inForceId }) => inForceId ?? []),
    )
    const agreed = plans.flatMap((plan) => {
      const version = contents.get(plan.inForceId ?? '')
      return version ? [{ plan, version }] : []
    })
    const settled = (await settledIn(ctx, office, year)).map((one) => ({
      ...{ ...one, settledOn: dateOf(one.at, ctx.region.timeZone) },
    }))
    const people = new Set(
      [...agreed.map(({ plan }) => plan), ...settled].map((one) => one.personId),
    )
    const sheets = officeSheets(chart, agreed, settled)
    return { sheets, people: [...people].toSorted(), name }
  })
  const digest = createHash('sha256').update(people.join()).digest('hex')
  await look.onRecord((ctx) =>
    recordLook(ctx, {
      ...{ act: 'staff.office-file', subject: office },
      reason: `SKP dan predikat ${year}, ${name}, ${people.length} pegawai, sha256:${digest}`,
    }),
  )
  const file = `kinerja-pegawai-${year}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
  return workbookFile(file, sheets)
}
