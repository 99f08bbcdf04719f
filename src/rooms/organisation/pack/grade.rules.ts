import type { EmploymentKind } from '../organisation.contract.ts'

/** Which grades exist: PNS by rank name (`kepangkatan`), PPPK by roman number (`organisasi`). */
export type Grades = { ranks: Record<string, string>; contractGrades: readonly string[] }

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** `IV/c`, `IVc`, `IV.C`, `Pembina Utama Muda (IV/c)`, `Pembina Utama Muda` → `IV/c`; `null` when
 * no such grade exists for a PNS. */
function civilGrade(text: string, ranks: Record<string, string>): string | null {
  const grades = Object.entries(ranks)
  const inside = /\b(I{1,3}|IV)\s*[/.-]?\s*([a-e])\b/i.exec(text.replace(/^gol(ongan)?\.?\s*/i, ''))
  const written = inside ? `${inside[1]?.toUpperCase()}/${inside[2]?.toLowerCase()}` : null
  if (written !== null) return ranks[written] ? written : null
  const spelled = bare(text.replace(/\btk\b\.?/i, 'Tingkat'))
  return grades.find(([, name]) => bare(name) === spelled)?.[0] ?? null
}

/** `IX`, `Golongan IX`, `9` → `IX`; `null` when no such grade exists for a PPPK. */
function contractGrade(text: string, contractGrades: readonly string[]): string | null {
  const written = text.replace(/^gol(ongan)?\.?\s*/i, '').trim()
  if (/^\d{1,2}$/.test(written)) return contractGrades[Number(written) - 1] ?? null
  return contractGrades.find((grade) => grade === written.toUpperCase()) ?? null
}

/** A grade as people write it, as it is stored; `null` when it does not exist for this kind of
 * employment (a Non ASN has none). */
export function gradeOf(
  text: string,
  kind: EmploymentKind,
  { ranks, contractGrades }: Grades,
): string | null {
  if (kind === 'NON_ASN') return null
  return kind === 'PNS' || kind === 'CPNS'
    ? civilGrade(text, ranks)
    : contractGrade(text, contractGrades)
}

/** `II.b`, `IIb`, `Eselon II-B` → `II.b`; `none` for words that say there is none; `null` when
 * unknown. */
export function echelonOf(text: string, echelons: readonly string[]): string | 'none' | null {
  const written = bare(text.replace(/^es(elon)?\.?\s*/i, ''))
  if (['', 'non', 'noneselon', 'tidakada', 'bukaneselon'].includes(written)) return 'none'
  return echelons.find((echelon) => bare(echelon) === written) ?? null
}
