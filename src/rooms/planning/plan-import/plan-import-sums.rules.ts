import type { Notes } from '../../../kernel/importer.ts'
import { isAdditive, quarterFault, shareFault } from '../measure/descent.rules.ts'
import type { PlanMeasure } from '../plan.contract.ts'
import { printTarget, sameTarget } from '../target/target.rules.ts'
import type { Question } from './plan-import.contract.ts'
import type { SettledIndicator } from './plan-import-indicators.rules.ts'
import { type Known, measureKey, targetOn } from './plan-import-known.rules.ts'
import type { SettledMeasure } from './plan-import-measures.rules.ts'
import { quarterKey, targetYears, yearKey } from './plan-import-sheet.rules.ts'

/** A measure as it would be after the import; `row` only where the file holds it. */
type Seen = Pick<PlanMeasure, 'descent' | 'share' | 'unitKind' | 'aggregation'> & {
  row: number | null
  parentKey: string | null
  targetIn: (period: string) => string | null
}

type Work = {
  measures: readonly SettledMeasure[]
  indicators: readonly SettledIndicator[]
  question: Question
  known: Known
  notes: Notes
}

/** All measures as they would be: those on record, overlaid by those of the file. */
function seenIn({ measures, indicators, known }: Work): Map<string, Seen> {
  const fields = new Map([
    ...known.indicator,
    ...indicators.map(({ fields: own }) => [own.code, own] as const),
  ])
  const kindOf = (code: string): Pick<Seen, 'unitKind' | 'aggregation'> => {
    const { unitKind, aggregation } = fields.get(code) ?? {
      unitKind: 'NUMBER',
      aggregation: 'LAST',
    }
    return { unitKind, aggregation }
  }
  const seen = new Map<string, Seen>()
  for (const [key, { id, indicatorId, descent, share, parentMeasureId }] of known.measure) {
    const parent = known.nameOf.get(parentMeasureId ?? '')
    const targetIn: Seen['targetIn'] = (period) => targetOn(known, id, period)?.value ?? null
    seen.set(key, {
      ...kindOf(known.codeOfIndicator.get(indicatorId) ?? ''),
      descent,
      share,
      row: null,
      parentKey: parent ? measureKey(parent) : null,
      targetIn,
    })
  }
  for (const { row, fields: own, targets } of measures) {
    const [key, stored] = [measureKey(own), known.measure.get(measureKey(own))]
    const targetIn: Seen['targetIn'] = (period) =>
      targets.get(period) ?? targetOn(known, stored?.id, period)?.value ?? null
    const { descent, share, parent } = own
    seen.set(key, {
      ...kindOf(own.indicatorCode),
      descent,
      share,
      row,
      parentKey: parent ? measureKey(parent) : null,
      targetIn,
    })
  }
  return seen
}

/** Do the figures of a file agree with each other: quarters with their year, parts with their whole
 * (C6), identical targets with their parent's (C5)? */
export function checkSums(work: Work): void {
  const seen = seenIn(work)
  for (const measure of work.measures) {
    checkQuarters(measure, seen, work)
    checkIdentical(measure, seen, work.notes)
  }
  for (const [parentKey, parts] of Map.groupBy(seen.values(), ({ parentKey }) => parentKey)) {
    const parent = parentKey === null ? undefined : seen.get(parentKey)
    if (parent) checkShares(parent, parts, work.notes)
  }
}

function checkQuarters(
  { row, fields }: SettledMeasure,
  seen: ReadonlyMap<string, Seen>,
  { question: { year }, notes }: Work,
): void {
  const own = seen.get(measureKey(fields))
  if (!own) return
  const periods = [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)
  const quarterTargets = Object.fromEntries(
    periods.flatMap((period) =>
      own.targetIn(period) === null ? [] : [[period, own.targetIn(period) ?? '']],
    ),
  )
  const target = own.targetIn(String(year))
  const fault = quarterFault({ aggregation: own.aggregation, target, quarterTargets })
  if (fault)
    notes
      .of(row)
      .error(
        quarterKey(4),
        'planning/quarters-sum',
        `Akumulasinya «Jumlah»: keempat triwulan berjumlah ${fault.sum}, sedangkan target ` +
          `${year} adalah ${fault.year}.`,
      )
  const last = quarterTargets[`${year}-Q4`]
  if (
    own.aggregation === 'LAST' &&
    last !== undefined &&
    target !== null &&
    !sameTarget(last, target)
  )
    notes
      .of(row)
      .warn(
        quarterKey(4),
        'planning/last-quarter',
        `Akumulasinya «Terakhir»: TW IV ${printTarget(last)} berbeda dari target ${year}, ` +
          `yaitu ${printTarget(target)}.`,
      )
}

function checkIdentical(
  { row, fields, targets }: SettledMeasure,
  seen: ReadonlyMap<string, Seen>,
  notes: Notes,
): void {
  const parent = fields.parent && seen.get(measureKey(fields.parent))
  if (fields.descent !== 'IDENTICAL' || !parent) return
  for (const year of targetYears) {
    const [own, above] = [targets.get(String(year)), parent.targetIn(String(year))]
    if (own !== undefined && above !== null && !sameTarget(own, above))
      notes
        .of(row)
        .warn(
          yearKey(year),
          'planning/identical-differs',
          `Diturunkan «Sama», tetapi target induknya ${printTarget(above)}.`,
        )
  }
}

function checkShares(parent: Seen, parts: readonly Seen[], notes: Notes): void {
  const shares = parts.filter(({ descent }) => descent === 'SHARE')
  const row =
    shares.find((part) => part.row !== null)?.row ?? (shares.length > 0 ? parent.row : null)
  if (row === null) return
  if (!isAdditive(parent)) {
    notes
      .of(row)
      .warn(
        'descent',
        'planning/share-not-additive',
        'Indikator induknya tidak dapat dijumlahkan, jadi tidak dapat diturunkan sebagai «Bagian».',
      )
    return
  }
  for (const year of targetYears.map(String)) {
    const fault = shareFault(
      { ...parent, target: parent.targetIn(year) },
      shares.map((part) => ({ ...part, target: part.targetIn(year) })),
    )
    if (!fault || fault.kind === 'NOT_ADDITIVE') continue
    const detail =
      fault.kind === 'SUM'
        ? `Bagian-bagian dari indikator induknya berjumlah ${fault.parts} untuk ${year}, ` +
          `sedangkan target induknya ${fault.whole}.`
        : `Porsi bagian-bagian dari indikator induknya berjumlah ${fault.parts} persen, belum 100 persen.`
    notes
      .of(row)
      .warn(fault.kind === 'SUM' ? yearKey(Number(year)) : 'share', 'planning/shares-sum', detail)
    return
  }
}
