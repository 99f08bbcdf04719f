import {
  compare,
  decimal,
  decimalText,
  hundred,
  isNegative,
  isZero,
} from '../../../kernel/decimal.ts'
import type { Notes, RowProblems } from '../../../kernel/importer.ts'
import { readPrinted } from '../../../kernel/printed-number.ts'
import type { Descent } from '../plan.contract.ts'
import { readTarget, whyNotJudged } from '../target/target.rules.ts'
import type { MeasureFields, MeasureName, MeasureRecord, Question } from './plan-import.contract.ts'
import type { SettledIndicator } from './plan-import-indicators.rules.ts'
import { type Known, measureKey } from './plan-import-known.rules.ts'
import { type SettledNode, treeAfter } from './plan-import-nodes.rules.ts'
import type { PlanRow } from './plan-import-sheet.rules.ts'
import { targetColumns } from './plan-import-sheet.rules.ts'

/** A measure with its row and the targets the file sets, canonical, by period. */
export type SettledMeasure = { row: number; fields: MeasureFields; targets: Map<string, string> }

type Work = {
  rows: readonly PlanRow[]
  codes: ReadonlyMap<PlanRow, string>
  nodes: readonly SettledNode[]
  indicators: readonly SettledIndicator[]
  question: Question
  known: Known
  notes: Notes
}

/** The measures as they would be, seen from below: which indicators stand on a node, and which node
 * is above it. */
type Above = {
  parentOf: ReadonlyMap<string, string | null>
  indicatorsOf: ReadonlyMap<string, readonly string[]>
  nameOf: (indicatorCode: string) => string
}

/** The measures a file holds: node × indicator, how each comes down from above, and its targets. */
export function settleMeasures(work: Work): SettledMeasure[] {
  const { rows, codes, nodes, indicators, known, notes } = work
  const [nodeCodes, indicator] = [
    new Set(nodes.map(({ fields }) => fields.code)),
    new Map(indicators.map(({ fields }) => [fields.code, fields])),
  ]
  const above = aboveOf(work)
  const first = new Map<string, number>()
  return rows.flatMap((here) => {
    const indicatorCode = codes.get(here)
    const measured = indicatorCode === undefined ? undefined : indicator.get(indicatorCode)
    if (indicatorCode === undefined || !measured || !nodeCodes.has(here.code)) return []
    const name = { nodeCode: here.code, indicatorCode }
    const twice = first.get(measureKey(name))
    if (twice !== undefined) {
      notes
        .of(here.row)
        .error(
          'indicatorCode',
          'planning/measure-twice',
          `Indikator ${indicatorCode} pada kinerja ${here.code} sudah ada di baris ${twice}.`,
        )
      return []
    }
    first.set(measureKey(name), here.row)
    const fields = settle(here, name, above, known, notes)
    return [{ row: here.row, fields, targets: targetsOf(here, measured, work) }]
  })
}

function aboveOf({ rows, codes, nodes, indicators, known }: Work): Above {
  const indicatorsOf = new Map<string, string[]>()
  for (const [nodeCode, measures] of known.measuresOf)
    indicatorsOf.set(
      nodeCode,
      measures.flatMap(({ indicatorId }) => known.codeOfIndicator.get(indicatorId) ?? []),
    )
  for (const row of rows) {
    const [own, indicatorCode] = [indicatorsOf.get(row.code) ?? [], codes.get(row)]
    if (indicatorCode !== undefined && !own.includes(indicatorCode)) own.push(indicatorCode)
    indicatorsOf.set(row.code, own)
  }
  const names = new Map([...known.indicator].map(([code, { name }]) => [code, name]))
  for (const { fields } of indicators) names.set(fields.code, fields.name)
  return {
    parentOf: treeAfter(nodes, known).parentOf,
    indicatorsOf,
    nameOf: (code) => names.get(code) ?? code,
  }
}

/** The nearest node above that measures with an indicator. */
function findAbove(
  { parentOf, indicatorsOf }: Above,
  nodeCode: string,
  indicatorCode: string,
): MeasureName | null {
  const seen = new Set([nodeCode])
  let here = parentOf.get(nodeCode) ?? null
  while (here !== null && !seen.has(here)) {
    if (indicatorsOf.get(here)?.includes(indicatorCode)) return { nodeCode: here, indicatorCode }
    seen.add(here)
    here = parentOf.get(here) ?? null
  }
  return null
}

function settle(
  here: PlanRow,
  name: MeasureName,
  above: Above,
  known: Known,
  notes: Notes,
): MeasureFields {
  const before = known.measure.get(measureKey(name))
  const descent = here.descent ?? before?.descent ?? 'NEW'
  const parent = parentFor(
    here,
    name,
    descent,
    above,
    before && known.nameOf.get(before.parentMeasureId ?? ''),
    notes,
  )
  return {
    ...name,
    number: before?.number ?? 0,
    descent,
    parent,
    share: shareFor(here, descent, before, notes),
  }
}

/** Where a measure comes down from: as written, as on record, or the one that its kind of descent
 * leaves no doubt about. */
