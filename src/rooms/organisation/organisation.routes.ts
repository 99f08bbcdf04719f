import type { Actions } from '../../platform/context.ts'
import type { organisationContract } from './organisation.contract.ts'
import type { OrganisationTables } from './organisation.tables.ts'
import { listPeople, listUnits, readUnit } from './unit.actions.ts'

export const organisationActions: Actions<typeof organisationContract, OrganisationTables> = {
  listUnits,
  readUnit,
  listPeople,
}
