/** What stands at the end of a formula and names no part: «x 100%», «dikali 100 persen». */
const factor = /[\s)]*(?:[x×*]|dikali(?:kan)?)\s*100\s*(?:%|persen|\.000)?\s*\)?\s*$/i
/** What divides: a stroke, a sign, or the word. */
const divides = /\s*(?:\/|÷|\bdibagi(?:kan)?(?:\s+dengan)?\b|\bterhadap\b)\s*/i

const named = (text: string): string => {
  const words = text.replace(/^[\s(=]+|[\s).;]+$/g, '').replace(/\s+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** How the dictionary names the numerator and the denominator of an indicator: the two sides of
 * the one division of its formula («Jumlah siswa lulus / jumlah siswa × 100%»). `null` where the
 * formula is not of that shape. */
export function partsNamed(
  formulaText: string | null,
): { numerator: string; denominator: string } | null {
  const sides = (formulaText ?? '').replace(factor, '').split(divides).map(named)
  const [numerator = '', denominator = ''] = sides
  const words = sides.length === 2 && sides.every((side) => /[a-z]{3}/i.test(side))
  return words && numerator.length <= 120 && denominator.length <= 120
    ? { numerator, denominator }
    : null
}
