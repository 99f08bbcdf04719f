import { mergedCells } from '../../../kernel/fields.ts'
import type { Notes } from '../../../kernel/importer.ts'
import type { PlanningPack } from '../pack.contract.ts'
import { readTarget, unitKindOf } from '../target/target.rules.ts'
import type { IndicatorFields, IndicatorRecord } from './plan-import.contract.ts'
import type { Known } from './plan-import-known.rules.ts'
import {
  type IndicatorCells,
  indicatorKeys,
  indicatorWords,
  type PlanRow,
} from './plan-import-sheet.rules.ts'

/** An indicator with the row that first names it. */
export type SettledIndicator = { row: number; fields: IndicatorFields }

const sameName = (a: string, b: string): boolean =>
  a.localeCompare(b, 'id', { sensitivity: 'base' }) === 0

/** Which indicator each row measures with. An indicator without a code is found by its name
 * on the same node, or gets a code from its node's. */
export function indicatorCodes(
  rows: readonly PlanRow[],
  known: Known,
  notes: Notes,
): Map<PlanRow, string> {
  const taken = new Set([
    ...known.indicator.keys(),
    ...rows.flatMap(({ indicatorCode }) => indicatorCode ?? []),
  ])
  const codes = new Map<PlanRow, string>()
  for (const here of rows) {
    const code =
      here.indicatorCode ??
      (here.indicator === null ? null : codeByName(here.code, here.indicator, known, taken))
    if (code !== null) codes.set(here, code)
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
  codes: ReadonlyMap<PlanRow, string>
  pack: PlanningPack
  known: Known
  notes: Notes
}

/** The indicators a file holds, each settled from all rows that name it and what is on record. */
export function settleIndicators({ rows, codes, pack, known, notes }: Work): SettledIndicator[] {
  const groups = Map.groupBy(
    rows.filter((row) => codes.has(row)),
    (row) => codes.get(row) ?? '',
  )
  return [...groups].flatMap(([code, [first, ...others]]) => {
    if (!first) return []
    const before = known.indicator.get(code)
    const fields = settle({ code, rows: [first, ...others], before }, pack, notes)
    return fields ? [{ row: first.row, fields }] : []
  })
}

/** The rows that name one indicator, and what is on record of it. */
type Group = {
  code: string
  rows: readonly [PlanRow, ...PlanRow[]]
  before: IndicatorRecord | undefined
}

const cellsOf = ({ code, rows }: Group, notes: Notes): IndicatorCells =>
  mergedCells(rows, indicatorKeys, (row, key, { before, from, found }) => {
    const detail = `Indikator ${code} di baris ${from} memuat ${indicatorWords[key]} lain: «${before}».`
    notes.of(row).error(key, 'planning/indicator-differs', detail, { found: String(found) })
  })

type Nullable<Fields> = { [Field in keyof Fields]: Fields[Field] | null }
type Said = Partial<Nullable<IndicatorFields>>
/** What the file says and, where it says nothing, what is on record. */
const orOnRecord = <Field extends keyof IndicatorFields>(
  said: Nullable<Pick<IndicatorFields, Field>>,
  before: IndicatorRecord | undefined,
): typeof said =>
  Object.fromEntries(
    Object.entries(said).map(([key, value]) => [key, value ?? before?.[key as Field] ?? null]),
  ) as typeof said

function settle(group: Group, pack: PlanningPack, notes: Notes): IndicatorFields | null {
  const { code, rows, before } = group
  const { indicator, formula, baseline, baselineYear, ...cells } = cellsOf(group, notes)
  const said = orOnRecord({ name: indicator, ...cells, achievementFormula: formula }, before)
  const { name, unitLabel } = said
  if (!name || !unitLabel) {
    noteMissing(group, said, notes)
    return null
  }
  const unitKind = unitKindOf(unitLabel, pack)
  noteAssumed(group, { ...said, unitKind }, notes)
  const quarterly = rows.some(({ targets }) =>
    [...targets.keys()].some((period) => period.includes('-Q')),
  )
  const reference = {
    baseline: baselineOf(baseline, rows, { unitKind, unitLabel }, pack, notes),
    baselineYear: baselineYearOf(baselineYear, rows, notes),
  }
  return {
    code,
    ...said,
    name,
    unitLabel,
    unitKind,
    polarity: said.polarity ?? 'MAXIMIZE',
    aggregation: said.aggregation ?? 'LAST',
    frequency: said.frequency ?? (quarterly ? 'QUARTERLY' : 'ANNUAL'),
    isKey: said.isKey ?? false,
    ...orOnRecord(reference, before),
  }
}

function noteMissing({ code, rows: [{ row, unread }] }: Group, said: Said, notes: Notes): void {
  const note = notes.of(row)
  if (!said.name && !unread.has('indicator'))
    note.error(
      'indicator',
      'planning/indicator-name-missing',
      `Indikator ${code} belum punya nama.`,
    )
  if (!said.unitLabel && !unread.has('unitLabel'))
    note.error(
      'unitLabel',
      'planning/unit-missing',
      'Isi satuannya: tanpa satuan, target dan capaian tidak dapat dibaca.',
    )
}

function noteAssumed({ rows: [{ row }] }: Group, said: Said, notes: Notes): void {
  const note = notes.of(row)
  if (!said.polarity)
    note.warn(
      'polarity',
      'planning/polarity-assumed',
      'Arah belum diisi; dibaca «makin tinggi makin baik».',
    )
  if (!said.aggregation && (said.unitKind === 'NUMBER' || said.unitKind === 'RUPIAH'))
    note.warn(
      'aggregation',
      'planning/aggregation-assumed',
      'Akumulasi belum diisi; dibaca «terakhir», bukan «jumlah».',
    )
}

/** Notes at the row whose cell was taken. */
const notesAt = (rows: readonly PlanRow[], key: 'baseline' | 'baselineYear', notes: Notes) =>
  notes.of((rows.find((row) => row[key] !== null) ?? rows[0])?.row ?? 0)

function baselineOf(
  text: string | null,
  rows: readonly PlanRow[],
  measured: Pick<IndicatorFields, 'unitKind' | 'unitLabel'>,
  pack: PlanningPack,
  notes: Notes,
): string | null {
  if (text === null) return null
  const read = readTarget(text, measured, pack)
  if (read.kind === 'refused') {
    const code = read.code.replace('target', 'baseline')
    const detail = read.detail.replace(/^Target/, 'Data dasar')
    notesAt(rows, 'baseline', notes).error('baseline', code, detail, { found: text })
  }
  return read.kind === 'value' ? read.value : null
}

function baselineYearOf(
  text: string | null,
  rows: readonly PlanRow[],
  notes: Notes,
): number | null {
  if (text === null) return null
  if (/^(19|20)\d{2}$/.test(text)) return Number(text)
  const detail = 'Tahun data dasar ditulis empat angka, misalnya 2024.'
  notesAt(rows, 'baselineYear', notes).error('baselineYear', 'planning/baseline-year', detail, {
    found: text,
  })
  return null
}
