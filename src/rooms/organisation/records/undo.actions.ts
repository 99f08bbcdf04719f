import { type Heir, type Inheritance, successionOf } from '../../../kernel/ports.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import {
  type AnyLedger,
  leftHanging,
  takeBack,
  thingsOfRun,
} from '../../../platform/database/ledger.ts'
import {
  organisationLedgers,
  organisationUses,
  personLedger,
  positionLedger,
  unitLedger,
} from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { whyNotTakeBack } from './undo.rules.ts'
import { touchedLater } from './undo.store.ts'

type Ctx = Context<OrganisationTables>
/** Other rooms, asked what they keep of units, positions and people (`design.md` §7). */
export type Heirs = readonly Heir<Ctx>[]

const withoutHeir = (ids: readonly string[]): Record<string, string[]> =>
  Object.fromEntries(ids.map((id) => [id, []]))

/** Takes one import of units or people back, or says why not; every room that uses what would
 * vanish is asked first. What it wrote is superseded before what others built on it is looked for,
 * so a refusal rolls all of it back with the request. */
export async function undoImport(ctx: Ctx, heirs: Heirs, runId: string): Promise<Refusal | null> {
  const born = (of: AnyLedger) => thingsOfRun(ctx, of, runId, 'born')
  const succession = successionOf({
    on: ctx.today,
    units: withoutHeir(await born(unitLedger)),
    positions: withoutHeir(await born(positionLedger)),
    people: withoutHeir(await born(personLedger)),
  })
  const inherited: Inheritance[] = []
  for (const heir of heirs) inherited.push(...(await heir.preview(ctx, succession)))
  const later = await touchedLater(ctx, runId)
  if (later === 0) await takeBack(ctx, organisationLedgers, runId)
  return whyNotTakeBack({
    touchedLater: later,
    builtUpon: later === 0 ? await leftHanging(ctx, organisationUses, runId) : [],
    heirs: inherited,
  })
}
