import { expect, it } from 'vitest'
import { dropDraft, dropOldDrafts, keepDraft, readDraft } from './drafts.ts'
import type { DeviceStore } from './stores.ts'

function aStore(kept: Record<string, string> = {}): DeviceStore {
  const map = new Map(Object.entries(kept))
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    key: (i) => [...map.keys()][i] ?? null,
    get length() {
      return map.size
    },
  }
}
const day = 24 * 60 * 60 * 1000

it('gives back what was typed, and nothing after it was sent', () => {
  const store = aStore()

  expect(keepDraft(store, 'a/rencana', { target: '1.234' }, 1000)).toBe(true)
  expect(readDraft(store, 'a/rencana', 2000)).toEqual({ at: 1000, value: { target: '1.234' } })
  expect(readDraft(store, 'b/rencana', 2000)).toBeNull()
  dropDraft(store, 'a/rencana')
  expect(readDraft(store, 'a/rencana', 2000)).toBeNull()
})

it('goes on when the device refuses to keep, or kept something unreadable', () => {
  const full = {
    ...aStore(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }

  expect(keepDraft(full, 'a/rencana', 'x', 0)).toBe(false)
  expect(readDraft(aStore({ 'amanah:isian:a': '{oops' }), 'a', 0)).toBeNull()
})

it('forgets after fourteen days, and leaves what is not its own', () => {
  const store = aStore({ lain: 'punya orang' })
  keepDraft(store, 'lama', 'x', 0)
  keepDraft(store, 'baru', 'y', 5 * day)

  dropOldDrafts(store, 15 * day)

  expect(readDraft(store, 'lama', 0)).toBeNull()
  expect(readDraft(store, 'baru', 15 * day)?.value).toBe('y')
  expect(store.getItem('lain')).toBe('punya orang')
})
