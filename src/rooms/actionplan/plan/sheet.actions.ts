import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { readSheet } from '../../../platform/sheets/read-sheet.ts'
import { type ActionPlanRoomTables, promisedOf, promiseOf } from './ground.actions.ts'
import { whyNotEdit } from './party.rules.ts'
import type { actionPlanContract } from './plan.contract.ts'
import { currentPlan } from './plan.store.ts'
import { plannedOf, readActionPlan } from './reading.actions.ts'
import { placeSheet, planSheet } from './sheet.rules.ts'

type Contract = typeof actionPlanContract

/** Reads a plan that was filled in a spreadsheet, and writes nothing: it goes into the form, where it is
 * checked and kept like what is typed; what could not be used is told row by row. */
export async function readActionPlanSheet(
  ctx: Context<ActionPlanRoomTables>,
  { id, file }: Taken<Contract['readActionPlanSheet']>,
): Promise<Given<Contract['readActionPlanSheet']>> {
  const promise = await promiseOf(ctx, id)
  heed(whyNotEdit(promisedOf(promise), plannedOf(await currentPlan(ctx, id), promise), ctx.actor))
  const read = await readSheet(file, planSheet.wish)
  if (read.problem) {
    const { code, detail } = read.problem
    throw new Refused(
      refusal(`actionplan/${code}`, 422, detail, { errors: [{ pointer: '/file', detail }] }),
    )
  }
  const page = await readActionPlan(ctx, { id })
  return placeSheet(planSheet.rows(read), { ...page, holder: promise.firstParty.name })
}
