import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { AchievementState, Scope, Tone } from '../measurement/words.ts'
import type {
  Component,
  Descent,
  Frequency,
  Level,
  UnitKind as MeasureKind,
  Polarity,
} from '../planning/words.ts'

type Dated = { tenantId: number; validFrom: LocalDate; validTo: LocalDate | null }

/** The room owns no table: these are the views that other rooms publish for it (`design.md` §7).
 * Units, posts and people it takes from the chart. */
export type ReportingTables = {
  'planning.publishedNodes': Dated & {
    nodeId: string
    parentNodeId: string | null
    code: string
    component: Component
    level: Level
    statement: string
    unitId: string | null
    holderPositionId: string | null
    holderPersonId: string | null
    budgetCode: string | null
  }
  'planning.publishedMeasures': Dated & {
    measureId: string
    nodeId: string
    number: number
    descent: Descent
    parentMeasureId: string | null
    code: string
    name: string
    unitLabel: string
    unitKind: MeasureKind
    polarity: Polarity
    frequency: Frequency
    isKey: boolean
    definedFrom: LocalDate
    definedTo: LocalDate | null
  }
  'planning.publishedIndicators': Dated & { indicatorId: string; code: string; name: string }
  'agreements.publishedAgreements': {
    tenantId: number
    agreementId: string
    code: string
    year: number
    agencyId: string | null
    personId: string
    positionId: string | null
    giverPersonId: string | null
  }
  'budget.publishedHeadings': {
    tenantId: number
    versionId: string
    year: number
    skpdCode: string
    skpdName: string
    code: string
    name: string
  }
  'identity.publishedAccounts': { tenantId: number; personId: string }
  'documents.publishedSigners': { tenantId: number; personId: string }
  'planning.publishedTargets': {
    tenantId: number
    measureId: string
    period: string
    value: string
  }
  'measurement.publishedFigures': {
    tenantId: number
    measureId: string
    period: string
    version: number
    blank: 'NOT_MEASURABLE' | null
    provisional: boolean
    verdict: 'VERIFIED' | 'RETURNED' | null
    lockedAt: Instant | null
    standing: number
  }
  'measurement.publishedResults': {
    tenantId: number
    measureId: string
    period: string
    scope: Scope
    sequence: number
    state: AchievementState
    realization: string | null
    target: string | null
    uncapped: string | null
    tone: Tone | null
    reason: string | null
    standing: number
  }
}
