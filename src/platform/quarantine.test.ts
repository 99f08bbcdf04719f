import { describe, expect, it } from 'vitest'
import { openQuarantine, type Quarantine, readApart, warm } from './quarantine.ts'

/** A thread that does what it is told: answers, works for ever, says nothing, eats, fails, ends. */
const thread = `
  import { parentPort } from 'node:worker_threads'
  const eaten = []
  const acts = {
    spin: () => { for (;;); },
    idle: () => undefined,
    eat: () => { for (;;) eaten.push(new Array(100_000).fill(eaten.length)) },
    fail: () => parentPort.postMessage({ fault: 'our own fault' }),
    end: () => process.exit(3),
  }
  parentPort.on('message', (order) => (acts[order] ? acts[order]() : parentPort.postMessage({ answer: order })))
  parentPort.postMessage({ ready: true })
`
const module = new URL(`data:text/javascript,${encodeURIComponent(thread)}`)
const opened = (): Quarantine<'OURS' | 'STRANGERS'> =>
  openQuarantine(
    module,
    { milliseconds: 300, heapMegabytes: 32 },
    { OURS: { hands: 1, waiting: 5 }, STRANGERS: { hands: 1, waiting: 2 } },
  )
const read = (
  quarantine: Quarantine<'OURS' | 'STRANGERS'>,
  order: string,
  lane: 'OURS' | 'STRANGERS' = 'STRANGERS',
) => readApart<string, 'OURS' | 'STRANGERS'>(quarantine, lane, order)

describe('a quarantine', () => {
  it('answers one after the other, in the same thread', async () => {
    const quarantine = opened()
    warm(quarantine)
    const [spare] = quarantine.idle

    expect(await Promise.all(['a', 'b', 'c'].map((order) => read(quarantine, order)))).toEqual(
      ['a', 'b', 'c'].map((answer) => ({ answer })),
    )
    expect(quarantine.idle[0]).toBe(spare)
  })

  it.each([
    ['works for ever', 'spin', { unread: 'TOO_SLOW' }],
    ['eats all memory', 'eat', { unread: 'TOO_HEAVY' }],
  ])('gives up what %s, and reads the next with its spare', async (_, order, ending) => {
    const quarantine = opened()
    const [first, second] = [read(quarantine, order), read(quarantine, 'next')]

    expect(await first).toEqual(ending)
    expect(await second).toEqual({ answer: 'next' })
  })

  it.each([
    ['fail', 'our own fault'],
    ['end', 'ended before its time'],
  ])('throws where the thread itself is at fault: %s', async (order, reason) => {
    const quarantine = opened()

    await expect(read(quarantine, order)).rejects.toThrow(reason)
    expect(await read(quarantine, 'next')).toEqual({ answer: 'next' })
  })

  it('lets so many wait and no more, and nobody of ours behind strangers', async () => {
    const quarantine = opened()
    const strangers = ['idle', 'a', 'b'].map((order) => read(quarantine, order))
    const ended: string[] = []
    void strangers[0]?.then(() => ended.push('strangers'))

    await expect(read(quarantine, 'c')).rejects.toMatchObject({
      refusal: { code: 'platform/quarantine-full', status: 503 },
    })
    expect(await read(quarantine, 'ours', 'OURS')).toEqual({ answer: 'ours' })
    expect(ended).toEqual([])
    expect(await Promise.all(strangers)).toEqual([
      { unread: 'TOO_SLOW' },
      { answer: 'a' },
      { answer: 'b' },
    ])
  })
})
