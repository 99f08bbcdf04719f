import { type Decimal, decimal, divide, fixed, multiply, sumOf } from '../../../kernel/decimal.ts'
import type { Predicate } from '../evaluation/evaluation.contract.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'

type Rules = StaffPack['credit']

/** The credit points of some months (1 to 12) with one predicate in one grade (§13): exact, and as
 * they are issued. `null` for a grade the rules do not know. */
export function creditOf(
  { percent, grades, places }: Rules,
  of: { grade: string; months: number; predicate: Predicate },
): { points: Decimal; issued: string } | null {
  const coefficient = grades[of.grade]?.coefficient
  const share = percent[of.predicate]
  if (coefficient === undefined || share === undefined) return null
  const year = multiply(decimal(share), decimal(coefficient))
  const points = divide(multiply(year, decimal(of.months)), decimal(12))
  return { points, issued: fixed(points, places) }
}

/** What was issued, added up as it was issued: three times 2.08 are 6.24. */
export const issuedSum = (issued: readonly string[], places: number): string =>
  fixed(sumOf(issued.map((one) => decimal(one))), places)

/** The grade of a functional official, by the words of the title: «Perawat Ahli Muda» is Ahli Muda. */
export function gradeOfTitle({ grades }: Rules, title: string): string | null {
  const words = ` ${title.toLowerCase().replace(/[^a-z]+/g, ' ')} `
  const found = Object.keys(grades).filter((grade) => words.includes(` ${grade.toLowerCase()} `))
  return found.sort((a, b) => b.length - a.length)[0] ?? null
}
