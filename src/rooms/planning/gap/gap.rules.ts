import { componentLabels, isMeasured, isOfAgency, isTop } from '../component.rules.ts'
import { quarterFault, quartersNeeded, shareFault, undescended } from '../measure/descent.rules.ts'
import type { PlanningPack } from '../pack.contract.ts'
import type { PlanMeasure, PlanNode } from '../plan.contract.ts'
import { printTarget, sameTarget } from '../target/target.rules.ts'
import { pathAbove, type Tree } from '../tree/tree.rules.ts'
import { activityWords } from '../wording.rules.ts'
import type { Gap, GapKind } from './gap.contract.ts'

/** What the gaps of a plan are judged with: the year, the pack, and the posts that exist on the
 * date. */
export type Ground = { year: number; pack: PlanningPack; positions: { has(id: string): boolean } }

type Said = Pick<Gap, 'kind' | 'weight' | 'rule' | 'sentence'>
const say = (
  kind: GapKind,
  weight: Gap['weight'],
  rule: string | null,
  sentence: string,
): Said => ({ kind, weight, rule, sentence })

/** Headings of the kinds of gap, as lists group them. */
export const gapLabels: Record<GapKind, string> = {
  PARENT_MISSING: 'Induk tidak ditemukan',
  FLOATING_RENSTRA: 'Renstra belum terhubung dengan RPJMD',
  NODE_WITHOUT_UNIT: 'Belum ada perangkat daerah atau unit',
  NODE_WITHOUT_HOLDER: 'Belum ada pemegang',
  NODE_WITHOUT_INDICATOR: 'Belum ada indikator',
  TARGET_MISSING: 'Target tahun ini belum ada',
  QUARTERS_MISSING: 'Target triwulan belum lengkap',
  QUARTERS_DO_NOT_ADD_UP: 'Jumlah triwulan berbeda dari target setahun',
  INDICATOR_NOT_DESCENDED: 'Indikator belum diturunkan',
  IDENTICAL_DIFFERS: 'Target «sama» yang berbeda',
  SHARES_DO_NOT_ADD_UP: 'Bagian belum genap',
  SHARE_NOT_ADDITIVE: 'Dibagi, padahal tidak dapat dijumlahkan',
  ACTIVITY_WORDING: 'Ditulis sebagai kegiatan',
  MANY_INDICATORS: 'Indikator terlalu banyak',
}

/** Where a gap is mended: the page of its node. */
export const nodeLink = (nodeId: string, year: number): string =>
  `/perencanaan/${nodeId}?tahun=${year}`

const shorten = (text: string): string =>
  text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text
const named = ({ component, statement }: PlanNode): string =>
  `${componentLabels[component]} «${shorten(statement)}»`

function placeGaps(tree: Tree, node: PlanNode): Said[] {
  const { component, parentId } = node
  if (parentId !== null && !tree.node.has(parentId))
    return [
      say(
        'PARENT_MISSING',
        'MUST',
        null,
        `${named(node)} menunjuk induk yang tidak ada pada tahun ini.`,
      ),
    ]
  if (isTop(component)) return []
  const above = pathAbove(tree, node.id)
  if (component === 'TUJUAN_PD' || component === 'SASARAN_PD') {
    if (
      above.some(
        (upper) => upper.component === 'SASARAN_DAERAH' || upper.component === 'TUJUAN_DAERAH',
      )
    )
      return []
    return [
      say(
        'FLOATING_RENSTRA',
        'MUST',
        'C3',
        `${named(node)} belum terhubung dengan tujuan atau sasaran RPJMD.`,
      ),
    ]
  }
  return parentId === null
    ? [say('PARENT_MISSING', 'SHOULD', 'C3', `${named(node)} belum punya induk.`)]
    : []
}

function ownGaps(tree: Tree, node: PlanNode, { pack, positions }: Ground): Said[] {
  if (!isMeasured(node.component)) return []
  const found: Said[] = []
  const measures = tree.measuresOf.get(node.id) ?? []
  const { indicatorsPerNode } = pack.recommended
  if (isOfAgency(node.component) && node.unitId === null)
    found.push(
      say(
        'NODE_WITHOUT_UNIT',
        'SHOULD',
        null,
        `${named(node)} belum menjadi tugas perangkat daerah atau unit mana pun.`,
      ),
    )
  if (node.holderPositionId === null)
    found.push(
      say(
        'NODE_WITHOUT_HOLDER',
        'MUST',
        null,
        `${named(node)} belum punya pemegang, sehingga tidak masuk perjanjian siapa pun.`,
      ),
    )
  else if (!positions.has(node.holderPositionId))
    found.push(
      say(
        'NODE_WITHOUT_HOLDER',
        'MUST',
        null,
        `Jabatan pemegang ${named(node)} sudah tidak ada pada tanggal ini.`,
      ),
    )
  if (measures.length === 0)
    found.push(say('NODE_WITHOUT_INDICATOR', 'MUST', null, `${named(node)} belum punya indikator.`))
  if (measures.length > indicatorsPerNode)
    found.push(
      say(
        'MANY_INDICATORS',
        'HINT',
        null,
        `${named(node)} memuat ${measures.length} indikator; anjurannya paling banyak ${indicatorsPerNode}.`,
      ),
    )
  const words = activityWords(node.statement, node.level, pack)
  if (words)
    found.push(
      say(
        'ACTIVITY_WORDING',
        'SHOULD',
        'C7',
        `${named(node)} dibuka dengan «${words}»; tulis keadaan yang ingin dicapai, bukan kegiatannya.`,
      ),
    )
  return found
}

