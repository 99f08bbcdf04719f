import { encode } from 'uqr'

/** A QR code to draw: a square of `size` modules with its quiet zone, and the dark modules as one
 * SVG path. */
export type QrDrawing = { size: number; path: string }

/** ISO/IEC 18004 wants four light modules around the symbol. */
export const quietZone = 4

/** One address is drawn four times from the print of a paper to its second signature; so many of
 * the last are remembered. */
const remembered = 64
type Matrix = readonly (readonly boolean[])[]
const matrices = new Map<string, Matrix>()

/** The matrix of a text, `true` is dark, without quiet zone; error correction M (15 %), or better
 * where it costs no size. */
export function qrMatrix(text: string): Matrix {
  const known = matrices.get(text)
  if (known) return known
  const matrix = encode(text, { ecc: 'M', boostEcc: true, border: 0 }).data
  const [oldest] = matrices.keys()
  if (oldest !== undefined && matrices.size >= remembered) matrices.delete(oldest)
  matrices.set(text, matrix)
  return matrix
}

/** The runs of dark modules, row by row: where each begins and how long it is. */
export function darkRuns(matrix: Matrix): { x: number; y: number; length: number }[] {
  const runs: { x: number; y: number; length: number }[] = []
  for (const [y, row] of matrix.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const start = x
      while (row[x + 1]) x++
      runs.push({ x: start, y, length: x + 1 - start })
    }
  return runs
}

/** Draws a text (the address of a verification page) as a QR code: neighbouring runs touch, so no
 * hairlines appear in print. */
export function drawQr(text: string): QrDrawing {
  const matrix = qrMatrix(text)
  const path = darkRuns(matrix).map(
    ({ x, y, length }) => `M${x + quietZone} ${y + quietZone}h${length}v1h-${length}z`,
  )
  return { size: matrix.length + 2 * quietZone, path: path.join('') }
}
