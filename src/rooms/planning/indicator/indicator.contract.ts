import * as z from 'zod/mini'
import { pageInput, pageOf, route, sortInput } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText, Year } from '../../../kernel/ids.ts'
import { Aggregation, Component, Descent, Frequency, Polarity, UnitKind } from '../plan.contract.ts'
import { Target } from '../target/target.contract.ts'

/** An indicator as the dictionary (kamus) describes it (`perjanjian-kinerja.md` §2.6). */
export const Indicator = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  definition: z.nullable(z.string()),
  formulaText: z.nullable(z.string()),
  unitLabel: z.string(),
  unitKind: UnitKind,
  polarity: Polarity,
  aggregation: Aggregation,
  /** A code of §4.1; `null` means the default of the polarity. */
  achievementFormula: z.nullable(z.string()),
  /** Indikator Kinerja Utama (IKU). */
  isKey: z.boolean(),
  dataSource: z.nullable(z.string()),
  frequency: Frequency,
  baseline: z.nullable(z.string()),
  baselineYear: z.nullable(z.int()),
  /** Its code in the national list of development indicators, with the edition (Kep. Menteri PPN
   * 26A/M.PPN/HK/05/2025). */
  referenceCode: z.nullable(z.string()),
})
export type Indicator = z.infer<typeof Indicator>

/** One version of an indicator's description, with both of its dates. */
export const IndicatorVersion = z.object({
  ...Indicator.shape,
  validFrom: DateText,
  validTo: z.nullable(DateText),
  recordedAt: InstantText,
  /** When a later record took its place; `null` for what holds now. */
  recordedUntil: z.nullable(InstantText),
})
export type IndicatorVersion = z.infer<typeof IndicatorVersion>

export const IndicatorLine = z.object({
  ...Indicator.shape,
  /** Nodes that measure with it, on the date shown. */
  uses: z.int(),
  units: z.array(z.object({ id: Id, name: z.string(), shortName: z.string() })),
})
export type IndicatorLine = z.infer<typeof IndicatorLine>

export const IndicatorUse = z.object({
  measureId: Id,
  nodeId: Id,
  code: z.string(),
  statement: z.string(),
  component: Component,
  componentLabel: z.string(),
  unitName: z.nullable(z.string()),
  descent: Descent,
  targets: z.array(Target),
})
export type IndicatorUse = z.infer<typeof IndicatorUse>

export const IndicatorPage = z.object({
  year: Year,
  on: DateText,
  indicator: Indicator,
  versions: z.array(IndicatorVersion),
  uses: z.array(IndicatorUse),
})
export type IndicatorPage = z.infer<typeof IndicatorPage>

export const indicatorContract = {
  listIndicators: route({
    method: 'GET',
    path: '/api/planning/indicators',
    scope: 'planning.read',
    summary: 'Kamus indikator',
    input: z.object({
      year: z.optional(Year),
      unit: z.optional(Id),
      isKey: z.optional(z.boolean()),
      search: z.optional(z.string().check(z.maxLength(100))),
      ...sortInput('name', 'unitLabel', 'polarity', 'units', 'uses'),
      ...pageInput,
    }),
    output: z.object({ ...pageOf(IndicatorLine).shape, total: z.int() }),
  }),
  readIndicator: route({
    method: 'GET',
    path: '/api/planning/indicators/:indicatorId',
    summary: 'Satu indikator: uraian, versinya, dan tempat dipakai dengan targetnya',
    input: z.object({ indicatorId: Id, year: z.optional(Year) }),
    output: IndicatorPage,
  }),
}
