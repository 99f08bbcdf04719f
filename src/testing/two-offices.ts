import { insertRows } from '../platform/database/insert-rows.ts'
import { writeNew, writeVersions } from '../platform/database/ledger.ts'
import { unitLedger } from '../rooms/organisation/organisation.ledgers.ts'
import type { Component } from '../rooms/planning/index.ts'
import {
  indicatorLedger,
  measureLedger,
  nodeLedger,
  targetLedger,
} from '../rooms/planning/planning.ledgers.ts'
import type { World } from './world.ts'

/** The worked example of `anggaran-organisasi-layanan.md` §2.7: two offices that become a third on
 * 1 July 2026. */
export const mergerDay = '2026-07-01'
export const officeCodes = {
  industry: '3.31.0.00.0.00.01.0000',
  trade: '3.30.0.00.0.00.01.0000',
  joined: '3.31.3.30.0.00.01.0000',
} as const
type Office = keyof typeof officeCodes

const officeNames: Record<Office, string> = {
  industry: 'Dinas Perindustrian',
  trade: 'Dinas Perdagangan',
  joined: 'Dinas Perindag',
}

const indicators = {
  ikm: ['Persentase IKM naik kelas', 'PERCENT'],
  pasar: ['Persentase pasar tertib ukur', 'PERCENT'],
  skm: ['Nilai SKM', 'INDEX'],
} as const
type Indicator = keyof typeof indicators

/** Each measure with its office, its target of the year and what was reached by June: a value, or
 * numerator and denominator in percent. */
const measured = {
  ikm: ['industry', 'ikm', '30.00', ['30', '120', '25']],
  pasar: ['trade', 'pasar', '80.00', ['18', '24', '75']],
  skmIndustry: ['industry', 'skm', '85.00', [null, null, '84.10']],
  skmTrade: ['trade', 'skm', '82.00', [null, null, '80.30']],
} as const satisfies Record<
  string,
  readonly [Office, Indicator, string, readonly [string | null, string | null, string]]
>
export type TwoOffices = {
  units: Record<Office, string>
  nodes: Record<'industry' | 'trade', string>
  measures: Record<keyof typeof measured, string>
}

const named = <Name extends string>(names: readonly Name[], newId: () => string) =>
  Object.fromEntries(names.map((name) => [name, newId()])) as Record<Name, string>
const keys = <Name extends string>(of: Record<Name, unknown>) => Object.keys(of) as Name[]

/** Writes the offices, the third from its day on, with their objectives, indicators and figures of
 * the second quarter; `APART` before anything of the merger is on record. */
export const seedTwoOffices = (
  world: Pick<World, 'asSystem'>,
  state: 'MERGED' | 'APART' = 'MERGED',
): Promise<TwoOffices> =>
  world.asSystem(async (ctx) => {
    const ids: TwoOffices = {
      units: named(keys(officeCodes), ctx.newId),
      nodes: named(['industry', 'trade'] as const, ctx.newId),
      measures: named(keys(measured), ctx.newId),
    }
    const [always, ever] = [{ validFrom: '2025-01-01' }, { validTo: null }]
    await writeNew(
      ctx,
      unitLedger,
      keys(officeCodes)
        .filter((office) => state === 'MERGED' || office !== 'joined')
        .map((office) => ({
          ...{ id: ids.units[office], code: `U-${office}`, name: officeNames[office] },
          ...{ shortName: officeNames[office], kind: 'DINAS' as const, parentId: null },
          ...{ isAgency: true, skpdCode: officeCodes[office], legalBasis: 'Perda 3/2026' },
          validFrom: office === 'joined' ? mergerDay : always.validFrom,
          validTo: office === 'joined' || state === 'APART' ? null : mergerDay,
        })),
    )
    await writeNew(
      ctx,
      nodeLedger,
      (['industry', 'trade'] as const).map((office) => ({
        ...{ id: ids.nodes[office], parentId: null, code: `S-${office}` },
        ...{ component: 'SASARAN_PD' as Component, level: 'INTERMEDIATE_OUTCOME' as const },
        ...{ statement: `Sasaran ${officeNames[office]}`, unitId: ids.units[office] },
        ...{
          holderPositionId: null,
          holderPersonId: null,
          budgetCode: office === 'industry' ? '3.31.02' : '3.30.02; 3.30.03',
          ...always,
          ...ever,
        },
      })),
    )
    const indicatorIds = named(keys(indicators), ctx.newId)
    await writeNew(
      ctx,
      indicatorLedger,
      keys(indicators).map((key) => ({
        ...{ id: indicatorIds[key], code: key, name: indicators[key][0], definition: null },
        ...{ formulaText: null, unitLabel: indicators[key][1] === 'PERCENT' ? 'Persen' : 'Indeks' },
        ...{ unitKind: indicators[key][1], polarity: 'MAXIMIZE' as const },
        ...{ aggregation: 'LAST' as const, achievementFormula: null, isKey: true },
        ...{ dataSource: null, frequency: 'QUARTERLY' as const, baseline: null },
        ...{ baselineYear: null, referenceCode: null, ...always, ...ever },
      })),
    )
    await writeNew(
      ctx,
      measureLedger,
      keys(measured).map((key, at) => ({
        ...{ id: ids.measures[key], nodeId: ids.nodes[measured[key][0]], number: at + 1 },
        ...{ indicatorId: indicatorIds[measured[key][1]], descent: 'NEW' as const },
        ...{ parentMeasureId: null, share: null, ...always, ...ever },
      })),
    )
    await writeVersions(
      ctx,
      targetLedger,
      keys(measured).map((key) => ({
        ...{ measureId: ids.measures[key], period: '2026', value: measured[key][2], reason: null },
      })),
    )
    await insertRows(
      ctx.db,
      'measurement.figures',
      keys(measured).map((key) => {
        const [numerator, denominator, value] = measured[key][3]
        return {
          ...{ tenantId: ctx.tenantId, id: ctx.newId(), measureId: ids.measures[key] },
          ...{ period: '2026-Q2', version: 1, value, numerator, denominator, blank: null },
          ...{ provisional: false, analysis: null, reason: null, evidenceIds: [] },
          ...{ capturedAt: ctx.now, reportedBy: null, actingAs: null, recordedAt: ctx.now },
        }
      }),
    )
    return ids
  })
