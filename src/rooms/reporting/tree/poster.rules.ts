import { printNumber } from '../../../kernel/indonesian.ts'
import { type MarkKind, marks } from '../../../kernel/marks.ts'
import { type Branch, forestOf } from './forest.rules.ts'
import { card, type Layout, layoutOf, lineBetween, type Spot } from './layout.rules.ts'
import { markOf, placeOf, printPercent } from './shown.rules.ts'
import { clipped, linesOf } from './text-width.rules.ts'
import type { BandLine, PerformanceTree } from './tree.contract.ts'

/** Sheets lying across, in millimetres (ISO 216). */
export const papers = {
  A1: { width: 841, height: 594 },
  A2: { width: 594, height: 420 },
  A3: { width: 420, height: 297 },
} as const
export type Paper = keyof typeof papers

/** The light values of `tokens.css`: what is printed knows no theme. */
export const inks = {
  ...{ ink: '#14211f', 'ink-2': '#475855', 'ink-3': '#5a6a66', surface: '#ffffff' },
  ...{ line: '#dae2e0', 'line-strong': '#7a8a86', page: '#f4f7f6' },
  ...{ 'good-fg': '#1d6b34', 'good-fill': '#2f8a4a', 'fine-fg': '#4a6712', 'fine-fill': '#6e8f22' },
  ...{ 'mid-fg': '#7a5200', 'mid-fill': '#b27b00', 'low-fg': '#9a4208', 'low-fill': '#d9661f' },
  ...{ 'bad-fg': '#a11d2a', 'bad-fill': '#c42b3a', 'none-fg': '#5a6a66', 'none-fill': '#778783' },
} as const

/** The texts of a card in pixels of the layout, and the least its statement may measure on paper. */
const text = { statement: 14, small: 12, lines: 3, leastPoints: 5 }
const [millimetresInPoint, mostScale] = [0.3528, 0.5]
/** More cards than this no drawing of any size can show. */
const mostCards = 1500

/** A card in its column of the sheet; `again` where a branch goes on at the head of a new one. */
type Placed = Pick<Spot, 'x' | 'y'> & { spot: Spot; again: boolean }
type Folded = { cards: Placed[]; lines: string[]; width: number; height: number }

/** The rows of a layout cut into columns that stand beside each other, the way to what goes on
 * repeated at the head of each. */
export function foldedInto({ spots, at, width }: Layout, columns: number): Folded {
  const step = card.height + card.rowGap
  const rowOf = ({ y }: Spot): number => Math.round((y - card.margin) / step)
  const rows = Math.max(...spots.map(rowOf), 0) + 1
  const deep = Math.ceil(rows / columns)
  const stride = width - 2 * card.margin + card.columnGap
  const place = (spot: Spot, column: number, again: boolean): Placed => ({
    ...{ spot, again, x: spot.x - card.margin + column * stride },
    y: again ? 0 : (rowOf(spot) % deep) * step,
  })
  const cards: Placed[] = []
  const lines: string[] = []
  const last = new Map<string, Placed>()
  let column = 0
  const put = (placed: Placed, above: Spot | undefined): void => {
    const from = above && last.get(above.branch.node.id)
    if (from) lines.push(lineBetween(from, placed))
    last.set(placed.spot.branch.node.id, placed)
    cards.push(placed)
  }
  for (const spot of spots) {
    const above = at.get(spot.branch.parent?.node.id ?? '')
    const here = Math.floor(rowOf(spot) / deep)
    if (here > column)
      for (const one of wayTo(spot, at))
        put(place(one, here, true), at.get(one.branch.parent?.node.id ?? ''))
    column = here
    put(place(spot, here, false), above)
  }
  return {
    ...{ cards, lines, width: columns * stride - card.columnGap },
    height: deep * step - card.rowGap,
  }
}

/** The spots above one, from the top down. */
function wayTo(spot: Spot, at: Layout['at']): Spot[] {
  const above = at.get(spot.branch.parent?.node.id ?? '')
  return above ? [...wayTo(above, at), above] : []
}

type Fitted = Folded & { scale: number; drawn: number }

