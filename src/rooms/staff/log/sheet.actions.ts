import type { Given, Taken } from '../../../kernel/contract.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import { readSheet } from '../../../platform/sheets/read-sheet.ts'
import type { logContract } from './log.contract.ts'
import { groundOf } from './log.store.ts'
import { type LogCtx, writerFor } from './person.actions.ts'
import { logSheet, placeLogSheet } from './sheet.rules.ts'

type Contract = typeof logContract

/** Reads days that were written in a spreadsheet or pasted as a table, and writes nothing: they go
 * into the form, where they are looked through and kept like what is typed. */
export async function readLogSheet(
  ctx: LogCtx,
  { file, personId: whose }: Taken<Contract['readLogSheet']>,
): Promise<Given<Contract['readLogSheet']>> {
  const { personId } = await writerFor(ctx, whose)
  const read = await readSheet(file, logSheet.wish)
  if (read.problem) {
    const { code, detail } = read.problem
    throw new Refused(
      refusal(`staff/${code}`, 422, detail, { errors: [{ pointer: '/file', detail }] }),
    )
  }
  const day = { from: ctx.today, to: ctx.today }
  const asked = { personId, readerId: null, agencyIds: [] }
  const { results } = await groundOf(ctx, asked, ctx.today, day)
  return placeLogSheet(logSheet.rows(read), { results, today: ctx.today, newId: ctx.newId })
}
