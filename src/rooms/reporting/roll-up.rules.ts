import type { Decimal, Percent } from '../../kernel/decimal.ts'
import {
  type AchievementState,
  averageOf,
  bandOf,
  capForAverage,
  defaultProfile,
  type FigureState,
  type MeasurementPack,
  type Part,
  type Tone,
} from '../measurement/words.ts'

/** What averaging needs of rule pack `pengukuran`. */
export type RollUpPack = Pick<MeasurementPack, 'limits' | 'bandProfile' | 'bandProfiles'>

/** How many indicators a mean rests on, of how many there are to measure. */
export type Coverage = { counted: number; of: number }

/** Where one measure (or one branch) stands: its achievement, exact and uncapped, or the blank it
 * has. */
export type Standing = {
  achievement: Percent | null
  /** Where the figure of its last ended period stands; `null` for what has nothing to measure. */
  state: FigureState | null
  /** What measuring said of its last figure; `null` without one. */
  result: AchievementState | null
  /** Of a branch: the indicators below it. */
  coverage?: Coverage
}

/** Several standings together. `unreported` counts the parts whose last period is over and empty,
 * also where an earlier one gives a value. */
export type RolledUp = Standing & {
  tone: Tone | null
  counted: number
  capped: number
  unreported: number
  coverage: Coverage
}

const asPart = (state: FigureState | null): AchievementState =>
  state === 'NOT_REPORTED'
    ? 'NO_DATA'
    : state === null || state === 'NOT_DUE'
      ? 'NOT_DUE'
      : 'NOT_APPLICABLE'

const partOf = ({ achievement, state, result }: Standing): Part =>
  achievement === null
    ? { state: result && result !== 'OK' ? result : asPart(state), achievement }
    : { state: 'OK', achievement }

/** One indicator counts where it has an achievement; what has nothing to measure is none. */
const coverageOf = ({ achievement, state, coverage }: Standing): Coverage =>
  coverage ?? {
    counted: achievement === null ? 0 : 1,
    of: achievement === null && state === null ? 0 : 1,
  }

/** One blank for several: a missing report is said before what cannot be measured, that before what
 * is not due; `null` when there is nothing to say. */
export function blankOf(standings: readonly Pick<Standing, 'state'>[]): FigureState | null {
  const states = standings.flatMap(({ state }) => state ?? [])
  if (states.includes('NOT_REPORTED')) return 'NOT_REPORTED'
  if (states.some((state) => state !== 'NOT_DUE')) return 'NOT_MEASURABLE'
  return states.length > 0 ? 'NOT_DUE' : null
}

/** The tone of an achievement under the pack's own profile: on the exact value
 * (`perjanjian-kinerja.md` §4.5). */
export function toneOf(achievement: Decimal, pack: RollUpPack): Tone | null {
  const profile = defaultProfile(pack)
  return profile ? (bandOf(profile, achievement)?.tone ?? null) : null
}

/** Mean of several standings (§4.4): equal weights, each capped as the pack says, blanks left out;
 * a sasaran from its indicators, an office from its sasaran. Exact: rounding is left to who
 * prints. */
export function rollUp(standings: readonly Standing[], pack: RollUpPack): RolledUp {
  const { value, counted, capped } = averageOf(standings.map(partOf), capForAverage(pack))
  const covered = standings.map(coverageOf)
  return {
    achievement: value,
    counted,
    capped,
    result: value ? 'OK' : null,
    state: value ? null : blankOf(standings),
    tone: value && toneOf(value, pack),
    unreported: standings.filter(({ state }) => state === 'NOT_REPORTED').length,
    coverage: {
      counted: covered.reduce((sum, one) => sum + one.counted, 0),
      of: covered.reduce((sum, one) => sum + one.of, 0),
    },
  }
}
