import type { Heir, Inheritance, Succession } from '../../../kernel/ports.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { whyNotTakeBack } from './undo.rules.ts'
import { bornIn, builtUpon, takeBack, touchedLater } from './undo.store.ts'

type Ctx = Context<OrganisationTables>
/** Other rooms, asked what they keep of units, positions and people (`design.md` §7). */
export type Heirs = readonly Heir<Ctx>[]

const withoutHeir = (ids: readonly string[]): Record<string, string[]> =>
  Object.fromEntries(ids.map((id) => [id, []]))

/** Takes one import of units or people back, or says why not; every room that uses what would vanish is asked first. */
export async function undoImport(ctx: Ctx, heirs: Heirs, runId: string): Promise<Refusal | null> {
  const born = await bornIn(ctx, runId)
  const succession: Succession = {
    on: ctx.today,
    units: withoutHeir(born.units),
    positions: withoutHeir(born.positions),
    people: withoutHeir(born.people),
  }
  const inherited: Inheritance[] = []
  for (const heir of heirs) inherited.push(...(await heir.preview(ctx, succession)))
  const why = whyNotTakeBack({
    touchedLater: await touchedLater(ctx, runId),
    builtUpon: await builtUpon(ctx, born, runId),
    heirs: inherited,
  })
  if (!why) await takeBack(ctx, runId)
  return why
}
