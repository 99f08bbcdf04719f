import { turnOf } from '../../../kernel/dating.ts'
import type { Notes } from '../../../kernel/importer.ts'
import { capitalised, printDate } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { type Difference, differencesOf, maskedNip } from '../../organisation/words.ts'
import { componentLabels } from '../component.rules.ts'
import {
  aggregationLabels,
  descentLabels,
  formulaLabels,
  frequencyLabels,
  polarityLabels,
  unitKindLabels,
} from '../labels.rules.ts'
import type {
  Change,
  IndicatorFields,
  IndicatorRecord,
  MeasureFields,
  MeasureRecord,
  NodeFields,
  NodeRecord,
  Question,
  TargetChange,
} from './plan-import.contract.ts'
import type { SettledIndicator } from './plan-import-indicators.rules.ts'
import { type Known, measureKey, targetOn } from './plan-import-known.rules.ts'
import type { SettledMeasure } from './plan-import-measures.rules.ts'
import type { SettledNode } from './plan-import-nodes.rules.ts'
import { indicatorWords } from './plan-import-sheet.rules.ts'

type Stored = { rowId: string; validFrom: LocalDate; validTo: LocalDate | null }
/** Every field that can differ, as a person reads it; the codes that name a thing cannot. */
type Compare<Fields> = Exclude<keyof Fields, 'code' | 'nodeCode' | 'indicatorCode'>
type Printed<Fields> = { [Field in Compare<Fields>]-?: string | boolean | null }
type Labels<Fields> = { [Field in Compare<Fields>]-?: string }

/** Numbers tell two of one name apart, and are masked only once they are compared: planners need
 * not read them. */
const withMaskedNips = ({ label, from, to }: Difference): Difference => {
  const masked = (text: string): string =>
    text.replace(/(?<=\(NIP )\d{18}(?=\))/g, (nip) => maskedNip(nip) ?? '')
  return { label, from: masked(from), to: masked(to) }
}

/** One settled thing, what is on record of it, and both sides as a person reads them. */
type Compared<Fields, Record extends Stored> = {
  settled: { row: number; fields: Fields }
  before: (Record & { id: string }) | undefined
  versions: readonly Record[]
  printed: (fields: Fields | Record) => Printed<Fields>
  labels: Labels<Fields>
}

function changeOf<Fields, Record extends Stored>(
  { settled: { row, fields }, before, versions, printed, labels }: Compared<Fields, Record>,
  on: LocalDate,
  notes: Notes,
): Change<Fields, Record>[] {
  const turn = turnOf(versions, on)
  const differences = turn.replaced
    ? differencesOf(printed(turn.replaced), printed(fields), labels).map(withMaskedNips)
    : []
  if (turn.replaced && differences.length === 0) return []
  if (turn.span.validTo !== null) {
    const until = printDate(turn.span.validTo)
    notes
      .of(row)
      .warn(
        null,
        'planning/until-later-change',
        `Perubahan ini berlaku sampai ${until}, karena sejak tanggal itu sudah tercatat keadaan lain.`,
      )
  }
  return [{ row, id: before?.id ?? null, fields, turn, differences }]
}

const byId = <Record extends { id: string }>(records: readonly Record[]): Map<string, Record[]> =>
  Map.groupBy(records, ({ id }) => id)

const nodeLabels: Labels<NodeFields> = {
  component: 'Jenis',
  level: 'Jenjang',
  statement: 'Pernyataan',
  parentCode: 'Induk',
  unitId: 'Unit',
  holderPositionId: 'Pemegang',
  holderPersonId: 'Pegawai',
  budgetCode: 'Kode anggaran',
}
const printedNode =
  ({ chart, pack: { treeLevelLabels } }: Question, { codeOfNode }: Known) =>
  (fields: NodeFields | NodeRecord): Printed<NodeFields> => {
    const { statement, unitId, holderPositionId, holderPersonId, budgetCode } = fields
    const unit = chart.unit.get(unitId ?? '')
    const post = chart.position.get(holderPositionId ?? '')
    const person = chart.person.get(holderPersonId ?? '')
    return {
      component: componentLabels[fields.component],
      level: treeLevelLabels[fields.level],
      statement,
      parentCode:
        'parentCode' in fields
          ? fields.parentCode
          : (codeOfNode.get(fields.parentId ?? '') ?? null),
      unitId: unit ? `${unit.shortName} (${unit.code})` : unitId,
      holderPositionId: post ? `${post.title} (${post.code})` : holderPositionId,
      holderPersonId: person
        ? `${person.name}${person.nip ? ` (NIP ${person.nip})` : ''}`
        : holderPersonId,
      budgetCode,
    }
  }

