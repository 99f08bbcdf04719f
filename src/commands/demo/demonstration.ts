import { budgetOf, type DemoStage, earlierBudgetOf } from './budget.ts'
import { absencesOf, type Decree, decreesOf } from './decrees.ts'
import { type DemoData, readDemoData } from './demo-data.ts'
import { earlierPlan, earlierSpendingFile } from './earlier.ts'
import { peopleFile, planFile, sipdFile, unitsFile } from './files.ts'
import { beforeMerger, type Merger } from './merger.ts'
import type { DemoNode } from './node.ts'
import { peopleOf, type Seat } from './people.ts'
import type { Structure } from './posts.ts'
import { structureOf } from './structure.ts'
import { treeOf } from './tree.ts'

/** The demonstration region as its makers know it, and the files its users upload. */
export type Demonstration = {
  data: DemoData
  structure: Structure
  /** Who holds what after the decrees of the year. */
  seats: Seat[]
  decrees: Decree[]
  merger: Merger | null
  nodes: DemoNode[]
  files: Record<'units' | 'people' | 'plan' | 'earlierPlan' | 'earlierSpending', string> & {
    /** «SIPD: rekap belanja» by year and stage. */
    sipd: Record<number, Record<DemoStage, string>>
  }
}

function mergerOf(
  structure: Structure,
  first: readonly Seat[],
  { offices }: DemoData,
): Merger | null {
  for (const office of offices)
    if (office.merged) return beforeMerger(structure, first, { ...office, merged: office.merged })
  return null
}

const stagesOf = (file: (stage: DemoStage) => string): Record<DemoStage, string> => ({
  MURNI: file('MURNI'),
  PERUBAHAN: file('PERUBAHAN'),
})

/** Makes «Kota Tanjung Amanah» from the files in `data/demo`; the same every time, and of nobody
 * who exists. */
export function makeDemonstration(data: DemoData = readDemoData()): Demonstration {
  const structure = structureOf(data)
  const { first, seats } = peopleOf(structure, data)
  const merger = mergerOf(structure, first, data)
  const nodes = treeOf(structure, seats, data)
  const files = {
    units: unitsFile(merger?.units ?? structure.units),
    people: peopleFile(merger?.seats ?? first),
    plan: planFile(nodes),
    earlierPlan: planFile(earlierPlan(nodes, data)),
    earlierSpending: earlierSpendingFile(data),
    sipd: {
      2025: stagesOf((stage) => sipdFile(data, 2025, earlierBudgetOf(data, stage))),
      2026: stagesOf((stage) => sipdFile(data, 2026, budgetOf(data, stage))),
    },
  }
  return {
    ...{ data, structure, seats, nodes, files, merger },
    decrees: [...decreesOf(first, seats, data.cast), ...absencesOf(seats, data.cast)].toSorted(
      (a, b) => a.since.localeCompare(b.since),
    ),
  }
}