/** The layout in as many columns as make its cards largest on a sheet. */
function fitted(layout: Layout, sheet: { width: number; height: number }): Fitted {
  const scaled = Array.from({ length: 24 }, (_, i) => {
    const folded = foldedInto(layout, i + 1)
    const scale = Math.min(sheet.width / folded.width, sheet.height / folded.height, mostScale)
    return { ...folded, scale, drawn: layout.spots.length }
  })
  return scaled.reduce((best, one) => (one.scale > best.scale ? one : best))
}

/** As many levels of a forest as can be read on a sheet: at least the first. */
function drawnOn(
  roots: readonly Branch[],
  sheet: { width: number; height: number },
  leastScale: number,
): Fitted {
  const levels: Branch[][] = [[...roots]]
  for (let next = [...roots]; next.length > 0; levels.push(next))
    next = next.flatMap(({ below }) => below)
  for (let deep = levels.length; ; deep -= 1) {
    const open = new Set(levels.slice(0, deep - 1).flatMap((l) => l.map(({ node }) => node.id)))
    const layout = layoutOf(roots, open)
    const fits = layout.spots.length <= mostCards ? fitted(layout, sheet) : null
    if (fits && (fits.scale >= leastScale || deep <= 1)) return fits
  }
}

/** What a sheet says beside its cards. */
export type PosterHead = { title: string; context: string }
export type Poster = { svg: string; said: string; width: number; height: number; drawn: number }

/** The tree on one sheet: an office from its own objectives, the worst first; on paper as many
 * levels as can be read on it (`null`: a drawing to enlarge, of the shape of an A1), and what is
 * left out is said at its foot. */
export function posterOf(tree: PerformanceTree, head: PosterHead, paper: Paper | null): Poster {
  const { roots, tops, branch } = forestOf(tree.nodes, tree.units)
  const begins = tops.length > 0 ? tops : roots
  const { width, height } = papers[paper ?? 'A1']
  const unit = height / 100
  const [margin, top, foot] = [2.5 * unit, 13 * unit, 6 * unit]
  const sheet = { width: width - 2 * margin, height: height - top - foot }
  const least = paper ? (text.leastPoints * millimetresInPoint) / text.statement : 0
  const fit = drawnOn(begins, sheet, least)
  const all = begins.reduce((sum, one) => sum + sizeOf(one), 0)
  const rest = restSentence(fit.drawn, all, { paper, office: tree.units !== null })
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ` +
      `${width} ${height}" font-family="${family}" font-size="${1.5 * unit}" fill="${inks['ink-2']}">`,
    `<title>${escaped(head.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${inks.page}"/>`,
    `<text x="${margin}" y="${5 * unit}" font-size="${3.2 * unit}" font-weight="600" ` +
      `fill="${inks.ink}">${escaped(head.title)}</text>`,
    `<text x="${margin}" y="${8 * unit}" font-size="${1.7 * unit}">${escaped(head.context)}</text>`,
    `<text x="${margin}" y="${10.6 * unit}">${rest}</text>`,
    `<g transform="translate(${margin} ${top}) scale(${round(fit.scale)})">`,
    `<path d="${fit.lines.join('')}" fill="none" stroke="${inks['line-strong']}"/>`,
    ...fit.cards.map(cardDrawn),
    '</g>',
    legendDrawn(tree.bands, { x: margin, y: height - 2.5 * unit, unit }),
    '</svg>',
  ].join('\n')
  const said = `${head.title}. ${head.context} ${rest} Isi yang sama sebagai tabel: unduh XLSX.`
  return { svg, said, width, height, drawn: Math.min(fit.drawn, branch.size) }
}

const sizeOf = ({ below }: Branch): number => below.reduce((sum, one) => sum + sizeOf(one), 1)

/** How much of the tree stands on the sheet, and how to come to the rest. */
function restSentence(
  drawn: number,
  all: number,
  { paper, office }: { paper: Paper | null; office: boolean },
): string {
  if (drawn === all) return `${printNumber(all)} kinerja.`
  const why = paper ? `selebihnya tidak terbaca pada ${paper}` : 'selebihnya terlalu banyak'
  const way = office ? 'Pakai kertas yang lebih besar' : 'Unduh pohon tiap perangkat daerah'
  return `${printNumber(drawn)} dari ${printNumber(all)} kinerja tergambar; ${why}. ${way}, atau XLSX untuk semuanya.`
}