function targetGaps(measure: PlanMeasure, year: number): Said[] {
  const name = `«${shorten(measure.indicatorName)}»`
  if (measure.target === null)
    return [say('TARGET_MISSING', 'MUST', null, `Indikator ${name} belum punya target ${year}.`)]
  const missing = quartersNeeded(measure, year).filter(
    (period) => measure.quarterTargets[period] === undefined,
  )
  const counted = measure.unitKind !== 'GRADE' && measure.unitKind !== 'MILESTONE'
  if (missing.length > 0 && counted) {
    const quarters = missing
      .map((period) => ['I', 'II', 'III', 'IV'][Number(period.at(-1)) - 1])
      .join(', ')
    return [
      say(
        'QUARTERS_MISSING',
        'SHOULD',
        null,
        `Indikator ${name} belum punya target triwulan ${quarters}.`,
      ),
    ]
  }
  const fault = quarterFault(measure)
  if (!fault) return []
  return [
    say(
      'QUARTERS_DO_NOT_ADD_UP',
      'SHOULD',
      null,
      `Target triwulan indikator ${name} berjumlah ${fault.sum}, sedangkan target ${year} ` +
        `adalah ${fault.year}.`,
    ),
  ]
}

function shareGaps(tree: Tree, measure: PlanMeasure): Said[] {
  const fault = shareFault(measure, tree.descendants.get(measure.id) ?? [])
  const name = `«${shorten(measure.indicatorName)}»`
  if (fault?.kind === 'SUM')
    return [
      say(
        'SHARES_DO_NOT_ADD_UP',
        'SHOULD',
        'C6',
        `Bagian-bagian indikator ${name} berjumlah ${fault.parts}, sedangkan targetnya ${fault.whole}.`,
      ),
    ]
  if (fault?.kind === 'PERCENT')
    return [
      say(
        'SHARES_DO_NOT_ADD_UP',
        'SHOULD',
        'C6',
        `Porsi bagian indikator ${name} berjumlah ${fault.parts} persen, belum 100 persen.`,
      ),
    ]
  if (fault?.kind === 'NOT_ADDITIVE')
    return [
      say(
        'SHARE_NOT_ADDITIVE',
        'SHOULD',
        'C6',
        `Indikator ${name} diturunkan sebagai bagian, padahal satuannya ` +
          `(«${measure.unitLabel}») tidak dapat dijumlahkan.`,
      ),
    ]
  return []
}

function descentGaps(tree: Tree, measure: PlanMeasure): Said[] {
  const parent = measure.parentMeasureId ? tree.measure.get(measure.parentMeasureId) : undefined
  if (
    measure.descent !== 'IDENTICAL' ||
    !parent?.target ||
    !measure.target ||
    sameTarget(parent.target, measure.target)
  )
    return []
  const [own, above] = [printTarget(measure.target), printTarget(parent.target)]
  return [
    say(
      'IDENTICAL_DIFFERS',
      'SHOULD',
      'C5',
      `Indikator «${shorten(measure.indicatorName)}» diturunkan sama, tetapi targetnya ` +
        `${own} dan target induknya ${above}.`,
    ),
  ]
}

function measureGaps(
  tree: Tree,
  node: PlanNode,
  measure: PlanMeasure,
  { year, pack }: Ground,
): Said[] {
  const words = activityWords(measure.indicatorName, node.level, pack)
  return [
    ...targetGaps(measure, year),
    ...shareGaps(tree, measure),
    ...descentGaps(tree, measure),
    ...(words
      ? [
          say(
            'ACTIVITY_WORDING',
            'SHOULD',
            'C7',
            `Indikator «${shorten(measure.indicatorName)}» dibuka dengan «${words}»; ukur ` +
              'hasilnya, bukan kegiatannya.',
          ),
        ]
      : []),
  ]
}

/** Everything the plan still lacks (`perjanjian-kinerja.md` §2.2, C3–C7), node by node in the order
 * given. */
export function gapsIn(tree: Tree, nodes: readonly PlanNode[], ground: Ground): Gap[] {
  const left = new Set(undescended(tree).map(({ id }) => id))
  return nodes.flatMap((node) => {
    const gap = (measureId: string | null, said: Said): Gap => {
      return {
        ...said,
        nodeId: node.id,
        measureId,
        unitId: node.unitId,
        link: nodeLink(node.id, ground.year),
      }
    }
    const own = [...placeGaps(tree, node), ...ownGaps(tree, node, ground)].map((said) =>
      gap(null, said),
    )
    const measured = (tree.measuresOf.get(node.id) ?? []).flatMap((measure) => {
      const sentence = `Indikator «${shorten(measure.indicatorName)}» belum diturunkan ke kinerja di bawahnya.`
      const c4 = left.has(measure.id)
        ? [say('INDICATOR_NOT_DESCENDED', 'HINT', 'C4', sentence)]
        : []
      return [...measureGaps(tree, node, measure, ground), ...c4].map((said) =>
        gap(measure.id, said),
      )
    })
    return [...own, ...measured]
  })
}

/** How many gaps of each kind, the most frequent first. */
export function gapCounts(gaps: readonly Gap[]): { kind: GapKind; label: string; count: number }[] {
  const groups = Map.groupBy(gaps, ({ kind }) => kind)
  return [...groups]
    .map(([kind, found]) => ({ kind, label: gapLabels[kind], count: found.length }))
    .toSorted((a, b) => b.count - a.count)
}
