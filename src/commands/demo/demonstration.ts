import { type DemoData, readDemoData } from './demo-data.ts'
import { peopleFile, planFile, sipdFile, unitsFile } from './files.ts'
import type { DemoNode } from './node.ts'
import { peopleOf, type Seat } from './people.ts'
import type { Structure } from './posts.ts'
import { structureOf } from './structure.ts'
import { treeOf } from './tree.ts'

/** The demonstration region as its makers know it, and the files its users upload. */
export type Demonstration = {
  data: DemoData
  structure: Structure
  seats: Seat[]
  nodes: DemoNode[]
  files: { units: string; people: string; plan: string; sipdOriginal: string; sipdChanged: string }
}

/** Makes «Kota Tanjung Amanah» from the files in `data/demo`; the same every time, and of nobody
 * who exists. */
export function makeDemonstration(data: DemoData = readDemoData()): Demonstration {
  const structure = structureOf(data)
  const seats = peopleOf(structure, data)
  const nodes = treeOf(structure, seats, data)
  const files = {
    units: unitsFile(structure.units),
    people: peopleFile(seats),
    plan: planFile(nodes),
    sipdOriginal: sipdFile(data, 'MURNI'),
    sipdChanged: sipdFile(data, 'PERUBAHAN'),
  }
  return { data, structure, seats, nodes, files }
}
