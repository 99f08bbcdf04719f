import type { Rect } from '../reading/signature-fields.ts'
import { applied, type Matrix } from './pdf-matrix.ts'

/** The smallest upright rectangle around points; `null` around none. */
export function around(points: readonly [number, number][]): Rect | null {
  const [first] = points
  if (!first) return null
  const rect = { left: first[0], bottom: first[1], right: first[0], top: first[1] }
  for (const [x, y] of points) {
    rect.left = Math.min(rect.left, x)
    rect.right = Math.max(rect.right, x)
    rect.bottom = Math.min(rect.bottom, y)
    rect.top = Math.max(rect.top, y)
  }
  return rect
}

/** The upright rectangle around a rectangle that was transformed. */
export const boxOf = (matrix: Matrix, { left, bottom, right, top }: Rect): Rect =>
  around([
    applied(matrix, left, bottom),
    applied(matrix, right, bottom),
    applied(matrix, right, top),
    applied(matrix, left, top),
  ]) ?? {
    left,
    bottom,
    right,
    top,
  }

/** What two rectangles share; `null` when they do not meet. */
export function shared(a: Rect, b: Rect): Rect | null {
  const rect = {
    left: Math.max(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
    top: Math.min(a.top, b.top),
  }
  return rect.left <= rect.right && rect.bottom <= rect.top ? rect : null
}

/** Do they overlap by more than a hair? */
export function overlaps(a: Rect, b: Rect): boolean {
  const common = shared(a, b)
  return common !== null && common.right - common.left > 0.5 && common.top - common.bottom > 0.5
}

/** Does the second lie wholly inside the first, give or take a point? */
export const holds = (outer: Rect, inner: Rect): boolean =>
  inner.left >= outer.left - 1 &&
  inner.bottom >= outer.bottom - 1 &&
  inner.right <= outer.right + 1 &&
  inner.top <= outer.top + 1
