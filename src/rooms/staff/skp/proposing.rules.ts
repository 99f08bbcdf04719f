import { isDecimalText } from '../../../kernel/decimal-text.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { AgreementRow } from '../../agreements/words.ts'
import type { Polarity as PlanPolarity } from '../../planning/words.ts'
import type {
  Family,
  Indicator,
  Perspective,
  PlannedResult,
  QuarterTarget,
  SkpContent,
} from './skp.contract.ts'

/** What planning says of a measure. */
export type MeasureWords = { polarity: PlanPolarity; planned: Readonly<Record<string, string>> }
export type Span = { year: number; startsOn: LocalDate; endsOn: LocalDate }

/** How many of a superior's results somebody without a PK is proposed (§4.3 recommends three to
 * five). */
const mostProposed = 5

const served = /masyarakat|warga|kepuasan|layanan|pelayanan|penduduk|murid|pasien/i
/** A leader's result is put beside those who are served where its words name them, else beside how the
 * work is done. Only a proposal. */
export const proposedPerspective = (text: string): Perspective =>
  served.test(text) ? 'SERVICE_RECIPIENT' : 'BUSINESS_PROCESS'

const share = /%|persen|indeks|nilai|skor|predikat|kategori|opini/i
const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`

const blank = {
  ...({ kind: 'PRIMARY', holder: 'ORGANISATION', perspective: null } as const),
  ...{ parentResultId: null, measureId: null, mode: null, share: null, note: null, basis: null },
}

function indicatorOf(
  row: AgreementRow,
  family: Family,
  words: MeasureWords | undefined,
): Indicator {
  const quantity = isDecimalText(row.target) && !share.test(row.unitLabel)
  return {
    aspect: family === 'EXECUTIVE' ? null : quantity ? 'QUANTITY' : 'QUALITY',
    ...{ text: clipped(row.indicator, 300), target: row.target, unit: row.unitLabel.slice(0, 60) },
    polarity: words?.polarity === 'STABILIZE' ? 'RANGE' : (words?.polarity ?? 'MAXIMIZE'),
  }
}

/** The results of whoever has a PK: one for each objective, with its indicators; what planning sets for
 * the quarters comes along where there is one indicator. */
export function promisedResults(
  rows: readonly AgreementRow[],
  family: Family,
  {
    measures,
    newId,
    year,
  }: {
    measures: ReadonlyMap<string, MeasureWords>
    newId: () => string
    year: number
  },
): PlannedResult[] {
  const groups = Map.groupBy(rows, ({ nodeId, objective }) => nodeId ?? objective)
  return [...groups.values()].flatMap((group): PlannedResult[] => {
    const [first] = group
    if (!first) return []
    const wordsOf = ({ measureId }: AgreementRow) => measures.get(measureId ?? '')
    const planned = group.length === 1 ? (wordsOf(first)?.planned ?? {}) : {}
    return [
      {
        ...{ ...blank, id: newId(), text: clipped(first.objective, 500) },
        perspective: family === 'EXECUTIVE' ? proposedPerspective(first.objective) : null,
        measureId: first.measureId,
        mode: first.measureId === null ? null : 'DIRECT',
        indicators: group.slice(0, 12).map((row) => indicatorOf(row, family, wordsOf(row))),
        quarters: [1, 2, 3, 4].flatMap((quarter) => {
          const target = planned[`${year}-Q${quarter}`]
          return target === undefined ? [] : [{ quarter, target }]
        }),
      },
    ]
  })
}

/** Calendar months a span touches. */
function monthsOf({ year, startsOn, endsOn }: Span): number[] {
  const from = startsOn < `${year}-01-01` ? 1 : Number(startsOn.slice(5, 7))
  const last =
    endsOn > `${year}-12-31` ? 12 : Number(endsOn.slice(5, 7)) - Number(endsOn.slice(8) === '01')
  return Array.from({ length: Math.max(last - from + 1, 1) }, (_, at) => from + at)
}

const measured = (text: string, aspect: Indicator['aspect'], target: string, unit: string) => ({
  ...{ aspect, text, target, unit, polarity: 'MAXIMIZE' as const },
})

/** Quantity, quality and time to begin with: a report each month of the span. */
function ownMeasures(span: Span): { indicators: Indicator[]; quarters: QuarterTarget[] } {
  const months = monthsOf(span)
  const quarters = Map.groupBy(months, (month) => Math.ceil(month / 3))
  return {
    indicators: [
      measured('Laporan pelaksanaan tugas', 'QUANTITY', String(months.length), 'laporan'),
      measured('Pekerjaan yang diterima tanpa perbaikan berulang', 'QUALITY', '90', '%'),
      measured('Pekerjaan yang selesai sesuai jadwal', 'TIME', '100', '%'),
    ],
    quarters: [...quarters].map(([quarter, { length }]) => ({
      ...{ quarter, target: `${length} laporan` },
    })),
  }
}

/** What a result comes to in the end: the words of the promise at its root. */
const rootOf = (text: string): string => /«([^«»]+)»/.exec(text)?.[1] ?? text

/** What somebody without a PK supports: a result of a superior's SKP, or a row of their PK. */
export type Above = { text: string; resultId: string | null; measureId: string | null }

/** The results of whoever has no PK: one indirect one for each of the superior's, up to five, else one
 * of the post's own duty. */
export function supportingResults(
  above: readonly Above[],
  title: string,
  { span, family, newId }: { span: Span; family: Family; newId: () => string },
): PlannedResult[] {
  const own = ownMeasures(span)
  const duty = { ...blank, text: clipped(`Terlaksananya tugas ${title}`, 500), ...own }
  const seenFrom = (text: string): Perspective | null =>
    family === 'EXECUTIVE' ? proposedPerspective(text) : null
  if (above.length === 0) return [{ ...duty, id: newId(), perspective: seenFrom(duty.text) }]
  return above.slice(0, mostProposed).map(({ text, resultId, measureId }) => ({
    ...{ ...duty, id: newId(), mode: 'INDIRECT' as const, perspective: seenFrom(text) },
    text: clipped(`Terlaksananya tugas ${title} yang mendukung «${rootOf(text)}`, 499).concat('»'),
    ...{ parentResultId: resultId, measureId: resultId === null ? measureId : null },
    note: clipped(`Dukungan ${title}`, 300),
  }))
}

/** What a first version says besides its results. */
export const firstContent = (
  results: PlannedResult[],
  approach: SkpContent['approach'] | null,
): SkpContent => ({
  ...{ approach: approach ?? 'QUANTITATIVE', results, behaviours: {} },
  annexes: {
    resources: [],
    accountability: ['Kemajuan dicatat tiap hari dan dibicarakan dengan penilai tiap triwulan.'],
    consequences: [],
  },
})
