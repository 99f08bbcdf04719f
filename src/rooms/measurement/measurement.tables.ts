import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { FigureVerdict, Scope, TargetSource } from './figure.contract.ts'

type Key = { tenant_id: number; id: string }
type Json = ColumnType<unknown, string, never>
type MaybeJson = ColumnType<unknown, string | null, never>

type FigureRow = Key & {
  measure_id: string
  period: string
  version: number
  value: string | null
  numerator: string | null
  denominator: string | null
  blank: 'NOT_MEASURABLE' | null
  provisional: boolean
  analysis: string | null
  reason: string | null
  evidence_ids: string[]
  captured_at: Instant
  reported_by: string | null
  acting_as: MaybeJson
  recorded_at: Instant
}

type ResultRow = Key & {
  measure_id: string
  period: string
  scope: Scope
  sequence: number
  figure_id: string
  state: 'OK' | 'NOT_DUE' | 'NO_DATA' | 'NOT_APPLICABLE' | 'INVALID'
  realization: string | null
  target: string | null
  target_source: TargetSource
  agreement_version_id: string | null
  formula: string | null
  inputs: Json
  uncapped: string | null
  capped: string | null
  band: string | null
  tone: string | null
  reason: string | null
  pack_code: string
  pack_digest: string
  computed_at: Instant
}

type LockRow = {
  tenant_id: number
  figure_id: string
  measure_id: string
  period: string
  number: number
  sequence: number
  locked_by: string | null
  locked_at: Instant
}

export type MeasurementTables = {
  'measurement.figures': FigureRow
  'measurement.verdicts': Key & {
    figure_id: string
    verdict: FigureVerdict
    question: string | null
    given_by: string | null
    acting_as: MaybeJson
    given_at: Instant
  }
  'measurement.locks': LockRow & { opened_before: GeneratedAlways<number | null> }
  'measurement.reopenings': {
    tenant_id: number
    measure_id: string
    period: string
    number: number
    reason: string
    reopened_by: string | null
    acting_as: MaybeJson
    reopened_at: Instant
  }
  'measurement.standing_locks': LockRow
  'measurement.results': ResultRow
  'measurement.current_figures': FigureRow & {
    verdict: FigureVerdict | null
    question: string | null
    given_by: string | null
    given_at: Instant | null
    locked_at: Instant | null
  }
  'measurement.current_results': ResultRow
}
