import { printCount, printRupiahShort } from '../../../kernel/indonesian.ts'

/** What a promise is told from: whose, its objectives, how many indicators, how much money. */
export type Told = {
  title: string
  objectives: { first: string; count: number } | undefined
  rows: number
  budget: number | null
}

const longest = 140

/** The text, cut at a word when it is too long for one line of a list. */
function shortened(text: string): string {
  const whole = text.trim().replace(/\.$/, '')
  if (whole.length <= longest) return whole
  const cut = whole.slice(0, longest)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[,;:]$/, '')} …`
}

/** What one promise says, in one sentence, before it is signed: who, the first objective, how many
 * indicators, how much money. */
export function sentenceOf({ title, objectives, rows, budget }: Told): string {
  if (!objectives) return `${title} belum menjanjikan sasaran apa pun.`
  const others = objectives.count > 1 ? ` dan ${printCount(objectives.count - 1)} sasaran lain` : ''
  const money = budget === null ? '' : ` dengan anggaran ${printRupiahShort(budget)}`
  return (
    `${title} menjanjikan «${shortened(objectives.first)}»${others}: ${printCount(rows)} ` +
    `indikator${money}.`
  )
}
