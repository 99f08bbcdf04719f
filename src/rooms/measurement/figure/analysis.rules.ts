/** How a value moved since the last one: in points, with the direction in the verb. */
export type Change = { direction: 'naik' | 'turun' | 'tetap'; by: string; better: boolean | null }

/** The question whose answer explains a figure (`look.md` §7: ask for text with a question). */
export function analysisQuestion(change: Change | null): string {
  if (!change || change.direction === 'tetap') return 'Apa yang memengaruhi angka ini?'
  return `Apa yang membuat angka ini ${change.direction}?`
}
