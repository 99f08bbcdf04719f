import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Stage } from './in-force.contract.ts'
import type { NomenclatureLevel } from './nomenclature/nomenclature.contract.ts'

type Key = { tenantId: number; id: string }
type RealisedLine = {
  tenantId: number
  month: number
  skpdCode: string
  subUnitCode: string
  subActivityCode: string
  accountCode: string
  amount: number
}

export type BudgetTables = {
  'budget.versions': Key & {
    year: number
    sequence: number
    stage: Stage
    legalBasis: string | null
    approvedOn: LocalDate
    effectiveFrom: LocalDate
    digest: string | null
    recordedAt: Instant
    recordedBy: string | null
    withdrawnAt: Instant | null
  }
  'budget.approvals': Key & {
    versionId: string
    skpdCode: string
    dpaNumber: string | null
    approvedOn: LocalDate
    approvedBy: string | null
    consentBy: string | null
    recordedAt: Instant
    recordedUntil: Instant | null
  }
  'budget.lines': Key & {
    versionId: string
    rowNumber: number
    skpdCode: string
    skpdName: string
    subUnitCode: string
    subUnitName: string
    affairCode: string
    affairName: string | null
    programCode: string
    programName: string
    activityCode: string
    activityName: string
    subActivityCode: string
    subActivityName: string
    fundCode: string
    fundName: string
    accountCode: string
    accountName: string
    packageCode: string | null
    packageName: string | null
    amount: number
  }
  'budget.realisations': Key & {
    year: number
    sequence: number
    fromMonth: number
    toMonth: number
    offices: string[] | null
    recordedAt: Instant
    recordedBy: string | null
    withdrawnAt: Instant | null
  }
  'budget.realisedLines': RealisedLine & { realisationId: string }
  'budget.currentRealisation': RealisedLine & { year: number }
  'budget.unitAliases': Key & {
    code: string
    unitId: string
    validFrom: LocalDate | null
    subActivityCode: string | null
    executed: boolean
    fromUnitId: string | null
    eventId: string | null
    recordedAt: Instant
    recordedUntil: Instant | null
  }
  'budget.nomenclatureEditions': {
    code: string
    name: string
    legalBasis: string
    issuedOn: LocalDate | null
  }
  'budget.nomenclatureItems': {
    edition: string
    code: string
    level: NomenclatureLevel
    parentCode: string | null
    name: string
    performance: string | null
    indicator: string | null
    unitLabel: string | null
    regulation: string | null
  }
}
