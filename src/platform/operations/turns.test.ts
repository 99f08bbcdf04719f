import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inTurn, openWaitingRoom } from './turns.ts'

describe('work in turn', () => {
  it('is done one after another for one key, also after work that failed, and at once for another key', async () => {
    const told: string[] = []
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const first = inTurn('a', async () => {
      await held
      told.push('first')
      throw new Error('fails')
    })
    const second = inTurn('a', async () => told.push('second'))
    await inTurn('b', async () => told.push('other key'))
    release()

    await expect(first).rejects.toThrow('fails')
    await second
    expect(told).toEqual(['other key', 'first', 'second'])
  })
})

describe('a waiting room', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('keeps everybody their time while there is room, and lets the longest waiting go on when it is full', async () => {
    const wait = openWaitingRoom(2)
    const gone: string[] = []
    const come = (name: string): void => void wait(10).then(() => gone.push(name))
    come('a')
    await vi.advanceTimersByTimeAsync(1000)
    come('b')
    await vi.advanceTimersByTimeAsync(1000)
    expect(gone).toEqual([])

    come('c')
    await vi.advanceTimersByTimeAsync(0)
    expect(gone).toEqual(['a'])
    await vi.advanceTimersByTimeAsync(9000)
    expect(gone).toEqual(['a', 'b'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(gone).toEqual(['a', 'b', 'c'])
  })
})
