/** About how wide a letter is beside its height: narrow, wide and capital ones apart. Drawings that
 * leave the system have nobody to measure their words, so this errs on the wide side. */
function widthOf(letter: string): number {
  if (/[ijltfr.,:;'|!()[\]-]/.test(letter)) return 0.36
  if (/[mwMW%@]/.test(letter)) return 0.9
  return /[A-Z0-9&]/.test(letter) ? 0.66 : letter === ' ' ? 0.27 : 0.56
}

const lengthOf = (words: string): number =>
  [...words].reduce((sum, letter) => sum + widthOf(letter) * 1.06, 0)

/** A text cut with an ellipsis where it is wider than so many heights of its letters. */
export function clipped(words: string, width: number): string {
  if (lengthOf(words) <= width) return words
  const letters = [...words]
  while (letters.length > 0 && lengthOf(`${letters.join('')}…`) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** A text in at most so many lines of a width, in heights of its letters; the last ends with an
 * ellipsis where words are left. */
export function linesOf(words: string, width: number, most: number): string[] {
  const lines: string[] = []
  for (const word of words.split(/\s+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && (lengthOf(longer) <= width || lines.length > most))
      lines[lines.length - 1] = longer
    else lines.push(word)
  }
  const kept = lines.slice(0, most)
  const rest = lines.slice(most - 1).join(' ')
  return kept.map((line, i) => clipped(i === most - 1 ? rest : line, width))
}
