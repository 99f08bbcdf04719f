import type { Given, Taken } from '../../../kernel/contract.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { readSheet } from '../../../platform/sheets/read-sheet.ts'
import type { DeskTables } from './charge.actions.ts'
import { chargesOfDesk } from './desk.actions.ts'
import type { deskContract } from './desk.contract.ts'
import { deskLine } from './desk.rules.ts'
import { gridSheet, placeForm } from './grid-form.rules.ts'
import { periodsOfYear } from './schedule.rules.ts'

/** Reads a filled form of the grid, and writes nothing: the rows go back into the grid, where they
 * are judged like typed ones; what no longer asks for the reader is told row by row. */
export async function readGridForm(
  ctx: Context<DeskTables>,
  { file, month }: Taken<(typeof deskContract)['readGridForm']>,
): Promise<Given<(typeof deskContract)['readGridForm']>> {
  const { charges, view, year } = await chargesOfDesk(ctx, month)
  const read = await readSheet(file, gridSheet.wish)
  if (read.problem) {
    const { code, detail } = read.problem
    throw new Refused(
      refusal(`measurement/${code}`, 422, detail, { errors: [{ pointer: '/file', detail }] }),
    )
  }
  const all = charges.flatMap((charge) =>
    periodsOfYear(charge.measure.frequency, year).map((period) => deskLine(view, charge, period)),
  )
  return placeForm(gridSheet.rows(read), all)
}
