/** Chance that falls the same way every time: each name opens its own row of throws, so that a new
 * office changes no other. */
export type Dice = {
  /** A whole number from low to high, both included. */
  whole: (low: number, high: number) => number
  one: <T>(items: readonly T[]) => T
  /** True so many times in a hundred. */
  chance: (percent: number) => boolean
}

function hashOf(text: string): number {
  let hash = 2_166_136_261
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return hash >>> 0
}

/** Opens the throws of a name (mulberry32 over an FNV hash). */
export function diceFor(name: string): Dice {
  let state = hashOf(`Kota Tanjung Amanah ${name}`)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    whole,
    one: (items) => {
      const item = items[whole(0, items.length - 1)]
      if (item === undefined) throw new RangeError(`nothing to choose from for ${name}`)
      return item
    },
    chance: (percent) => next() * 100 < percent,
  }
}
