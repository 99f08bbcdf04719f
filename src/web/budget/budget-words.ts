import { months, printCount, printNumber, printRupiahShort } from '../../kernel/indonesian.ts'
import { printAbsorption } from '../../rooms/budget/absorption.rules.ts'
import type { ChangeKind } from '../../rooms/budget/comparison/comparison.contract.ts'
import type { OfficeBudget, ProgramBudget } from '../../rooms/budget/in-force.contract.ts'
import type { Spent } from '../../rooms/budget/realisation/realisation.contract.ts'
import type { BudgetVersion } from '../../rooms/budget/version/version.contract.ts'
import type { MarkKind } from '../parts/drawings.ts'

/** Where a version is read. */
export const versionAddress = (id: string): string => `/anggaran/${id}`

/** Where the budget of one office is read. */
export const officeAddress = (versionId: string, skpdCode: string): string =>
  `/anggaran/${versionId}/${encodeURIComponent(skpdCode)}`

/** Where two versions are compared. */
export const comparisonAddress = (from: string, to: string): string =>
  `/anggaran/banding?dari=${from}&ke=${to}`

/** `APBD murni 2026`. */
export const versionName = ({
  stageLabel,
  year,
}: Pick<BudgetVersion, 'stageLabel' | 'year'>): string => `${stageLabel} ${year}`

/** Whether a version counts today, in shape and word. */
export function standingOf({
  inForce,
  withdrawnAt,
}: Pick<BudgetVersion, 'inForce' | 'withdrawnAt'>): { kind: MarkKind; word: string } {
  if (withdrawnAt) return { kind: 'unmeasurable', word: 'Ditarik' }
  return inForce ? { kind: 'full', word: 'Berlaku' } : { kind: 'agreed', word: 'Riwayat' }
}

/** The version that counted before another one of the same year, to compare with; withdrawn ones
 * never counted. */
export function versionBefore<V extends Pick<BudgetVersion, 'id' | 'sequence' | 'withdrawnAt'>>(
  versions: readonly V[],
  id: string,
): V | undefined {
  const own = versions.find((version) => version.id === id)
  const earlier = versions.filter(
    ({ sequence, withdrawnAt }) =>
      withdrawnAt === null && own !== undefined && sequence < own.sequence,
  )
  return earlier.toSorted((a, b) => b.sequence - a.sequence)[0]
}

/** What happened to a key between two versions, in words. */
export const changeWords: Record<ChangeKind, string> = {
  ADDED: 'Baru',
  REMOVED: 'Hilang',
  INCREASED: 'Bertambah',
  DECREASED: 'Berkurang',
  SHIFTED: 'Bergeser rekening',
}

/** A difference in a table: `+1.250.000`, `−300.000`, `0`. */
export const printDelta = (delta: number): string =>
  delta > 0 ? `+${printNumber(delta)}` : printNumber(delta)

/** A difference in a sentence: `bertambah Rp 1,25 juta`, `tetap`. */
export function deltaWords(delta: number): string {
  if (delta === 0) return 'tetap'
  return `${delta > 0 ? 'bertambah' : 'berkurang'} ${printRupiahShort(Math.abs(delta))}`
}

/** How much there is of each level: `dua program, lima kegiatan, sembilan sub kegiatan`. */
export function levelsIn(programs: readonly ProgramBudget[]): string {
  const activities = programs.flatMap((program) => program.activities)
  const subs = activities.flatMap(({ subActivities }) => subActivities)
  return (
    `${printCount(programs.length)} program, ${printCount(activities.length)} kegiatan, ` +
    `${printCount(subs.length)} sub kegiatan`
  )
}

/** The programmes of the whole office, or only those of one spending unit of it. */
export const programsOf = (
  { programs, subUnits = [] }: Pick<OfficeBudget, 'programs' | 'subUnits'>,
  subUnit: string | undefined,
): ProgramBudget[] => subUnits.find(({ code }) => code === subUnit)?.programs ?? programs

/** «Juni 2026», of a month as a number. */
export const monthWord = (month: number, year: number): string => `${months[month - 1]} ${year}`

/** What is known of spending, in a sentence; not known is not zero. */
export function spentSentence(
  { realised, realisedUpTo }: Spent,
  { ceiling, year }: { ceiling: number; year: number },
): string {
  if (realised === null || realisedUpTo === null)
    return `Realisasi ${year} belum diimpor, jadi serapannya belum diketahui.`
  return (
    `Realisasi sampai ${monthWord(realisedUpTo, year)} ${printRupiahShort(realised)}, ` +
    `serapan ${printAbsorption(realised, ceiling)}.`
  )
}

/** A share of the ceiling in a table; empty where nothing is known. */
export const absorbed = (realised: number | null, ceiling: number | null): string | null =>
  realised === null || ceiling === null ? null : printAbsorption(realised, ceiling)
