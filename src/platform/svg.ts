import type { Unfit } from '../kernel/picture.ts'

/** The text of an SVG, or `null` for anything else. */
export function svgOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !text.includes('\0') && /<(?:[\w.-]+:)?svg[\s>]/.test(text) ? text : null
  } catch {
    return null
  }
}

const element = (names: string): RegExp => new RegExp(`<(?:[\\w.-]+:)?(?:${names})\\b`, 'i')

/** Looked for in the text itself, not in what a reader of XML makes of it: what stands in a comment
 * is refused with the rest. A reference may only lead to a place of the same file (`#…`). */
const signs: readonly (readonly [Unfit, RegExp])[] = [
  ['ENTITIES', /<!ENTITY|<!DOCTYPE[^>]*\[/i],
  ['SCRIPT', element('script|foreignObject|iframe|handler')],
  ['PICTURE_WITHIN', element('image|feImage')],
  ['REACHES_OUTSIDE', /\bhref\s*=\s*(?:"\s*(?!#)|'\s*(?!#))|<\?xml-stylesheet|@import/i],
  ['REACHES_OUTSIDE', /url\(\s*["']?\s*(?!["'#\s]|&quot;)/i],
  ['TEXT', element('text|tspan|textPath')],
]

/** What speaks against drawing an SVG, or `null`. */
export const whyNotSvg = (svg: string): Unfit | null =>
  signs.find(([, sign]) => sign.test(svg))?.[0] ?? null
