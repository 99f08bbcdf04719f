import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { TargetSource } from '../planning/words.ts'
import type { FigureVerdict, Scope } from './figure/figure.contract.ts'
import type { MergeRule } from './succession/opening.contract.ts'

type Key = { tenantId: number; id: string }
type Json = ColumnType<unknown, string, never>
type MaybeJson = ColumnType<unknown, string | null, never>

type FigureRow = Key & {
  measureId: string
  period: string
  version: number
  value: string | null
  numerator: string | null
  denominator: string | null
  blank: 'NOT_MEASURABLE' | null
  provisional: boolean
  analysis: string | null
  reason: string | null
  evidenceIds: string[]
  capturedAt: Instant
  reportedBy: string | null
  actingAs: MaybeJson
  recordedAt: Instant
}

type ResultRow = Key & {
  measureId: string
  period: string
  scope: Scope
  sequence: number
  figureId: string
  state: 'OK' | 'NOT_DUE' | 'NO_DATA' | 'NOT_APPLICABLE' | 'INVALID'
  realization: string | null
  target: string | null
  targetSource: TargetSource
  agreementVersionId: string | null
  formula: string | null
  inputs: Json
  uncapped: string | null
  capped: string | null
  band: string | null
  tone: string | null
  reason: string | null
  packCode: string
  packDigest: string
  computedAt: Instant
}

type LockRow = {
  tenantId: number
  figureId: string
  measureId: string
  period: string
  number: number
  sequence: number
  lockedBy: string | null
  lockedAt: Instant
}

export type MeasurementTables = {
  'measurement.figures': FigureRow
  'measurement.verdicts': Key & {
    figureId: string
    verdict: FigureVerdict
    question: string | null
    givenBy: string | null
    actingAs: MaybeJson
    givenAt: Instant
  }
  'measurement.locks': LockRow & { openedBefore: GeneratedAlways<number | null> }
  'measurement.reopenings': {
    tenantId: number
    measureId: string
    period: string
    number: number
    reason: string
    reopenedBy: string | null
    actingAs: MaybeJson
    reopenedAt: Instant
  }
  'measurement.standingLocks': LockRow
  'measurement.openings': Key & {
    eventId: string
    measureId: string
    sequence: number
    openedOn: LocalDate
    rule: MergeRule
    period: string | null
    value: string | null
    numerator: string | null
    denominator: string | null
    sourceIds: string[]
    sources: unknown
    recordedAt: Instant
  }
  'measurement.results': ResultRow
  'measurement.currentFigures': FigureRow & {
    verdict: FigureVerdict | null
    question: string | null
    givenBy: string | null
    givenAt: Instant | null
    lockedAt: Instant | null
  }
  'measurement.currentResults': ResultRow
}
