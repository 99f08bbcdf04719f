/** What offices print around one number, in lower case: its grade («81 (a)», «bb (72,50)»), the
 * whole it is a part of («100 dari 110»), a rank («peringkat 3»), none in a word («nihil»), or a
 * second measure in brackets («140 kelompok (1.400 orang)»), which leaves in doubt which counts. */
export type Phrase =
  | { kind: 'graded'; number: string; grade: string }
  | { kind: 'part'; number: string; whole: string }
  | { kind: 'rank'; number: string }
  | { kind: 'none' }
  | { kind: 'two'; one: string; other: string }

const grade = String.raw`\p{L}[\p{L} +-]*`
const number = String.raw`\d[\d.,]*`
const gradeFirst = new RegExp(String.raw`^(${grade}?)\s*\(\s*(${number})\s*\)$`, 'u')
const numberFirst = new RegExp(String.raw`^(${number})\s*\(\s*(${grade})\s*\)$`, 'u')
const rank =
  /^(?:peringkat|rangking|ranking|rank|urutan)\s+(?:ke\s?-?\s?)?(\d+)(?:\s+\p{L}[\p{L} ]*)?$/u
const part = /^(.*\d.*?)\s+dari\s+(.*\d.*)$/
const twoMeasures = /^(\d.*?)\s*\((.*\d.*)\)$/

/** The phrase a text in lower case is; `null` for any other text. */
export function phraseOf(text: string): Phrase | null {
  if (text === 'nihil' || text === 'nol') return { kind: 'none' }
  const ranked = rank.exec(text)?.[1]
  if (ranked !== undefined) return { kind: 'rank', number: ranked }
  const [, words, score] = gradeFirst.exec(text) ?? []
  if (words !== undefined && score !== undefined)
    return { kind: 'graded', number: score, grade: words.trim() }
  const [, value, beside] = numberFirst.exec(text) ?? []
  if (value !== undefined && beside !== undefined)
    return { kind: 'graded', number: value, grade: beside.trim() }
  const [, some, whole] = part.exec(text) ?? []
  if (some !== undefined && whole !== undefined) return { kind: 'part', number: some, whole }
  const [, one, other] = twoMeasures.exec(text) ?? []
  return one !== undefined && other !== undefined ? { kind: 'two', one, other } : null
}
