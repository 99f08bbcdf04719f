import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import { organisationContract } from './organisation.contract.ts'
import type { OrganisationTables } from './organisation.tables.ts'
import { listPeople, listUnits, readUnit } from './unit/unit.actions.ts'

const organisationActions: Actions<typeof organisationContract, OrganisationTables> = {
  listUnits,
  readUnit,
  listPeople,
}

/** What this room offers. */
export const organisationRoom: Room<OrganisationTables> = {
  name: 'organisation',
  routes: [...answered(organisationContract, organisationActions)],
}
