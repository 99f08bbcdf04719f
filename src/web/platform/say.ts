const listeners = new Set<(words: string) => void>()

/** Says in one sentence what was just done («Tersimpan.»); shown at the foot of the page and read
 * aloud. */
export function say(words: string): void {
  for (const listener of listeners) listener(words)
}

/** Listens to what is said; answers the way to stop. */
export function whenSaid(listener: (words: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
