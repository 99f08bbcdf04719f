import type { ImportSummary } from '../../../kernel/importer.ts'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import { parsePeriod, printPeriod } from '../../../kernel/period.ts'
import { printDifferences } from '../../organisation/words.ts'
import { componentLabels } from '../component.rules.ts'
import { printTarget } from '../target/target.rules.ts'
import type { PlanImport, TargetChange } from './plan-import.contract.ts'

/** How many changes the small table shows. */
const shown = 100

type Counted = { added: number; changed: number; same: number }

const counted = (changes: readonly { turn: { replaced: unknown } }[], held: number): Counted => {
  const added = changes.filter(({ turn }) => turn.replaced === null).length
  return { added, changed: changes.length - added, same: held - changes.length }
}

/** What importing the file would do, in one sentence, counts and a small table. */
export function planSummary(plan: Omit<PlanImport, 'problems'>): ImportSummary {
  const { nodes, indicators, measures, targets, held } = plan
  const newTargets = targets.filter(({ before }) => before === null).length
  const parts: [string, Counted][] = [
    ['Kinerja', counted(nodes, held.nodes)],
    ['Indikator', counted(indicators, held.indicators)],
    ['Pemakaian indikator', counted(measures, held.measures)],
    [
      'Target',
      {
        added: newTargets,
        changed: targets.length - newTargets,
        same: held.targets - targets.length,
      },
    ],
  ]
  const counts = parts.flatMap(([noun, { added, changed, same }]) => [
    { label: `${noun} baru`, count: added },
    { label: `${noun} berubah`, count: changed },
    { label: `${noun} tetap`, count: same },
  ])
  return {
    sentence: sentenceOf(plan),
    counts: [...counts, { label: 'Kinerja yang tidak ada di berkas', count: held.absent }],
    preview: {
      columns: ['Perubahan', 'Apa', 'Kode', 'Nama', 'Rincian'],
      rows: previewOf(plan).slice(0, shown),
    },
  }
}

function sentenceOf({
  nodes,
  indicators,
  measures,
  targets,
  held,
}: Omit<PlanImport, 'problems'>): string {
  const whole =
    `Berkas ini memuat ${printCount(held.nodes)} kinerja, ${printCount(held.indicators)} ` +
    `indikator, dan ${printCount(held.targets)} target`
  const changed = [
    [nodes.length, 'kinerja'],
    [indicators.length, 'indikator'],
    [measures.length, 'pemakaian indikator'],
    [targets.length, 'target'],
  ] as const
  const parts = changed.flatMap(([count, noun]) =>
    count > 0 ? [`${printCount(count)} ${noun}`] : [],
  )
  if (parts.length === 0) return `${whole}; semuanya sudah tercatat seperti itu.`
  return `${whole}; yang baru atau berubah: ${parts.join(', ')}.`
}

type Turned = { turn: { replaced: unknown }; differences: Parameters<typeof printDifferences>[0] }
const kindOf = ({ turn }: Turned): string => (turn.replaced ? 'Berubah' : 'Baru')
const detailOf = ({ turn, differences }: Turned, fresh: string): string =>
  turn.replaced ? capitalised(printDifferences(differences)) : fresh

function previewOf({
  nodes,
  indicators,
  measures,
  targets,
}: Omit<PlanImport, 'problems'>): string[][] {
  return [
    ...nodes.map((change) => {
      const { code, statement, component, parentCode } = change.fields
      return [
        kindOf(change),
        componentLabels[component],
        code,
        statement,
        detailOf(change, parentCode ? `Di bawah ${parentCode}` : 'Paling atas'),
      ]
    }),
    ...indicators.map((change) => {
      const { code, name, unitLabel } = change.fields
      return [kindOf(change), 'Indikator', code, name, detailOf(change, `Satuan ${unitLabel}`)]
    }),
    ...measures
      .filter(({ turn }) => turn.replaced !== null)
      .map((change) => [
        kindOf(change),
        'Pemakaian indikator',
        change.fields.nodeCode,
        change.fields.indicatorCode,
        detailOf(change, ''),
      ]),
    ...targets.map(targetLine),
  ]
}

function targetLine({ nodeCode, indicatorCode, period, value, before }: TargetChange): string[] {
  const read = parsePeriod(period)
  const [now, when] = [printTarget(value), read ? printPeriod(read) : period]
  const detail = before ? `${when}: ${printTarget(before.value)} menjadi ${now}` : `${when}: ${now}`
  return [before ? 'Berubah' : 'Baru', 'Target', nodeCode, indicatorCode, detail]
}
