import type { PlanningPack } from './pack.contract.ts'
import { Component, type Level } from './plan.contract.ts'

/** Legal names of the components, as files and pages write them. */
export const componentLabels: Record<Component, string> = {
  VISI: 'Visi',
  MISI: 'Misi',
  TUJUAN_DAERAH: 'Tujuan daerah',
  SASARAN_DAERAH: 'Sasaran daerah',
  TUJUAN_PD: 'Tujuan perangkat daerah',
  SASARAN_PD: 'Sasaran perangkat daerah',
  SASARAN_PROGRAM: 'Sasaran program',
  SASARAN_KEGIATAN: 'Sasaran kegiatan',
  SASARAN_SUB_KEGIATAN: 'Sasaran sub kegiatan',
  KINERJA_INDIVIDU: 'Kinerja individu',
}

/** The level of the tree a component stands on (`perjanjian-kinerja.md` §2.3). */
export const levelOf = (component: Component, { levels }: Pick<PlanningPack, 'levels'>): Level =>
  levels[component]

/** The components that stand on a level, from the top down. */
export const componentsAt = (level: Level, { levels }: Pick<PlanningPack, 'levels'>): Component[] =>
  Component.options.filter((component) => levels[component] === level)

/** Vision and mission are words to live by; everything below is measured and somebody answers for
 * it. */
export const isMeasured = (component: Component): boolean =>
  component !== 'VISI' && component !== 'MISI'

/** Components of an office (PD) and below, which belong to a unit. */
export const isOfAgency = (component: Component): boolean =>
  Component.options.indexOf(component) >= Component.options.indexOf('TUJUAN_PD')

/** May a component stand without anything above it and not be a gap? */
export const isTop = (component: Component): boolean =>
  component === 'VISI' || component === 'MISI' || component === 'TUJUAN_DAERAH'

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} atau ${words.at(-1)}`

/** Why a component may not stand directly below another, in one sentence; `null` when it may. */
export function whyNotBelow(
  component: Component,
  parent: Component,
  { parents }: Pick<PlanningPack, 'parents'>,
): string | null {
  const allowed = parents[component]
  if (allowed.includes(parent)) return null
  const [own, above] = [componentLabels[component], componentLabels[parent].toLowerCase()]
  if (allowed.length === 0) return `${own} berdiri paling atas dan tidak punya induk.`
  return (
    `${own} tidak dapat berada langsung di bawah ${above}; induknya ` +
    `${listed(allowed.map((name) => componentLabels[name].toLowerCase()))}.`
  )
}
