import {
  asArray,
  asDict,
  asName,
  asNumber,
  asStream,
  type PdfValue,
} from '../reading/pdf-values.ts'
import type { View } from '../reading/pdf-view.ts'
import type { Rect } from '../reading/signature-fields.ts'
import type { Font } from './pdf-fonts.ts'
import { identity, type Matrix } from './pdf-matrix.ts'

/** Ink of a colour: its light from 0 (black) to 1 (white); `null` when it cannot be told. */
export type Light = number | null

/** How things are drawn at a moment (ISO 32000-1 §8.4), as far as it decides whether a text can be
 * seen. */
export type Graphics = {
  matrix: Matrix
  clip: Rect
  /** Number of components of the fill colour space; 0 when its colours cannot be told. */
  components: number
  fill: Light
  lineWidth: number
  /** True ink, not a veil: opaque, unmasked, blended in the normal way. */
  isPlain: boolean
  font: Font | null
  size: number
  spacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
}

/** A page before its first operator. */
export const freshGraphics = (clip: Rect): Graphics => ({
  matrix: identity,
  clip,
  components: 1,
  fill: 0,
  lineWidth: 1,
  isPlain: true,
  font: null,
  size: 0,
  spacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
})

/** How light a colour is; one component is grey, three are red, green and blue, four are inks. */
export function lightOf(components: number, values: readonly number[]): Light {
  if (values.length !== components) return null
  const [a = 0, b = 0, c = 0, k = 0] = values
  if (components === 1) return a
  if (components === 3) return 0.3 * a + 0.59 * b + 0.11 * c
  return components === 4 ? 1 - Math.min(1, 0.3 * a + 0.59 * b + 0.11 * c + k) : null
}

/** Components of a colour space whose values mean light or ink as `lightOf` reads them; 0 for all
 * others (spots, patterns, palettes). */
export function componentsOf(view: View, value: PdfValue | undefined): number {
  const resolved = view.resolve(value)
  const family = asName(resolved) ?? asName(asArray(resolved)?.[0])
  if (family === 'DeviceGray' || family === 'CalGray') return 1
  if (family === 'DeviceRGB' || family === 'CalRGB') return 3
  if (family === 'DeviceCMYK') return 4
  if (family !== 'ICCBased') return 0
  const profile = asStream(view.resolve(asArray(resolved)?.[1]))
  return asNumber(profile?.dict.entries.get('N')) ?? 0
}

/** Does an `ExtGState` leave ink plain? */
export function isPlainState(view: View, value: PdfValue | undefined): boolean {
  const dict = asDict(view.resolve(value))
  if (!dict) return false
  const [alpha, mask, blend] = [
    view.resolve(dict.get('ca')),
    view.resolve(dict.get('SMask')),
    view.resolve(dict.get('BM')),
  ]
  const isOpaque = alpha === undefined || (typeof alpha === 'number' && alpha > 0.9)
  const isUnmasked = mask === undefined || asName(mask) === 'None'
  const isNormal =
    blend === undefined || asName(blend) === 'Normal' || asName(blend) === 'Compatible'
  return isOpaque && isUnmasked && isNormal && !dict.has('Font')
}
