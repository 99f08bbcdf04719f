/** Headings and words are compared without case, spaces and punctuation: `Kode_Sub SKPD` and `KODE
 * SUB SKPD` are one. */
export const normalised = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const longest = 80

/** Edits between two short texts; a swap of neighbours counts once. */
function distance(a: string, b: string): number {
  let [older, old]: [number[], number[]] = [
    [],
    Array.from({ length: b.length + 1 }, (_, index) => index),
  ]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const step = Math.min(
        (old[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (old[j - 1] ?? 0) + (same ? 0 : 1),
      )
      next.push(swapped ? Math.min(step, (older[j - 2] ?? 0) + 1) : step)
    }
    ;[older, old] = [old, next]
  }
  return old[b.length] ?? 0
}

const digits = (text: string): string => text.replace(/\D/g, '')

/** How far apart two normalised texts are: 0 the same, up to 0.3 a likely slip of the pen, 1
 * nothing in common. `TW 1` is no slip for `TW 2`. */
function unlikeness(a: string, b: string): number {
  if (a === '' || b === '' || a.length > longest || b.length > longest || digits(a) !== digits(b))
    return 1
  return distance(a, b) / Math.max(a.length, b.length)
}

/** The candidate most like a text, if one is near enough to be meant. */
export function nearest<T>(
  text: string,
  candidates: readonly T[],
  wordOf: (candidate: T) => string,
): T | null {
  let [best, least]: [T | null, number] = [null, 0.31]
  for (const candidate of candidates) {
    const far = unlikeness(normalised(text), normalised(wordOf(candidate)))
    if (far < least) [best, least] = [candidate, far]
  }
  return best
}

/** The first things whose text holds every word, those that begin with them before others. */
export function fitting<T>(
  words: string,
  things: Iterable<T>,
  textOf: (thing: T) => string,
  most = 12,
): T[] {
  const wanted = words.toLocaleLowerCase('id').split(/\s+/)
  const [first, others]: [T[], T[]] = [[], []]
  for (const thing of things) {
    const text = textOf(thing).toLocaleLowerCase('id')
    if (!wanted.every((word) => text.includes(word))) continue
    const found = text.startsWith(wanted.join(' ')) ? first : others
    if (found.length < most) found.push(thing)
    if (first.length >= most) break
  }
  return [...first, ...others].slice(0, most)
}
