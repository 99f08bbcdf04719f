import type { MandateLevel, PositionKind, UnitKind } from '../organisation.contract.ts'
import { holdsAny, plainWords, startsWithAny } from '../person/naming.rules.ts'
import type { Level, OrganisationPack, PostRule } from './organisation-pack.contract.ts'

/** How people call a level; a code that no pack of this day names stands for itself. */
export const levelName = (level: MandateLevel, levels: readonly Level[]): string =>
  levels.find((one) => one.level === level)?.name ?? level

/** The level a file's word stands for: its name, its code or another word for it; `null` when
 * none. */
export const levelOfWord = (word: string, levels: readonly Level[]): MandateLevel | null =>
  levels.find(({ level, name, words }) =>
    [level, name, ...words].some((one) => plainWords(one) === plainWords(word)),
  )?.level ?? null

/** What decides a post's level on the PK when nobody has written it down. */
export type LevelQuestion = {
  kind: PositionKind
  unitKind: UnitKind
  echelon: string | null
  title: string
  headsAgency: boolean
  /** Where it is written down, and other tables ask by it. */
  level?: MandateLevel
}

/** Is this one of the posts a line of a table is about? */
export function fits(
  rule: PostRule & { levels?: readonly MandateLevel[] | undefined },
  { kind, unitKind, echelon, title, headsAgency, level }: LevelQuestion,
): boolean {
  if (rule.positionKind !== kind) return false
  if (rule.levels && (level === undefined || !rule.levels.includes(level))) return false
  if (rule.unitKinds && !rule.unitKinds.includes(unitKind)) return false
  if (rule.echelons && (echelon === null || !rule.echelons.includes(echelon))) return false
  if (rule.titleStarts && !startsWithAny(title, rule.titleStarts)) return false
  if (rule.titleHas && !holdsAny(title, rule.titleHas)) return false
  return rule.headsAgency === undefined || rule.headsAgency === headsAgency
}

/** The level of a post by the table of pack `organisasi`: the first line that fits. A camat is
 * III.a and heads an office, a director of a hospital is II.b and may stand below one
 * (`perjanjian-kinerja.md` §3.2). `null` when no line fits, as for a structural post without
 * echelon. */
export const levelOf = (
  question: LevelQuestion,
  { mandateLevels }: Pick<OrganisationPack, 'mandateLevels'>,
): MandateLevel | null => mandateLevels.find((rule) => fits(rule, question))?.level ?? null
