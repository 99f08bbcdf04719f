import { expect, it } from 'vitest'
import { drawQr, qrMatrix } from './qr.ts'

const address = 'https://amanah.tanjungamanah.example/v/7KQ2M4XD91TBVZ08RJH5N3CWEA'
const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']

const corner = (matrix: ReturnType<typeof qrMatrix>, top: number, left: number): string[] =>
  matrix.slice(top, top + 7).map((row) =>
    row
      .slice(left, left + 7)
      .map(Number)
      .join(''),
  )

it('is a square of a legal size with its three finder patterns', () => {
  const matrix = qrMatrix(address)

  const size = matrix.length
  expect((size - 17) % 4).toBe(0)
  expect(matrix.every((row) => row.length === size)).toBe(true)
  expect([corner(matrix, 0, 0), corner(matrix, 0, size - 7), corner(matrix, size - 7, 0)]).toEqual([
    finder,
    finder,
    finder,
  ])
})

it('draws exactly the dark modules, four modules inside the edge', () => {
  const matrix = qrMatrix(address)
  const { size, path } = drawQr(address)

  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)].map(([, x, y, length]) => [
    Number(x),
    Number(y),
    Number(length),
  ])
  const drawn = runs.flatMap(([x = 0, y = 0, length = 0]) =>
    Array.from({ length }, (_, i) => `${x + i} ${y}`),
  )
  const dark = matrix.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`${x + 4} ${y + 4}`] : [])),
  )
  expect(size).toBe(matrix.length + 8)
  expect(drawn).toEqual(dark)
})

it('keeps a module of a verification address at 0.4 mm or more in 20 mm', () =>
  expect(20 / drawQr(address).size).toBeGreaterThanOrEqual(0.4))
