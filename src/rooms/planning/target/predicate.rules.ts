import { phraseOf } from '../../../kernel/printed-phrase.ts'

/** What is needed to read predicates: the ordinal scales of a region, by code. */
export type Scales<Grade extends { code: string; label: string }> = {
  scales: Record<string, { grades: readonly Grade[] }>
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** The predicate in a text as offices print it, in lower case: «BB (72,50)» and «81 (A)» carry one
 * beside the number. */
function predicateIn(text: string): string {
  const said = plain(text)
  const read = phraseOf(said)
  return read?.kind === 'graded' ? read.grade : said
}

/** The grade of a scale that a predicate names, by code or full name, whatever the capitals; `null`
 * when the scale does not know it. */
export function gradeOn<Grade extends { code: string; label: string }>(
  { grades }: { grades: readonly Grade[] },
  predicate: string,
): Grade | null {
  const said = predicateIn(predicate)
  return grades.find(({ code, label }) => plain(code) === said || plain(label) === said) ?? null
}

/** Codes of the scales of a pack that know a predicate: `WTP` is on one, `BB` on several. */
export const scalesKnowing = <Grade extends { code: string; label: string }>(
  { scales }: Scales<Grade>,
  predicate: string,
): string[] =>
  Object.entries(scales).flatMap(([code, scale]) => (gradeOn(scale, predicate) ? [code] : []))
