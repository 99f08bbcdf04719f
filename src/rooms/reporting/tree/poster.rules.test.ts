import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { forestOf } from './forest.rules.ts'
import { card, layoutOf } from './layout.rules.ts'
import { foldedInto, inks, posterOf } from './poster.rules.ts'
import { clipped, linesOf } from './text-width.rules.ts'
import type { PerformanceTree, TreeNode } from './tree.contract.ts'

const node = (id: string, parentId: string | null, more: Partial<TreeNode> = {}): TreeNode => ({
  ...{ id, parentId, code: id, component: 'SASARAN_PD', statement: `Membaiknya ${id}` },
  ...{
    unitId: 'dinas',
    unit: 'Dinas',
    holder: null,
    agreement: null,
    basis: 'MEASURES',
    coverage: { counted: 1, of: 1 },
  },
  ...{ achievement: null, tone: null, state: null, unreported: 0, more: 0, measures: [], ...more },
})
/** An objective with so many programmes of five activities each. */
const office = (programmes: number): PerformanceTree => {
  const below = Array.from({ length: programmes }, (_, i) => [
    node(`p${i}`, 's'),
    ...Array.from({ length: 5 }, (_, j) => node(`k${i}-${j}`, `p${i}`)),
  ])
  const nodes = [node('visi', null, { unitId: null }), node('s', 'visi'), ...below.flat()]
  return {
    ...{ year: 2026, today: '2026-11-29', upTo: '2026-10', units: ['dinas'], cap: '120', nodes },
    bands: [{ tone: 'good', label: 'Sangat tinggi', from: '91' }],
    counts: { nodes: nodes.length, measures: 0, behind: 0, unreported: 0 },
  }
}
const head = { title: 'Pohon <kinerja> & "lain"', context: 'Capaian sampai Oktober 2026.' }

it('folds rows into columns and repeats the way to what goes on, so that nothing lies on another', () => {
  const { tops } = forestOf(office(4).nodes, ['dinas'])
  const layout = layoutOf(tops, new Set(['s', 'p0', 'p1', 'p2', 'p3']))
  const folded = foldedInto(layout, 3)
  const again = folded.cards.filter((one) => one.again).map(({ spot }) => spot.branch.node.id)

  expect(folded.cards).toHaveLength(25 + again.length)
  expect(again).toEqual(['s', 'p1', 's', 'p2'])
  expect(folded.lines).toHaveLength(folded.cards.length - 3)
  expect(new Set(folded.cards.map(({ x, y }) => `${x} ${y}`)).size).toBe(folded.cards.length)
  expect(folded.height).toBe(7 * (card.height + card.rowGap) - card.rowGap)
})

it('begins with an office’s own objectives and draws all of them where they can be read', () => {
  const poster = posterOf(office(4), head, 'A1')

  expect([poster.drawn, poster.width, poster.height]).toEqual([25, 841, 594])
  expect(poster.svg).toContain('25 kinerja.')
  expect(poster.svg).not.toContain('Membaiknya visi')
  expect(poster.svg).toContain('Pohon &lt;kinerja> &amp; &quot;lain&quot;')
  expect(poster.svg).not.toContain('var(')
})

it('leaves out the levels that could not be read on the paper, and says so with a way to all', () => {
  const [large, told] = [office(60), (svg: string) => /[^>]+ kinerja tergambar[^<]+/.exec(svg)?.[0]]
  const small = posterOf(large, head, 'A3')

  expect([small.drawn, told(small.svg)]).toEqual([
    61,
    '61 dari 361 kinerja tergambar; selebihnya tidak terbaca pada A3. Pakai kertas yang lebih ' +
      'besar, atau XLSX untuk semuanya.',
  ])
  expect(small.svg.match(/>5 cabang</g)).toHaveLength(60)
  expect(posterOf(office(20), head, 'A1').drawn).toBe(121)
  expect(told(posterOf({ ...office(300), units: null }, head, null).svg)).toBe(
    '302 dari 1.802 kinerja tergambar; selebihnya terlalu banyak. Unduh pohon tiap perangkat ' +
      'daerah, atau XLSX untuk semuanya.',
  )
})

it('prints the light colours of the look', () => {
  const [light = ''] =
    readFileSync('src/web/styles/tokens.css', 'utf8').match(/:root, [^}]+}/) ?? []
  const look = Object.fromEntries(
    [...light.matchAll(/--([a-z0-9-]+): +(#[0-9a-f]+)/g)].map(([, name, value]) => [name, value]),
  )
  expect(look).toMatchObject(inks)
})

it('breaks and cuts a text by about how wide its letters are', () => {
  expect(linesOf('Meningkatnya mutu layanan', 12, 3)).toEqual(['Meningkatnya mutu', 'layanan'])
  expect(linesOf('Meningkatnya mutu layanan kesehatan', 8, 2)).toEqual([
    'Meningkatnya',
    'mutu layanan…',
  ])
  expect(clipped('Dinas Kesehatan', 4)).toBe('Dinas…')
  expect(linesOf('', 4, 2)).toEqual([''])
})
