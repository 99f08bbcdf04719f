import type { TypedRow } from '../../../kernel/importer.ts'
import { fitting } from '../../../kernel/near.ts'
import { holds } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { recordsOf } from '../../../platform/database/ledger.ts'
import type { Typing } from '../../../platform/importer.ts'
import { chartOn } from '../chart/chart.actions.ts'
import { unitLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { unitKindNames } from '../person/naming.rules.ts'
import { unitsFitting } from '../unit/unit-suggestions.rules.ts'

type Ctx = Context<OrganisationTables>

/** A unit, or the `whole` of it with the units directly below, as rows of «Struktur unit kerja». */
async function rowsOf(
  ctx: Ctx,
  { id, whole, options }: Parameters<Typing<OrganisationTables>['rowsOf']>[1],
): Promise<TypedRow[]> {
  const on = options.berlaku ?? ctx.today
  const here = (await recordsOf(ctx, unitLedger)).filter((record) => holds(record, on))
  const codeOf = new Map(here.map((unit) => [unit.id, unit.code]))
  const asked = here.filter((unit) => unit.id === id || (whole && unit.parentId === id))
  return asked
    .toSorted((a, b) => Number(b.id === id) - Number(a.id === id))
    .map(({ code, name, shortName, kind, parentId, isAgency, skpdCode, legalBasis }) => ({
      ...{ code, name, shortName, kind: unitKindNames[kind] },
      parentCode: parentId && (codeOf.get(parentId) ?? null),
      agency: isAgency ? 'Ya' : 'Tidak',
      ...{ skpdCode, legalBasis },
    }))
}

/** «Struktur unit kerja» typed on screen. */
export const unitTyping: Typing<OrganisationTables> = {
  rowsOf,
  async changedBy(ctx, rows, { berlaku = ctx.today }) {
    const { organisation } = await chartOn(ctx, berlaku)
    const names = new Map(organisation.units.map(({ code, name }) => [code, name]))
    return rows.map(({ code }) => names.get(code ?? '') ?? null)
  },
  suggests: ['kind', 'parentCode'],
  async suggest(ctx, { column, words }) {
    if (column === 'kind')
      return fitting(words, Object.values(unitKindNames), (name) => name, 30).map((value) => ({
        ...{ value, label: '' },
      }))
    return unitsFitting(words, await chartOn(ctx, ctx.today))
  },
}
