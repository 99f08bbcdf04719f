import { type DemoMeasure, readIndicator } from './indicator.ts'

/** A node of the plan with its measures; `parentMeasures` says which measure of the node above each
 * one serves. */
export type DemoNode = {
  code: string
  parent: string | null
  component: string
  text: string
  unit: string | null
  post: string | null
  nip: string | null
  budget: string | null
  measures: readonly DemoMeasure[]
}

type Measured = { text: string; by: readonly string[] }
type Head = Omit<DemoNode, 'text' | 'measures' | 'nip'>

/** A node from its head and what it promises. */
export function nodeOf(head: Head, { text, by }: Measured): DemoNode {
  return {
    ...head,
    text,
    nip: null,
    measures: by.map((line, at) => readIndicator(line, `IK-${head.code}-${at + 1}`)),
  }
}
