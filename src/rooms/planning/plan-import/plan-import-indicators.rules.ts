import { mergedCells } from '../../../kernel/fields.ts'
import type { Notes } from '../../../kernel/importer.ts'
import type { PlanningPack } from '../pack.contract.ts'
import { readTarget, unitKindOf } from '../target/target.rules.ts'
import type { IndicatorFields, IndicatorRecord } from './plan-import.contract.ts'
import type { Known } from './plan-import-known.rules.ts'
import type { IndicatorCells, PlanRow } from './plan-import-sheet.rules.ts'

/** An indicator with the row that first names it. */
export type SettledIndicator = { row: number; fields: IndicatorFields }

/** How a sentence names each cell. */
const labels: { [K in keyof IndicatorCells]: string } = {
  indicator: 'nama',
  unitLabel: 'satuan',
  polarity: 'arah',
  aggregation: 'akumulasi',
  formula: 'rumus capaian',
  isKey: 'tanda IKU',
  definition: 'definisi operasional',
  formulaText: 'rumus',
  dataSource: 'sumber data',
  frequency: 'frekuensi',
  baseline: 'data dasar',
  baselineYear: 'tahun data dasar',
}
const cellKeys = Object.keys(labels) as (keyof IndicatorCells)[]

const sameName = (a: string, b: string): boolean =>
  a.localeCompare(b, 'id', { sensitivity: 'base' }) === 0

/** Which indicator each row measures with, by row. An indicator without a code is found by its name
 * on the same node, or gets a code from its node's. */
export function indicatorCodes(
  rows: readonly PlanRow[],
  known: Known,
  notes: Notes,
): Map<number, string> {
  const taken = new Set([
    ...known.indicator.keys(),
    ...rows.flatMap(({ indicatorCode }) => indicatorCode ?? []),
  ])
  const codes = new Map<number, string>()
  for (const here of rows) {
    const code =
      here.indicatorCode ??
      (here.indicator === null ? null : codeByName(here.code, here.indicator, known, taken))
    if (code !== null) codes.set(here.row, code)
    else if (
      here.targets.size > 0 &&
      !here.unread.has('indicator') &&
      !here.unread.has('indicatorCode')
    )
      notes
        .of(here.row)
        .error(
          'indicator',
          'planning/indicator-missing',
          'Baris ini memuat target, tetapi indikatornya belum diisi.',
        )
  }
  return codes
}

function codeByName(nodeCode: string, name: string, known: Known, taken: Set<string>): string {
  const own = (known.measuresOf.get(nodeCode) ?? []).flatMap(
    ({ indicatorId }) => known.codeOfIndicator.get(indicatorId) ?? [],
  )
  const found = own.find((code) => sameName(known.indicator.get(code)?.name ?? '', name))
  if (found) return found
  let number = 1
  while (taken.has(`IK-${nodeCode}-${number}`)) number++
  taken.add(`IK-${nodeCode}-${number}`)
  return `IK-${nodeCode}-${number}`
}

type Work = {
  rows: readonly PlanRow[]
  codes: ReadonlyMap<number, string>
  pack: PlanningPack
  known: Known
  notes: Notes
}

/** The indicators a file holds, each settled from all rows that name it and what is on record. */
export function settleIndicators({ rows, codes, pack, known, notes }: Work): SettledIndicator[] {
  const groups = Map.groupBy(
    rows.filter(({ row }) => codes.has(row)),
    ({ row }) => codes.get(row) ?? '',
  )
  return [...groups].flatMap(([code, [first, ...others]]) => {
    if (!first) return []
    const cells = cellsOf(code, [first, ...others], notes)
    const fields = settle(code, [first, ...others], cells, known.indicator.get(code), pack, notes)
    return fields ? [{ row: first.row, fields }] : []
  })
}

const cellsOf = (
  code: string,
  rows: readonly [PlanRow, ...PlanRow[]],
  notes: Notes,
): IndicatorCells =>
  mergedCells(rows, cellKeys, (row, key, { before, from, found }) => {
    const detail = `Indikator ${code} di baris ${from} memuat ${labels[key]} lain: «${before}».`
    notes.of(row).error(key, 'planning/indicator-differs', detail, { found: String(found) })
  })

