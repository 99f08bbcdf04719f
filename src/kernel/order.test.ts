import { expect, it } from 'vitest'
import { inOrder, ordered, readOrder } from './order.ts'
import { windowOf } from './paging.ts'

it('orders numbers by size and words as Indonesians do, blanks last both ways, equals as they came', () => {
  const sizes = [10, null, -3, 9]
  expect(ordered(sizes, (size) => size, false)).toEqual([-3, 9, 10, null])
  expect(ordered(sizes, (size) => size, true)).toEqual([10, 9, -3, null])
  expect(ordered(['1.10', 'b', '1.2', 'A'], (text) => text, false)).toEqual([
    '1.2',
    '1.10',
    'A',
    'b',
  ])
  expect(ordered(['b1', 'a2', 'a1'], (text) => text[0] ?? null, false)).toEqual(['a2', 'a1', 'b1'])
})

it('reads an order, and leaves alone what is asked for without one', () => {
  const columns = { name: (row: { name: string }) => row.name }
  const rows = [{ name: 'b' }, { name: 'a' }]

  expect([readOrder('name'), readOrder('-name')]).toEqual([
    { column: 'name', down: false },
    { column: 'name', down: true },
  ])
  expect(inOrder(rows, 'name', columns).map(({ name }) => name)).toEqual(['a', 'b'])
  expect(inOrder(rows, undefined, columns)).toBe(rows)
})

it('cuts a window: one more than the limit tells of a further page', () => {
  const { start, limit, cut } = windowOf({ limit: 2, cursor: '4' })

  expect([start, limit]).toEqual([4, 2])
  expect(cut(['e', 'f', 'g'])).toEqual({ items: ['e', 'f'], next: '6' })
  expect(cut(['e', 'f'])).toEqual({ items: ['e', 'f'], next: null })
  expect(windowOf({})).toMatchObject({ start: 0, limit: 50 })
})