function parentFor(
  here: PlanRow,
  name: MeasureName,
  descent: Descent,
  above: Above,
  before: MeasureName | undefined,
  notes: Notes,
): MeasureName | null {
  const note = notes.of(here.row)
  if (here.parentIndicator !== null) return namedAbove(here.code, here.parentIndicator, above, note)
  if (here.descent === null && before) return before
  const directly = above.indicatorsOf.get(above.parentOf.get(here.code) ?? '') ?? []
  if (descent === 'NEW') {
    if (directly.includes(name.indicatorCode))
      note.warn(
        'descent',
        'planning/same-indicator',
        'Indikator ini sama dengan indikator induknya; isi JENIS TURUNAN «Sama» atau «Bagian».',
      )
    return null
  }
  const found =
    descent === 'COMPONENT' ? onlyOne(above, here.code, directly) : sameAbove(above, name, directly)
  if (!found && !here.unread.has('parentIndicator'))
    note.error(
      'parentIndicator',
      'planning/parent-indicator-missing',
      'Isi INDIKATOR INDUK: kode indikator kinerja di atasnya yang diturunkan.',
    )
  return found
}

function namedAbove(
  nodeCode: string,
  indicatorCode: string,
  above: Above,
  note: RowProblems,
): MeasureName | null {
  const found = findAbove(above, nodeCode, indicatorCode)
  const detail = `Indikator ${indicatorCode} tidak dipakai kinerja di atasnya.`
  if (!found)
    note.error('parentIndicator', 'planning/parent-indicator-unknown', detail, {
      found: indicatorCode,
    })
  return found
}

const onlyOne = (
  { parentOf }: Above,
  nodeCode: string,
  directly: readonly string[],
): MeasureName | null => {
  const [parentCode, [indicatorCode, ...more]] = [parentOf.get(nodeCode), directly]
  return parentCode && indicatorCode !== undefined && more.length === 0
    ? { nodeCode: parentCode, indicatorCode }
    : null
}

/** The same indicator further up, by code; else the one on the parent that bears the same name. */
function sameAbove(
  above: Above,
  { nodeCode, indicatorCode }: MeasureName,
  directly: readonly string[],
): MeasureName | null {
  const byCode = findAbove(above, nodeCode, indicatorCode)
  const parentCode = above.parentOf.get(nodeCode)
  const byName = directly.find(
    (code) => above.nameOf(code).toLowerCase() === above.nameOf(indicatorCode).toLowerCase(),
  )
  return (
    byCode ??
    (parentCode && byName !== undefined ? { nodeCode: parentCode, indicatorCode: byName } : null)
  )
}

/** Percent of the parent's target; only a measure of descent «Bagian» has one. */
function shareFor(
  here: PlanRow,
  descent: Descent,
  before: MeasureRecord | undefined,
  notes: Notes,
): string | null {
  const note = notes.of(here.row)
  const kept =
    before?.share != null && descent === 'SHARE' ? decimalText(decimal(before.share)) : null
  if (here.share === null) return kept
  const read = readPrinted(here.share)
  if (read.kind === 'blank' || read.kind === 'not-applicable') return kept
  const percent =
    read.kind === 'number' && (read.unit === null || read.unit.word === '%') ? read.value : null
  if (!percent || isZero(percent) || isNegative(percent) || compare(percent, hundred) > 0) {
    note.error('share', 'planning/share', 'Porsi ditulis dalam persen, lebih dari 0 sampai 100.', {
      found: here.share,
    })
    return null
  }
  if (descent === 'SHARE') return decimalText(percent)
  note.warn(
    'share',
    'planning/share-unused',
    'Porsi hanya berarti bila JENIS TURUNAN «Bagian»; di baris ini tidak dipakai.',
    {
      found: here.share,
    },
  )
  return null
}

function targetsOf(
  here: PlanRow,
  measured: SettledIndicator['fields'],
  { question, notes }: Work,
): Map<string, string> {
  const targets = new Map<string, string>()
  for (const { key, period } of targetColumns(question.year)) {
    const text = here.targets.get(period)
    if (text === undefined) continue
    const read = readTarget(text, measured, question.pack)
    if (read.kind === 'refused')
      notes.of(here.row).error(key, read.code, read.detail, { found: text })
    if (read.kind !== 'value') continue
    targets.set(period, read.value)
    if (read.doubt)
      notes.of(here.row).warn(key, 'planning/target-doubt', read.doubt, { found: text })
    const unjudged = whyNotJudged(read.value, measured, question.judging)
    if (unjudged)
      notes.of(here.row).warn(key, 'planning/target-unjudged', unjudged, { found: text })
  }
  return targets
}

/** Numbers the measures of each node: in the order of the file where it holds all of them, else
 * behind those on record. */
export function numbered(measures: readonly SettledMeasure[], known: Known): SettledMeasure[] {
  const groups = Map.groupBy(measures, ({ fields }) => fields.nodeCode)
  return [...groups].flatMap(([nodeCode, own]) => {
    const stored = known.measuresOf.get(nodeCode) ?? []
    const held = new Set(own.map(({ fields }) => fields.indicatorCode))
    const whole = stored.every(({ indicatorId }) =>
      held.has(known.codeOfIndicator.get(indicatorId) ?? ''),
    )
    let last = Math.max(0, ...stored.map(({ number }) => number))
    return own.map((measure, at) => {
      const number = whole ? at + 1 : measure.fields.number || ++last
      return { ...measure, fields: { ...measure.fields, number } }
    })
  })
}
