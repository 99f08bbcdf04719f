import type { Actions } from '../../platform/context.ts'
import type { AuditTables } from '../audit/index.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import type { IdentityTables } from './identity.tables.ts'
import { changePassword } from './password.actions.ts'
import {
  actAs,
  closeSession,
  endOtherSessions,
  endOwnSession,
  listSessions,
  openSession,
  readRegion,
  readSession,
} from './session.actions.ts'
import type { sessionContract } from './session.contract.ts'

export const identityActions: Actions<
  typeof sessionContract,
  IdentityTables & OrganisationTables & AuditTables
> = {
  openSession,
  readSession,
  actAs,
  closeSession,
  changePassword,
  listSessions,
  endOwnSession,
  endOtherSessions,
  readRegion,
}
