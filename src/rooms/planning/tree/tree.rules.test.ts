import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aNode, nodeId } from '../../../testing/samples/planning.samples.ts'
import { branchFrom, circlesIn, dateWithin, inTreeOrder, pathAbove, treeOf } from './tree.rules.ts'

/** Nodes `N0`, `N1`, … each under another or under none; `true` trees look only backwards. */
const forest = (onlyTrue: boolean) =>
  fc.array(fc.integer({ min: -1, max: 40 }), { maxLength: 40 }).map((parents) =>
    parents.map((parent, at) => {
      const above = onlyTrue ? Math.min(parent, at - 1) : parent
      return aNode({ code: `N${at}`, parentId: above < 0 ? null : nodeId(`N${above}`) })
    }),
  )

describe('a tree', () => {
  it('shows every node exactly once, whatever its parents say', () => {
    fc.assert(
      fc.property(forest(false), (nodes) => {
        const placed = inTreeOrder(treeOf({ nodes, measures: [] }))
        expect(placed.map(({ node }) => node.code).toSorted()).toEqual(
          nodes.map(({ code }) => code).toSorted(),
        )
      }),
    )
  })

  it('puts parents before children, one step deeper, and branches stay together', () => {
    fc.assert(
      fc.property(forest(true), (nodes) => {
        const tree = treeOf({ nodes, measures: [] })
        const placed = inTreeOrder(tree)
        for (const [at, { node, depth }] of placed.entries()) {
          expect(depth).toBe(pathAbove(tree, node.id).length)
          const branch = branchFrom(tree, node.id)
          expect(
            placed.slice(at, at + branch.size).every((below) => branch.has(below.node.id)),
          ).toBe(true)
        }
      }),
    )
  })

  it('finds circles exactly where following parents never ends', () => {
    fc.assert(
      fc.property(forest(false), (nodes) => {
        const parentOf = new Map(nodes.map(({ id, parentId }) => [id, parentId]))
        const inCircle = new Set(circlesIn(parentOf).flat())
        for (const { id } of nodes) {
          let here = parentOf.get(id)
          for (let step = 0; here && here !== id && step < nodes.length; step++)
            here = parentOf.get(here)
          expect(inCircle.has(id)).toBe(here === id)
        }
      }),
    )
  })

  it('counts codes as people do and shows only what is asked for', () => {
    const nodes = ['T.10', 'T.2', 'T.1'].map((code) =>
      aNode({ code, parentId: code === 'T.1' ? null : nodeId('T.1') }),
    )
    const tree = treeOf({ nodes, measures: [] })

    expect(inTreeOrder(tree).map(({ node }) => node.code)).toEqual(['T.1', 'T.2', 'T.10'])
    expect(
      inTreeOrder(tree, new Set([nodeId('T.10'), nodeId('T.2')])).map(({ node, depth }) => [
        node.code,
        depth,
      ]),
    ).toEqual([
      ['T.2', 0],
      ['T.10', 0],
    ])
  })
})

it.each([
  [2025, '2025-12-31'],
  [2026, '2026-06-17'],
  [2027, '2027-01-01'],
])('looks at %s on %s', (year, date) => expect(dateWithin(year, '2026-06-17')).toBe(date))
