import type { Inheritance, Question, Succession } from '../../../kernel/ports.ts'
import { Component, type PlanMeasure, type PlanNode } from '../../planning/words.ts'
import { MergeRule, type Source } from './opening.contract.ts'
import { isWeight, needsWeights, openingOf, printFigure, suggested, upTo } from './opening.rules.ts'

/** A measure of a unit that takes part in a change. */
export type Merging = {
  unitId: string
  node: Pick<PlanNode, 'component'>
  measure: Pick<
    PlanMeasure,
    'id' | 'indicatorId' | 'indicatorName' | 'unitKind' | 'aggregation' | 'frequency' | 'descent'
  >
  planned: Record<string, string>
}

/** Measures of one indicator in units that become one; the first leads. */
export type Group<M extends Merging = Merging> = { heir: string; members: M[] }

const rankOf = ({ node }: Merging): number => Component.options.indexOf(node.component)
const nameOf = ({ measure }: Merging): string =>
  `${measure.unitKind} ${measure.indicatorName.trim().toLowerCase().replaceAll(/\s+/g, ' ')}`

/** Every unit of the change that has one heir, by it, with the heir itself where it was there. */
export function sourcesOf({ units }: Pick<Succession, 'units'>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [from, heirs] of Object.entries(units)) {
    const [heir, ...others] = heirs
    if (heir === undefined || others.length > 0 || heir === from) continue
    found.set(heir, [...(found.get(heir) ?? [heir]), from])
  }
  return found
}

/** What of these measures meets in an heir: of each unit the topmost of an indicator, alike by its
 * identity or by its name. One that meets nothing goes on alone. */
export function groupsOf<M extends Merging>(
  measures: readonly M[],
  succession: Pick<Succession, 'units'>,
): Group<M>[] {
  const own = measures.filter(({ measure }) => measure.descent !== 'IDENTICAL')
  return [...sourcesOf(succession)].flatMap(([heir, units]) => {
    const within = own.filter(({ unitId }) => units.includes(unitId))
    const byId = Map.groupBy(within, ({ measure }) => measure.indicatorId)
    const alike = Map.groupBy(byId.values(), ([one]) => (one ? nameOf(one) : ''))
    return [...alike.values()].flatMap((lists) => {
      const all = lists.flat().toSorted((a, b) => rankOf(a) - rankOf(b))
      const top = [...Map.groupBy(all, ({ unitId }) => unitId).values()].flatMap(
        ([one]) => one ?? [],
      )
      const rest = all.filter((one) => !top.includes(one) && one.unitId !== heir)
      const alone = top.length === 1 && top[0]?.unitId === heir ? [] : [top]
      return [...alone, ...rest.map((one) => [one])].map((members) => ({ heir, members }))
    })
  })
}

export const keyOf = ({ members }: Group): string => `measurement/merge:${members[0]?.measure.id}`
const weightKey = (group: Group, { measureId }: Source): string =>
  `${keyOf(group)}:weight:${measureId}`

/** Two indicators that are only called alike may stay two. */
const apart = 'SEPARATE'

/** What was decided of a group; `null` while it is open. One that goes on alone needs no word. */
export type Decided = { rule: MergeRule; keeps: string } | 'SEPARATE'
export function decidedOf(group: Group, { answers }: Pick<Succession, 'answers'>): Decided | null {
  const lead = group.members[0]?.measure.id ?? ''
  if (group.members.length === 1) return { rule: 'KEEP_ONE', keeps: lead }
  const [word = '', keeps = lead] = (answers[keyOf(group)] ?? '').split(':')
  if (word === apart) return apart
  const rule = MergeRule.options.find((one) => one === word)
  return rule ? { rule, keeps } : null
}

/** The sources with the weights the event gives them. */
export const withWeights = (
  group: Group,
  sources: readonly Source[],
  { answers }: Pick<Succession, 'answers'>,
): Source[] =>
  sources.map((source) => {
    const weight = answers[weightKey(group, source)]
    return { ...source, weight: isWeight(weight) ? weight : null }
  })

/** Asks how figures of several units become one, with what there is to put together. */
function questionOf(
  group: Group,
  sources: readonly Source[],
  { answers }: Succession,
  heirName: string,
): Question {
  const [lead] = group.members
  const measure = lead?.measure
  const counted = measure && measure.unitKind !== 'GRADE' && measure.unitKind !== 'MILESTONE'
  const kept = sources.map(({ measureId, unitName }) => ({
    value: `KEEP_ONE:${measureId}`,
    label: `Pakai angka ${unitName}`,
  }))
  const sums = [
    { value: 'SUM', label: 'Dijumlahkan' },
    { value: 'WEIGHTED', label: 'Rata-rata tertimbang' },
  ]
  const alike = new Set(group.members.map((one) => one.measure.indicatorId)).size > 1
  const options = [
    ...(counted ? sums : []),
    ...kept,
    { value: 'RESTART', label: 'Mulai dihitung lagi' },
    ...(alike ? [{ value: apart, label: 'Tetap dua indikator' }] : []),
  ]
  const hint = measure && options.find(({ value }) => value.startsWith(suggested(measure)))
  const figures = sources.map((one) => `${one.unitName} ${printFigure(one)}${upTo(one)}`)
  return {
    key: keyOf(group),
    text:
      `«${measure?.indicatorName}» menjadi satu di ${heirName}: ${figures.join('; ')}. ` +
      `Bagaimana angkanya digabungkan? Saran: ${hint?.label.toLowerCase()}.`,
    options,
    answer: options.find(({ value }) => value === answers[keyOf(group)])?.value ?? null,
  }
}

/** What the change does to the measures of a group, with what it has to ask. */
export function effectsOn(
  group: Group,
  found: readonly Source[],
  succession: Succession,
  heirName: string,
): Inheritance[] {
  const decided = decidedOf(group, succession)
  const sources = withWeights(group, found, succession)
  const [lead] = group.members
  if (!lead) return []
  const name = `«${lead.measure.indicatorName}»`
  const told = (source: Source, effect: string): Inheritance => ({
    ...{ table: 'measurement.figures', id: source.measureId, from: source.unitId },
    ...{ to: group.heir, effect },
  })
  if (group.members.length === 1)
    return sources.map((one) =>
      told(one, `${name} dilanjutkan ${heirName}: ${printFigure(one)}${upTo(one)}.`),
    )
  const question = questionOf(group, found, succession, heirName)
  const opening =
    decided === null || decided === apart
      ? null
      : openingOf(decided.rule, sources, { ...lead.measure, ...decided })
  const becomes = opening ? `, nilai pembukanya ${printFigure(opening)}` : ''
  const asked = sources.map((one, at) => ({
    ...told(one, `${name} ${one.unitName} digabungkan di ${heirName}${becomes}.`),
    ...(at === 0 ? { question } : {}),
  }))
  if (decided === null || decided === apart || decided.rule !== 'WEIGHTED' || !needsWeights(found))
    return asked
  return [
    ...asked,
    ...sources.map((one) => ({
      ...told(one, `Bobot ${name} ${one.unitName} diisi dalam perubahan ini.`),
      question: {
        key: weightKey(group, one),
        text: `Berapa bobot ${one.unitName} untuk ${name} (misalnya jumlah responden surveinya)?`,
        options: null,
        answer: one.weight,
      },
    })),
  ]
}
