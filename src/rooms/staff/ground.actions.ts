import type { ActionPlanTables } from '../actionplan/index.ts'
import type { AgreementsTables } from '../agreements/index.ts'
import type { AuditTables } from '../audit/index.ts'
import type { EvidenceTables } from '../evidence/index.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import type { PlanningTables } from '../planning/index.ts'
import type { FeedbackTables } from './feedback/feedback.tables.ts'
import type { StaffTables } from './staff.tables.ts'

/** Everything an act of this room may reach. */
export type StaffRoomTables = StaffTables &
  FeedbackTables &
  ActionPlanTables &
  AgreementsTables &
  PlanningTables &
  OrganisationTables &
  EvidenceTables &
  AuditTables
