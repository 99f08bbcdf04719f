import type { Instant } from '../../kernel/time.ts'
import type { RowOf } from '../../platform/database/ledger.ts'
import type {
  indicatorLedger,
  measureLedger,
  nodeLedger,
  targetLedger,
} from './planning.ledgers.ts'

type Identity = { tenantId: number; id: string }
type Recorded = {
  recordedAt: Instant
  recordedUntil: Instant | null
  recordedBy: string | null
  closedBy: string | null
}

export type PlanningTables = {
  'planning.plans': Identity &
    Recorded & {
      kind: 'RPJMD' | 'RENSTRA'
      unitId: string | null
      name: string
      firstYear: number
      lastYear: number
      legalBasis: string | null
    }
  'planning.nodes': Identity
  'planning.nodeVersions': RowOf<typeof nodeLedger>
  'planning.indicators': Identity
  'planning.indicatorVersions': RowOf<typeof indicatorLedger>
  'planning.measures': RowOf<typeof measureLedger>
  'planning.targets': RowOf<typeof targetLedger>
}