function settle(
  code: string,
  rows: readonly [PlanRow, ...PlanRow[]],
  cells: IndicatorCells,
  before: IndicatorRecord | undefined,
  pack: PlanningPack,
  notes: Notes,
): IndicatorFields | null {
  const [first] = rows
  const note = notes.of(first.row)
  const [name, unitLabel] = [cells.indicator ?? before?.name, cells.unitLabel ?? before?.unitLabel]
  if (!name && !first.unread.has('indicator'))
    note.error(
      'indicator',
      'planning/indicator-name-missing',
      `Indikator ${code} belum punya nama.`,
    )
  if (!unitLabel && !first.unread.has('unitLabel'))
    note.error(
      'unitLabel',
      'planning/unit-missing',
      'Isi satuannya: tanpa satuan, target dan capaian tidak dapat dibaca.',
    )
  if (!name || !unitLabel) return null
  const unitKind = unitKindOf(unitLabel, pack)
  const [polarity, aggregation] = [
    cells.polarity ?? before?.polarity,
    cells.aggregation ?? before?.aggregation,
  ]
  if (!polarity)
    note.warn(
      'polarity',
      'planning/polarity-assumed',
      'Arah belum diisi; dibaca «makin tinggi makin baik».',
    )
  if (!aggregation && (unitKind === 'NUMBER' || unitKind === 'RUPIAH'))
    note.warn(
      'aggregation',
      'planning/aggregation-assumed',
      'Akumulasi belum diisi; dibaca «terakhir», bukan «jumlah».',
    )
  const quarterly = rows.some(({ targets }) =>
    [...targets.keys()].some((period) => period.includes('-Q')),
  )
  return {
    ...{
      code,
      name,
      unitLabel,
      unitKind,
      polarity: polarity ?? 'MAXIMIZE',
      aggregation: aggregation ?? 'LAST',
    },
    ...{
      frequency: cells.frequency ?? before?.frequency ?? (quarterly ? 'QUARTERLY' : 'ANNUAL'),
      isKey: cells.isKey ?? before?.isKey ?? false,
    },
    achievementFormula: cells.formula ?? before?.achievementFormula ?? null,
    definition: cells.definition ?? before?.definition ?? null,
    formulaText: cells.formulaText ?? before?.formulaText ?? null,
    dataSource: cells.dataSource ?? before?.dataSource ?? null,
    baseline:
      baselineOf(cells.baseline, rows, { unitKind, unitLabel }, pack, notes) ??
      before?.baseline ??
      null,
    baselineYear: baselineYearOf(cells.baselineYear, rows, notes) ?? before?.baselineYear ?? null,
  }
}

type Said = { row: number; key: string }
/** The row whose cell was taken, so that its problem is told there. */
const saidAt = (rows: readonly PlanRow[], key: 'baseline' | 'baselineYear'): Said => {
  const said = rows.find((one) => one[key] !== null) ?? rows[0]
  return { row: said?.row ?? 0, key }
}

function baselineOf(
  text: string | null,
  rows: readonly PlanRow[],
  measured: Pick<IndicatorFields, 'unitKind' | 'unitLabel'>,
  pack: PlanningPack,
  notes: Notes,
): string | null {
  if (text === null) return null
  const read = readTarget(text, measured, pack)
  const { row, key } = saidAt(rows, 'baseline')
  if (read.kind === 'refused')
    notes
      .of(row)
      .error(
        key,
        read.code.replace('target', 'baseline'),
        read.detail.replace(/^Target/, 'Data dasar'),
        { found: text },
      )
  return read.kind === 'value' ? read.value : null
}

function baselineYearOf(
  text: string | null,
  rows: readonly PlanRow[],
  notes: Notes,
): number | null {
  if (text === null) return null
  if (/^(19|20)\d{2}$/.test(text)) return Number(text)
  const { row, key } = saidAt(rows, 'baselineYear')
  notes
    .of(row)
    .error(key, 'planning/baseline-year', 'Tahun data dasar ditulis empat angka, misalnya 2024.', {
      found: text,
    })
  return null
}
