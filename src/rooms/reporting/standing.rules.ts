import { compare, decimal, fixed } from '../../kernel/decimal.ts'
import type { LocalDate } from '../../kernel/time.ts'
import type { AgreementState } from '../agreements/words.ts'
import {
  type AchievementState,
  capForAverage,
  figureState,
  type Tone,
} from '../measurement/words.ts'
import {
  type Descent,
  Frequency,
  identicalUp,
  type Polarity,
  type UnitKind,
} from '../planning/words.ts'
import { lastPeriod } from './moment.rules.ts'
import type { RollUpPack, Standing } from './roll-up.rules.ts'
import type { TreeMeasure } from './tree/tree.contract.ts'

/** The clause of a promise that a measure answers for. */
export type PromiseEntry = {
  agreementId: string
  code: string
  state: AgreementState
  /** Its target counts; until then the plan's does. */
  binds: boolean
  target: string
  agencyId: string | null
  personId: string
  giverPersonId: string | null
  giverPositionId: string | null
}

/** What was stored last for a measure up to a moment, for the year so far. */
export type ResultEntry = {
  period: string
  state: AchievementState
  uncapped: string | null
  realization: string | null
  target: string | null
  tone: Tone | null
  reason: string | null
}

/** What was reported for the last period that has ended. */
export type FigureEntry = {
  period: string
  blank: 'NOT_MEASURABLE' | null
  verdict: 'VERIFIED' | 'RETURNED' | null
  lockedAt: string | null
  provisional: boolean
}

/** A measure as the database gives it: the plan, the promise, the last achievement, the last
 * figure. */
export type MeasureEntry = {
  id: string
  nodeId: string
  number: number
  descent: Descent
  parentMeasureId: string | null
  indicator: string
  unit: string
  unitKind: UnitKind
  polarity: Polarity
  frequency: Frequency
  isKey: boolean
  target: string | null
  promise: PromiseEntry | null
  result: ResultEntry | null
  figure: FigureEntry | null
}

/** What is looked at: a year up to a month that has ended (`null` before the first has), on a
 * day. */
export type Moment = { year: number; upTo: string | null; today: LocalDate }

/** A measure with where it stands; `source` holds the figure: the measure itself, or the one above
 * whose figure it shares. */
export type Placed = {
  entry: MeasureEntry
  source: MeasureEntry
  standing: Standing
  period: string | null
  last: string | null
}

/** The measure whose figure counts: an identical one shares that of its parent, however far up
 * (`perjanjian-kinerja.md` §2.4 C5). */
const sourceOf = (entry: MeasureEntry, byId: ReadonlyMap<string, MeasureEntry>): MeasureEntry =>
  identicalUp(entry, byId).at(-1) ?? entry

/** Where every measure stands at a moment, by its id. */
export function standingsOf(
  entries: readonly MeasureEntry[],
  { year, upTo, today }: Moment,
): Map<string, Placed> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const lastOf = new Map(
    Frequency.options.map((frequency) => [frequency, lastPeriod(frequency, year, upTo)]),
  )
  return new Map(
    entries.map((entry) => {
      const source = sourceOf(entry, byId)
      const { result, figure, frequency } = source
      const last = lastOf.get(frequency) ?? null
      const standing: Standing = {
        achievement:
          result?.state === 'OK' && result.uncapped !== null ? decimal(result.uncapped) : null,
        state:
          last === null
            ? 'NOT_DUE'
            : figureState(last, figure?.period === last ? figure : null, today),
        result: result?.state ?? null,
      }
      return [entry.id, { entry, source, standing, period: result?.period ?? last, last }]
    }),
  )
}

const binding = ({ promise }: MeasureEntry): string | null =>
  promise && promise.target !== '' && promise.binds ? promise.target : null

/** The target of the year: as promised once everybody has signed, else as planned; an identical
 * measure without its own takes the shared one's. */
export const yearTarget = ({ entry, source }: Pick<Placed, 'entry' | 'source'>): string | null =>
  binding(entry) ?? entry.target ?? binding(source) ?? source.target

/** A measure as the tree shows it. */
export function treeMeasure(placed: Placed, pack: RollUpPack): TreeMeasure {
  const { entry, source, standing, period, last } = placed
  const { achievement, state } = standing
  const cap = capForAverage(pack)
  return {
    ...{
      id: entry.id,
      indicator: entry.indicator,
      unit: entry.unit,
      unitKind: entry.unitKind,
      polarity: entry.polarity,
      frequency: entry.frequency,
    },
    ...{
      isKey: entry.isKey,
      target: yearTarget(placed),
      value: source.result?.realization ?? null,
      against: source.result?.target ?? null,
    },
    achievement: achievement && fixed(achievement, pack.limits.places),
    capped: achievement !== null && cap !== null && compare(achievement, cap) > 0,
    tone: achievement && (source.result?.tone ?? null),
    state: state ?? 'NOT_DUE',
    period,
    last,
    provisional: source.figure?.provisional ?? false,
    reason: achievement ? null : (source.result?.reason ?? null),
    follows: source === entry ? null : source.id,
  }
}