const { indicator: name, formula: achievementFormula, ...otherWords } = indicatorWords
const words = { name, ...otherWords, achievementFormula, unitKind: 'jenis satuan', isKey: 'IKU' }
const indicatorLabels: Labels<IndicatorFields> = Object.fromEntries(
  Object.entries(words).map(([field, word]) => [field, capitalised(word)]),
) as typeof words
const printedIndicator = (fields: IndicatorFields | IndicatorRecord): Printed<IndicatorFields> => ({
  ...fields,
  unitKind: unitKindLabels[fields.unitKind],
  polarity: polarityLabels[fields.polarity],
  aggregation: aggregationLabels[fields.aggregation],
  achievementFormula:
    fields.achievementFormula &&
    (formulaLabels[fields.achievementFormula] ?? fields.achievementFormula),
  frequency: frequencyLabels[fields.frequency],
  baselineYear: fields.baselineYear === null ? null : String(fields.baselineYear),
})

const measureLabels: Labels<MeasureFields> = {
  number: 'Urutan',
  descent: 'Turunan',
  share: 'Porsi',
  parent: 'Indikator induk',
}
const printedMeasure =
  ({ nameOf }: Known) =>
  (fields: MeasureFields | MeasureRecord): Printed<MeasureFields> => {
    const parent =
      'nodeCode' in fields ? fields.parent : (nameOf.get(fields.parentMeasureId ?? '') ?? null)
    return {
      number: String(fields.number),
      descent: descentLabels[fields.descent],
      share: fields.share,
      parent: parent ? `${parent.indicatorCode} pada ${parent.nodeCode}` : null,
    }
  }

/** Nodes that become new or different on the date. */
export function nodeChanges(
  settled: readonly SettledNode[],
  question: Question,
  known: Known,
  notes: Notes,
): Change<NodeFields, NodeRecord>[] {
  const [versions, printed] = [byId(question.records.nodes), printedNode(question, known)]
  return settled.flatMap((own) => {
    const before = known.node.get(own.fields.code)
    return changeOf(
      {
        settled: own,
        before,
        versions: versions.get(before?.id ?? '') ?? [],
        printed,
        labels: nodeLabels,
      },
      question.on,
      notes,
    )
  })
}

/** Indicators that become new or different on the date. */
export function indicatorChanges(
  settled: readonly SettledIndicator[],
  { on, records }: Question,
  known: Known,
  notes: Notes,
): Change<IndicatorFields, IndicatorRecord>[] {
  const versions = byId(records.indicators)
  return settled.flatMap((own) => {
    const before = known.indicator.get(own.fields.code)
    return changeOf(
      {
        settled: own,
        before,
        versions: versions.get(before?.id ?? '') ?? [],
        printed: printedIndicator,
        labels: indicatorLabels,
      },
      on,
      notes,
    )
  })
}

/** Measures that become new or different on the date. */
export function measureChanges(
  settled: readonly SettledMeasure[],
  { on, records }: Question,
  known: Known,
  notes: Notes,
): Change<MeasureFields, MeasureRecord>[] {
  const [versions, printed] = [byId(records.measures), printedMeasure(known)]
  return settled.flatMap((own) => {
    const before = known.measure.get(measureKey(own.fields))
    return changeOf(
      {
        settled: own,
        before,
        versions: versions.get(before?.id ?? '') ?? [],
        printed,
        labels: measureLabels,
      },
      on,
      notes,
    )
  })
}

/** Targets that become new or different; an empty cell takes no target away. */
export function targetChanges(settled: readonly SettledMeasure[], known: Known): TargetChange[] {
  return settled.flatMap(({ row, fields, targets }) => {
    const { nodeCode, indicatorCode } = fields
    const stored = known.measure.get(measureKey(fields))
    return [...targets].flatMap(([period, value]) => {
      const before = targetOn(known, stored?.id, period)
      return before?.value === value
        ? []
        : [{ row, nodeCode, indicatorCode, period, value, before }]
    })
  })
}