const family =
  "Figtree, 'Figtree Variable', 'Source Serif 4', 'Segoe UI', Roboto, Arial, sans-serif"
const round = (value: number): number => Math.round(value * 10_000) / 10_000
const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The shape of a status in ink, its corner at a place. */
function shape(kind: MarkKind, x: number, y: number, size: number): string {
  const { tone, drawing } = marks[kind]
  const named: Record<string, string> = { ...inks, fill: fillOf(tone) }
  const painted = drawing.replace(/var\(--([a-z0-9-]+)\)/g, (_, name: string) => named[name] ?? '')
  return `<g transform="translate(${x} ${y}) scale(${round(size / 14)})">${painted}</g>`
}

type Toned = (typeof marks)[MarkKind]['tone']
const fillOf = (tone: Toned): string =>
  tone === 'ink' || tone === 'accent' ? inks.ink : inks[`${tone}-fill`]
const inkOf = (tone: Toned): string =>
  tone === 'ink' || tone === 'accent' ? inks.ink : inks[`${tone}-fg`]

/** One card: whose, the statement, how far it is, how many branches are not drawn. */
function cardDrawn({ spot, again, x, y }: Placed): string {
  const { node, below } = spot.branch
  const kind = markOf(node)
  const [left, size, foot] = [14, text.statement, card.height - 10]
  const inside = card.width - left - 10
  const edge = kind ? fillOf(marks[kind].tone) : inks.line
  const more = spot.open ? 0 : below.length + node.more
  const { counted, of } = node.coverage
  const part = counted < of ? ` (${counted}/${of} indikator)` : ''
  const told = kind && (node.achievement ? printPercent(node.achievement) + part : marks[kind].word)
  const line = (words: string, at: number, more = ''): string =>
    `<text x="${left}" y="${at}" ${more}>${escaped(words)}</text>`
  const faint = again ? 'opacity="0.55"' : ''
  return [
    `<g transform="translate(${round(x)} ${round(y)})" font-size="${text.small}" ${faint}>`,
    `<rect width="${card.width}" height="${card.height}" rx="8" fill="${inks.surface}" stroke="${inks.line}"/>`,
    `<path d="M2 8v${card.height - 16}" stroke="${edge}" stroke-width="4"/>`,
    line(clipped(again ? `${placeOf(node)}, lanjutan` : placeOf(node), inside / text.small), 17),
    ...linesOf(node.statement, inside / size, text.lines).map((words, i) =>
      line(words, 35 + i * 17, `font-size="${size}" font-weight="600" fill="${inks.ink}"`),
    ),
    kind ? shape(kind, left, foot - 9, 10) : '',
    told && kind
      ? `<text x="${left + 15}" y="${foot}" fill="${inkOf(marks[kind].tone)}">${escaped(told)}</text>`
      : '',
    more > 0
      ? `<text x="${card.width - 10}" y="${foot}" text-anchor="end">${printNumber(more)} cabang</text>`
      : '',
    '</g>',
  ].join('')
}

/** What the shapes mean, with the bounds of the region's own profile. */
function legendDrawn(
  bands: readonly BandLine[],
  { x, y, unit }: { x: number; y: number; unit: number },
): string {
  const named = bands.map(({ tone, label, from }, i) => ({
    kind: tone,
    words: `${label} (${from === null ? `di bawah ${bands[i - 1]?.from ?? ''}` : `${from} ke atas`})`,
  }))
  let at = x
  return [...named, { kind: 'unreported' as const, words: marks.unreported.word }]
    .map(({ kind, words }) => {
      const here = at
      at += (words.length * 0.8 + 4) * unit
      return (
        shape(kind, here, y - 1.3 * unit, 1.6 * unit) +
        `<text x="${here + 2.3 * unit}" y="${y}">${escaped(words)}</text>`
      )
    })
    .join('')
}
