import { expect, it } from 'vitest'
import { inOrder, mappedOf, surePairs } from './pairing.ts'

const read = {
  ...{ sheet: null, headerRow: 1 },
  heads: [
    { letter: 'A', heading: 'NIP', samples: [] },
    { letter: 'B', heading: 'Nma', samples: [] },
  ],
  hints: [
    { key: 'nip', letter: 'A', why: 'sure' as const },
    { key: 'name', letter: 'B', why: 'name' as const },
  ],
}

it('begins with what is sure; a near name waits for the person', () => {
  expect(surePairs(read)).toEqual({ nip: 'A' })
})

it('sends what was said with the heading that stands there, and nothing for an empty word', () => {
  expect(mappedOf(read, { nip: 'A', name: '', unit: 'Z' })).toEqual([
    { key: 'nip', letter: 'A', heading: 'NIP' },
  ])
})

it('asks first for what must be there and for what something points to', () => {
  const column = (key: string, required: boolean) => ({
    ...{ key, heading: key, required, kind: 'text', filled: false, suggests: false },
  })
  const { first, others } = inOrder(
    [column('grade', false), column('title', true), column('name', false)],
    read,
  )
  expect([first, others].map((list) => list.map(({ key }) => key))).toEqual([
    ['title', 'name'],
    ['grade'],
  ])
})
