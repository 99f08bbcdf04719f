import { expect, it } from 'vitest'
import { draftsOf, keepDraft, readDraft } from './drafts.ts'
import { dropOldAnswers, forgetKept, keepAnswer, keepFor, keptAnswer } from './kept-answers.ts'
import type { DeviceStore } from './stores.ts'

const hour = 60 * 60 * 1000

/** A device that takes so many characters and then says it is full. */
function aDevice(room = 100_000): DeviceStore & { names: () => string[] } {
  const kept = new Map<string, string>()
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => {
      const others = [...kept]
        .filter(([one]) => one !== name)
        .reduce((sum, [, text]) => sum + text.length, 0)
      if (others + value.length > room) throw new Error('full')
      kept.set(name, value)
    },
    removeItem: (name) => void kept.delete(name),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size
    },
    names: () => [...kept.keys()],
  }
}

it('keeps the last answer while a session can live, for whom it was told', () => {
  const device = aDevice()
  keepAnswer(device, '/api/tasks', ['nobody is signed in'], 0)
  keepFor(device, 'eko')
  keepAnswer(device, '/api/tasks', ['one'], 0)
  keepAnswer(device, '/api/tasks', ['two'], hour)

  expect(keptAnswer(device, '/api/tasks', 2 * hour)).toEqual({ at: hour, value: ['two'] })
  expect(keptAnswer(device, '/api/tasks', 13 * hour + 1)).toBeNull()
  expect(keptAnswer(device, '/api/else', 2 * hour)).toBeNull()
})

it('leaves nothing behind on signing out or for the next person, but what was typed', () => {
  const device = aDevice()
  keepFor(device, 'eko')
  keepDraft(device, 'eko/angka/m1/2026-05', { value: '9' }, 0)
  keepAnswer(device, '/api/tasks', ['of eko'], 0)
  keepFor(device, 'eko')
  expect(keptAnswer(device, '/api/tasks', 0)).not.toBeNull()

  keepFor(device, 'gita')
  expect(keptAnswer(device, '/api/tasks', 0)).toBeNull()
  forgetKept(device)

  expect(device.names()).toEqual(['amanah:isian:eko/angka/m1/2026-05'])
  expect([draftsOf(device, 'eko'), draftsOf(device, 'gita')]).toEqual([['angka/m1/2026-05'], []])
})

it('holds thirty at most, the oldest leaves; old ones go at the start', () => {
  const device = aDevice()
  keepFor(device, 'eko')
  for (let at = 0; at < 40; at += 1) keepAnswer(device, `/api/${at}`, at, at)

  expect([keptAnswer(device, '/api/9', 40), keptAnswer(device, '/api/10', 40)?.value]).toEqual([
    null,
    10,
  ])
  dropOldAnswers(device, 12 * hour + 20)
  expect(device.names().length).toBe(1 + 19)
})

it('gives way to what is typed when the device is full', () => {
  const device = aDevice(300)
  keepFor(device, 'eko')
  keepAnswer(device, '/api/tasks', 'x'.repeat(200), 0)

  expect(keepDraft(device, 'eko/angka/m1/2026-05', { value: 'y'.repeat(150) }, 0)).toBe(true)

  expect(readDraft(device, 'eko/angka/m1/2026-05', 0)?.value).toEqual({ value: 'y'.repeat(150) })
  expect(keptAnswer(device, '/api/tasks', 0)).toBeNull()
  expect(keepDraft(device, 'eko/angka/m1/2026-06', { value: 'y'.repeat(400) }, 0)).toBe(false)
})
